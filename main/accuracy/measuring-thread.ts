/** Starts the thread that measures. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Output } from '../../preload/contract/index.ts';

export type Measurement = Omit<Output<'accuracy.measure'>, 'id' | 'at' | 'by'>;

/** The worker is beside the engine once both are bundled, and beside this file in the source. */
function workerFile(): URL {
  const here = import.meta.url;
  const name = here.endsWith('.ts') ? './measuring-worker.ts' : './measuring-worker.js';
  return new URL(name, here);
}

/** Throws CANCELLED once `signal` aborts. */
export async function measuredInThread(signal: AbortSignal): Promise<Measurement> {
  if (signal.aborted) throw new VigilError('CANCELLED');
  const worker = new Worker(workerFile(), { execArgv: [] });
  const ended = once(worker, 'exit').then((): never => {
    throw new VigilError('UNEXPECTED');
  });
  try {
    const [report]: Measurement[] = await Promise.race([once(worker, 'message', { signal }), ended]);
    if (report === undefined) throw new VigilError('UNEXPECTED');
    return report;
  } catch (error) {
    throw signal.aborted ? new VigilError('CANCELLED') : error;
  } finally {
    ended.catch(() => undefined);
    await worker.terminate();
  }
}

/** Starts the thread that makes a Word file. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { VigilError } from '../../../preload/contract/errors.ts';
import type { Paper } from './paper.ts';

/** The worker is beside the engine once both are bundled, and beside this file in the source. */
function workerFile(): URL {
  const here = import.meta.url;
  const name = here.endsWith('.ts') ? './word-worker.ts' : './word-worker.js';
  return new URL(name, here);
}

/** The bytes of the file. Throws CANCELLED once `signal` aborts. */
export async function docxInThread(paper: Paper, signal: AbortSignal): Promise<Uint8Array> {
  if (signal.aborted) throw new VigilError('CANCELLED');
  const worker = new Worker(workerFile(), {
    workerData: paper,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 768 },
  });
  const ended = once(worker, 'exit').then((): never => {
    throw new VigilError('UNEXPECTED');
  });
  try {
    const [bytes]: Uint8Array[] = await Promise.race([once(worker, 'message', { signal }), ended]);
    if (bytes === undefined) throw new VigilError('UNEXPECTED');
    return bytes;
  } catch (error) {
    throw signal.aborted ? new VigilError('CANCELLED') : error;
  } finally {
    ended.catch(() => undefined);
    await worker.terminate();
  }
}

/** Starts the thread that reads what others wrote, and yields what it hands over one by one. */
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { VigilError } from '../../preload/contract/errors.ts';
import type { FromImportWorker, Reading, ReadingOrder, Readings, ToImportWorker } from './import-messages.ts';

/** The worker is beside the engine when both are bundled, and beside this file in the source. */
function workerFile(): URL {
  const here = import.meta.url;
  const name = here.endsWith('.ts') ? './import-worker.ts' : './import-worker.js';
  return new URL(name, here);
}

const next: ToImportWorker = 'next';

function asFailure(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return new VigilError('CANCELLED');
  // The file needed more memory than reading one may take: the thread ended, and nothing else.
  const ranOut = error instanceof Error && Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY';
  return ranOut ? new VigilError('FILE_TOO_LARGE') : error;
}

/**
 * The parts in the order of the file, and at the end what the thread says about the whole. A part counts as dealt with
 * when the next one is asked for. Throws what the reader throws, FILE_TOO_LARGE where a file takes too much memory, and
 * CANCELLED once `signal` is given.
 */
export async function* readInThread<R extends Reading>(
  order: ReadingOrder<R>,
  signal: AbortSignal,
): AsyncGenerator<Readings[R]['part'], Readings[R]['end'], void> {
  if (signal.aborted) throw new VigilError('CANCELLED');
  const worker = new Worker(workerFile(), {
    workerData: order,
    transferList: order.source.kind === 'pieces' ? [order.source.port] : [],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 24 },
  });
  try {
    for await (const [said] of on(worker, 'message', { signal, close: ['exit'] })) {
      const message: FromImportWorker<R> = said;
      if (message.kind === 'failed') throw new VigilError(message.code, message.about);
      if (message.kind === 'end') return message.end;
      yield message.part;
      worker.postMessage(next);
    }
    throw new VigilError('UNEXPECTED');
  } catch (error) {
    throw asFailure(error, signal);
  } finally {
    await worker.terminate();
  }
}

/** For a reading that hands nothing over on the way. Throws as `readInThread` does. */
export async function readAtOnce<R extends Reading>(
  order: ReadingOrder<R>,
  signal: AbortSignal,
): Promise<Readings[R]['end']> {
  const parts = readInThread(order, signal);
  for (;;) {
    const step = await parts.next();
    if (step.done) return step.value;
  }
}

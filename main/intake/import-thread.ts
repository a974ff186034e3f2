/** Starts the thread that reads a file, and gives its batches one by one. */
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { VigilError } from '../../preload/contract/errors.ts';
import type { FromImportWorker, ImportBatch, ImportOrder, ToImportWorker } from './import-messages.ts';

/** The worker lies beside the engine when both are bundled, and beside this file in the source. */
function workerFile(): URL {
  const here = import.meta.url;
  const name = here.endsWith('.ts') ? './import-worker.ts' : './import-worker.js';
  return new URL(name, here);
}

const next: ToImportWorker = 'next';

/**
 * The batches in the order of the file; returns the file's SHA-256. A batch counts as dealt with when the next one is
 * asked for. Throws what the reader throws, and CANCELLED once `signal` is given.
 */
export async function* importBatches(
  order: ImportOrder,
  signal: AbortSignal,
): AsyncGenerator<ImportBatch, Uint8Array, void> {
  if (signal.aborted) throw new VigilError('CANCELLED');
  const worker = new Worker(workerFile(), {
    workerData: order,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 24 },
  });
  try {
    for await (const [said] of on(worker, 'message', { signal, close: ['exit'] })) {
      const message: FromImportWorker = said;
      if (message.kind === 'failed') throw new VigilError(message.code);
      if (message.kind === 'end') return message.digest;
      yield { rows: message.rows, refused: message.refused };
      worker.postMessage(next);
    }
    throw new VigilError('UNEXPECTED');
  } catch (error) {
    throw signal.aborted ? new VigilError('CANCELLED') : error;
  } finally {
    await worker.terminate();
  }
}

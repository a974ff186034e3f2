/** Has a document read in a thread of its own, which is ended at the limits of time and of memory. */
import { Worker } from 'node:worker_threads';
import { VigilError } from '../../preload/contract/errors.ts';
import { unknownType } from '../files/sniff.ts';
import type { TextOrder, TextRead } from './texts.ts';

/** The worker is beside the engine when both are bundled, and beside this file in the source. */
function workerFile(): URL {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? './text-worker.ts' : './text-worker.js', here);
}

const heapMegabytes = 384;
/** What unpacks to far more than it is takes memory outside the heap. Measured for a PDF of 300 MB in one stream: 750 MB. */
const mostGrowth = 1024 * 1024 * 1024;
const lookedEvery = 100;

const ended = (state: TextRead['state']): TextRead => ({
  type: unknownType,
  state,
  pages: null,
  confidence: null,
  texts: [],
});

/** Never more than one at once: what is hostile does not take the memory of several. */
let before: Promise<unknown> = Promise.resolve();

async function run(order: TextOrder, seconds: number, signal: AbortSignal): Promise<TextRead> {
  if (signal.aborted) throw new VigilError('CANCELLED');
  const worker = new Worker(workerFile(), {
    workerData: order,
    // Given away, so that a large file is held once.
    transferList: [order.bytes.buffer],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32 },
  });
  const room = process.memoryUsage.rss() + mostGrowth;
  const over = Promise.withResolvers<TextRead>();
  const timer = setTimeout(() => over.resolve(ended('took_too_long')), seconds * 1_000);
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() > room) over.resolve(ended('too_large'));
  }, lookedEvery);
  const stop = () => over.reject(new VigilError('CANCELLED'));
  signal.addEventListener('abort', stop, { once: true });
  // Whatever a hostile file does to the thread, it ends the thread and nothing else.
  worker.once('error', (error) =>
    over.resolve(ended(Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too_large' : 'damaged')),
  );
  worker.once('exit', () => over.resolve(ended('damaged')));
  worker.once('message', (read: TextRead) => over.resolve(read));
  try {
    return await over.promise;
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/** The bytes are the thread's from then on. Throws CANCELLED; whatever the document does is an answer. */
export function readInThread(order: TextOrder, seconds: number, signal: AbortSignal): Promise<TextRead> {
  const mine = before.then(() => run(order, seconds, signal));
  before = mine.catch(() => undefined);
  return mine;
}

/** Asks the worker where things go. A newer question takes the place of one that is still being worked on. */

import { catalogue } from './catalogue.ts';
import type { Point } from './chart.ts';
import type { Laid, ToLay } from './to-lay.ts';

const texts = catalogue.layOut;

let worker: Worker | null = null;
let asked = 0;
let waiting: { id: number; done: (places: Map<string, Point>) => void; failed: (why: unknown) => void } | null = null;

/** Its memory is given back, with whatever it was laying out. */
export function stopLayingOut(): void {
  worker?.terminate();
  worker = null;
  waiting?.failed(new DOMException(texts.anotherLayoutWasAsked, texts.aborterror));
  waiting = null;
}

function start(): Worker {
  const begun = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
  begun.addEventListener('message', ({ data }: MessageEvent<Laid>) => {
    if (waiting?.id !== data.id) return;
    waiting.done(new Map(data.places.map(([key, x, y]) => [key, { x, y }])));
    waiting = null;
  });
  begun.addEventListener('error', (event) => {
    event.preventDefault();
    waiting?.failed(new Error('A chart could not be laid out.'));
    waiting = null;
    stopLayingOut();
  });
  return begun;
}

/** Rejects with an AbortError where another layout was asked for meanwhile. */
export function layOut(spots: ToLay['spots'], edges: ToLay['edges']): Promise<Map<string, Point>> {
  if (waiting !== null) stopLayingOut();
  worker ??= start();
  asked += 1;
  const id = asked;
  return new Promise((done, failed) => {
    waiting = { id, done, failed };
    // The same chart looks the same whenever it is laid out.
    worker?.postMessage({ id, seed: 1, spots, edges } satisfies ToLay);
  });
}

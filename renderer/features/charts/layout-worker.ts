/**
 * Lays a chart out beside the page, so that nothing stands still meanwhile. The same question always gets the same answer: the library
 * takes its chance from `Math.random`, which is a seeded one here, set anew for each question.
 */
import { placesOf, seeded } from './layouts.ts';
import type { Laid, ToLay } from './to-lay.ts';

self.addEventListener('message', ({ data }: MessageEvent<ToLay>) => {
  Math.random = seeded(data.seed);
  self.postMessage({ id: data.id, places: placesOf(data) } satisfies Laid);
});

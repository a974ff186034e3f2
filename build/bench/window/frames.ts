/** Frames, from the browser's own tracing. */
import { z } from 'zod';

const Event = z.object({ name: z.string(), ts: z.number() });
const Trace = z.object({ traceEvents: z.array(z.unknown()) });

/** What to trace so that `framesOf` finds its frames. */
export const frameCategories = [
  'disabled-by-default-devtools.timeline.frame',
  'devtools.timeline',
  'latencyInfo',
  'input',
  'benchmark',
];

/**
 * Milliseconds from each drawn frame to the next while the wheel was turned: before its first turn and after its last nothing
 * moves, and nothing is drawn. Throws where no frame was drawn.
 */
export function framesOf(trace: Buffer): number[] {
  const events = Trace.parse(JSON.parse(trace.toString('utf8'))).traceEvents.flatMap((each) => {
    const event = Event.safeParse(each);
    return event.success ? [event.data] : [];
  });
  const at = (name: string) => events.filter((event) => event.name === name).map(({ ts }) => ts);
  const turns = at('InputLatency::MouseWheel');
  const [first, last] = [Math.min(...turns), Math.max(...turns)];
  const drawn = at('DrawFrame')
    .filter((ts) => ts >= first && ts <= last)
    .sort((one, other) => one - other);
  const gaps = drawn.slice(1).map((ts, index) => (ts - (drawn[index] ?? ts)) / 1000);
  if (gaps.length === 0) throw new Error('the browser drew no frame');
  return gaps;
}

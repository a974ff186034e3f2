/** Frames as they are read from a browser's trace. */
import { describe, expect, it } from 'vitest';
import { framesOf } from '../../build/bench/window/frames.ts';

const trace = (...events: [name: string, ms: number][]) =>
  Buffer.from(JSON.stringify({ traceEvents: events.map(([name, ms]) => ({ name, ts: ms * 1000 })) }));

describe('frames of a trace', () => {
  it('are those between the first turn of the wheel and the last, in the order of their time', () => {
    const gaps = framesOf(
      trace(
        ['DrawFrame', 1],
        ['InputLatency::MouseWheel', 100],
        ['DrawFrame', 132],
        ['DrawFrame', 116],
        ['DrawFrame', 210],
        ['InputLatency::MouseWheel', 220],
        ['DrawFrame', 900],
      ),
    );
    expect(gaps).toEqual([16, 78]);
  });

  it('are missed where none was drawn: a still picture is no smooth one', () => {
    expect(() => framesOf(trace(['InputLatency::MouseWheel', 1], ['InputLatency::MouseWheel', 2]))).toThrow('no frame');
  });
});

/** A chart is laid out alike whenever it is, and what stands on it stays where it is when more is added. */
import { afterEach, describe, expect, it } from 'vitest';
import { placesOf, seeded } from '../../renderer/features/charts/layouts.ts';
import { type ToLay, withForces } from '../../renderer/features/charts/to-lay.ts';

const { random } = Math;
afterEach(() => {
  Math.random = random;
});

/** A case with so many things, every third of which has two of its own. */
function chartOf(count: number, fixed: (at: number) => boolean = () => false): ToLay {
  const spots = Array.from({ length: count }, (_, at) => ({
    key: `n${at}`,
    x: (at % 10) * 90,
    y: Math.floor(at / 10) * 90,
    fixed: fixed(at),
  }));
  const edges = spots.slice(1).map(({ key }, at) => [`n${at % 3 === 0 ? 0 : Math.floor(at / 3)}`, key] as const);
  return { id: 1, seed: 1, spots, edges };
}

function laid(chart: ToLay) {
  Math.random = seeded(chart.seed);
  return placesOf(chart);
}

describe('a layout', () => {
  for (const count of [40, withForces])
    it(`of ${count} is the same each time, and nothing lies on another`, () => {
      const places = laid(chartOf(count));
      expect(laid(chartOf(count))).toEqual(places);
      expect(new Set(places.map(([, x, y]) => `${Math.round(x / 10)} ${Math.round(y / 10)}`)).size).toBeGreaterThan(
        count * 0.95,
      );
    });

  for (const count of [40, withForces])
    it(`of ${count} leaves what was there where it was`, () => {
      const chart = chartOf(count, (at) => at < count - 5);
      const places = new Map(laid(chart).map(([key, x, y]) => [key, { x, y }]));
      for (const { key, x, y, fixed } of chart.spots) if (fixed) expect(places.get(key)).toEqual({ x, y });
      for (const { key, fixed } of chart.spots)
        if (!fixed) expect(Object.values(places.get(key) ?? {}).every(Number.isFinite)).toBe(true);
    });
});

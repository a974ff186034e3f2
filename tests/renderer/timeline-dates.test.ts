import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place, spanOf } from '../../renderer/features/plots/timeline/span.ts';
import { ticks } from '../../renderer/features/plots/timeline/ticks.ts';
import {
  bounded,
  clamp,
  LONGEST_MS,
  reveal,
  SHORTEST_MS,
  windowAround,
  zoom,
} from '../../renderer/features/plots/timeline/timeline-window.ts';
import { timelineItems } from './gallery/made-up.ts';

const iso = (at: number | undefined) => (at === undefined ? '' : new Date(at).toISOString());
const DAY = 86_400_000;

describe('from a date as it is known to a stretch of time', () => {
  it('leaves an unreadable date out and says how many there were', () => {
    const [good, bad] = timelineItems(2);
    if (good === undefined || bad === undefined) throw new Error('no items');
    expect(place([good, { ...bad, from: 'some day' }])).toMatchObject({ unreadable: 1, placed: [{ item: good }] });
  });

  it('ignores an end that lies before its start', () => {
    const span = spanOf({ from: '2026-03-14T09:00:00.000Z', to: '2026-03-01T00:00:00.000Z', precision: 'minute' });
    expect(span).toEqual({
      start: Date.parse('2026-03-14T09:00:00.000Z'),
      end: Date.parse('2026-03-14T09:00:00.000Z'),
    });
  });

  it('takes the British day, also on the short Sunday when the clocks go forward', () => {
    const span = spanOf({ from: '2026-03-29T12:00:00.000Z', to: null, precision: 'day' });
    expect(iso(span?.start)).toBe('2026-03-29T00:00:00.000Z');
    expect(iso(span?.end)).toBe('2026-03-29T23:00:00.000Z');
  });

  it('takes the whole month in the officer’s zone, and a month range to the end of its last month', () => {
    const month = spanOf({ from: '2026-07-10T00:00:00.000Z', to: null, precision: 'month' });
    expect(iso(month?.start)).toBe('2026-06-30T23:00:00.000Z');
    expect(iso(month?.end)).toBe('2026-07-31T23:00:00.000Z');
    const range = spanOf({ from: '2026-01-10T00:00:00.000Z', to: '2026-02-03T00:00:00.000Z', precision: 'month' });
    expect(iso(range?.end)).toBe('2026-03-01T00:00:00.000Z');
    const known = { from: '2026-01-10T00:00:00.000Z', to: '2026-02-03T12:00:00.000Z', precision: 'month' as const };
    expect(iso(spanOf({ ...known, toPrecision: 'day' })?.end)).toBe('2026-02-04T00:00:00.000Z');
  });

  it('draws an approximate date a fortnight to either side', () => {
    const span = spanOf({ from: '2026-03-14T12:00:00.000Z', to: null, precision: 'approximate' });
    expect((span?.end ?? 0) - (span?.start ?? 0)).toBe(28 * DAY);
  });
});

describe('ticks in British dates', () => {
  const window = (from: string, to: string) => ({ start: Date.parse(from), end: Date.parse(to) });

  it('names months below and years above when a year is in sight', () => {
    const { minor, major } = ticks(window('2025-06-01T00:00:00Z', '2026-06-01T00:00:00Z'), 1000);
    expect(minor.map(({ label }) => label)).toContain('Sep');
    expect(major.map(({ label }) => label)).toEqual(['2025', '2026']);
  });

  it('names clock times below and the day above when hours are in sight', () => {
    const { minor, major } = ticks(window('2026-03-14T06:00:00Z', '2026-03-14T18:00:00Z'), 1000);
    expect(minor.map(({ label }) => label)).toContain('09:00');
    expect(major[0]?.label).toBe('14 Mar 2026');
  });

  it('has one tick at midnight after the long Sunday when the clocks go back', () => {
    const { minor } = ticks(window('2009-10-24T10:00:00Z', '2009-10-29T10:00:00Z'), 1000);
    expect(minor.map(({ label }) => label)).toEqual(Array.from({ length: 10 }, (_, n) => ['12:00', '00:00'][n % 2]));
    expect(iso(minor[3]?.at)).toBe('2009-10-26T00:00:00.000Z');
  });

  it('leaves out a first day that is no Monday, although the window starts with it', () => {
    const { minor } = ticks(window('2026-03-15T00:00:00Z', '2026-06-01T00:00:00Z'), 1000);
    expect(minor[0]?.label).toBe('16 Mar');
  });

  it('keeps ticks inside the window, in order and apart, whatever the zoom', () => {
    const lengths = fc.double({ min: Math.log(SHORTEST_MS), max: Math.log(LONGEST_MS), noNaN: true }).map(Math.exp);
    const starts = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2030-01-01') });
    fc.assert(
      fc.property(starts, lengths, (start, length) => {
        const { minor } = ticks({ start, end: start + length }, 1000);
        for (const [index, tick] of minor.entries()) {
          expect(tick.at).toBeGreaterThanOrEqual(start);
          expect(tick.at).toBeLessThanOrEqual(start + length);
          const before = minor[index - 1];
          if (before !== undefined) expect(((tick.at - before.at) / length) * 1000).toBeGreaterThan(25);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the window of time', () => {
  const whole = { start: 0, end: 100 * DAY };

  it('shows a day around a single moment instead of nothing', () => {
    const around = windowAround({ start: 5 * DAY, end: 5 * DAY });
    expect(around.end - around.start).toBe(DAY);
  });

  it('keeps the moment under the pointer where it is while zooming', () => {
    const window = { start: 10 * DAY, end: 20 * DAY };
    const closer = zoom(window, 0.5, 12 * DAY);
    expect((12 * DAY - closer.start) / (closer.end - closer.start)).toBeCloseTo(0.2);
  });

  it('cannot be zoomed beyond its bounds or moved off what there is', () => {
    expect(bounded({ start: 0, end: 1 }).end - bounded({ start: 0, end: 1 }).start).toBe(SHORTEST_MS);
    const lost = clamp({ start: 900 * DAY, end: 910 * DAY }, whole);
    expect(lost.start).toBeLessThan(whole.end);
    const before = clamp({ start: -900 * DAY, end: -890 * DAY }, whole);
    expect(before.end).toBeGreaterThan(whole.start);
  });

  it('moves only as far as it must to show an item', () => {
    const window = { start: 10 * DAY, end: 20 * DAY };
    expect(reveal(window, { start: 14 * DAY, end: 15 * DAY })).toBe(window);
    expect(reveal(window, { start: 25 * DAY, end: 25 * DAY }).end).toBeGreaterThan(25 * DAY);
    expect(reveal(window, { start: 2 * DAY, end: 2 * DAY }).start).toBeLessThan(2 * DAY);
  });
});

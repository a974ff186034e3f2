import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bucketLength,
  cull,
  layOutLane,
  type Mark,
  pack,
  takenBy,
  withinSight,
} from '../../renderer/features/plots/timeline/layout.ts';
import type { Placed, Span } from '../../renderer/features/plots/timeline/types.ts';
import { timelineItems } from './gallery/made-up.ts';

const DAY = 86_400_000;
const start = Date.parse('2026-01-01T00:00:00.000Z');
const year: Span = { start, end: start + 365 * DAY };

function tip(id: string, day: number, days = 0, title = 'Van seen'): Placed {
  const [base] = timelineItems(1);
  if (base === undefined) throw new Error('no item');
  const at = start + day * DAY;
  return { item: { ...base, id, lane: 'tip', title }, start: at, end: at + days * DAY, soft: false, known: at };
}

function overlaps(marks: readonly Mark[]): boolean {
  return marks.some((mark, index) =>
    marks
      .slice(index + 1)
      .some((other) => other.row === mark.row && other.x < mark.x + mark.width && mark.x < other.x + other.width),
  );
}

const many = fc
  .array(
    fc.record({
      day: fc.double({ min: -50, max: 400, noNaN: true }),
      days: fc.double({ min: 0, max: 60, noNaN: true }),
    }),
    {
      maxLength: 250,
    },
  )
  .map((made) => made.map(({ day, days }, index) => tip(`t${index}`, day, days)).sort((a, b) => a.start - b.start));

describe('laying out a lane', () => {
  it('has one empty row when there is nothing', () => {
    expect(layOutLane([], year, 1000, 3)).toEqual({ marks: [], rows: 1, mode: 'titles' });
  });

  it('keeps an item that began before the window and reaches into it, and drops one far outside', () => {
    const items = [tip('reaches in', -100, 120), tip('far', -300, 10)];
    expect(cull(items, year, 0).map(({ item }) => item.id)).toEqual(['reaches in']);
  });

  it('shows titles while they fit, marks alone when they do not, and counts when it is too dense', () => {
    const spread = Array.from({ length: 4 }, (_, index) => tip(`a${index}`, index * 90));
    const closer = Array.from({ length: 60 }, (_, index) =>
      tip(`b${index}`, index * 6, 0, 'A long title that needs room'),
    );
    const dense = Array.from({ length: 600 }, (_, index) => tip(`c${index}`, index / 2));
    expect(layOutLane(spread, year, 1000, 1).mode).toBe('titles');
    expect(layOutLane(closer, year, 1000, 2).mode).toBe('marks');
    expect(layOutLane(dense, year, 1000, 2).mode).toBe('clusters');
  });

  it('merges only where it is dense: a lone tip stays a mark of its own', () => {
    const crowd = Array.from({ length: 40 }, (_, index) => tip(`c${index}`, 100 + index / 10));
    const { marks } = layOutLane([tip('alone', 10), ...crowd], year, 1000, 3);
    expect(marks.find((mark) => mark.items[0]?.item.id === 'alone')?.items).toHaveLength(1);
    expect(marks.some((mark) => mark.items.length > 1)).toBe(true);
  });

  it('never loses or doubles an item, keeps to its rows, and no two marks of a row overlap', () => {
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 200, max: 1600 }), (items, rows, width) => {
        const layout = layOutLane(items, year, width, rows);
        const shown = layout.marks.flatMap((mark) => mark.items.map(({ item }) => item.id)).sort();
        const expected = cull(items, year, (year.end - year.start) / 4)
          .map(({ item }) => item.id)
          .sort();
        expect(shown).toEqual(expected);
        expect(layout.marks.every((mark) => mark.row < layout.rows)).toBe(true);
        expect(layout.rows).toBeLessThanOrEqual(rows);
        expect(overlaps(layout.marks)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps clusters in place while panning, since their stretches are fixed in time', () => {
    const dense = Array.from({ length: 900 }, (_, index) => tip(`c${index}`, index / 3));
    const later: Span = { start: year.start + 20 * DAY, end: year.end + 20 * DAY };
    const keys = (window: Span) => new Set(layOutLane(dense, window, 900, 2).marks.map((mark) => mark.key));
    const inBoth = [...keys(year)].filter((key) => keys(later).has(key));
    expect(bucketLength(year, 900)).toBe(bucketLength(later, 900));
    expect(inBoth.length).toBeGreaterThan(10);
  });

  it('gives up packing rather than go over its rows', () => {
    const marks = ['a', 'b'].map((id) => ({ key: id, items: [tip(id, 1)], x: 10, width: 14, label: 0, row: 0 }));
    expect(pack(marks, 1)).toBeNull();
    expect(pack(marks, 2)?.rows).toBe(2);
  });

  it('reserves room for a title beside a narrow mark and none extra inside a wide one', () => {
    const narrow = { key: 'n', items: [], x: 0, width: 14, label: 80, row: 0 };
    expect(takenBy(narrow)).toBe(94);
    expect(takenBy({ ...narrow, width: 200 })).toBe(200);
  });

  it('writes no title without its mark in sight, and none that the right edge cuts off', () => {
    const mark = { key: 'm', items: [tip('m', 1)], x: 100, width: 24, label: 120, row: 0 };
    const labelAt = (x: number) => withinSight([{ ...mark, x }], 1000)[0]?.label;
    expect(labelAt(100)).toBe(120);
    expect(labelAt(-30)).toBe(0);
    expect(labelAt(890)).toBe(86);
    expect(labelAt(940)).toBe(0);
  });
});

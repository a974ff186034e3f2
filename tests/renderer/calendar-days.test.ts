import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarOf,
  dayAfterKey,
  levelCount,
  monthsOver,
  rowOf,
} from '../../renderer/features/oversight/calendar-days.ts';
import { besideYearBefore } from '../../renderer/features/oversight/year-before.ts';

/** So many days from one on, with these totals. */
const daysFrom = (first: string, totals: readonly number[]) =>
  totals.map((total, at) => ({
    day: new Date(Date.parse(first) + at * 86_400_000).toISOString().slice(0, 10),
    total,
  }));

const someDays = fc
  .tuple(
    fc.integer({ min: 0, max: 4000 }),
    fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 560 }),
  )
  .map(([after, totals]) => daysFrom(new Date(Date.UTC(2018, 0, 1 + after)).toISOString().slice(0, 10), totals));

describe('the calendar of contributions', () => {
  it('places Sunday 30 August 2026 under Sunday and the day after it in the next week, under Monday', () => {
    const { days, weeks, months } = calendarOf(daysFrom('2026-08-30', [4, 7, 0]));
    expect(days.map(({ week, weekday }) => [week, weekday])).toEqual([
      [0, 6],
      [1, 0],
      [1, 1],
    ]);
    expect(weeks).toBe(2);
    expect(months).toEqual([{ month: '2026-09', week: 1 }]);
  });

  it('is empty for no days, and shades nothing where nothing came in', () => {
    expect(calendarOf([])).toEqual({ days: [], weeks: 0, months: [], levels: [] });
    expect(calendarOf(daysFrom('2026-03-01', [0, 0, 0])).levels).toEqual([]);
  });

  it('keeps every day once, in its own place, and shades a fuller day never lighter', () => {
    fc.assert(
      fc.property(someDays, (given) => {
        const calendar = calendarOf(given);
        const { days, levels, weeks } = calendar;
        expect(days.map(({ day, total }) => ({ day, total }))).toEqual(given);
        expect(new Set(days.map(({ week, weekday }) => week * 7 + weekday)).size).toBe(given.length);
        for (const one of days) {
          expect(one.level === 0).toBe(one.total === 0);
          expect(one.level).toBeLessThanOrEqual(levelCount);
        }
        expect(
          [0, 1, 2, 3, 4, 5, 6]
            .flatMap((weekday) => rowOf(calendar, weekday).map(({ place }) => place))
            .filter((at) => at !== null)
            .sort((a, b) => a - b),
        ).toEqual(given.map((_, at) => at));
        expect(monthsOver(calendar).reduce((sum, month) => sum + month.weeks, 0)).toBe(weeks);
        const byTotal = [...days].sort((a, b) => a.total - b.total);
        expect(byTotal.map(({ level }) => level)).toEqual(byTotal.map(({ level }) => level).sort((a, b) => a - b));
        // What the key says of a shade holds for each day of it.
        for (const { level, from, to } of levels)
          for (const day of days) if (day.level === level) expect(day.total >= from && day.total <= to).toBe(true);
      }),
    );
  });

  it('goes from day to day by keys, and stays where there is no further', () => {
    const calendar = calendarOf(daysFrom('2026-08-03', Array<number>(20).fill(1)));
    expect(dayAfterKey(calendar, 8, 'ArrowRight')).toBe(15);
    expect(dayAfterKey(calendar, 8, 'ArrowUp')).toBe(7);
    expect(dayAfterKey(calendar, 15, 'ArrowRight')).toBe(15);
    expect(dayAfterKey(calendar, 0, 'ArrowUp')).toBe(0);
    expect(dayAfterKey(calendar, 3, 'End')).toBe(19);
    expect(dayAfterKey(calendar, 3, 'x')).toBe(3);
  });
});

describe('a series beside the year before', () => {
  it('compares the last weeks with those 52 weeks before', () => {
    // One in each day of the first year, two in each of the second.
    const days = [...Array<number>(364).fill(1), ...Array<number>(184).fill(2)].map((n, at) => ({
      day: new Date(Date.UTC(2025, 4, 1 + at)).toISOString().slice(0, 10),
      n,
    }));
    const compared = besideYearBefore(days);
    expect(compared.now).toHaveLength(26);
    expect(compared.now.every(({ n }) => n === 14)).toBe(true);
    expect(compared.before.every(({ n }) => n === 7)).toBe(true);
    expect([compared.total, compared.totalBefore]).toEqual([364, 182]);
    expect(Date.parse(compared.now[0]?.from ?? '') - Date.parse(compared.before[0]?.from ?? '')).toBe(364 * 86_400_000);
  });

  it('compares nothing where there is no year before', () => {
    const days = Array.from({ length: 60 }, (_, at) => ({ day: `day ${at}`, n: 1 }));
    expect(besideYearBefore(days)).toEqual({ now: [], before: [], total: 0, totalBefore: 0 });
  });
});

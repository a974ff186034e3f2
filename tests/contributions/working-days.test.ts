/** Due days count the days on which people are at work in England and Wales. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, bankHolidays, isWorkingDay } from '../../main/contributions/working-days.ts';
import { addDays } from '../../main/store/uk-day.ts';
import { openHarness } from '../support/engine.ts';

const easter = new Set(['2026-04-03', '2026-04-06']);

describe('working days', () => {
  it.each([
    ['from a Monday', '2026-03-09', 1, '2026-03-10'],
    ['over a weekend', '2026-03-13', 1, '2026-03-16'],
    ['from a Saturday', '2026-03-14', 2, '2026-03-17'],
    ['over Easter', '2026-04-02', 1, '2026-04-07'],
    ['none, on a working day', '2026-04-02', 0, '2026-04-02'],
    ['none, on Good Friday', '2026-04-03', 0, '2026-04-07'],
  ])('%s', (_, day, days, expected) => expect(addWorkingDays(day, days, easter)).toBe(expected));

  it('end on a working day, with as many of them in between as were allowed', () => {
    const days = fc.integer({ min: 0, max: 1_200 }).map((n) => addDays('2025-01-01', n));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), (day, allowed) => {
        const end = addWorkingDays(day, allowed, easter);
        let worked = 0;
        for (let at = addDays(day, 1); at <= end; at = addDays(at, 1)) if (isWorkingDay(at, easter)) worked += 1;
        expect(worked).toBe(allowed);
        expect(isWorkingDay(end, easter)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

it('the table of bank holidays has eight a year, none of them at a weekend', async () => {
  const harness = await openHarness({ people: [] });
  try {
    const days = await harness.store.read(async (transaction) => {
      await transaction.setViewer(null);
      return bankHolidays({ db: transaction.db, now: '2026-03-09T10:00:00.000Z' });
    });
    for (const year of ['2024', '2025', '2026', '2027', '2028'])
      expect([...days].filter((day) => day.startsWith(year))).toHaveLength(8);
    expect([...days].filter((day) => !isWorkingDay(day, new Set()))).toEqual([]);
  } finally {
    await harness.close();
  }
});

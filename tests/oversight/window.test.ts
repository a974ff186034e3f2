import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadOf } from '../../main/oversight/percentiles.ts';
import { daysBetween, windowOf } from '../../main/oversight/reporting-window.ts';

describe('the window', () => {
  it('holds the 18 calendar months that end with the chosen day', () => {
    const window = windowOf('2026-03-09');
    expect(window).toMatchObject({ from: '2024-10-01', to: '2026-03-09', yearFrom: '2025-03-10' });
    expect(window.months).toHaveLength(18);
    expect([window.months[0], window.months[17]]).toEqual(['2024-10', '2026-03']);
    expect(daysBetween(window.dailyFrom, window.to)).toHaveLength(548);
  });

  it('ends at midnight on clocks in the United Kingdom, in summer too', () => {
    expect(windowOf('2026-07-14').end).toBe('2026-07-14T23:00:00.000Z');
    expect(windowOf('2026-01-14').end).toBe('2026-01-15T00:00:00.000Z');
  });

  it('takes a year to the day, neither 364 days nor a day twice', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2005-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const days = daysBetween(windowOf(day).yearFrom, day).length;
          expect([365, 366]).toContain(days);
        },
      ),
    );
  });
});

describe('time to triage from buckets', () => {
  const bucketOf = (minutes: number) => Math.floor(Math.log(1 + minutes) / Math.log(1.02));

  it('says nothing where nothing was triaged', () => {
    expect(spreadOf([])).toEqual({ medianMinutes: null, p90Minutes: null, triaged: 0 });
  });

  it('is right to within two per cent of the exact figure', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 200 }), (minutes) => {
        const { medianMinutes, p90Minutes, triaged } = spreadOf(minutes.map((m) => ({ bucket: bucketOf(m), n: 1 })));
        const sorted = [...minutes].sort((a, b) => a - b);
        const exact = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
        expect(triaged).toBe(minutes.length);
        for (const [told, share] of [
          [medianMinutes, 0.5],
          [p90Minutes, 0.9],
        ] as const)
          expect(Math.abs((told ?? 0) - exact(share))).toBeLessThanOrEqual(0.02 * (exact(share) + 1));
      }),
    );
  });
});

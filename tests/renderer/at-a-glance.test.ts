import { describe, expect, it } from 'vitest';
import { courseByMonth } from '../../renderer/features/oversight/at-a-glance.ts';

const months = (numbers: readonly (number | null)[]) =>
  numbers.map((n, at) => ({ month: `202${5 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`, n }));
const eighteen = Array.from({ length: 18 }, (_, at) => at);

describe('the course of a figure', () => {
  it('is the last six months beside the same six a year before, once the last one is over', () => {
    expect(courseByMonth('Arrests', months(eighteen), '2026-06-30')).toEqual({
      now: [12, 13, 14, 15, 16, 17],
      before: [0, 1, 2, 3, 4, 5],
      words:
        'Arrests by month since Jan 2026, whole months only: 12, 13, 14, 15, 16, 17; a year before: 0, 1, 2, 3, 4, 5',
    });
  });

  it('leaves out a month that is not over: it would look like a fall', () => {
    expect(courseByMonth('Arrests', months(eighteen), '2026-06-29')).toMatchObject({
      now: [12, 13, 14, 15, 16],
      before: [0, 1, 2, 3, 4],
    });
  });

  it('has no line across a month without a figure, and no year before that is not whole', () => {
    expect(courseByMonth('Median', months([...eighteen.slice(0, 17), null]), '2026-06-30')).toBeNull();
    expect(courseByMonth('Median', months([null, ...eighteen.slice(1)]), '2026-06-30')).toMatchObject({ before: [] });
    expect(courseByMonth('Median', months(eighteen.slice(0, 8)), '2025-08-31')).toBeNull();
  });
});

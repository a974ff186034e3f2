import { describe, expect, it } from 'vitest';
import { stripOf } from '../../renderer/features/linking/strip-of-months.ts';

describe('reports on one person by month', () => {
  it('stand in their place between the first and the last month, the closed ones below', () => {
    const { months, dots } = stripOf([
      { month: '2025-08', n: 1, closed: 1 },
      { month: '2026-03', n: 2, closed: 1 },
      { month: '2026-10', n: 1, closed: 0 },
    ]);
    expect(months).toBe(15);
    expect(dots.map(({ at, up, closed }) => [at, up, closed])).toEqual([
      [0, 0, true],
      [0.5, 0, true],
      [0.5, 1, false],
      [1, 0, false],
    ]);
  });

  it('of a single month stand in the middle, under its name', () => {
    const { months, dots, ticks } = stripOf([{ month: '2026-10', n: 2, closed: 0 }]);
    expect(months).toBe(1);
    expect(dots.map(({ at }) => at)).toEqual([0.5, 0.5]);
    expect(ticks).toEqual([{ month: '2026-10', at: 0.5 }]);
  });

  it('are piled no higher than there is room, and still show that some are closed and some are not', () => {
    const { dots, highest } = stripOf([{ month: '2026-10', n: 40, closed: 20 }]);
    expect(dots.length).toBeLessThan(10);
    expect(highest).toBe(dots.length);
    expect(dots.some(({ closed }) => closed)).toBe(true);
    expect(dots.some(({ closed }) => !closed)).toBe(true);
  });

  it('over ten years name a few months, the first and the last among them', () => {
    const { ticks } = stripOf([
      { month: '2016-11', n: 1, closed: 1 },
      { month: '2026-10', n: 1, closed: 0 },
    ]);
    expect(ticks.length).toBeLessThanOrEqual(7);
    expect([ticks[0]?.month, ticks.at(-1)?.month]).toEqual(['2016-11', '2026-10']);
  });

  it('of nobody are none', () => expect(stripOf([])).toMatchObject({ months: 0, dots: [], ticks: [] }));
});

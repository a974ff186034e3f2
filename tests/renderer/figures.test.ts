import { describe, expect, it } from 'vitest';
import { periodInWords } from '../../renderer/features/contributions/queue-filters.tsx';
import { hourTicks, minutes, triageInWords, untriagedInWords } from '../../renderer/features/oversight/chart-format.ts';
import { countOf, decimal, percent } from '../../renderer/ui/figures.ts';

describe('figures in words', () => {
  it.each([
    [0, '0 matches'],
    [1, '1 match'],
    [1204, '1,204 matches'],
  ])('%i are counted as English counts them', (n, words) => expect(countOf(n, 'match', 'matches')).toBe(words));

  it('has no blank before a per cent sign, and no more decimals than are worth reading', () => {
    expect(percent(0.9127)).toBe('91.3%');
    expect(decimal(3600)).toBe('3,600');
    expect(decimal(12.345)).toBe('12.3');
  });

  it('says so where nothing was triaged, instead of half of it within no time', () => {
    const none = { medianMinutes: null, p90Minutes: null, triaged: 0, months: [] };
    expect(triageInWords(none)).toBe('Nothing was triaged in the window');
    expect(triageInWords({ ...none, medianMinutes: 95, p90Minutes: 3000, triaged: 4 })).toBe(
      'Half were triaged within 1 h 35 min, nine in ten within 2 d 2 h',
    );
    expect(minutes(45.4)).toBe('45 min');
  });

  it.each([
    [0, [0, 60]],
    [55, [0, 60]],
    [420, [0, 120, 240, 360, 480]],
    [14 * 1440, [0, 5760, 11520, 17280, 23040]],
  ])('an axis up to %i minutes has its ticks on whole hours, evenly apart', (most, ticks) =>
    expect(hourTicks(most)).toEqual(ticks),
  );

  it.each([
    [0, 0, 'Nothing is untriaged'],
    [1, 0, '1 is untriaged'],
    [1, 1, '1 is untriaged, received before the window'],
    [238, 7, '238 are untriaged, 7 of them received before the window'],
  ])('tells %i untriaged, of which %i are older than the outcomes beside it', (total, beforeWindow, words) =>
    expect(untriagedInWords({ total, beforeWindow })).toBe(words),
  );

  it.each([
    [undefined, undefined, null],
    ['2025-06-01', undefined, 'from 1 Jun 2025'],
    [undefined, '2026-11-29', 'to 29 Nov 2026'],
    ['2025-06-01', '2026-11-29', '1 Jun 2025 to 29 Nov 2026'],
    ['2026-03', '2026-03', 'March 2026'],
  ])('writes the period from %s to %s as the British do', (from, to, words) =>
    expect(periodInWords(from, to)).toBe(words),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outage, reckon } from '../../build/cluster/reckoning.ts';
import { type Figures, isGood, table } from '../../build/cluster/report.ts';

describe('what was lost and what is doubled', () => {
  test('a write that was acknowledged and is not there is lost; one that is there twice is doubled', () => {
    expect(reckon(['a', 'b', 'c'], ['c', 'a', 'c', 'd'])).toEqual({ lost: ['b'], doubled: ['c'] });
  });

  test('one that is there although nobody was told so is neither', () => {
    expect(reckon([], ['d'])).toEqual({ lost: [], doubled: [] });
  });

  test('whatever goes missing or comes twice is found, all of it and nothing else', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 40 });
    const fates = fc.array(fc.constantFrom('kept', 'lost', 'doubled'), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(ids, fates, fc.array(fc.string({ minLength: 7, maxLength: 9 })), (all, fate, unasked) => {
        const withFate = (wanted: string) => all.filter((_, at) => fate[at] === wanted);
        const stored = [...withFate('kept'), ...withFate('doubled'), ...new Set(unasked), ...withFate('doubled')];
        const found = reckon(all, stored.toReversed());
        expect(found.lost).toEqual(withFate('lost'));
        expect(found.doubled.toSorted()).toEqual(withFate('doubled').toSorted());
      }),
    );
  });
});

describe('the longest time without an acknowledged write', () => {
  test('begins with the failure and not with the write before it, and counts where nothing comes at all', () => {
    expect(outage([500, 9_000, 9_100], 1_000, 10_000)).toBe(8);
    expect(outage([500], 1_000, 31_000)).toBe(30);
    expect(outage([], 1_000, 1_000)).toBe(0);
  });

  test('no stretch of that length within the time is free of writes, save the one that it found', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 60 });
    const ends = fc.tuple(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 50_001, max: 100_000 }));
    fc.assert(
      fc.property(moments, ends, (given, [from, to]) => {
        const rising = given.toSorted((one, other) => one - other);
        const longest = outage(rising, from, to) * 1000;
        const marks = [from, ...rising.filter((at) => at > from && at < to), to];
        // By looking at every pair of neighbours, and at every moment whether a write follows soon enough.
        for (const at of marks.slice(0, -1)) {
          const next = marks.find((other) => other > at) ?? to;
          expect(next - at).toBeLessThanOrEqual(longest + 1e-6);
        }
        expect(longest).toBeLessThanOrEqual(to - from + 1e-6);
        expect(longest * marks.length).toBeGreaterThanOrEqual(to - from - 1e-6);
      }),
    );
  });
});

describe('the verdict', () => {
  const figures: Figures = {
    failures: [{ kind: 'primary-killed', outage_s: 8.84, desk_s: 9.1, whole_s: 7, in_doubt: 3 }],
    acknowledged: 2460,
    lost: 0,
    doubled: 0,
    chain_whole: true,
    log_lines: 2460,
    members_same: true,
    restore_s: 12.3,
  };

  test.each<[string, Partial<Figures>]>([
    ['a write is lost', { lost: 1 }],
    ['a write is doubled', { doubled: 1 }],
    ['the log is broken', { chain_whole: false }],
    ['the members differ', { members_same: false }],
    ['a restore did not bring all back', { restore_s: null }],
  ])('is no where %s', (_, worse) => {
    expect(isGood({ ...figures, ...worse })).toBe(false);
  });

  test('is yes with an outage that was too long, which is said', () => {
    const late = {
      ...figures,
      failures: [{ kind: 'primary-cut-off', outage_s: 16.2, desk_s: 9.1, whole_s: 9, in_doubt: 0 }],
    };
    expect(isGood(late)).toBe(true);
    expect(table(late)).toContain('16.2 !');
    expect(table(late)).toContain('1 of 1 outages were longer than 15 s');
    expect(table(figures)).not.toContain('!');
  });
});

import { describe, expect, it } from 'vitest';
import { evaluateTruthset } from '../../build/eval/truthset.ts';
import { matchProfiles, type ProfileSource } from '../../main/matching/record-linkage/index.ts';
import { absent, dataPath } from './shared-data.ts';

const person = (name: string, more: Partial<ProfileSource> = {}): ProfileSource => ({
  body: false,
  names: [name],
  born: '',
  numbers: [],
  emails: [],
  phones: [],
  addresses: [],
  employers: [],
  ...more,
});
const passport = (value: string) => [{ kind: 'PASSPORT', issuer: 'GB', value }];
const house = ['14 Marlow Rise, Halverton ZZ99 3AB'];

describe('profiles', () => {
  it('of a father and a son, or of twins, stay apart though nearly all agrees', () => {
    const shared = { addresses: house, phones: ['01632 960115'] };
    expect(matchProfiles([person('David Dobbins Jr', shared), person('David Dobbins Senior', shared)])).toHaveLength(2);
    const born = { born: '1997-09-28', addresses: house };
    expect(matchProfiles([person('Mark Thackray', born), person('Joanne Thackray', born)])).toHaveLength(2);
  });

  it('that contradict each other are not brought together by a third one', () => {
    const groups = matchProfiles([
      person('Pat Garside', { born: '1970-10-10', numbers: passport('10251111') }),
      person('Pat Garside', { addresses: house }),
      person('Pat Garside', { born: '1990-03-15', numbers: passport('10252222'), addresses: house }),
    ]);
    expect(groups.map((group) => [...group].sort())).toContainEqual([0]);
  });

  it('meet over a number, over dates in other orders, and over nothing but a name not at all', () => {
    const number = passport('483290175');
    expect(
      matchProfiles([person('Lee Lumley', { numbers: number }), person('Lea Lumley', { numbers: number })]),
    ).toHaveLength(1);
    expect(
      matchProfiles([person('Daniella Reid', { born: '20/8/1991' }), person('Reid, Daniella', { born: '8/20/91' })]),
    ).toHaveLength(1);
    expect(matchProfiles([person('John Reid'), person('John Reid')])).toHaveLength(2);
  });
});

it('is refused for a folder that is not there', () => {
  expect(() => evaluateTruthset('/nowhere/at/all')).toThrow(expect.objectContaining({ code: 'FILE_UNREADABLE' }));
});

it.skipIf(absent('truthset'))('reaches its floor on the open truth set', () => {
  const report = evaluateTruthset(dataPath('truthset'));
  expect(report.records).toBe(159);
  expect(report.f1).toBeGreaterThanOrEqual(0.955);
});

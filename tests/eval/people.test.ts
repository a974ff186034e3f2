import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { estimateFrom, evaluatePeople } from '../../build/eval/people.ts';
import { shippedWeights } from '../../main/matching/record-linkage/index.ts';
import { absent, dataPath, withFile } from './shared-data.ts';

const head =
  'rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id';
const lines = [
  head,
  'rec-1-org, mitchell, green, 7, wallaby place, delmar, cleveland, 2119, sa, 19560409, 1804974',
  'rec-1-dup-0, green, michell, 7, wallaby place, , cleveland, 2119, sa, 19560409, 1804975',
  'rec-2-org, harley, mccarthy, 177, pridham street, milton, marsden, 3165, nsw, 19080419, 6089216',
  'rec-3-org, harley, green, 12, hoseason street, , granville, 4881, nsw, 19281128, 2185997',
];

describe('an evaluation of people', () => {
  it('is refused where a column is not there, and does not need the number where it may not be used', () => {
    const without = lines.map((line) => line.slice(0, line.lastIndexOf(',')));
    expect(() => withFile(without, (path) => evaluatePeople(path, undefined, true))).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', about: 'soc_sec_id' }),
    );
    expect(withFile(without, (path) => evaluatePeople(path, undefined, false)).f1).toBe(1);
  });

  it('finds somebody whose names were swapped and misspelt, and nobody else', () => {
    expect(withFile(lines, (path) => evaluatePeople(path, undefined, false))).toMatchObject({
      records: 4,
      precision: 1,
      recall: 1,
    });
  });

  it('says so when strangers are called one person: the truth is read from rec_id', () => {
    const other = lines.map((line) => line.replace('rec-1-dup-0', 'rec-9-dup-0'));
    expect(withFile(other, (path) => evaluatePeople(path, undefined, false)).precision).toBe(0);
  });

  it('does not estimate weights from too few records', () => {
    expect(() => withFile(lines, (path) => estimateFrom(path, '2026-11-24'))).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });
});

describe.skipIf(absent('febrl'))('on the public sets', () => {
  const set = dataPath('febrl', 'dataset3.csv');

  it('reaches its floors on the third set with weights from the first', () => {
    const without = evaluatePeople(set, undefined, false);
    expect(without.f1).toBeGreaterThanOrEqual(0.99);
    expect(without.weights.sample).toBe('dataset1.csv');
    expect(without.seconds).toBeGreaterThan(0);
    expect(evaluatePeople(set, undefined, true).f1).toBeGreaterThanOrEqual(0.995);
  });

  it('links across two registers', () => {
    const [first = '', ...rows] = readFileSync(set, 'utf8').trim().split('\n');
    const originals = rows.filter((row) => row.includes('-org'));
    const copies = rows.filter((row) => row.includes('-dup-'));
    const report = withFile([first, ...originals], (one) =>
      withFile([first, ...copies], (other) => evaluatePeople(one, other, false)),
    );
    expect(report.records).toBe(5000);
    expect(report.f1).toBeGreaterThanOrEqual(0.985);
  });

  it('gives the shipped weights again from the sample that they name', () => {
    expect(estimateFrom(dataPath('febrl', shippedWeights.sample), shippedWeights.date)).toEqual(shippedWeights);
  });
});

/** How well the records of one person are found in registers with Febrl's columns. */
import { basename } from 'node:path';
import { rounded, type Score, scoreOf } from '../../main/accuracy/score.ts';
import {
  estimateWeights,
  linkFrom,
  matchPeople,
  type PersonRecord,
  type Weights,
} from '../../main/matching/record-linkage/index.ts';
import { type Row, readRows } from './rows.ts';

export interface PeopleReport extends Score {
  records: number;
  /** Bits of evidence, fixed. */
  threshold: number;
  weights: { sample: string; date: string };
  seconds: number;
}

const columns = [
  'rec_id',
  'given_name',
  'surname',
  'street_number',
  'address_1',
  'address_2',
  'suburb',
  'postcode',
  'state',
  'date_of_birth',
];

const recordOf = (row: Row): PersonRecord => ({
  given: row.given_name ?? '',
  surname: row.surname ?? '',
  number: row.street_number ?? '',
  street: row.address_1 ?? '',
  locality: row.address_2 ?? '',
  town: row.suburb ?? '',
  postcode: row.postcode ?? '',
  region: row.state ?? '',
  born: row.date_of_birth ?? '',
  nationalNumber: row.soc_sec_id ?? '',
});

/** `rec-552-dup-3` and `rec-552-org` are one person: the number says who. */
const personOf = (row: Row): string => row.rec_id?.split('-')[1] ?? row.rec_id ?? '';

/** Pairs within one register, or across the boundary between two. */
function pairsIn(positions: readonly number[], boundary: number | null): number {
  const all = (count: number): number => (count * (count - 1)) / 2;
  if (boundary === null) return all(positions.length);
  const first = positions.filter((at) => at < boundary).length;
  return first * (positions.length - first);
}

function byPerson(rows: readonly Row[], positions: Iterable<number>): number[][] {
  const persons = new Map<string, number[]>();
  for (const at of positions) {
    const person = personOf(rows[at] ?? {});
    persons.set(person, [...(persons.get(person) ?? []), at]);
  }
  return [...persons.values()];
}

/**
 * Links within `file`, or from it to `second`; `withId` lets the column `soc_sec_id` be used. The truth is in `rec_id` and is
 * never read by the matcher. Throws as `readRows` does.
 */
export function evaluatePeople(file: string, second: string | undefined, withId: boolean): PeopleReport {
  const wanted = withId ? [...columns, 'soc_sec_id'] : columns;
  const first = readRows(file, wanted);
  const rows = second === undefined ? first : [...first, ...readRows(second, wanted)];
  const boundary = second === undefined ? null : first.length;
  const started = performance.now();
  const { groups, weights } = matchPeople(rows.map(recordOf), { withNumber: withId, boundary });
  const seconds = rounded((performance.now() - started) / 1000, 2);
  const sum = (lists: readonly number[][]): number => lists.reduce((total, list) => total + pairsIn(list, boundary), 0);
  const right = groups.reduce((total, group) => total + sum(byPerson(rows, group)), 0);
  return {
    records: rows.length,
    threshold: linkFrom,
    weights: { sample: weights.sample, date: weights.date },
    ...scoreOf(right, sum(groups), sum(byPerson(rows, rows.keys()))),
    seconds,
  };
}

/** Estimates weights anew from a file; `rec_id` is not read. `date`: calendar day, written down with them. Throws as `readRows` does. */
export function estimateFrom(file: string, date: string): Weights {
  return estimateWeights(readRows(file, [...columns, 'soc_sec_id']).map(recordOf), basename(file), date);
}

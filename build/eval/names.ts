/** How well two names are recognised as belonging to one person or one body. */

import { rounded, type Score, scoreOf } from '../../main/accuracy/score.ts';
import {
  compareNames,
  compareOrganisations,
  organisationThreshold,
  threshold,
} from '../../main/matching/names/index.ts';
import { type Row, readRows } from './rows.ts';

type NameError = Row & { error: 'false link' | 'missed' };

export interface NamesReport extends Score {
  pairs: number;
  /** The fixed threshold that ships; bodies use another scale, with `organisation_threshold`. */
  threshold: number;
  organisation_threshold: number;
  pairs_per_second: number;
  errors: (NameError & { score: string })[];
}

const bodies = new Set(['organization', 'organisation', 'company', 'legalentity', 'publicbody']);
const isBody = (row: Row): boolean => bodies.has((row.schema ?? '').toLowerCase());
const isMatch = (row: Row): boolean => /^(?:true|1|yes)$/i.test(row.is_match ?? '');
const scoreFor = (row: Row): number =>
  isBody(row)
    ? compareOrganisations(row.name1 ?? '', row.name2 ?? '')
    : compareNames(row.name1 ?? '', row.name2 ?? '').score;
const thresholdFor = (row: Row): number => (isBody(row) ? organisationThreshold : threshold);

/**
 * Comparisons of names on one core, each with a different partner from the file, so that the cache of a pair does not
 * help.
 */
function speed(rows: readonly Row[]): number {
  const comparisons = 60_000;
  const run = (count: number): void => {
    for (let at = 0; at < count; at += 1) {
      const one = rows[at % rows.length]?.name1 ?? '';
      const other = rows[(at * 7 + Math.floor(at / rows.length)) % rows.length]?.name2 ?? '';
      compareNames(one, other);
    }
  };
  run(comparisons / 4);
  const started = performance.now();
  run(comparisons);
  return Math.round(comparisons / ((performance.now() - started) / 1000));
}

/**
 * `file`: CSV with `name1`, `name2` and `is_match`; `schema`: only rows whose column `schema` says so. Throws as `readRows`
 * does, and FILE_EMPTY when no row is left.
 */
export function evaluateNames(file: string, schema: string | undefined): NamesReport {
  const all = readRows(file, ['name1', 'name2', 'is_match', ...(schema === undefined ? [] : ['schema'])]);
  const rows = all.filter((row) => schema === undefined || row.schema === schema);
  const errors: NamesReport['errors'] = [];
  let found = 0;
  let right = 0;
  for (const row of rows) {
    const score = scoreFor(row);
    const linked = score >= thresholdFor(row);
    if (linked) found += 1;
    if (linked && isMatch(row)) right += 1;
    if (linked !== isMatch(row))
      errors.push({ ...row, error: linked ? 'false link' : 'missed', score: String(rounded(score, 3)) });
  }
  const measures = scoreOf(right, found, rows.filter(isMatch).length);
  return {
    pairs: rows.length,
    threshold,
    organisation_threshold: organisationThreshold,
    ...measures,
    pairs_per_second: rows.length === 0 ? 0 : speed(rows),
    errors,
  };
}

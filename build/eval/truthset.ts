/** How well persons and bodies are resolved in the open truth set of customers, references and a watch-list. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rounded, type Score, scoreOf } from '../../main/accuracy/score.ts';
import { matchProfiles, type ProfileSource } from '../../main/matching/record-linkage/index.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { type Row, readRows } from './rows.ts';

export interface TruthsetReport extends Score {
  records: number;
  /** Pairs of records of one person or body. */
  true_pairs: number;
  seconds: number;
  errors: { error: 'false link' | 'missed'; one: string; other: string }[];
}

const key = 'actual_truthset_key.csv';
const kinds = [
  ['PASSPORT', 'PASSPORT_NUMBER', 'PASSPORT_COUNTRY'],
  ['LICENCE', 'DRIVERS_LICENSE_NUMBER', 'DRIVERS_LICENSE_STATE'],
  ['SSN', 'SSN_NUMBER', ''],
  ['NATIONAL', 'NATIONAL_ID_NUMBER', 'NATIONAL_ID_COUNTRY'],
  ['TAX', 'TAX_ID_NUMBER', 'TAX_ID_COUNTRY'],
  ['LEI', 'LEI_NUMBER', ''],
] as const;
const addressColumns = ['ADDR_FULL', 'ADDR_LINE1', 'ADDR_CITY', 'ADDR_STATE', 'ADDR_POSTAL_CODE', 'ADDR_COUNTRY'];

const cell = (row: Row, column: string): string => row[column]?.trim() ?? '';
const written = (texts: readonly string[]): string[] => texts.filter((text) => text !== '');

function profileOf(row: Row): ProfileSource {
  const of = (column: string): string => cell(row, column);
  const parted = written([of('PRIMARY_NAME_FIRST'), of('PRIMARY_NAME_MIDDLE'), of('PRIMARY_NAME_LAST')]).join(' ');
  const bodyNames = written([of('PRIMARY_NAME_ORG'), of('SECONDARY_NAME_ORG')]);
  const body = of('RECORD_TYPE') === 'ORGANIZATION' || of('PRIMARY_NAME_ORG') !== '';
  return {
    body,
    names: body ? bodyNames : written([of('PRIMARY_NAME_FULL'), parted, of('NATIVE_NAME_FULL')]),
    born: of('DATE_OF_BIRTH'),
    numbers: kinds.map(([kind, value, issuer]) => ({ kind, issuer: cell(row, issuer), value: of(value) })),
    emails: written([of('EMAIL_ADDRESS')]),
    phones: written([of('PHONE_NUMBER')]),
    employers: written([of('EMPLOYER')]),
    addresses: written([written(addressColumns.map(of)).join(', ')]),
  };
}

const pairsOf = (groups: Iterable<readonly string[]>): string[] =>
  [...groups].flatMap((group) =>
    group.flatMap((one, at) => group.slice(at + 1).map((other) => [one, other].sort().join(' | '))),
  );

function clusters(rows: readonly Row[]): string[][] {
  const byCluster = new Map<string, string[]>();
  for (const row of rows) {
    const cluster = cell(row, 'CLUSTER_ID');
    byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), nameOf(row)]);
  }
  return [...byCluster.values()];
}

const nameOf = (row: Row): string => `${cell(row, 'DATA_SOURCE')} ${cell(row, 'RECORD_ID')}`;

function sources(folder: string): Row[] {
  let files: string[];
  try {
    files = readdirSync(folder).filter((name) => name.endsWith('.csv') && name !== key);
  } catch {
    throw new VigilError('FILE_UNREADABLE');
  }
  return files.sort().flatMap((name) => readRows(join(folder, name), ['DATA_SOURCE', 'RECORD_ID']));
}

/** A folder with the sources as CSV and `actual_truthset_key.csv`. F1 over pairs of records. Throws as `readRows` does. */
export function evaluateTruthset(folder: string): TruthsetReport {
  const truth = clusters(readRows(join(folder, key), ['CLUSTER_ID', 'DATA_SOURCE', 'RECORD_ID']));
  const known = new Set(truth.flat());
  const rows = sources(folder).filter((row) => known.has(nameOf(row)));
  const started = performance.now();
  const groups = matchProfiles(rows.map(profileOf));
  const seconds = rounded((performance.now() - started) / 1000, 2);
  const found = new Set(pairsOf(groups.map((group) => group.map((at) => nameOf(rows[at] ?? {})))));
  const wanted = new Set(pairsOf(truth));
  const right = [...found].filter((pair) => wanted.has(pair)).length;
  const error = (kind: 'false link' | 'missed', pair: string) => {
    const [one = '', other = ''] = pair.split(' | ');
    return { error: kind, one, other };
  };
  return {
    records: rows.length,
    true_pairs: wanted.size,
    ...scoreOf(right, found.size, wanted.size),
    seconds,
    errors: [
      ...[...found].filter((pair) => !wanted.has(pair)).map((pair) => error('false link', pair)),
      ...[...wanted].filter((pair) => !found.has(pair)).map((pair) => error('missed', pair)),
    ],
  };
}

/**
 * What decides who may see records, looked up whoever is asking: to decide who hears that they changed, and whether an installation
 * may open a vault.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Standing } from '../port.ts';
import { statement } from './statement-cache.ts';

const numbered = /^(contribution|investigation):(\d+)$/;

/** Other names, and records that do not exist, are left out. */
export function standingOf(db: Database, records: readonly string[]): Map<string, Standing> {
  const found = new Map<string, Standing>();
  for (const record of records) {
    const [, of, id] = numbered.exec(record) ?? [];
    if (of !== 'contribution' && of !== 'investigation') continue;
    const flag = of === 'investigation' ? 'namedReaders' : '0 as namedReaders';
    const row = statement(db, `select markingRank, compartmentId, ${flag} from ${of}_row where id = ?`).get(Number(id));
    if (row === undefined) continue;
    const { namedReaders, ...place } = row as Omit<Standing, 'of' | 'readers'> & { namedReaders: number };
    const named = 'select accountId from case_reader_row where investigationId = ?';
    const readers = namedReaders === 1 ? (statement(db, named).pluck().all(Number(id)) as number[]) : null;
    found.set(record, { of, ...place, readers });
  }
  return found;
}

/** The rank of a marking; 0 for an empty vault. */
export function highestMarking(db: Database): number {
  const highest = statement(
    db,
    `select max(markingRank) from (select max(markingRank) as markingRank from contribution_rollup_row where n > 0
       union all select max(markingRank) from investigation_row union all select max(markingRank) from document_row)`,
  )
    .pluck()
    .get();
  return typeof highest === 'number' ? highest : 0;
}

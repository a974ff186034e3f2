/**
 * What decides who may see records, looked up whoever is asking: to decide who hears that they changed, and whether an installation
 * may open a store.
 */
import type { Standing } from '../port.ts';
import type { Connection } from './connection.ts';

const numbered = /^(contribution|investigation):(\d{1,9})$/;

interface Row {
  id: number;
  markingRank: number;
  compartmentId: number;
  readers: number[] | null;
}

/** Other names, and records that do not exist, are left out. */
export async function standingOf(on: Connection, records: readonly string[]): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>();
  for (const kind of ['contribution', 'investigation'] as const) {
    const ids = records.flatMap((record) => {
      const [, named, id] = numbered.exec(record) ?? [];
      return named === kind ? [Number(id)] : [];
    });
    if (ids.length === 0) continue;
    const readers =
      kind === 'investigation'
        ? `case when r."namedReaders" = 1 then (select coalesce(json_agg(n."accountId"), '[]') from case_reader_row n
             where n."investigationId" = r.id) end`
        : 'null';
    const rows = await on.rows<Row>(
      `select r.id, r."markingRank", r."compartmentId", ${readers} as readers from ${kind}_row r where r.id = any ($1::integer[])`,
      [ids],
    );
    for (const { id, ...place } of rows) found.set(`${kind}:${id}`, { of: kind, ...place });
  }
  return found;
}

/** The rank of a marking; 0 for an empty store. */
export async function highestMarking(on: Connection): Promise<number> {
  const [row] = await on.rows<{ highest: number | null }>(
    `select greatest((select max("markingRank") from contribution_rollup_row where n > 0),
       (select max("markingRank") from investigation_row), (select max("markingRank") from document_row)) as highest`,
  );
  return row?.highest ?? 0;
}

/** A database as a whole, for moving records into it and out of it: see store/whole.ts. */
import type { RowTable } from '../schema.ts';
import { vaultNode } from '../vault-chain.ts';
import { filledByMigration, keyOf, type Row, type WholeReader, type WholeWriter, wholeTables } from '../whole.ts';
import { insertMany } from './bulk.ts';
import { indexDueWords, indexedRecords } from './case-words.ts';
import type { Connection } from './connection.ts';
import { indexWords } from './contributions.ts';

const listed = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');

interface ColumnType {
  name: string;
  type: string;
}

async function typesOf(on: Connection, table: RowTable): Promise<ColumnType[]> {
  return on.rows<ColumnType>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
}

const sequence = (table: RowTable) => `pg_get_serial_sequence('${table}', 'id')`;

/** In the open transaction, whose snapshot it should have to itself. */
export function readWhole(on: Connection): WholeReader {
  return {
    columns: async (table) => (await typesOf(on, table)).map(({ name }) => name),
    async count(table) {
      const [row] = await on.rows<{ n: number }>(`select count(*) as n from ${table}`);
      return row?.n ?? 0;
    },
    async page(table, columns, after, limit) {
      const key = listed(keyOf(table));
      const values = after ?? [];
      const beyond = after === null ? '' : `where (${key}) > (${values.map((_, at) => `$${at + 1}`).join(', ')})`;
      const text = `select ${listed(columns)} from ${table} ${beyond} order by ${key} limit $${values.length + 1}::bigint`;
      return on.rows<Row>(text, [...values, limit]);
    },
    async highest(table) {
      const [row] = await on.rows<{ n: number | null }>(
        `select greatest((select max(id) from ${table}),
           (select last_value from pg_sequences where format('%I.%I', schemaname, sequencename) = ${sequence(table)})) as n`,
      );
      return row?.n ?? 0;
    },
  };
}

/** Lines that come from a vault stand in its chain, at the place that is their number. */
function inVaultChain(columns: readonly string[], rows: readonly Row[]): [columns: string[], rows: Row[]] {
  return [[...columns, 'node', 'place'], rows.map((row) => ({ ...row, node: vaultNode, place: row.seq ?? null }))];
}

/**
 * As the owner of the tables, in one transaction, in which no trigger counts what the rows say themselves: see `withoutTriggers`. Rows go as
 * arrays: with COPY, 200,000 contributions and their identifiers take 12 s instead of 19, of 48 for the whole move, which happens once.
 */
export function writeWhole(on: Connection): WholeWriter {
  const types = new Map<RowTable, ReadonlyMap<string, string>>();
  async function typeOf(table: RowTable): Promise<ReadonlyMap<string, string>> {
    const known = types.get(table);
    if (known !== undefined) return known;
    const found = new Map((await typesOf(on, table)).map(({ name, type }) => [name, type]));
    types.set(table, found);
    return found;
  }
  return {
    ...readWhole(on),
    async clear(table) {
      if (filledByMigration.includes(table)) await on.rows(`delete from ${table}`);
    },
    async add(table, given, read) {
      const [columns, rows] = table === 'log_row' ? inVaultChain(given, read) : [given, read];
      const type = await typeOf(table);
      await insertMany<Row>(
        on,
        table,
        columns.map((name) => ({ name, type: type.get(name) ?? 'text', of: (row) => row[name] })),
        rows,
      );
      // What a contribution is indexed by are columns of its table.
      if (table === 'contribution_row') await indexWords(on, rows as unknown as Parameters<typeof indexWords>[1]);
    },
    async goOnFrom(table, highest) {
      await on.rows(`select setval(${sequence(table)}, greatest($1::bigint, 1), $1::bigint > 0)`, [highest]);
    },
  };
}

/** What no trigger has noted while rows came as they are: words of cases, where the vault's chain ends, and the order of lines from now on. */
export async function finishWhole(on: Connection): Promise<void> {
  for (const what of indexedRecords) await on.rows(`insert into words_due_row select '${what}', id from ${what}_row`);
  await indexDueWords(on);
  await on.rows(
    `insert into log_tail_row select node, place, hash from log_row where node = $1 order by place desc limit 1`,
    [vaultNode],
  );
  await on.rows(`select setval('log_seq', greatest((select max(seq) from log_row), 1), exists (select from log_row))`);
}

/** Nothing is counted or refused by a trigger meanwhile; references between tables are checked as ever. */
export async function withoutTriggers<T>(on: Connection, work: () => Promise<T>): Promise<T> {
  const all = (what: 'disable' | 'enable') =>
    on.script(wholeTables.map((table) => `alter table ${table} ${what} trigger user`).join(';\n'));
  await all('disable');
  const value = await work();
  await all('enable');
  return value;
}

/** Whether nothing has been recorded in any of the tables. */
export async function isUnused(on: Connection): Promise<boolean> {
  const asked = wholeTables.filter((table) => !filledByMigration.includes(table));
  const [row] = await on.rows<{ used: number }>(
    `select (${asked.map((table) => `exists (select from ${table})`).join(' or ')}) as used`,
  );
  return row?.used === 0;
}

/** Whether there is nothing at all in the database but what extensions have brought. */
export async function isBare(on: Connection): Promise<boolean> {
  const rows = await on.rows(
    `select from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') limit 1`,
  );
  return rows.length === 0;
}

/** Whether every figure that is kept is what counting gives. */
export async function figuresHold(on: Connection): Promise<boolean> {
  const differ = (kept: string, counted: string) =>
    `exists ((${kept} except ${counted}) union all (${counted} except ${kept}))`;
  const by = 'state, channel, kind, day, "compartmentId", "markingRank"';
  const where = '"compartmentId", "markingRank"';
  const ofCase = 'case when i."namedReaders" = 1 then i.id else 0 end';
  const [row] = await on.rows<{ wrong: number }>(
    `select (${differ(
      `select ${by}, n::bigint from contribution_rollup_row where n <> 0`,
      `select ${by}, count(*) from contribution_row group by ${by}`,
    )} or ${differ(
      `select month, ${where}, sum(n)::bigint from triage_rollup_row group by month, ${where} having sum(n) <> 0`,
      `select substr("triagedAt", 1, 7), ${where}, count(*) from contribution_row where "triagedAt" is not null
       group by substr("triagedAt", 1, 7), ${where}`,
    )} or ${differ(
      `select day, ${where}, "caseId", n::bigint from arrest_rollup_row where n <> 0`,
      `select a.day, i."compartmentId", i."markingRank", ${ofCase}, count(*) from arrest_row a join investigation_row i on i.id = a."investigationId"
       where a."withdrawnAt" is null group by a.day, i."compartmentId", i."markingRank", ${ofCase}`,
    )}) as wrong`,
  );
  return row?.wrong === 0;
}

/** Where each chain of the log ends, by the names of their nodes; hashes are 64 hex characters. */
export const chainEnds = (on: Connection): Promise<{ node: string; place: number; hash: string }[]> =>
  on.rows(`select node, place, encode(hash, 'hex') as hash from log_tail_row where place > 0 order by node`);

/** A vault as a whole, for moving it: see store/whole.ts. Nobody else may have it open. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { LogLine } from '../port.ts';
import type { RowTable } from '../schema.ts';
import { chainStart, hashInVault } from '../vault-chain.ts';
import { filledByMigration, keyOf, type Row, type Value, type WholeReader, type WholeWriter } from '../whole.ts';
import { statement } from './statement-cache.ts';
import { type Indexed, indexWords } from './word-index.ts';

const listed = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');
const marks = (columns: readonly unknown[]) => columns.map(() => '?').join(', ');

export function readWhole(db: Database): WholeReader {
  return {
    async columns(table) {
      const rows = db.prepare<[string], { name: string }>('select name from pragma_table_info(?)').all(table);
      return rows.map(({ name }) => name);
    },
    async count(table) {
      return db.prepare<[], { n: number }>(`select count(*) as n from ${table}`).get()?.n ?? 0;
    },
    async page(table, columns, after, limit) {
      const key = listed(keyOf(table));
      const beyond = after === null ? '' : `where (${key}) > (${marks(after)})`;
      const text = `select ${listed(columns)} from ${table} ${beyond} order by ${key} limit ?`;
      return statement(db, text).all(...(after ?? []), limit) as Row[];
    },
    async highest(table) {
      const given = db.prepare<[string], { seq: number }>('select seq from sqlite_sequence where name = ?').get(table);
      const last = db.prepare<[], { n: number | null }>(`select max(id) as n from ${table}`).get();
      return Math.max(given?.seq ?? 0, last?.n ?? 0);
    },
  };
}

/** These are filled by triggers as the rows are added that they follow from, before their own come. */
const filledAlready: readonly RowTable[] = [
  ...filledByMigration,
  'closure_review_rollup_row',
  'clock_rollup_row',
  'arrest_rollup_row',
  'entry_due_row',
  'attachment_due_row',
];

/** Versions of a rule never go from a vault at work; those that a new vault begins with give way to those that it is filled with. */
function clearBeginnings(db: Database, table: RowTable): void {
  const guards = db
    .prepare<[string], { name: string; sql: string }>(
      `select name, sql from sqlite_schema where type = 'trigger' and tbl_name = ? and sql like '%before delete%'`,
    )
    .all(table);
  db.transaction(() => {
    for (const { name } of guards) db.exec(`drop trigger ${name}`);
    db.exec(`delete from ${table}`);
    for (const { sql } of guards) db.exec(sql);
  })();
}

/** Into a vault that has just been made. Each call is a transaction. */
export function writeWhole(db: Database): WholeWriter {
  return {
    ...readWhole(db),
    async clear(table) {
      if (filledAlready.includes(table)) clearBeginnings(db, table);
    },
    async add(table, columns, rows) {
      const insert = statement(db, `insert into ${table} (${listed(columns)}) values (${marks(columns)})`);
      db.transaction(() => {
        for (const row of rows) insert.run(...columns.map((column) => row[column] ?? null));
        // What a contribution is indexed by are columns of its table.
        if (table === 'contribution_row') indexWords(db, rows as unknown as readonly Indexed[]);
      })();
    },
    async goOnFrom(table, highest) {
      const kept = 'select 1 from sqlite_schema where name = ? and lower(sql) like ?';
      if (db.prepare(kept).get(table, '%autoincrement%') === undefined) return;
      db.prepare('delete from sqlite_sequence where name = ?').run(table);
      db.prepare('insert into sqlite_sequence (name, seq) values (?, ?)').run(table, highest);
    },
  };
}

/** A line of a log, with what it is about as it stands in the table. */
export type StoredWords = Omit<LogLine, 'records'> & { records: string };

/** Adds lines of other chains to this vault's own, in one transaction: they are numbered and hashed anew. */
export function addLines(db: Database, lines: readonly StoredWords[]): void {
  const end = statement(db, 'select seq, hash from log_row order by seq desc limit 1');
  const add = statement(
    db,
    `insert into log_row (seq, at, accountId, who, verb, processing, outcome, records, reason, recipient, workstation, session,
       previous, hash)
     values (@seq, @at, @accountId, @who, @verb, @processing, @outcome, @records, @reason, @recipient, @workstation, @session,
       @previous, @hash)`,
  );
  const name = statement(db, 'insert or ignore into log_record_row (record, seq) values (?, ?)');
  db.transaction(() => {
    let last = (end.get() as { seq: number; hash: Uint8Array } | undefined) ?? { seq: 0, hash: chainStart };
    for (const words of lines) {
      const line = { ...words, seq: last.seq + 1, previous: last.hash };
      const hash = hashInVault(line);
      add.run({ ...line, hash });
      for (const record of JSON.parse(words.records) as Value[]) name.run(record, line.seq);
      last = { seq: line.seq, hash };
    }
  })();
}

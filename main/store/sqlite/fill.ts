/** Puts rows into a table as they are, to fill a new store for a demonstration or a benchmark. Never used for what a person does. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { GuardError } from '../guard.ts';
import type { RowTable } from '../schema.ts';
import { statement } from './statement-cache.ts';

/** Names come from the schema's types; anything else that gets here is refused before it becomes SQL. */
const plain = /^[A-Za-z_][A-Za-z_0-9]*$/;

/** Rows of one table, each with its own columns. Returns the id of the last one added, or 0 for none. */
export function fillTable(db: Database, table: RowTable, rows: readonly object[]): number {
  // The log is a chain, and contributions must be counted and indexed as they are added.
  if (table === 'log_row' || table === 'contribution_row' || !plain.test(table)) throw new GuardError(table);
  let last = 0;
  for (const row of rows) {
    const columns = Object.keys(row);
    if (!columns.every((name) => plain.test(name))) throw new GuardError('a column of another name');
    const text = `insert into ${table} (${columns.map((name) => `"${name}"`).join(', ')})
      values (${columns.map((name) => `@${name}`).join(', ')})`;
    last = Number(statement(db, text).run(row).lastInsertRowid);
  }
  return last;
}

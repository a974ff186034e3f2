/** Which tables a move takes with it: none is forgotten, in either store. */
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it } from 'vitest';
import { connect } from '../../main/store/postgres/connection.ts';
import { readWhole as readDatabase } from '../../main/store/postgres/whole.ts';
import { migrate } from '../../main/store/sqlite/migrate.ts';
import { readWhole as readVault } from '../../main/store/sqlite/whole.ts';
import { keyOf, madeAnew, ownOfDatabase, wholeTables } from '../../main/store/whole.ts';
import { onPostgres, testDatabase } from '../support/postgres.ts';

const classes: readonly string[] = [...wholeTables, ...madeAnew, ...ownOfDatabase];

function emptyVault() {
  const db = new Sqlite(':memory:');
  migrate(db);
  return db;
}

const namesIn = (db: ReturnType<typeof emptyVault>) =>
  db.prepare<[], string>(`select name from sqlite_schema where type = 'table' and name like '%\\_row' escape '\\'`);

describe('a table', () => {
  it('is in one class and no other', () => {
    expect(classes).toEqual([...new Set(classes)]);
  });

  it('of a vault is moved as it is, or made anew', () => {
    const db = emptyVault();
    const names = namesIn(db).pluck().all() as unknown as string[];
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !classes.includes(name))).toEqual([]);
    expect(wholeTables.filter((name) => !names.includes(name))).toEqual([]);
    const keys = wholeTables.map((table) => [
      table,
      db
        .prepare<[string], { name: string }>('select name from pragma_table_info(?) where pk > 0 order by pk')
        .all(table)
        .map(({ name }) => name),
    ]);
    expect(Object.fromEntries(keys)).toEqual(Object.fromEntries(wholeTables.map((table) => [table, keyOf(table)])));
    db.close();
  });

  it.skipIf(!onPostgres)(
    'of a database is moved, made anew, or its own, and has the columns of the vault’s',
    async () => {
      const database = await testDatabase();
      const on = await connect(database.owner);
      const db = emptyVault();
      try {
        const rows = await on.rows<{ name: string }>(
          `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`,
        );
        const names = rows.map(({ name }) => name);
        expect(names.filter((name) => !classes.includes(name))).toEqual([]);
        expect(classes.filter((name) => !names.includes(name))).toEqual(['week_row']);
        for (const table of wholeTables) {
          const own = table === 'log_row' ? ['node', 'place'] : [];
          const here = [...(await readDatabase(on).columns(table))].sort();
          expect({ table, columns: here }).toEqual({
            table,
            columns: [...(await readVault(db).columns(table)), ...own].sort(),
          });
        }
      } finally {
        db.close();
        await on.end();
        await database.giveBack(false);
      }
    },
  );
});

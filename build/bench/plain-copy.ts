/** A copy of the vault in plain, unencrypted SQLite: same library, same tables and indices, same settings. */
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers';
import { migrate } from '../../main/store/sqlite/migrate.ts';
import { configure } from '../../main/vault/open-database.ts';
import type { Sent } from './recorder.ts';

interface Named {
  name: string;
  sql: string;
}

const named = (db: Database, type: string, schema = 'sqlite_schema') =>
  db
    .prepare<[string], Named>(
      `select name, sql from ${schema} where type = ? and sql is not null and name not like 'sqlite_%'`,
    )
    .all(type);

/** The indices of words, and the tables each is made of. */
function wordTables(db: Database): { made: Named[]; shadows: string[] } {
  const all = named(db, 'table');
  const made = all.filter(({ sql }) => /^create virtual/i.test(sql));
  const shadows = all.filter(({ name }) => made.some((one) => name.startsWith(`${one.name}_`)));
  return { made, shadows: shadows.map(({ name }) => name) };
}

/** The same tables without their triggers, which would count and index again what is copied already counted and indexed. */
function bareTables(path: string): { tables: string[]; triggers: Named[] } {
  const db = new Sqlite(path);
  migrate(db);
  const triggers = named(db, 'trigger');
  for (const { name } of triggers) db.exec(`drop trigger "${name}"`);
  const { made, shadows } = wordTables(db);
  const ofWords = new Set([...made.map(({ name }) => name), ...shadows]);
  const tables = named(db, 'table').flatMap(({ name }) => (ofWords.has(name) ? [] : [name]));
  db.close();
  return { tables, triggers };
}

/** Views whose name differs from that of the table they show. */
const shows: Readonly<Record<string, string>> = {
  colleague: 'account',
  shown_link: 'link',
  notice_to_me: 'recorder_notice',
  own_log: 'log',
};

/** Every view of the vault's connection by its name, here without a condition: it shows everything there is. */
function addViews(from: Database, db: Database): void {
  for (const { name } of named(from, 'view', 'sqlite_temp_schema'))
    db.exec(`create temp view "${name}" as select * from "${shows[name] ?? name}_row"`);
}

/** Copies `from` into a new file at `path`. The pages of the words' index are copied as they are. */
export function plainCopy(from: Database, path: string): Database {
  const { tables, triggers } = bareTables(path);
  from.prepare("attach database ? as plain key ''").run(path);
  const ofWords = wordTables(from);
  for (const { sql } of ofWords.made)
    from.exec(sql.replace(/^create virtual table /i, 'create virtual table if not exists plain.'));
  // A full-text index is copied as the tables that it is made of, which are otherwise closed.
  from.unsafeMode(true);
  try {
    const copy = from.transaction(() => {
      for (const name of [...tables, ...ofWords.shadows]) {
        from.exec(`delete from plain."${name}"`);
        from.exec(`insert into plain."${name}" select * from main."${name}"`);
      }
    });
    copy.immediate();
  } finally {
    from.unsafeMode(false);
    from.exec('detach database plain');
  }
  const db = new Sqlite(path);
  configure(db);
  for (const { sql } of triggers) db.exec(sql);
  addViews(from, db);
  return db;
}

/**
 * Runs the statements in one transaction, prepared beforehand, and returns the milliseconds. Throws where the rows
 * differ.
 */
export function replay(db: Database, sent: readonly Sent[]): () => number {
  const prepared = sent.map((one) => ({ ...one, statement: db.prepare<unknown[]>(one.sql) }));
  return () => {
    let same = true;
    const started = performance.now();
    db.exec('begin');
    for (const { statement, method, parameters, rows } of prepared) {
      if (method === 'all') same = statement.all(...parameters).length === rows && same;
      else if (method === 'get') same = (statement.get(...parameters) === undefined ? 0 : 1) === rows && same;
      else statement.run(...parameters);
    }
    db.exec('commit');
    const taken = performance.now() - started;
    if (!same) throw new Error('plain SQLite found other rows, so that the two cannot be compared');
    return taken;
  };
}

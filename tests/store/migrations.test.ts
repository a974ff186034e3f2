/** What the migrations make of a store, and that what is live agrees with what they froze. */
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { bucketOf } from '../../main/store/sqlite/triage-bucket.ts';

const open: Database[] = [];
afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

function emptyStore(): Database {
  const db = new Sqlite(':memory:');
  open.push(db);
  return db;
}

const schemaOf = (db: Database) => db.prepare('select type, name, sql from sqlite_schema order by name').all();

it('brings an empty store to the newest version, and leaves one that is there alone', () => {
  const db = emptyStore();
  migrate(db);
  expect(db.pragma('user_version', { simple: true })).toBe(supportedVersion);
  const before = schemaOf(db);
  migrate(db);
  expect(schemaOf(db)).toEqual(before);
});

it('leaves nothing behind where it fails half-way', () => {
  const db = emptyStore();
  // Somebody else's table, which the migration meets after it has made others.
  db.exec('create table log_row (seq integer primary key)');
  const before = schemaOf(db);
  expect(() => migrate(db)).toThrow('log_row');
  expect(schemaOf(db)).toEqual(before);
  expect(db.pragma('user_version', { simple: true })).toBe(0);
});

it('counts the time to triage by trigger in the same bucket as what adds contributions', () => {
  const db = emptyStore();
  migrate(db);
  const receivedAt = '2026-03-09T10:00:00.000Z';
  const add = db.prepare(
    `insert into contribution_row (id, reference, kind, channel, state, receivedAt, receiptOrder, recordedAt, day, text, markingRank)
     values (?, ?, 'tip', 'hotline', 'untriaged', ?, ?, ?, '2026-03-09', '', 1)`,
  );
  const triage = db.prepare('update contribution_row set triagedAt = ? where id = ?');
  const byTrigger = db.prepare('select bucket from triage_rollup_row where n > 0').pluck();
  const live = db.prepare(`select ${bucketOf('?', '?')}`).pluck();
  let id = 0;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 * 24 * 540 }), fc.integer({ min: -1, max: 59 }), (minutes, seconds) => {
      const triagedAt = new Date(Date.parse(receivedAt) + minutes * 60_000 + seconds * 1000).toISOString();
      id += 1;
      add.run(id, `TIP-26-${id}`, receivedAt, id, receivedAt);
      triage.run(triagedAt, id);
      expect(byTrigger.all()).toEqual([live.get(triagedAt, receivedAt)]);
      triage.run(null, id);
      expect(byTrigger.all()).toEqual([]);
    }),
  );
});

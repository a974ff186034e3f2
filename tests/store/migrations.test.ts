/** A vault of the version before comes up with all that it held. */
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { theFirstVault } from '../../main/store/sqlite/migrations/0001-the-first-vault.ts';

it('links of a first vault go on showing, and what is new is there', () => {
  const db = new Sqlite(':memory:');
  db.exec(theFirstVault);
  db.pragma('user_version = 1');
  db.pragma('foreign_keys = off');
  db.prepare(
    "insert into link_row (contributionId, investigationId, decision, basis, at, by) values (1, 2, 'linked', '{}', '', 1)",
  ).run();
  migrate(db);
  expect(db.pragma('user_version', { simple: true })).toBe(supportedVersion);
  expect(db.prepare('select contributionId, shown from link_row').all()).toEqual([{ contributionId: 1, shown: 1 }]);
  expect(db.prepare('select * from recorder_notice_row').all()).toEqual([]);
  db.close();
});

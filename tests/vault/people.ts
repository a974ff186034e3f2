/** Whom the stories are about, and their little table of notes. Used by child processes too, so without vitest. */
import type { Database } from 'better-sqlite3-multiple-ciphers';

/** Far below what the product takes: for tests alone. */
export const cheap = { N: 1024 };
export const login = 'r.okafor';
export const passphrase = 'lantern gravel osprey tin';
export const anotherPassphrase = 'quarry mitten falcon soup';
export const supportedVersion = 1;

export function migrate(db: Database): void {
  if (db.pragma('user_version', { simple: true }) !== 0) return;
  db.transaction(() => {
    db.exec('create table note (id integer primary key, text text not null)');
    db.pragma('user_version = 1');
  }).immediate();
}

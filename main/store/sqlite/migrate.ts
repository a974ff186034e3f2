/** Brings a vault's tables up to date. Append-only: a migration that has shipped is never edited. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { firstVault } from './migrations/0001-first-vault.ts';

const migrations: readonly string[] = [firstVault];

/** The newest vault that this version can read and write: `PRAGMA user_version`. */
export const supportedVersion = migrations.length;

/** Runs the missing migrations in one transaction: all of them or none. */
export function migrate(db: Database): void {
  const from = Number(db.pragma('user_version', { simple: true }));
  if (from >= supportedVersion) return;
  db.transaction(() => {
    for (const migration of migrations.slice(from)) db.exec(migration);
    db.pragma(`user_version = ${supportedVersion}`);
  }).immediate();
}

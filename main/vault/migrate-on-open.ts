/** Opening the store of an existing vault: refuse one that is too new, back up one that is too old, bring the tables up to date. */
import { existsSync, rmSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { VigilError } from '../../preload/contract/errors.ts';
import { backUp } from './backup.ts';
import { configure, connect, versionOf } from './open-database.ts';
import type { VaultFiles } from './vault-files.ts';

export interface Versions {
  /** Brings the tables up to date, in one transaction. */
  migrate: (db: Database) => void;
  /** The newest `PRAGMA user_version` that this program can read and write. */
  supportedVersion: number;
}

/**
 * Reads the version without writing to the store. A connection that only reads still creates the two side files of the
 * write-ahead log; they are removed again if they were not there before.
 */
function peekVersion(store: string, dataKey: Buffer): number {
  const log = `${store}-wal`;
  const untouched = !existsSync(log);
  const db = connect(store, dataKey, { readonly: true });
  try {
    return versionOf(db);
  } finally {
    db.close();
    if (untouched && existsSync(log) && statSync(log).size === 0) {
      for (const side of [log, `${store}-shm`]) rmSync(side, { force: true });
    }
  }
}

/**
 * The store of a vault, ready for work. Throws VAULT_DAMAGED, VAULT_FROM_NEWER_VERSION (with `about` the version and not
 * a byte of the store changed) and what SQLite throws. An older store is backed up, and the copy verified, before it is migrated.
 */
export function migrateOnOpen(files: VaultFiles, dataKey: Buffer, versions: Versions, now: Date): Database {
  if (!existsSync(files.store) || statSync(files.store).size === 0) throw new VigilError('VAULT_DAMAGED');
  const version = peekVersion(files.store, dataKey);
  if (version > versions.supportedVersion) throw new VigilError('VAULT_FROM_NEWER_VERSION', String(version));
  const db = connect(files.store, dataKey);
  try {
    configure(db);
    // Version 0 is a vault whose creation was cut short: there is nothing in it worth a backup.
    if (version > 0 && version < versions.supportedVersion) backUp(db, dataKey, files.backups, now);
    versions.migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Whether a backup would restore: everything that a restore relies on, read and compared. */

import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { ChainReport } from '../../preload/contract/audit.ts';
import type { BackupNote } from './backup-files.ts';
import { type CheckLog, checkCopy, type StoreReport, type Watched } from './backup-store.ts';
import { type OpeningBackup, withBackup } from './open-backup.ts';

export type CheckingBackup = OpeningBackup & {
  checkLog: CheckLog;
  /** Throws where the person may not do this, by the accounts of the backup itself. */
  mustBeAllowed: (db: Database) => void;
  watched: Watched;
};

export interface BackupReport {
  madeAt: string;
  /** Every page is as it was written, and they are as many as there were. */
  pages: boolean;
  log: ChainReport;
  /** The log ends where it ended when the backup was made. */
  complete: boolean;
}

/** Held against what was noted when it was made. */
export function reportOf(note: BackupNote, { pages, count, log, last }: StoreReport): BackupReport {
  return {
    madeAt: note.madeAt,
    pages: pages && count === note.pages,
    log,
    complete: last?.seq === note.last?.seq && last?.hash === note.last?.hash,
  };
}

/** Throws as `withBackup` does; damage to the store is an answer, not a failure. */
export function checkBackup(order: CheckingBackup): Promise<BackupReport> {
  return withBackup(order, async ({ files, note, dataKey }) =>
    reportOf(note, await checkCopy(files.store, dataKey, order.checkLog, order.watched, order.mustBeAllowed)),
  );
}

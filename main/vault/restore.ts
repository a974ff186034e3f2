/** Restoring a backup: into a new place first, checked there, and only then in the vault's place. It can be undone. */
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { VigilError } from '../../preload/contract/errors.ts';
import { syncFile, syncFolder } from './atomic-file.ts';
import { type CheckLog, checkCopy, copyPages, type Watched } from './backup-store.ts';
import { type BackupReport, reportOf } from './check-backup.ts';
import { type FolderLock, holdFolder } from './folder-lock.ts';
import { type OpenedBackup, type OpeningBackup, withBackup } from './open-backup.ts';
import { asVigilError, configure, connect, versionOf } from './open-database.ts';
import { type Found, removeCopy, restorePlaces, setAside, settleRestore, swap } from './restore-places.ts';
import { readSlots, type SlotFile, writeSlots } from './slots.ts';
import { vaultFiles, vaultPresent } from './vault-files.ts';

export type Restoring = OpeningBackup & {
  /** The vault's folder, whether or not there is anything in it. */
  folder: string;
  /** The newest version of a store that this program can read and write. */
  supportedVersion: number;
  checkLog: CheckLog;
  /** Throws where the person may not do this, by the accounts of the backup itself. */
  mustBeAllowed: (db: Database) => void;
  /** Writes into the restored store that it was restored, from a backup of that time. */
  note: (db: Database, madeAt: string) => void;
  /** The ways into the restored vault, where they are not those of the backup. */
  slots?: (opened: OpenedBackup) => Promise<SlotFile>;
  watched: Watched;
};

export interface Restored {
  report: BackupReport;
  found: Found;
  /** Whether there was a vault, which is now beside the restored one. */
  replaced: boolean;
  /** As in `OpenedBackup`. */
  enclosed: string | null;
}

/**
 * Nobody may have the vault open, and what a stopped restore left is made good first. The lock is `null` where there was no such folder.
 * A folder of something else is not touched: VAULT_NOT_FOUND.
 */
function hold(folder: string, now: Date): { lock: FolderLock | null; found: Found } {
  const { vault } = restorePlaces(folder);
  if (!existsSync(vault)) return { lock: null, found: settleRestore(folder, now) };
  if (!vaultPresent(vault)) {
    if (readdirSync(vault).length > 0) throw new VigilError('VAULT_NOT_FOUND');
    rmdirSync(vault);
    return { lock: null, found: settleRestore(folder, now) };
  }
  const lock = holdFolder(vault);
  try {
    return { lock, found: settleRestore(folder, now) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A vault whose keys cannot be read cannot say what it is. It may be replaced, since it is set aside and not lost. */
function mustBeSameVault(folder: string, vaultId: string, leastN: number | undefined): void {
  let present: string | null = null;
  try {
    present = readSlots(folder, leastN).vaultId;
  } catch (error) {
    if (!(error instanceof VigilError && error.code === 'SLOT_FILE_DAMAGED')) throw error;
  }
  if (present !== null && present !== vaultId) throw new VigilError('BACKUP_OF_ANOTHER_VAULT');
}

/** Makes and checks the copy. Whatever it throws, the copy is worth nothing. */
async function makeCopy(opened: OpenedBackup, order: Restoring, place: string): Promise<BackupReport> {
  const { watched } = order;
  const files = vaultFiles(place);
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
  mkdirSync(place, { mode: 0o700 });
  const source = openSync(opened.files.store, 'r');
  try {
    const progress: Watched['progress'] = (done, total) => watched.progress(done, 2 * total);
    await copyPages(source, files.store, { ...watched, progress });
  } finally {
    closeSync(source);
  }
  const check = { ...watched, progress: (done: number, total: number) => watched.progress(total + done, 2 * total) };
  const looked = await checkCopy(files.store, opened.dataKey, order.checkLog, check, (db) => {
    const version = versionOf(db);
    if (version > order.supportedVersion) throw new VigilError('VAULT_FROM_NEWER_VERSION', String(version));
    order.mustBeAllowed(db);
  });
  const report = reportOf(opened.note, looked);
  if (!report.pages || !report.log.whole || !report.complete) throw new VigilError('BACKUP_DAMAGED');
  const db = connect(files.store, opened.dataKey);
  try {
    configure(db);
    db.transaction(() => order.note(db, opened.note.madeAt)).immediate();
    db.pragma('wal_checkpoint(truncate)');
  } finally {
    db.close();
  }
  syncFile(files.store);
  writeSlots(place, order.slots === undefined ? opened.file : await order.slots(opened));
  return report;
}

/** What is known of the vault's last day goes with the restored one, so that it can say what it lacks. */
export function keepAnchor(from: string, place: string): void {
  for (const note of ['anchor', 'lastBackup'] as const) {
    const known = vaultFiles(from)[note];
    if (existsSync(known)) copyFileSync(known, vaultFiles(place)[note]);
  }
}

/** On Windows a folder with an open file in it cannot be renamed. Elsewhere the lock goes with it. */
function swapHeld(lock: FolderLock | null, work: () => void): void {
  if (process.platform === 'win32') lock?.release();
  work();
}

/**
 * Puts a backup in the place of the vault in `folder`, which is set aside. Whatever stops it, the folder holds either the old vault or
 * the restored one, whole; in the moment between two renames it holds neither, and the next command or opening finishes the swap. Throws as
 * `withBackup` does, VAULT_IN_USE, BACKUP_DAMAGED, BACKUP_OF_ANOTHER_VAULT, VAULT_FROM_NEWER_VERSION, DISK_FULL, CANCELLED.
 */
export function restoreBackup(order: Restoring): Promise<Restored> {
  const places = restorePlaces(order.folder);
  const now = new Date((order.clock ?? Date.now)());
  return withBackup(order, async (opened) => {
    const { lock, found } = hold(places.vault, now);
    try {
      const replaced = vaultPresent(places.vault);
      if (replaced) mustBeSameVault(places.vault, opened.file.vaultId, order.kdf?.N);
      const report = await makeCopy(opened, order, places.restoring);
      keepAnchor(places.vault, places.restoring);
      syncFolder(places.restoring);
      order.watched.mustGoOn();
      // Checked: from here on it may take the vault's place.
      swapHeld(lock, () => {
        renameSync(places.restoring, places.restored);
        swap(places, places.restored, places.aside(now));
      });
      return { report, found, replaced, enclosed: opened.enclosed };
    } catch (error) {
      removeCopy(places.restoring);
      // Where the vault's name is missing, the checked copy is about to take it.
      if (existsSync(places.vault)) removeCopy(places.restored);
      throw asVigilError(error);
    } finally {
      lock?.release();
    }
  });
}

/**
 * Exchanges the vault in `folder` for the one that was last set aside beside it; called twice, it changes nothing. Stopped halfway, it
 * leaves what `restoreBackup` leaves. Throws NOTHING_TO_RESTORE and VAULT_IN_USE.
 */
export function undoRestore(folder: string, now: Date): { found: Found } {
  const places = restorePlaces(folder);
  try {
    const { lock, found } = hold(places.vault, now);
    try {
      const [newest] = setAside(places.vault);
      if (newest === undefined) throw new VigilError('NOTHING_TO_RESTORE');
      swapHeld(lock, () => {
        renameSync(newest, places.returning);
        swap(places, places.returning, places.aside(now));
      });
      return { found };
    } finally {
      lock?.release();
    }
  } catch (error) {
    throw asVigilError(error);
  }
}

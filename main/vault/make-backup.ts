/** A backup of an open vault, made while people go on working. */
import { mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { VigilError } from '../../preload/contract/errors.ts';
import { syncFolder, writeAtomically } from './atomic-file.ts';
import {
  type BackupNote,
  backupFiles,
  backupName,
  backupNoteText,
  clearUnfinished,
  removeBackup,
  retain,
} from './backup-files.ts';
import { type CheckLog, checkCopy, copyPages, freezeFile, settleCopy, type Watched } from './backup-store.ts';
import { asVigilError } from './open-database.ts';
import { sealedText, unsealedText } from './sealed-text.ts';
import { type SlotFile, slotFileText } from './slots.ts';

export interface BackupOrder {
  /** The folder in which the backup gets a folder of its own. */
  to: string;
  /** How many backups of this vault are kept there, this one included; at least one is. */
  keep: number;
  now: Date;
  checkLog: CheckLog;
  signal: AbortSignal;
  progress: (done: number, total: number) => void;
  /** Text that is sealed under the data key and goes with the store. */
  enclosed?: string;
  /** A copy on its way to somewhere else, which is not kept: it does not count as the last backup. */
  passing?: boolean;
}

export interface BackupMade {
  /** Of its folder. */
  name: string;
  madeAt: string;
  entries: number;
  kept: number;
  removed: number;
}

export interface Source {
  folder: string;
  file: SlotFile;
  dataKey: Buffer;
  /** Reads the store's file, and is not closed here. */
  handle: number;
  /** A connection of the backup's own, which is closed here. */
  reader: Database;
  mustBeOpen: () => void;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** What cannot be removed now is removed by the next backup; the failure that led here is the one to report. */
function discard(folder: string): void {
  try {
    removeBackup(folder);
  } catch {}
}

/** The pages as of one moment, while writes go on into the write-ahead log. */
async function copyStore(source: Source, target: string, watched: Watched): Promise<void> {
  try {
    await freezeFile(source.reader, watched.mustGoOn);
    await copyPages(source.handle, target, watched);
  } finally {
    if (source.reader.open) source.reader.close();
  }
  settleCopy(target, source.dataKey);
}

/** Written, and read back as a restore would. */
function enclose(path: string, text: string, madeAt: string, dataKey: Buffer): void {
  writeAtomically([path], sealedText(madeAt, dataKey, text));
  if (unsealedText(madeAt, dataKey, readFileSync(path, 'utf8')) !== text) throw new VigilError('NOT_WRITTEN');
}

/**
 * Makes a folder in `order.to` and returns what is in it. It has its name only once it has been written to the disk, read back, and
 * found whole: pages, log, and the keys that open the vault today. Only then are older ones removed. Throws BACKUP_FOLDER_GONE,
 * DISK_FULL, FOLDER_READ_ONLY, CANCELLED, VAULT_LOCKED, and VAULT_DAMAGED for a vault that is not whole itself: then nothing is left.
 */
export async function makeBackup(source: Source, order: BackupOrder): Promise<BackupMade> {
  const { file, dataKey } = source;
  const { to, now, keep, signal } = order;
  if (!isFolder(to)) throw new VigilError('BACKUP_FOLDER_GONE');
  const name = backupName(source.folder, file.vaultId, now);
  const part = backupFiles(join(to, `${name}.part`));
  const mustGoOn = () => {
    source.mustBeOpen();
    if (signal.aborted) throw new VigilError('CANCELLED');
  };
  // Written once, read once.
  const halves = (from: 0 | 1): Watched => ({
    mustGoOn,
    progress: (done, total) => order.progress(from * total + done, 2 * total),
  });
  try {
    clearUnfinished(to, file.vaultId);
    mkdirSync(part.folder, { mode: 0o700 });
    await copyStore(source, part.store, halves(0));
    writeAtomically([part.keys], slotFileText(file));
    if (readFileSync(part.keys, 'utf8') !== slotFileText(file)) throw new VigilError('NOT_WRITTEN');
    const { pages, count, log, last } = await checkCopy(part.store, dataKey, order.checkLog, halves(1));
    if (!pages || !log.whole) throw new VigilError('VAULT_DAMAGED');
    const madeAt = now.toISOString();
    if (order.enclosed !== undefined) enclose(part.enclosed, order.enclosed, madeAt, dataKey);
    const note: BackupNote = {
      ...({ format: 'vigil backup', version: 1, vaultId: file.vaultId, madeAt, pages: count, last } as const),
      ...(order.enclosed === undefined ? {} : { enclosed: true }),
    };
    writeAtomically([part.note], backupNoteText(dataKey, note));
    renameSync(part.folder, join(to, name));
    syncFolder(to);
    const kept = retain(to, { vaultId: file.vaultId, dataKey, keep, made: { name, madeAt } });
    return { name, madeAt, entries: log.entries, ...kept };
  } catch (error) {
    discard(part.folder);
    throw isFolder(to) ? asVigilError(error) : new VigilError('BACKUP_FOLDER_GONE');
  }
}

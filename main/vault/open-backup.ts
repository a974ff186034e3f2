/** Getting into a backup: with the passphrases of the day on which it was made, an attempt counted as at a vault. */
import { existsSync } from 'node:fs';
import { VigilError } from '../../preload/contract/errors.ts';
import { type BackupFiles, type BackupNote, backupFiles, readBackupNote } from './backup-files.ts';
import { productionN } from './key-derivation-cost.ts';
import { KeyRing } from './key-ring.ts';
import { asVigilError } from './open-database.ts';
import { keyByPassphrase } from './sign-in.ts';
import { readSlotFile, type SlotFile } from './slots.ts';

export interface OpeningBackup {
  /** The folder of one backup. */
  backup: string;
  login: string;
  passphrase: string;
  /** For tests only: the least cost of scrypt that is accepted, and the one a pretence takes. */
  kdf?: { N: number };
  /** Milliseconds since 1970. */
  clock?: () => number;
}

export interface OpenedBackup {
  files: BackupFiles;
  note: BackupNote;
  file: SlotFile;
  /** Wiped when the work is over. */
  dataKey: Buffer;
}

function keysOf(path: string, leastN: number): SlotFile {
  try {
    return readSlotFile(path, leastN);
  } catch (error) {
    if (error instanceof VigilError && error.code === 'SLOT_FILE_DAMAGED') throw new VigilError('BACKUP_DAMAGED');
    throw error;
  }
}

/**
 * Does `work` with an open backup. Throws BACKUP_NOT_FOUND, BACKUP_DAMAGED where its keys or its note are not as they were written,
 * PASSPHRASE_WRONG (an unknown login too), SIGN_IN_DELAYED, and FOLDER_READ_ONLY where an attempt cannot be counted.
 */
export async function withBackup<T>(
  { backup, login, passphrase, kdf, clock = Date.now }: OpeningBackup,
  work: (opened: OpenedBackup) => Promise<T>,
): Promise<T> {
  const files = backupFiles(backup);
  const N = kdf?.N ?? productionN;
  const ring = new KeyRing();
  try {
    if (![files.store, files.keys, files.note].some((path) => existsSync(path)))
      throw new VigilError('BACKUP_NOT_FOUND');
    const file = keysOf(files.keys, N);
    const dataKey = await keyByPassphrase({ folder: files.folder, file, ring, N, clock }, login, passphrase);
    const note = readBackupNote(files.folder, dataKey);
    if (note?.vaultId !== file.vaultId || !existsSync(files.store)) throw new VigilError('BACKUP_DAMAGED');
    return await work({ files, note, file, dataKey });
  } catch (error) {
    throw asVigilError(error);
  } finally {
    ring.wipeAll();
  }
}

/** Getting into a backup: with the passphrases of the day on which it was made, an attempt counted as at a vault. */
import { existsSync, readFileSync } from 'node:fs';
import { VigilError } from '../../preload/contract/errors.ts';
import { type BackupFiles, type BackupNote, backupFiles, readBackupNote } from './backup-files.ts';
import { productionN } from './key-derivation-cost.ts';
import { KeyRing } from './key-ring.ts';
import { asVigilError } from './open-database.ts';
import { readRecoveryCode } from './recovery.ts';
import { unsealedText } from './sealed-text.ts';
import type { Sealer } from './sealer.ts';
import type { UnsealedKeys } from './sealing.ts';
import { type Attempting, keysByPassphrase, keysByRecovery } from './sign-in.ts';
import { readSlotFile, type SlotFile } from './slots.ts';
import { keysBySystem } from './system-slot.ts';

/** A passphrase or the recovery code of that day, or the key with which a service opens its vault. */
export type WayIn = { login: string; passphrase: string } | { recoveryCode: string } | { sealer: Sealer };

export type OpeningBackup = WayIn & {
  /** The folder of one backup. */
  backup: string;
  /** For tests only: the least cost of scrypt that is accepted, and the one a pretence takes. */
  kdf?: { N: number };
  /** Milliseconds since 1970. */
  clock?: () => number;
};

/** Its keys are wiped when the work is over. */
export interface OpenedBackup extends UnsealedKeys {
  files: BackupFiles;
  note: BackupNote;
  file: SlotFile;
  /** What was enclosed with the store when the backup was made; `null` where nothing was. */
  enclosed: string | null;
}

/** Throws PASSPHRASE_WRONG (an unknown login too), RECOVERY_CODE_WRONG, SERVICE_KEY_WRONG, SIGN_IN_DELAYED and SLOT_FILE_DAMAGED. */
export async function keysFor(way: WayIn, attempting: Attempting): Promise<UnsealedKeys> {
  if ('passphrase' in way) return keysByPassphrase(attempting, way.login, way.passphrase);
  if ('recoveryCode' in way) return keysByRecovery(attempting, readRecoveryCode(way.recoveryCode));
  const keys = await keysBySystem(attempting.file, way.sealer, attempting.ring);
  if (keys === null) throw new VigilError('SERVICE_KEY_WRONG');
  return keys;
}

/** Throws BACKUP_DAMAGED where something was enclosed and is not as it was written. */
function enclosedIn({ enclosed }: BackupFiles, note: BackupNote, dataKey: Buffer): string | null {
  if (note.enclosed !== true) return null;
  const text = existsSync(enclosed) ? unsealedText(note.madeAt, dataKey, readFileSync(enclosed, 'utf8')) : null;
  if (text === null) throw new VigilError('BACKUP_DAMAGED');
  return text;
}

const asBackups = (error: unknown): unknown =>
  error instanceof VigilError && error.code === 'SLOT_FILE_DAMAGED' ? new VigilError('BACKUP_DAMAGED') : error;

function slotsOf(path: string, leastN: number): SlotFile {
  try {
    return readSlotFile(path, leastN);
  } catch (error) {
    throw asBackups(error);
  }
}

/** A key file that nobody who could open the vault has written makes the backup a damaged one. */
async function openedBy(way: WayIn, attempting: Attempting): Promise<UnsealedKeys> {
  try {
    return await keysFor(way, attempting);
  } catch (error) {
    throw asBackups(error);
  }
}

/**
 * Does `work` with an open backup. Throws BACKUP_NOT_FOUND, BACKUP_DAMAGED where its keys or its note are not as they were written,
 * PASSPHRASE_WRONG (an unknown login too), RECOVERY_CODE_WRONG, SERVICE_KEY_WRONG, SIGN_IN_DELAYED, and FOLDER_READ_ONLY where an attempt cannot be counted.
 */
export async function withBackup<T>(opening: OpeningBackup, work: (opened: OpenedBackup) => Promise<T>): Promise<T> {
  const { backup, kdf, clock = Date.now } = opening;
  const files = backupFiles(backup);
  const N = kdf?.N ?? productionN;
  const ring = new KeyRing();
  try {
    if (![files.store, files.keys, files.note].some((path) => existsSync(path)))
      throw new VigilError('BACKUP_NOT_FOUND');
    const file = slotsOf(files.keys, N);
    const keys = await openedBy(opening, { folder: files.folder, file, ring, N, clock });
    const { dataKey } = keys;
    const note = readBackupNote(files.folder, dataKey);
    if (note?.vaultId !== file.vaultId || !existsSync(files.store)) throw new VigilError('BACKUP_DAMAGED');
    return await work({ ...keys, files, note, file, enclosed: enclosedIn(files, note, dataKey) });
  } catch (error) {
    throw asVigilError(error);
  } finally {
    ring.wipeAll();
  }
}

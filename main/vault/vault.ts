/** The vault: creating one, and the ways to open it. What can be done with an open one is in open-vault.ts. */
import { closeSync, mkdirSync, openSync, rmdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { VigilError } from '../../preload/contract/errors.ts';
import { type FolderLock, holdFolder } from './folder-lock.ts';
import { productionN } from './key-derivation-cost.ts';
import { KeyRing } from './key-ring.ts';
import { migrateOnOpen, type Versions } from './migrate-on-open.ts';
import { settleNewKeyIfPossible } from './new-key-places.ts';
import { asVigilError, configure, connect, saltOf } from './open-database.ts';
import { assemble, type OpenVault } from './open-vault.ts';
import { saltIn } from './page-format.ts';
import { checkPassphrase } from './passphrase.ts';
import { newRecoverySecret, readRecoveryCode, writeRecoveryCode } from './recovery.ts';
import { finishSwap } from './restore-places.ts';
import type { Sealer } from './sealer.ts';
import { accountLabel, type UnsealedKeys } from './sealing.ts';
import { type Attempting, keysByPassphrase, keysByRecovery, newKey, passphraseSlot, recoverySlot } from './sign-in.ts';
import { attemptSucceeded } from './sign-in-throttle.ts';
import { newVaultId, readSlots, refreshCopy, type SlotFile, sealedSlots, writeSlots } from './slots.ts';
import { keysBySystem } from './system-slot.ts';
import { type VaultFiles, vaultFiles, vaultPresent } from './vault-files.ts';

export { noOldKeyLeft } from './new-key-places.ts';
export type { OpenVault } from './open-vault.ts';
export { vaultPresent } from './vault-files.ts';

export interface Making {
  folder: string;
  /** For tests only: a cheap scrypt for new slots, and the least cost accepted from a key file (the same unless given). */
  kdf?: { N: number; least?: number };
  /** Where the keys are held; a test passes its own to see that they are wiped. */
  keys?: KeyRing;
  /** Milliseconds since 1970. */
  clock?: () => number;
}

export interface Opening extends Making, Versions {}

/** Anything that cannot be removed is not a file of ours; the failure that led here is the one to report. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

/** Removes what a failed creation made: files by name, folders only while they are empty. */
function takeBack(files: VaultFiles, lock: FolderLock, topFolder: string | undefined): void {
  for (const end of ['', '-wal', '-shm', '-journal']) discard(`${files.store}${end}`);
  for (const path of [files.slots, files.slotsCopy]) discard(path);
  lock.release();
  if (lock.fresh) discard(files.lock);
  removeFolders(files.folder, topFolder);
}

function removeFolders(folder: string, topFolder: string | undefined): void {
  if (topFolder === undefined) return;
  let current = folder;
  while (current.length >= topFolder.length) {
    try {
      rmdirSync(current);
    } catch {
      // Somebody else has put something there: it stays, and so do the folders above it.
      return;
    }
    current = dirname(current);
  }
}

/** Creates `folder` and holds it for a vault that does not exist yet. */
function claim(folder: string): { lock: FolderLock; topFolder: string | undefined } {
  if (finishSwap(folder) || vaultPresent(folder)) throw new VigilError('VAULT_EXISTS');
  const topFolder = mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    const lock = holdFolder(folder);
    // Another copy of Vigil may have created one since the first look.
    if (!vaultPresent(folder)) return { lock, topFolder };
    lock.release();
    throw new VigilError('VAULT_EXISTS');
  } catch (error) {
    removeFolders(folder, topFolder);
    throw error;
  }
}

/** An empty store under `dataKey`, with its tables. */
function makeStore(path: string, dataKey: Buffer, migrate: (db: Database) => void): Database {
  closeSync(openSync(path, 'wx', 0o600));
  const db = connect(path, dataKey);
  try {
    configure(db);
    migrate(db);
    db.pragma('wal_checkpoint(truncate)');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Creates a vault in `folder` with one account and a recovery code, and opens it. Throws PASSPHRASE_WEAK, VAULT_EXISTS,
 * VAULT_IN_USE, FOLDER_READ_ONLY and DISK_FULL; then nothing that it made is left, and nothing that was there is changed.
 */
export async function createVault(
  options: Making & { login: string; passphrase: string; migrate: (db: Database) => void },
): Promise<{ vault: OpenVault; recoveryCode: string }> {
  checkPassphrase(options.passphrase);
  const files = vaultFiles(options.folder);
  const ring = options.keys ?? new KeyRing();
  const N = options.kdf?.N ?? productionN;
  let undo = (): void => undefined;
  try {
    const { lock, topFolder } = claim(files.folder);
    undo = () => takeBack(files, lock, topFolder);
    const dataKey = newKey(ring);
    const made = { vaultId: newVaultId(), dataKey, fileKey: newKey(ring), ring, N };
    const secret = newRecoverySecret();
    const recoveryCode = writeRecoveryCode(secret);
    // The slow part comes first, so that the time in which a stop would leave half a vault is short.
    const slots = [await passphraseSlot(made, options.login, options.passphrase), await recoverySlot(made, secret)];
    const db = makeStore(files.store, dataKey, options.migrate);
    undo = () => {
      db.close();
      takeBack(files, lock, topFolder);
    };
    const file = sealedSlots({ vaultId: made.vaultId, store: saltOf(db), slots }, made.fileKey);
    writeSlots(files.folder, file);
    const vault = assemble({
      files,
      file,
      db,
      dataKey,
      fileKey: made.fileKey,
      ring,
      lock,
      N,
      clock: options.clock ?? Date.now,
      failedBefore: 0,
    });
    return { vault, recoveryCode };
  } catch (error) {
    ring.wipeAll();
    undo();
    throw asVigilError(error);
  }
}

type Unlock = (attempting: Attempting) => Promise<UnsealedKeys>;

/** Throws as `migrateOnOpen` does, and KEYS_OF_ANOTHER_STORE where the store is sound for all that is known, but not the one of these keys. */
function openStore(files: VaultFiles, file: SlotFile, dataKey: Buffer, versions: Versions, now: Date): Database {
  try {
    return migrateOnOpen(files, dataKey, versions, now);
  } catch (error) {
    const fails = asVigilError(error);
    const salt = fails.code === 'VAULT_DAMAGED' ? saltIn(files.store) : null;
    throw salt !== null && salt !== file.store ? new VigilError('KEYS_OF_ANOTHER_STORE') : fails;
  }
}

/** What all ways in have in common. */
async function open(options: Opening, unlock: Unlock): Promise<OpenVault> {
  const files = vaultFiles(options.folder);
  const ring = options.keys ?? new KeyRing();
  const N = options.kdf?.N ?? productionN;
  const clock = options.clock ?? Date.now;
  if (!finishSwap(files.folder) && !vaultPresent(files.folder)) throw new VigilError('VAULT_NOT_FOUND');
  const lock = holdFolder(files.folder);
  let db: Database | null = null;
  try {
    const file: SlotFile = readSlots(files.folder, options.kdf?.least ?? N);
    settleNewKeyIfPossible(files.folder, file.vaultId);
    let failedBefore = 0;
    const keys = await unlock({
      folder: files.folder,
      file,
      ring,
      N,
      clock,
      failedBefore(failures) {
        failedBefore = failures;
      },
    });
    db = openStore(files, file, keys.dataKey, options, new Date(clock()));
    refreshCopy(files.folder, file);
    return assemble({ ...keys, files, file, db, ring, lock, N, clock, failedBefore });
  } catch (error) {
    db?.close();
    ring.wipeAll();
    lock.release();
    throw asVigilError(error);
  }
}

/**
 * Opens the vault in `folder`. Throws VAULT_NOT_FOUND, VAULT_IN_USE, SLOT_FILE_DAMAGED, PASSPHRASE_WRONG (an unknown
 * login too), SIGN_IN_DELAYED (`about`: seconds), VAULT_DAMAGED, KEYS_OF_ANOTHER_STORE, VAULT_FROM_NEWER_VERSION, FOLDER_READ_ONLY,
 * DISK_FULL.
 */
export function openVault(options: Opening & { login: string; passphrase: string }): Promise<OpenVault> {
  return open(options, (attempting) => keysByPassphrase(attempting, options.login, options.passphrase));
}

/**
 * Opens the vault with the recovery code and gives `login` a new passphrase; its old one stops working. The code keeps working
 * until `recoveryCodeAnew`. `admits` checks in the store whether there is such an account: without it any login gets a way in.
 * Throws as `openVault` does, with RECOVERY_CODE_WRONG for the code and PASSPHRASE_WRONG for the login.
 */
export async function openWithRecovery(
  options: Opening & { code: string; login: string; newPassphrase: string; admits?: (db: Database) => boolean },
): Promise<OpenVault> {
  checkPassphrase(options.newPassphrase);
  // A typing mistake is caught by the check character, and does not count as an attempt.
  const secret = readRecoveryCode(options.code);
  const vault = await open(options, (attempting) => keysByRecovery(attempting, secret)).finally(() => secret.fill(0));
  try {
    if (options.admits?.(vault.db) === false) throw new VigilError('PASSPHRASE_WRONG');
    await vault.setSlot(options.login, options.newPassphrase);
    attemptSucceeded(vault.folder, accountLabel(vault.vaultId, options.login), (options.clock ?? Date.now)());
    return vault;
  } catch (error) {
    vault.close();
    throw asVigilError(error);
  }
}

/** Adds the operating system's way in. False, with nothing changed, where it has no real key of its own. */
export function addSystemSlot(vault: OpenVault, sealer: Sealer): Promise<boolean> {
  return vault.addSystemSlot(sealer);
}

/**
 * Opens the vault with the operating system's key, which says nothing about who is sitting there. Throws as `openVault` does, with
 * PASSPHRASE_WRONG where there is no such way in, or this machine or user is not the one that made it.
 */
export function openWithKey(options: Opening & { sealer: Sealer }): Promise<OpenVault> {
  return open(options, async ({ file, ring }) => {
    const keys = await keysBySystem(file, options.sealer, ring);
    if (keys === null) throw new VigilError('PASSPHRASE_WRONG');
    return keys;
  });
}

/**
 * A new data key: the store is made anew under it in a new place, checked there, and takes the vault's place with its ways in. Who kept
 * the old key, or an old copy of the vault, can open nothing with it that is written from then on.
 */
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { VigilError } from '../../preload/contract/errors.ts';
import { readAnchor, writeAnchor } from './anchor.ts';
import { syncFile, syncFolder } from './atomic-file.ts';
import { type CheckLog, checkCopy, copyPages, freezeFile, settleCopy, type Watched } from './backup-store.ts';
import { KeyRing } from './key-ring.ts';
import { noteLastBackup, readLastBackup } from './last-backup.ts';
import { settleNewKey } from './new-key-places.ts';
import { keysFor, type WayIn } from './open-backup.ts';
import { asVigilError, connect, saltOf } from './open-database.ts';
import { macKeyOf, pageHolds, saltSize, turnPage } from './page-format.ts';
import { removeCopy, restorePlaces } from './restore-places.ts';
import { accountLabel, slotFor, type UnsealedKeys } from './sealing.ts';
import { newKey } from './sign-in.ts';
import { type SlotFile, sealedSlots, writeSlots } from './slots.ts';
import { vaultFiles } from './vault-files.ts';

export interface NewKeyOrder {
  /** Whose ways in are kept, beside the recovery code and the operating system's: those of the accounts that are open. */
  logins: readonly string[];
  /** How whoever asks for it gets in: tried on the new key file before anything is swapped. */
  way: WayIn;
  checkLog: CheckLog;
  /** Writes into the new store that it was made. */
  note: (db: Database) => void;
  watched: Watched;
}

/** The vault as it is. It is held, and nobody writes to it until the work is over. */
export interface PresentVault extends UnsealedKeys {
  folder: string;
  file: SlotFile;
  /** Reads the store's file, and is not closed here. */
  handle: number;
  /** A connection for this alone, which is closed here. */
  reader: Database;
  /** As in `Attempting`. */
  N: number;
  clock: () => number;
}

/** Every page from one key to the other; a page that is not as it was written is VAULT_DAMAGED. */
async function turnStore(present: PresentVault, target: string, dataKey: Buffer, watched: Watched): Promise<void> {
  const ring = new KeyRing();
  const salt = newKey(ring).subarray(0, saltSize);
  const to = { dataKey, macKey: ring.keep(macKeyOf(dataKey, salt)) };
  let before: Buffer = Buffer.alloc(0);
  try {
    await copyPages(present.handle, target, watched, (page, number) => {
      if (number === 1) before = ring.keep(macKeyOf(present.dataKey, page.subarray(0, saltSize)));
      if (!pageHolds(page, number, before)) throw new VigilError('VAULT_DAMAGED');
      if (number === 1) salt.copy(page);
      turnPage(page, number, present.dataKey, to);
    });
  } finally {
    ring.wipeAll();
  }
}

/** Writes the line into the store, and returns its salt. */
function noteIn(store: string, dataKey: Buffer, note: (db: Database) => void): string {
  const db = connect(store, dataKey);
  try {
    db.transaction(() => note(db)).immediate();
    return saltOf(db);
  } finally {
    db.close();
  }
}

/** The ways in that are kept: those of people who have an account, and those that belong to nobody. */
function slotsUnder(present: SlotFile, store: string, { dataKey, fileKey }: UnsealedKeys, logins: readonly string[]) {
  const labels = new Set(logins.map((login) => accountLabel(present.vaultId, login)));
  const kept = present.slots.filter(({ kind, label }) => kind !== 'passphrase' || labels.has(label));
  const slots = kept.map((slot) => slotFor(present.vaultId, slot, dataKey));
  return sealedSlots({ vaultId: present.vaultId, store, slots }, fileKey);
}

/** What is known of the vault besides goes with it, under the new key. */
function carryNotes({ folder, file, dataKey: old }: PresentVault, place: string, dataKey: Buffer): void {
  const { vaultId } = file;
  const anchor = readAnchor({ folder, vaultId, dataKey: old });
  if (anchor !== null) writeAnchor({ folder: place, vaultId, dataKey }, anchor);
  const last = readLastBackup({ folder, vaultId, dataKey: old });
  if (last !== null) noteLastBackup({ folder: place, vaultId, dataKey }, last);
  const [from, to] = [vaultFiles(folder).attempts, vaultFiles(place).attempts];
  if (existsSync(from)) copyFileSync(from, to);
}

async function fill(present: PresentVault, order: NewKeyOrder, place: string, ring: KeyRing): Promise<void> {
  const { watched } = order;
  const files = vaultFiles(place);
  const keys = { dataKey: newKey(ring), fileKey: present.fileKey };
  // Written once, read once.
  const half = (second: 0 | 1): Watched => ({
    ...watched,
    progress: (done, total) => watched.progress(second * total + done, 2 * total),
  });
  try {
    await freezeFile(present.reader, watched.mustGoOn);
    await turnStore(present, files.store, keys.dataKey, half(0));
  } finally {
    present.reader.close();
  }
  settleCopy(files.store, keys.dataKey);
  const salt = noteIn(files.store, keys.dataKey, order.note);
  syncFile(files.store);
  const { pages, log } = await checkCopy(files.store, keys.dataKey, order.checkLog, half(1));
  if (!pages || !log.whole) throw new VigilError('VAULT_DAMAGED');
  carryNotes(present, place, keys.dataKey);
  const file = slotsUnder(present.file, salt, keys, order.logins);
  writeSlots(place, file);
  const { N, clock } = present;
  const shown = await keysFor(order.way, { folder: place, file, ring, N, clock });
  if (!shown.dataKey.equals(keys.dataKey)) throw new VigilError('NOT_WRITTEN');
}

/**
 * Makes the vault under a new data key beside it, and checks pages, log and the way in of whoever asked. Throws what `order.way` throws,
 * DISK_FULL, FOLDER_READ_ONLY, CANCELLED, and VAULT_DAMAGED for a vault that is not whole itself; then nothing of it is left.
 */
export async function prepareNewKey(present: PresentVault, order: NewKeyOrder): Promise<void> {
  const { newKeyUnchecked, newKey: ready } = restorePlaces(present.folder);
  const ring = new KeyRing();
  let made = false;
  try {
    settleNewKey(present.folder, present.file.vaultId);
    mkdirSync(newKeyUnchecked, { mode: 0o700 });
    made = true;
    await fill(present, order, newKeyUnchecked, ring);
    syncFolder(newKeyUnchecked);
    order.watched.mustGoOn();
    // Checked: from here on it may take the vault's place.
    renameSync(newKeyUnchecked, ready);
  } catch (error) {
    if (made) discard(newKeyUnchecked);
    throw asVigilError(error);
  } finally {
    if (present.reader.open) present.reader.close();
    ring.wipeAll();
  }
}

/** What cannot be removed now is removed by the next opening; the failure that led here is the one to report. */
function discard(place: string): void {
  try {
    removeCopy(place);
  } catch {}
}

/** A vault while it is open: its store, its ways in, and how it is closed. */
import { closeSync, existsSync, openSync } from 'node:fs';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { VigilError } from '../../preload/contract/errors.ts';
import { type Anchor, readAnchor, writeAnchor } from './anchor.ts';
import { backupsIn } from './backup-files.ts';
import type { FolderLock } from './folder-lock.ts';
import { checkIntegrityInTurns, type IntegrityReport } from './integrity.ts';
import type { KeyRing } from './key-ring.ts';
import { type LastBackup, noteLastBackup, readLastBackup } from './last-backup.ts';
import { type BackupMade, type BackupOrder, makeBackup } from './make-backup.ts';
import { type NewKeyOrder, prepareNewKey } from './new-data-key.ts';
import { swapForNewKey } from './new-key-places.ts';
import { asVigilError, connect, settleReader } from './open-database.ts';
import { checkPassphrase } from './passphrase.ts';
import { newRecoverySecret, writeRecoveryCode } from './recovery.ts';
import type { Sealer } from './sealer.ts';
import { accountLabel, type UnsealedKeys } from './sealing.ts';
import { keysByPassphrase, passphraseSlot, recoverySlot } from './sign-in.ts';
import { type Slot, type SlotFile, type Slots, sealedSlots, withoutSlot, withSlot, writeSlots } from './slots.ts';
import { systemSlot } from './system-slot.ts';
import type { VaultFiles } from './vault-files.ts';

export interface OpenVault {
  readonly folder: string;
  /** 32 hex characters. */
  readonly vaultId: string;
  readonly db: Database;
  /** Another connection to the store, which cannot write. Closed no later than the vault. */
  connectReader(): Database;
  /** How many attempts at this way in failed before the one that opened it, so that the log can say so. */
  readonly failedBefore: number;
  /** A way in for one more account. Throws PASSPHRASE_WEAK, and NAME_TAKEN if the login has one. */
  addSlot(login: string, passphrase: string): Promise<void>;
  /** Another passphrase for an account whose own was forgotten. Throws PASSPHRASE_WEAK, and NOT_FOUND if the login has none. */
  replaceSlot(login: string, passphrase: string): Promise<void>;
  /** A passphrase for an account, whether it had one or not. Throws PASSPHRASE_WEAK. */
  setSlot(login: string, passphrase: string): Promise<void>;
  /**
   * Checks somebody's passphrase as at a sign-in, and returns how many attempts failed before. Throws PASSPHRASE_WRONG (an unknown
   * login too) and SIGN_IN_DELAYED.
   */
  checkPassphrase(login: string, passphrase: string): Promise<number>;
  /** Throws PASSPHRASE_WEAK, PASSPHRASE_WRONG and SIGN_IN_DELAYED. */
  changePassphrase(login: string, old: string, passphrase: string): Promise<void>;
  /** Throws NOT_FOUND, and LAST_ADMINISTRATOR for the only account that has a way in. */
  removeSlot(login: string): Promise<void>;
  /** Whether the login has a key slot. */
  hasSlot(login: string): boolean;
  /** Removes an account's key slot, be it the last, where the operating system's or the recovery code's way in is there. Harmless where it has none. */
  giveUpSlot(login: string): void;
  /** A new recovery code; the one before stops working. */
  recoveryCodeAnew(): Promise<string>;
  /** False, with nothing changed, where the operating system has no real key of its own. */
  addSystemSlot(sealer: Sealer): Promise<boolean>;
  /** Removes the operating system's way in, if there is one. */
  removeSystemSlot(): Promise<void>;
  /** Checks every page, letting others in between, and the structure of the store. */
  verify(): Promise<IntegrityReport>;
  /** Makes a verified copy elsewhere while the vault is in use; see make-backup.ts, also for what it throws. */
  backUp(order: BackupOrder): Promise<BackupMade>;
  /** The last one that was made, wherever it is; `null` where there has been none. */
  lastBackup(): LastBackup | null;
  /** When the newest whole one in a folder was made; `null` where there is none, or no such folder. */
  newestBackup(parent: string): string | null;
  /** Where the log ended when the vault was last closed or backed up in this folder; `null` if that is not known. */
  anchor(): Anchor | null;
  keepAnchor(anchor: Anchor): void;
  /**
   * Makes the vault under a new data key, beside it; see new-data-key.ts, also for what it throws. Nobody else may write meanwhile. What it
   * returns ends this vault, and puts the new one in its place unless something was written after all: CANCELLED.
   */
  prepareNewKey(order: NewKeyOrder): Promise<() => void>;
  /** Ends the vault: everything is in one file, every key is wiped, another process may open it. Harmless the second time. */
  close(): void;
}

export interface VaultParts extends UnsealedKeys {
  files: VaultFiles;
  file: SlotFile;
  db: Database;
  ring: KeyRing;
  lock: FolderLock;
  /** scrypt's cost for new slots. */
  N: number;
  /** Milliseconds. */
  clock: () => number;
  failedBefore: number;
}

/** The vault made from `parts`, which it owns from now on. */
export function assemble(parts: VaultParts): OpenVault {
  const { files, db, dataKey, fileKey, ring, lock, N, clock } = parts;
  const { vaultId } = parts.file;
  const made = { vaultId, dataKey, fileKey, ring, N };
  let file = parts.file;
  let closed = false;
  /** Opened once and closed after the store: closing it earlier would drop SQLite's locks (see page-check.ts). */
  let reading: number | null = null;
  /** Settles with the last backup: two at once would take each other's for one that was left unfinished. */
  let backingUp: Promise<unknown> = Promise.resolve();
  /** Those who had one may already have closed it. */
  const readers: Database[] = [];

  function mustBeOpen(): void {
    if (closed) throw new VigilError('VAULT_LOCKED');
  }

  function has(login: string): boolean {
    const label = accountLabel(vaultId, login);
    return file.slots.some((slot) => slot.label === label);
  }

  /** Asked again after each wait: a vault that was closed meanwhile has wiped the key that the new slot was made from. */
  function change(to: (present: SlotFile) => Slots): void {
    mustBeOpen();
    const next = sealedSlots(to(file), fileKey);
    try {
      writeSlots(files.folder, next);
    } catch (error) {
      throw asVigilError(error);
    }
    file = next;
  }

  async function showPassphrase(login: string, passphrase: string): Promise<number> {
    mustBeOpen();
    let before = 0;
    const failedBefore = (failures: number) => {
      before = failures;
    };
    try {
      const shown = await keysByPassphrase(
        { folder: files.folder, file, ring, N, clock, failedBefore },
        login,
        passphrase,
      );
      for (const key of [shown.dataKey, shown.fileKey]) ring.wipe(key);
    } catch (error) {
      throw asVigilError(error);
    }
    return before;
  }

  async function put(slot: Promise<Slot>): Promise<void> {
    const ready = await slot;
    change((present) => withSlot(present, ready));
  }

  function endStore(): void {
    try {
      if (!db.open) return;
      if (db.inTransaction) db.exec('rollback');
      db.pragma('wal_checkpoint(truncate)');
    } catch {
      // A full disk, or damage: the write-ahead log stays beside the store, and the next opening merges it.
    } finally {
      db.close();
    }
  }

  /** How much was written since it was opened; only this connection writes. */
  const written = (): unknown => db.prepare('select total_changes()').pluck().get();

  /** `lastly`: while nothing of it is open any more, and nobody else can open it. */
  function end(lastly: () => void = () => undefined): void {
    if (closed) return;
    closed = true;
    try {
      for (const reader of readers) if (reader.open) reader.close();
      endStore();
      if (reading !== null) closeSync(reading);
      // On Windows a folder with an open file in it cannot be renamed. Elsewhere the lock goes with it.
      if (process.platform === 'win32') lock.release();
      lastly();
    } finally {
      ring.wipeAll();
      lock.release();
    }
  }

  return {
    folder: files.folder,
    vaultId,
    db,
    connectReader() {
      mustBeOpen();
      const reader = settleReader(connect(files.store, dataKey, { readonly: true }));
      readers.push(reader);
      return reader;
    },
    failedBefore: parts.failedBefore,
    async addSlot(login, passphrase) {
      mustBeOpen();
      checkPassphrase(passphrase);
      if (has(login)) throw new VigilError('NAME_TAKEN');
      const slot = await passphraseSlot(made, login, passphrase);
      // Somebody else may have taken the name meanwhile.
      if (has(login)) throw new VigilError('NAME_TAKEN');
      change((present) => withSlot(present, slot));
    },
    async replaceSlot(login, passphrase) {
      mustBeOpen();
      checkPassphrase(passphrase);
      if (!has(login)) throw new VigilError('NOT_FOUND');
      await put(passphraseSlot(made, login, passphrase));
    },
    async setSlot(login, passphrase) {
      mustBeOpen();
      checkPassphrase(passphrase);
      await put(passphraseSlot(made, login, passphrase));
    },
    checkPassphrase: showPassphrase,
    async changePassphrase(login, old, passphrase) {
      mustBeOpen();
      checkPassphrase(passphrase);
      await showPassphrase(login, old);
      mustBeOpen();
      await put(passphraseSlot(made, login, passphrase));
    },
    async removeSlot(login) {
      mustBeOpen();
      if (!has(login)) throw new VigilError('NOT_FOUND');
      if (file.slots.filter(({ kind }) => kind === 'passphrase').length === 1)
        throw new VigilError('LAST_ADMINISTRATOR');
      change((present) => withoutSlot(present, accountLabel(vaultId, login)));
    },
    hasSlot: has,
    giveUpSlot(login) {
      if (has(login) && file.slots.some(({ kind }) => kind !== 'passphrase'))
        change((present) => withoutSlot(present, accountLabel(vaultId, login)));
    },
    async recoveryCodeAnew() {
      mustBeOpen();
      const secret = newRecoverySecret();
      const code = writeRecoveryCode(secret);
      await put(recoverySlot(made, secret));
      return code;
    },
    async addSystemSlot(sealer) {
      mustBeOpen();
      const slot = await systemSlot(made, sealer);
      if (slot === null) return false;
      change((present) => withSlot(present, slot));
      return true;
    },
    async removeSystemSlot() {
      change((present) => withoutSlot(present, 'system'));
    },
    async verify() {
      // It begins by bringing the write-ahead log into the file, which a backup prevents: SQLite would hold the thread up for seconds.
      await backingUp;
      mustBeOpen();
      try {
        reading ??= openSync(files.store, 'r');
        return await checkIntegrityInTurns(db, reading, dataKey, mustBeOpen);
      } catch (error) {
        throw asVigilError(error);
      }
    },
    anchor() {
      mustBeOpen();
      return readAnchor({ folder: files.folder, vaultId, dataKey });
    },
    keepAnchor(anchor) {
      mustBeOpen();
      writeAnchor({ folder: files.folder, vaultId, dataKey }, anchor);
    },
    backUp(order) {
      const turn = backingUp.then(() => {
        mustBeOpen();
        reading ??= openSync(files.store, 'r');
        const reader = connect(files.store, dataKey);
        readers.push(reader);
        return makeBackup({ folder: files.folder, file, dataKey, handle: reading, reader, mustBeOpen }, order).then(
          (backup) => {
            if (!closed && order.passing !== true) noteLastBackup({ folder: files.folder, vaultId, dataKey }, backup);
            return backup;
          },
        );
      });
      backingUp = turn.catch(() => undefined);
      return turn;
    },
    lastBackup() {
      mustBeOpen();
      return readLastBackup({ folder: files.folder, vaultId, dataKey });
    },
    newestBackup(parent) {
      mustBeOpen();
      if (!existsSync(parent)) return null;
      return backupsIn(parent, vaultId, dataKey)[0]?.note.madeAt ?? null;
    },
    async prepareNewKey(order) {
      await backingUp;
      mustBeOpen();
      reading ??= openSync(files.store, 'r');
      const reader = connect(files.store, dataKey);
      readers.push(reader);
      const [used, before] = [file, written()];
      const mustGoOn = () => {
        mustBeOpen();
        order.watched.mustGoOn();
      };
      const present = { folder: files.folder, file, dataKey, fileKey, handle: reading, reader, N, clock };
      await prepareNewKey(present, { ...order, watched: { ...order.watched, mustGoOn } });
      return () => {
        mustBeOpen();
        const overtaken = file !== used || written() !== before;
        end(() => {
          if (overtaken) throw new VigilError('CANCELLED');
          swapForNewKey(files.folder);
        });
      };
    },
    close: () => end(),
  };
}

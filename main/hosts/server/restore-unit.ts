/**
 * Restoring a unit: into a new place beside its folder first, its vault checked and opened there with the service's key, and only then in
 * the place of the folder, which is set aside. What a stop leaves is named as at a vault: see restore-places.ts.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { VigilError } from '../../../preload/contract/errors.ts';
import { checkLog, logRestore } from '../../store/sqlite/closed-store.ts';
import { migrate, supportedVersion } from '../../store/sqlite/migrate.ts';
import { syncFolder } from '../../vault/atomic-file.ts';
import type { Watched } from '../../vault/backup-store.ts';
import type { BackupReport } from '../../vault/check-backup.ts';
import { holdFolder } from '../../vault/folder-lock.ts';
import { productionN } from '../../vault/key-derivation-cost.ts';
import { KeyRing } from '../../vault/key-ring.ts';
import type { OpenedBackup, WayIn } from '../../vault/open-backup.ts';
import { keepAnchor, restoreBackup } from '../../vault/restore.ts';
import { finishSwap, type RestorePlaces, restorePlaces, setAside, swap } from '../../vault/restore-places.ts';
import type { Sealer } from '../../vault/sealer.ts';
import { readSlots, type SlotFile, sealedSlots, withSlot } from '../../vault/slots.ts';
import { systemSlot } from '../../vault/system-slot.ts';
import { openWithKey, vaultPresent } from '../../vault/vault.ts';
import { type Config, readConfig } from './config.ts';
import { putEnclosed } from './enclosed-files.ts';
import { makeKeyFile, serviceSealer } from './key-file.ts';
import { giveTo, ownerOf } from './owner.ts';
import { unitFiles } from './unit-folder.ts';
import { readWorkstations, type Workstation, writeWorkstations } from './workstations.ts';

/** The key file with which the service opens the vault, or the recovery code: passphrases of a unit open nothing. */
export type UnitWayIn = { keyFile: string } | Extract<WayIn, { recoveryCode: string }>;

export interface RestoringUnit {
  backup: string;
  /** The unit's folder, whether or not there is anything in it. */
  folder: string;
  way: UnitWayIn;
  /** For tests only. */
  kdf?: { N: number };
  watched: Watched;
}

export interface RestoredUnit {
  report: BackupReport;
  /** There was a unit, which is now beside the restored one. */
  replaced: boolean;
  /** Where the key is now: as the configuration says, or in the folder for IT to put where it belongs. */
  key: 'in place' | 'made anew' | 'made anew, to be moved' | 'as it was';
  /** Files of a unit that the backup does not have. */
  lacking: string[];
}

/** Until it is over, no service may start on the folder. Throws UNIT_RUNNING, and UNIT_NOT_FOUND for a folder of something else. */
function hold(folder: string): { release(): void } {
  const { vault } = unitFiles(folder);
  if (!vaultPresent(vault)) {
    if (existsSync(folder) && readdirSync(folder).length > 0) throw new VigilError('UNIT_NOT_FOUND');
    return { release: () => undefined };
  }
  try {
    return holdFolder(vault);
  } catch (error) {
    throw error instanceof VigilError && error.code === 'VAULT_IN_USE' ? new VigilError('UNIT_RUNNING') : error;
  }
}

/** Finishes a swap that was stopped, and otherwise does away with what was not checked. */
function settle({ vault: folder, restoring, restored, returning, aside }: RestorePlaces): void {
  if (finishSwap(folder)) return;
  if (existsSync(returning)) renameSync(returning, aside(new Date()));
  for (const place of [restoring, restored]) rmSync(place, { recursive: true, force: true });
}

/** The way into the restored vault that its service has: the key that opened the backup, or one that is made now. */
function slotsWith(sealer: Sealer, N: number) {
  return async ({ file, dataKey, fileKey }: OpenedBackup): Promise<SlotFile> => {
    const slot = await systemSlot({ vaultId: file.vaultId, dataKey, fileKey, ring: new KeyRing(), N }, sealer);
    return slot === null ? file : sealedSlots(withSlot(file, slot), fileKey);
  };
}

/** Where the configuration expects the key; `null` where that is not a file of the unit's folder. */
function keyPlace({ key }: Config, folder: string): string | null {
  if (!('file' in key)) return null;
  return dirname(key.file) === folder ? key.file : null;
}

/** The key lies where the service looks for it, if that is in the unit's folder. */
function settleKey(place: string, way: UnitWayIn): RestoredUnit['key'] {
  const { key, config } = unitFiles(place);
  const wanted = existsSync(config) ? keyPlace(readConfig(config), place) : null;
  if ('keyFile' in way) {
    if (wanted === null) return 'as it was';
    copyFileSync(way.keyFile, wanted);
    return 'in place';
  }
  if (wanted === null) return 'made anew, to be moved';
  if (wanted !== key) renameSync(key, wanted);
  return 'made anew';
}

async function makeCopy(order: RestoringUnit, place: string): Promise<Omit<RestoredUnit, 'replaced'>> {
  const { backup, way, kdf, watched } = order;
  const files = unitFiles(place);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  if (!('keyFile' in way)) makeKeyFile(files.key);
  const sealer = serviceSealer({ file: 'keyFile' in way ? way.keyFile : files.key });
  const who = 'keyFile' in way ? 'the unit’s key' : 'the recovery code';
  const { report, enclosed } = await restoreBackup({
    ...('keyFile' in way ? { sealer } : way),
    ...(kdf === undefined ? {} : { kdf }),
    backup,
    folder: files.vault,
    supportedVersion,
    checkLog,
    // Whoever has the key or the code has everything.
    mustBeAllowed: () => undefined,
    note: (db, madeAt) => logRestore(db, who, madeAt, new Date()),
    slots: slotsWith(sealer, kdf?.N ?? productionN),
    watched,
  });
  const lacking = putEnclosed(place, enclosed);
  const opened = await openWithKey({
    folder: files.vault,
    sealer,
    migrate,
    supportedVersion,
    ...(kdf === undefined ? {} : { kdf }),
  });
  opened.close();
  return { report, lacking, key: settleKey(place, way) };
}

function mustBeSameUnit(before: string, after: string, leastN: number | undefined): void {
  let present: string | null = null;
  try {
    present = readSlots(before, leastN).vaultId;
  } catch (error) {
    if (!(error instanceof VigilError && error.code === 'SLOT_FILE_DAMAGED')) throw error;
  }
  if (present !== null && present !== readSlots(after, leastN).vaultId) throw new VigilError('BACKUP_OF_ANOTHER_VAULT');
}

/** A workstation that was revoked since the backup stays so: it may have been stolen. What cannot be read says nothing. */
function keepRevocations(before: string, after: string): void {
  let known: Workstation[];
  try {
    known = readWorkstations(before);
  } catch {
    return;
  }
  const revoked = new Map(known.map(({ fingerprint, revokedAt }) => [fingerprint, revokedAt]));
  const restored = readWorkstations(after);
  writeWorkstations(
    after,
    restored.map((each) => ({ ...each, revokedAt: each.revokedAt ?? revoked.get(each.fingerprint) ?? null })),
  );
}

/**
 * Throws as `withBackup` and `restoreBackup` do, UNIT_RUNNING, UNIT_NOT_FOUND, NOT_OF_A_UNIT, BACKUP_OF_ANOTHER_VAULT, ConfigProblem. Whatever
 * it throws, the unit is as it was.
 */
export async function restoreUnit(order: RestoringUnit): Promise<RestoredUnit> {
  const places = restorePlaces(order.folder);
  settle(places);
  const lock = hold(places.vault);
  try {
    const replaced = vaultPresent(unitFiles(places.vault).vault);
    mkdirSync(dirname(places.vault), { recursive: true });
    const owner = ownerOf(existsSync(places.vault) ? places.vault : dirname(places.vault));
    const made = await makeCopy(order, places.restoring);
    if (replaced) {
      const [before, after] = [unitFiles(places.vault).vault, unitFiles(places.restoring).vault];
      mustBeSameUnit(before, after, order.kdf?.N);
      keepAnchor(before, after);
      keepRevocations(unitFiles(places.vault).workstations, unitFiles(places.restoring).workstations);
    } else rmSync(places.vault, { recursive: true, force: true });
    giveTo(places.restoring, owner);
    syncFolder(places.restoring);
    order.watched.mustGoOn();
    renameSync(places.restoring, places.restored);
    swap(places, places.restored, places.aside(new Date()));
    return { ...made, replaced };
  } catch (error) {
    rmSync(places.restoring, { recursive: true, force: true });
    throw error;
  } finally {
    lock.release();
  }
}

/** Exchanges the unit for the one that was set aside last; called twice, it changes nothing. Throws NOTHING_TO_RESTORE and UNIT_RUNNING. */
export function undoRestoreUnit(folder: string): void {
  const places = restorePlaces(folder);
  settle(places);
  const lock = hold(places.vault);
  try {
    const [newest] = setAside(places.vault);
    if (newest === undefined) throw new VigilError('NOTHING_TO_RESTORE');
    renameSync(newest, places.returning);
    swap(places, places.returning, places.aside(new Date()));
  } finally {
    lock.release();
  }
}

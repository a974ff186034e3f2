/** What the making of a new data key leaves beside the vault (see restore-places.ts): swapped in, or done away with. */
import { existsSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { asVigilError } from './open-database.ts';
import { removeOwnFolder } from './own-folder.ts';
import { removeCopy, restorePlaces, swap } from './restore-places.ts';
import { readSlotFile } from './slots.ts';
import { vaultFiles } from './vault-files.ts';

/** Puts what was prepared in the place of the vault, which nobody has open. Where it throws, the vault is as it was. */
export function swapForNewKey(folder: string): void {
  const places = restorePlaces(folder);
  try {
    swap(places, places.newKey, places.oldKey);
  } catch (error) {
    if (!existsSync(places.vault) && existsSync(places.oldKey)) renameSync(places.oldKey, places.vault);
    throw asVigilError(error);
  }
}

/** Copies of the store from before a migration, and damaged key files that were kept, are under the old key too. */
function removeOld(place: string): void {
  const { backups } = vaultFiles(place);
  if (existsSync(backups))
    removeOwnFolder(
      backups,
      readdirSync(backups).filter((name) => /^vault-v\d+-.*\.db/.test(name)),
    );
  removeOwnFolder(
    place,
    readdirSync(place).filter((name) => /^vault\.json\.damaged-\d+$/.test(name)),
  );
  removeCopy(place);
}

/** Another vault of somebody's may have such a name: nothing of it is touched. What has no key file is not one. */
function isOf(vaultId: string, place: string): boolean {
  const { slots, slotsCopy } = vaultFiles(place);
  const present = [slots, slotsCopy].filter((path) => existsSync(path));
  return present.every((path) => vaultIdIn(path) === vaultId);
}

function vaultIdIn(path: string): string | null {
  try {
    return readSlotFile(path, 1).vaultId;
  } catch {
    return null;
  }
}

/**
 * Does away with what the making of a new data key has left beside the vault, which is there and is held: the old one, or a new one
 * that did not come to take its place. What somebody else had put into the vault's folder stays in it.
 */
export function settleNewKey(folder: string, vaultId: string): void {
  const { vault, newKeyUnchecked, newKey: ready, oldKey } = restorePlaces(folder);
  for (const place of [newKeyUnchecked, ready]) if (isOf(vaultId, place)) removeCopy(place);
  if (!existsSync(oldKey) || !isOf(vaultId, oldKey)) return;
  removeOld(oldKey);
  if (!existsSync(oldKey)) return;
  for (const name of readdirSync(oldKey))
    if (!existsSync(join(vault, name))) renameSync(join(oldKey, name), join(vault, name));
  if (readdirSync(oldKey).length === 0) rmdirSync(oldKey);
}

/** The same; what cannot be removed, such as a file that another program has open, is tried again at the next opening. */
export function settleNewKeyIfPossible(folder: string, vaultId: string): void {
  try {
    settleNewKey(folder, vaultId);
  } catch {}
}

/** Whether nothing is left beside the vault of the one under the key before. */
export const noOldKeyLeft = (folder: string): boolean => !existsSync(restorePlaces(folder).oldKey);

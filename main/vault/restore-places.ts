/**
 * Where the parts of a restore, and of the making of a new data key, lie beside the vault's own folder, and what one that was stopped has
 * left there:
 *
 *   vault.restoring               a copy that is not checked yet: worth nothing
 *   vault.restored                a checked copy, about to take the vault's place; the backup has it too
 *   vault.returning               a vault that was set aside, about to return
 *   vault.before-restore-<time>   the vault that a restore, or the undoing of one, has replaced
 *   vault.new-key-unchecked       the store under a new data key, not checked yet: worth nothing
 *   vault.new-key                 the same, checked, with its ways in, about to take the vault's place
 *   vault.old-key                 the vault under the data key before, about to be removed
 *
 * The vault's own name is missing only between two renames, and then a restored, a returning or one under a new key is there to take it.
 */
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from './atomic-file.ts';
import { removeOwnFolder } from './own-folder.ts';
import { vaultFiles } from './vault-files.ts';

export interface RestorePlaces {
  vault: string;
  restoring: string;
  restored: string;
  returning: string;
  newKeyUnchecked: string;
  newKey: string;
  oldKey: string;
  /** A name for the vault that is replaced now. */
  aside: (now: Date) => string;
}

export function restorePlaces(folder: string): RestorePlaces {
  const vault = vaultFiles(folder).folder;
  return {
    vault,
    restoring: `${vault}.restoring`,
    restored: `${vault}.restored`,
    returning: `${vault}.returning`,
    newKeyUnchecked: `${vault}.new-key-unchecked`,
    newKey: `${vault}.new-key`,
    oldKey: `${vault}.old-key`,
    aside: (now) => `${vault}.before-restore-${now.toISOString().replace(/[-:]/g, '').replace('.', '')}`,
  };
}

/** The vaults that have been set aside, newest first. */
export function setAside(folder: string): string[] {
  const { vault } = restorePlaces(folder);
  const parent = dirname(vault);
  if (!existsSync(parent)) return [];
  const start = `${basename(vault)}.before-restore-`;
  return readdirSync(parent)
    .filter((name) => name.startsWith(start) && /^\d{8}T\d{9}Z$/.test(name.slice(start.length)))
    .sort()
    .reverse()
    .map((name) => join(parent, name));
}

/** Removes a copy by the names of its files. */
export function removeCopy(folder: string): void {
  const { store, slots, slotsCopy, attempts, lock, anchor, lastBackup } = vaultFiles(folder);
  removeOwnFolder(
    folder,
    [store, slots, slotsCopy, attempts, lock, anchor, lastBackup].map((path) => basename(path)),
  );
}

/** Two renames: the vault goes to `aside`. A stop between them is made good by `finishSwap`. */
export function swap(places: RestorePlaces, ready: string, aside: string): void {
  if (existsSync(places.vault)) renameSync(places.vault, aside);
  renameSync(ready, places.vault);
  syncFolder(dirname(places.vault));
}

/** What a stopped restore had left. */
export type Found = 'nothing' | 'unfinished copy' | 'finished the swap' | 'vault not swapped';

/** Finishes a swap that was stopped between its two renames; false, with nothing changed, where there was none. */
export function finishSwap(folder: string): boolean {
  const { vault, restored, returning, newKey, oldKey } = restorePlaces(folder);
  const underNewKey = existsSync(oldKey) ? [newKey] : [];
  const ready = [restored, returning, ...underNewKey].find((place) => existsSync(place));
  if (existsSync(vault) || ready === undefined) return false;
  renameSync(ready, vault);
  syncFolder(dirname(vault));
  return true;
}

/**
 * Makes good what a restore left that was stopped, without losing a vault: a swap that was begun is finished; otherwise the vault stays
 * as it is. Nobody may have the vault open, unless its folder is missing.
 */
export function settleRestore(folder: string, now: Date): Found {
  const places = restorePlaces(folder);
  const { restoring, restored, returning } = places;
  if (finishSwap(folder)) return 'finished the swap';
  if (existsSync(returning)) {
    renameSync(returning, places.aside(now));
    return 'vault not swapped';
  }
  if (!existsSync(restored) && !existsSync(restoring)) return 'nothing';
  for (const place of [restored, restoring]) removeCopy(place);
  return 'unfinished copy';
}

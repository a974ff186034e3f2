/**
 * Where the parts of a restore lie, beside the vault's own folder, and what a restore that was stopped has left there:
 *
 *   vault.restoring               a copy that is not checked yet: worth nothing
 *   vault.restored                a checked copy, about to take the vault's place; the backup has it too
 *   vault.returning               a vault that was set aside, about to return
 *   vault.before-restore-<time>   the vault that a restore, or the undoing of one, has replaced
 *
 * The vault's own name is missing only between two renames, and then one of the middle two is there to take it.
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

/** Two renames. A stop between them is made good by `settleRestore`. */
export function swap(places: RestorePlaces, ready: string, now: Date): void {
  if (existsSync(places.vault)) renameSync(places.vault, places.aside(now));
  renameSync(ready, places.vault);
  syncFolder(dirname(places.vault));
}

/** What a stopped restore had left. */
export type Found = 'nothing' | 'unfinished copy' | 'finished the swap' | 'vault not swapped';

/** Finishes a swap that was stopped between its two renames; false, with nothing changed, where there was none. */
export function finishSwap(folder: string): boolean {
  const { vault, restored, returning } = restorePlaces(folder);
  const ready = [restored, returning].find((place) => existsSync(place));
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

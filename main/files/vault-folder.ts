/**
 * Keeps saved files out of the folders of vaults: a file that replaced the store or the sealed keys would destroy that
 * vault. Any vault, since one that is not open would be lost just the same.
 */
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { VigilError } from '../../preload/contract/errors.ts';
import { vaultFiles, vaultPresent } from '../vault/vault-files.ts';

/** A folder further up belongs to a vault by names that no other program uses: `vault.json` alone may be anybody's. */
function isVaultAbove(folder: string): boolean {
  const { store, slotsCopy } = vaultFiles(folder);
  return existsSync(store) || existsSync(`${store}-wal`) || existsSync(slotsCopy);
}

/**
 * Whether `folder` or anything above it belongs to a vault. The file system is asked about the names, so that it
 * decides about case.
 */
function liesInVault(folder: string): boolean {
  if (vaultPresent(folder)) return true;
  for (let above = dirname(folder), below = folder; above !== below; below = above, above = dirname(above))
    if (isVaultAbove(above)) return true;
  return false;
}

async function realFolder(path: string): Promise<string> {
  try {
    return await realpath(dirname(path));
  } catch {
    throw new VigilError('NOT_WRITTEN');
  }
}

/** Throws IN_VAULT_FOLDER where `folder`, with links resolved, is that of a vault or lies in one; BACKUP_FOLDER_GONE where it is not there. */
export async function folderOutsideVaults(folder: string): Promise<string> {
  const real = await realpath(folder).catch(() => {
    throw new VigilError('BACKUP_FOLDER_GONE');
  });
  if (liesInVault(real)) throw new VigilError('IN_VAULT_FOLDER');
  return real;
}

/**
 * The path that `path` really stands for, with links in its folder resolved, once it is known not to lie in a vault's
 * folder; if it is itself a link, neither does its target. Throws IN_VAULT_FOLDER; NOT_WRITTEN where there is no such
 * folder.
 */
export async function outsideVaults(path: string): Promise<string> {
  const folder = await realFolder(path);
  const target = join(folder, basename(path));
  const led = await realpath(target).catch(() => target);
  if (liesInVault(folder) || liesInVault(dirname(led))) throw new VigilError('IN_VAULT_FOLDER');
  return target;
}

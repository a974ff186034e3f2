/**
 * Keeps files that are saved out of the folders of vaults: one that takes the place of the store or of the sealed keys is
 * the end of that vault. Any vault, since the one that is not open is lost just the same.
 */
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { VigilError } from '../../preload/contract/errors.ts';
import { vaultFiles, vaultPresent } from '../vault/vault-files.ts';

/** A folder further up is a vault's by names that no other program uses: `vault.json` alone may be anybody's. */
function isVaultAbove(folder: string): boolean {
  const { store, slotsCopy } = vaultFiles(folder);
  return existsSync(store) || existsSync(`${store}-wal`) || existsSync(slotsCopy);
}

/** `folder` and whether anything above it is a vault's. The names are asked of the file system, so that case is its matter. */
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

/**
 * The path that `path` really stands for, its folder freed of links, once it is known to lie in no vault's folder; where it is
 * a link itself, what it leads to lies in none either. Throws IN_VAULT_FOLDER; NOT_WRITTEN where there is no such folder.
 */
export async function outsideVaults(path: string): Promise<string> {
  const folder = await realFolder(path);
  const target = join(folder, basename(path));
  const led = await realpath(target).catch(() => target);
  if (liesInVault(folder) || liesInVault(dirname(led))) throw new VigilError('IN_VAULT_FOLDER');
  return target;
}

/** Which files make up a vault, all in one folder. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface VaultFiles {
  folder: string;
  /** The encrypted store. */
  store: string;
  /** The sealed keys, and the second copy of them. */
  slots: string;
  slotsCopy: string;
  attempts: string;
  lock: string;
  backups: string;
  /** Where the log ended when the vault was last closed or backed up here. */
  anchor: string;
  /** When it was last backed up. */
  lastBackup: string;
}

/** The paths of a vault in `folder`. */
export function vaultFiles(folder: string): VaultFiles {
  const root = resolve(folder);
  return {
    folder: root,
    store: join(root, 'vault.db'),
    slots: join(root, 'vault.json'),
    slotsCopy: join(root, 'vault.json.copy'),
    attempts: join(root, 'attempts.json'),
    lock: join(root, 'vault.lock'),
    backups: join(root, 'backups'),
    anchor: join(root, 'anchor.json'),
    lastBackup: join(root, 'last-backup.json'),
  };
}

/** True if any part of a vault is in `folder`, damaged or not: such a folder is never built over. */
export function vaultPresent(folder: string): boolean {
  const files = vaultFiles(folder);
  return [files.store, `${files.store}-wal`, files.slots, files.slotsCopy].some((path) => existsSync(path));
}

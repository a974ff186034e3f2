/** Only one copy at a time: a lock that the operating system drops with the process, however it ends. */
import { accessSync, constants, existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { asVigilError } from './open-database.ts';
import { vaultFiles } from './vault-files.ts';

export interface FolderLock {
  /** True if the lock's file was not there before. */
  readonly fresh: boolean;
  release(): void;
}

/** Refuses early, with the system's own error, files that could not be written later. */
function mustBeWritable(paths: readonly string[]): void {
  for (const path of paths) if (existsSync(path)) accessSync(path, constants.W_OK);
}

/**
 * Holds the vault in `folder` for this process: an exclusive transaction on an empty SQLite file of its own. Throws
 * VAULT_IN_USE if anybody holds it, this process included, and FOLDER_READ_ONLY. Nothing else may open the lock's file:
 * on POSIX systems closing any handle to it would drop the lock.
 */
export function holdFolder(folder: string): FolderLock {
  const files = vaultFiles(folder);
  try {
    mustBeWritable([files.folder, files.lock, files.store, files.slots, files.slotsCopy, files.attempts]);
    const fresh = !existsSync(files.lock);
    const holder = new Sqlite(files.lock, { timeout: 0 });
    try {
      holder.exec('begin exclusive');
    } catch (error) {
      holder.close();
      throw error;
    }
    return { fresh, release: () => void holder.close() };
  } catch (error) {
    throw asVigilError(error);
  }
}

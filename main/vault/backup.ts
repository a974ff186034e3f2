/** A verified copy of the store before its tables are changed. */
import { closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { VigilError } from '../../preload/contract/errors.ts';
import { syncFile, syncFolder } from './atomic-file.ts';
import { checkIntegrity } from './integrity.ts';
import { asVigilError, connect, versionOf } from './open-database.ts';

/** Opens what was written, as a restore would, and looks at every page. */
function verify(path: string, dataKey: Buffer, version: number): void {
  const handle = openSync(path, 'r');
  let copy: Database | null = null;
  try {
    copy = connect(path, dataKey, { readonly: true });
    const sound = versionOf(copy) === version && checkIntegrity(copy, handle, dataKey).whole;
    if (!sound) throw new VigilError('VAULT_DAMAGED');
  } finally {
    copy?.close();
    closeSync(handle);
  }
}

/**
 * Writes `vault-v<version>-<time>.db` into `folder` and verifies it; returns its path. The copy is under the same data
 * key (VACUUM INTO keeps the cipher, measured; the library's `backup()` refuses an encrypted target), so it opens with
 * the key file of the vault. Throws VAULT_DAMAGED, DISK_FULL, FOLDER_READ_ONLY, and leaves nothing half-written.
 */
export function backUp(db: Database, dataKey: Buffer, folder: string, now: Date): string {
  const time = now.toISOString().replace(/[-:]/g, '').replace('.', '');
  const path = join(folder, `vault-v${versionOf(db)}-${time}.db`);
  if (existsSync(path)) throw new VigilError('UNEXPECTED');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'wx', 0o600));
    db.prepare('vacuum into ?').run(path);
    syncFile(path);
    verify(path, dataKey, versionOf(db));
    syncFolder(folder);
    return path;
  } catch (error) {
    for (const part of [path, `${path}-journal`]) rmSync(part, { force: true });
    throw asVigilError(error);
  }
}

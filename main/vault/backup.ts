/** A verified copy of the store before its tables are changed. */
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { VigilError } from '../../preload/contract/errors.ts';
import { syncFile, syncFolder } from './atomic-file.ts';
import { checkIntegrity } from './integrity.ts';
import { asVigilError, connect, versionOf } from './open-database.ts';

/** Opens what was written, as a restore would, and checks every page. */
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

/** What a machine that stopped during a backup left behind: never a file of another name. */
const unfinished = /^vault-v\d+-\d{8}T\d{9}Z\.db\.part(?:-journal)?$/;

function clearUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) if (unfinished.test(name)) rmSync(join(folder, name), { force: true });
}

/**
 * Writes `vault-v<version>-<time>.db` into `folder` and returns its path. The file has that name only once it is whole on the disk
 * and verified: until then it is a `.part`, whatever stops the machine. The copy is under the same data key (VACUUM INTO keeps the
 * cipher, measured; the library's `backup()` refuses an encrypted target), so it opens with the key file of the vault. Throws
 * VAULT_DAMAGED, DISK_FULL, FOLDER_READ_ONLY, and leaves nothing half-written.
 */
export function backUp(db: Database, dataKey: Buffer, folder: string, now: Date): string {
  const time = now.toISOString().replace(/[-:]/g, '').replace('.', '');
  const path = join(folder, `vault-v${versionOf(db)}-${time}.db`);
  const part = `${path}.part`;
  if (existsSync(path)) throw new VigilError('UNEXPECTED');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    clearUnfinished(folder);
    closeSync(openSync(part, 'wx', 0o600));
    db.prepare('vacuum into ?').run(part);
    syncFile(part);
    verify(part, dataKey, versionOf(db));
    renameSync(part, path);
    syncFolder(folder);
    return path;
  } catch (error) {
    for (const left of [part, `${part}-journal`]) rmSync(left, { force: true });
    throw asVigilError(error);
  }
}

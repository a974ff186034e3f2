/** Small files that are either the old ones or the new ones, never half of each, whatever stops the machine. */
import { randomBytes } from 'node:crypto';
import { closeSync, fchownSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the names in a folder durable. Windows has no such call: it keeps names in its own journal. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes durable the bytes of a file that was written by something else. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What root writes into somebody's folder is theirs: IT runs commands as root, and a service has to read what they leave. */
function giveToOwnerOf(folder: string, handle: number): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  fchownSync(handle, uid, gid);
}

function writeBeside(path: string, text: string): string {
  const fresh = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    const handle = openSync(fresh, 'wx', 0o600);
    try {
      writeFileSync(handle, text);
      giveToOwnerOf(dirname(path), handle);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    return fresh;
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/**
 * Replaces each of `paths`, all in one folder, with `text`, readable by its owner alone. When this returns, the new content
 * survives a power cut. Everything is on the disk before the first file is replaced, and they are replaced in order: a full disk
 * changes none.
 */
export function writeAtomically(paths: readonly [string, ...string[]], text: string): void {
  const pending: [fresh: string, path: string][] = [];
  try {
    for (const path of paths) pending.push([writeBeside(path, text), path]);
    for (const [fresh, path] of pending) renameSync(fresh, path);
  } catch (error) {
    for (const [fresh] of pending) rmSync(fresh, { force: true });
    throw error;
  }
  syncFolder(dirname(paths[0]));
}

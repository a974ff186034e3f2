/** A small disk that can be filled to the last byte: a tmpfs, which takes the right to mount one. */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

const root = process.platform === 'linux' && process.getuid?.() === 0;

/** Where it is, and how it is taken away; `null` where none can be had. */
export function smallDisk(kilobytes: number): { folder: string; remove: () => void } | null {
  if (!root) return null;
  const folder = temporaryFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]).status === 0;
  return mounted ? { folder, remove: () => void spawnSync('umount', [folder]) } : null;
}

export function canMount(): boolean {
  const disk = smallDisk(64);
  disk?.remove();
  // It is asked while tests are gathered: where all of a file are then skipped, nothing at its end is run.
  if (disk !== null) rmdirSync(disk.folder);
  return disk !== null;
}

export function fill(folder: string): void {
  // A byte at a time at the end: not one page is left.
  for (const size of [65536, 4096, 1]) {
    for (let at = 0; ; at += 1) {
      try {
        writeFileSync(join(folder, `filling-${size}-${at}`), Buffer.alloc(size));
      } catch {
        break;
      }
    }
  }
}

export function drain(folder: string): void {
  for (const name of readdirSync(folder)) if (name.startsWith('filling-')) rmSync(join(folder, name));
}

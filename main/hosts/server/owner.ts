/** Whose files are. IT runs commands as root; what they leave in the service's folder must be the service's, or it cannot read it. */
import { lchownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Owner {
  uid: number;
  gid: number;
}

export const ownerOf = (path: string): Owner => {
  const { uid, gid } = statSync(path);
  return { uid, gid };
};

/** Gives a folder and all in it to `owner`, where this process may: as root. Elsewhere whoever made it is the owner already. */
export function giveTo(folder: string, owner: Owner): void {
  if (process.getuid?.() !== 0) return;
  lchownSync(folder, owner.uid, owner.gid);
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (lstatSync(path).isDirectory()) giveTo(path, owner);
    else lchownSync(path, owner.uid, owner.gid);
  }
}

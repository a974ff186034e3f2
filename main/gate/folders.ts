/** Where a new vault would be made. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    return error instanceof Error && Reflect.get(error, 'code') === 'ENOENT';
  }
}

/** The first of `vault`, `vault-2`, `vault-3` ... under `parent` that does not exist or is empty. Creates nothing. */
export async function freshFolder(parent: string): Promise<string> {
  for (let n = 1; ; n++) {
    const folder = join(parent, n === 1 ? 'vault' : `vault-${n}`);
    if (await isFree(folder)) return folder;
  }
}

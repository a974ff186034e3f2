/** Removing a folder that Vigil made, and nothing else with it. */
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What SQLite puts beside a store, and `writeAtomically` beside a file, until they are done. */
const besides = /(?:-wal|-shm|-journal|\.[0-9a-f]{12}\.new)$/;

/** Removes the files of those names and what a stop has left beside them, then the folder, unless somebody has put something else in it. */
export function removeOwnFolder(folder: string, names: readonly string[]): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (names.includes(name.replace(besides, ''))) rmSync(join(folder, name), { force: true });
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

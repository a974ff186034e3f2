/**
 * Restores a backup, or undoes that, and ends with SIGKILL just before the Nth call by which it changes the disk. Says `done` where there
 * were fewer. Arguments: a folder with `vault` and `backup` in it; `restore N` or `undo N`.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const [, , folder = '', argument = ''] = process.argv;
const [what, last] = argument.split(' ');
let left = Number(last);

/** A real stop: nothing of the process runs afterwards, no `finally` and no exit handler. */
function counted<A extends unknown[], R>(call: (...given: A) => R): (...given: A) => R {
  return (...given) => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return call(...given);
  };
}

const { restoreBackup, undoRestore } = await import('../../../main/vault/restore.ts');
const { restoring } = await import('../restoring.ts');

Object.assign(fs, {
  mkdirSync: counted(fs.mkdirSync),
  renameSync: counted(fs.renameSync),
  rmSync: counted(fs.rmSync),
  rmdirSync: counted(fs.rmdirSync),
  copyFileSync: counted(fs.copyFileSync),
  writeFileSync: counted(fs.writeFileSync),
  fsyncSync: counted(fs.fsyncSync),
});
syncBuiltinESMExports();

const vault = join(folder, 'vault');
if (what === 'undo') undoRestore(vault, new Date());
else await restoreBackup(restoring(join(folder, 'backup'), vault));
process.stdout.write('done\n');

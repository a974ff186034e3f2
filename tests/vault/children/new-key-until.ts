/**
 * Makes a new data key, and ends with SIGKILL just before the Nth call by which it changes the disk. Says `done` where there were fewer.
 * Arguments: the vault's folder; N.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

let left = Number(process.argv[3]);

/** A real stop: nothing of the process runs afterwards, no `finally` and no exit handler. */
function counted<A extends unknown[], R>(call: (...given: A) => R): (...given: A) => R {
  return (...given) => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return call(...given);
  };
}

const { settleNewKeyIfPossible } = await import('../../../main/vault/new-key-places.ts');
const { newKeyOrder } = await import('../new-key-order.ts');
const { folder, open } = await import('./story.ts');
const vault = await open();

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

const swap = await vault.prepareNewKey(newKeyOrder());
swap();
settleNewKeyIfPossible(folder, vault.vaultId);
process.stdout.write('done\n');

import { chmodSync, chownSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asVigilError } from '../../main/vault/open-database.ts';
import { canMount, drain, fill, smallDisk } from '../support/small-disk.ts';
import { runChild } from './child.ts';
import { anotherPassphrase } from './people.ts';
import {
  afterwards,
  codeOf,
  filesUnder,
  newVault,
  notes,
  reopen,
  temporaryFolder,
  vaultWithNotes,
} from './temporary-vault.ts';

const root = process.platform === 'linux' && process.getuid?.() === 0;
const nobody = 65534;

/** Gives `folder` and its files to an ordinary user, who may not write what `modes` says. */
function handOver(folder: string, modes: { folder: number; files: number }): void {
  for (const name of readdirSync(folder)) {
    chownSync(join(folder, name), nobody, nobody);
    chmodSync(join(folder, name), modes.files);
  }
  chownSync(folder, nobody, nobody);
  chmodSync(folder, modes.folder);
}

describe.skipIf(!root)('an ordinary user without the right to write (needs root to become one)', () => {
  it.each([
    ['in the folder', { folder: 0o555, files: 0o600 }],
    ['in the files', { folder: 0o700, files: 0o400 }],
    ['in either', { folder: 0o555, files: 0o444 }],
  ])('%s is told so, and nothing is changed', async (_, modes) => {
    const { folder } = await vaultWithNotes(3);
    handOver(folder, modes);
    const before = filesUnder(folder);
    expect(runChild('try', folder, { uid: nobody })).toBe('FOLDER_READ_ONLY');
    expect(filesUnder(folder)).toEqual(before);
    handOver(folder, { folder: 0o700, files: 0o600 });
    expect(runChild('try', folder, { uid: nobody })).toBe('done');
  });

  it('cannot make a vault there, nor under it', () => {
    const folder = temporaryFolder();
    handOver(folder, { folder: 0o555, files: 0o600 });
    for (const place of [folder, join(folder, 'deep', 'vault')]) {
      expect(runChild('try', place, { uid: nobody, argument: 'create' })).toBe('FOLDER_READ_ONLY');
    }
    expect(readdirSync(folder)).toEqual([]);
    handOver(folder, { folder: 0o700, files: 0o600 });
    expect(runChild('try', folder, { uid: nobody, argument: 'create' })).toBe('done');
  });
});

/** Its folder; taken away after the test. */
function diskOf(kilobytes: number): string {
  const disk = smallDisk(kilobytes);
  if (disk === null) throw new Error('no disk can be mounted');
  afterwards(disk.remove);
  return disk.folder;
}

describe.skipIf(!canMount())('a full disk (needs the right to mount a small one)', () => {
  it('on which a vault is made: refused by name, and nothing is left', async () => {
    for (const kilobytes of [4, 12, 20, 28, 36, 44]) {
      const folder = diskOf(kilobytes);
      expect(await codeOf(() => newVault({ folder })), `${kilobytes} kB`).toBe('DISK_FULL');
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it('amid work: the write is refused by name, what was confirmed is kept, and work goes on once there is room', async () => {
    const folder = diskOf(1200);
    const { vault } = await newVault({ folder });
    writeFileSync(join(folder, 'filling-first'), Buffer.alloc(600_000));
    const insert = vault.db.prepare('insert into note (text) values (?)');
    let confirmed = 0;
    const code = await codeOf(() => {
      try {
        for (;;) {
          insert.run('x'.repeat(3000));
          confirmed += 1;
        }
      } catch (error) {
        throw asVigilError(error);
      }
    });
    expect(code).toBe('DISK_FULL');
    expect(confirmed).toBeGreaterThan(20);
    expect(notes(vault)).toHaveLength(confirmed);
    vault.close();
    expect(await codeOf(() => reopen(folder))).toBe('DISK_FULL');
    drain(folder);
    const again = await reopen(folder);
    expect(notes(again)).toHaveLength(confirmed);
    again.db.prepare('insert into note (text) values (?)').run('room again');
    expect((await again.verify()).whole).toBe(true);
    again.close();
  });

  it('while a passphrase is set: the old one goes on working, and no half-written key file is left', async () => {
    const folder = diskOf(1200);
    const { vault } = await newVault({ folder });
    const before = filesUnder(folder).get('vault.json');
    fill(folder);
    expect(await codeOf(() => vault.addSlot('m.lindqvist', anotherPassphrase))).toBe('DISK_FULL');
    vault.close();
    drain(folder);
    const after = filesUnder(folder);
    expect(after.get('vault.json')).toEqual(before);
    expect([...after.keys()].filter((name) => name.includes('.new'))).toEqual([]);
    (await reopen(folder)).close();
  });

  it('when a vault is opened: refused by name, and it opens once there is room', async () => {
    const folder = diskOf(1200);
    const { vault } = await newVault({ folder });
    vault.close();
    fill(folder);
    expect(await codeOf(() => reopen(folder))).toBe('DISK_FULL');
    drain(folder);
    (await reopen(folder)).close();
  });
});

it('a store that may not grow says that the disk is full, and loses nothing', async () => {
  const { vault } = await newVault();
  vault.db.pragma('max_page_count = 12');
  const insert = vault.db.prepare('insert into note (text) values (?)');
  let confirmed = 0;
  const write = () => {
    try {
      for (;;) {
        insert.run('x'.repeat(2000));
        confirmed += 1;
      }
    } catch (error) {
      throw asVigilError(error);
    }
  };
  expect(await codeOf(write)).toBe('DISK_FULL');
  expect(confirmed).toBeGreaterThan(5);
  expect(notes(vault)).toHaveLength(confirmed);
});

import { copyFileSync, cpSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asVigilError } from '../../main/vault/open-database.ts';
import { pageHolds } from '../../main/vault/page-format.ts';
import type { OpenVault } from '../../main/vault/vault.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { codeOf, filesUnder, newVault, notes, reopen, temporaryFolder, vaultWithNotes } from './temporary-vault.ts';

const count = 400;

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(path, bytes);
}

/** What somebody finds who opens the vault and reads everything: the notes, or the code it was refused with. */
async function readAll(folder: string): Promise<string[] | string> {
  let vault: OpenVault | undefined;
  try {
    vault = await reopen(folder);
    return notes(vault);
  } catch (error) {
    return asVigilError(error).code;
  } finally {
    vault?.close();
  }
}

describe('one altered byte of the store', () => {
  it('is refused by name wherever it is, and never read', async () => {
    const { folder } = await vaultWithNotes(count);
    const store = join(folder, 'vault.db');
    const { size } = statSync(store);
    const pages = size / 4096;
    expect(pages).toBeGreaterThan(20);
    const whole = readFileSync(store);
    // The salt, the encrypted head, the vector and the HMAC of page 1; then a place in each part of the file.
    const head = [0, 15, 16, 30, 100, 2000, 4015, 4016, 4031, 4032, 4095];
    const rest = [1, 2, Math.floor(pages / 2), pages - 2, pages - 1].flatMap((page) => [
      page * 4096,
      page * 4096 + 1777,
      page * 4096 + 4095,
    ]);
    for (const at of [...head, ...rest]) {
      flip(store, at);
      // By its salt a store is told from another one.
      expect(await readAll(folder), `byte ${at}`).toBe(at < 16 ? 'KEYS_OF_ANOTHER_STORE' : 'VAULT_DAMAGED');
      writeFileSync(store, whole);
    }
    expect(await readAll(folder)).toHaveLength(count);
  });

  it('is found by the check even in a page that nothing uses', async () => {
    const { vault, folder } = await newVault();
    const insert = vault.db.prepare('insert into note (text) values (?)');
    for (let at = 0; at < count; at += 1) insert.run('x'.repeat(300));
    vault.db.exec('delete from note');
    const free = vault.db.pragma('freelist_count', { simple: true });
    expect(free).toBeGreaterThan(10);
    vault.close();
    const store = join(folder, 'vault.db');
    const pages = statSync(store).size / 4096;
    flip(store, (pages - 3) * 4096 + 9);
    const again = await reopen(folder);
    expect(await again.verify()).toEqual({ whole: false, pages, damagedPages: [pages - 2], structure: false });
    again.close();
  });
});

it('the page on which SQLite takes its locks, in a store of more than a gibibyte, is no damage', () => {
  const [nothing, key] = [Buffer.alloc(4096), Buffer.alloc(32, 7)];
  const numbers = [1, 262_144, 262_145, 262_146];
  expect(numbers.filter((number) => pageHolds(nothing, number, key))).toEqual([2 ** 30 / 4096 + 1]);
});

describe('a store that is not the one of its key file', () => {
  it('comes from another vault', async () => {
    const { folder } = await vaultWithNotes(3);
    const { folder: other } = await vaultWithNotes(3);
    copyFileSync(join(other, 'vault.db'), join(folder, 'vault.db'));
    const before = readFileSync(join(folder, 'vault.db'));
    expect(await readAll(folder)).toBe('KEYS_OF_ANOTHER_STORE');
    expect(readFileSync(join(folder, 'vault.db'))).toEqual(before);
  });

  it('is no store at all', async () => {
    const { folder } = await vaultWithNotes(3);
    writeFileSync(join(folder, 'vault.db'), 'minutes of the meeting '.repeat(1000));
    expect(await readAll(folder)).toBe('KEYS_OF_ANOTHER_STORE');
  });

  it('has two pages in each other’s place', async () => {
    const { folder } = await vaultWithNotes(count);
    const store = join(folder, 'vault.db');
    const bytes = readFileSync(store);
    const page = (at: number) => Buffer.from(bytes.subarray(at * 4096, at * 4096 + 4096));
    const [fifth, sixth] = [page(5), page(6)];
    sixth.copy(bytes, 5 * 4096);
    fifth.copy(bytes, 6 * 4096);
    writeFileSync(store, bytes);
    expect(await readAll(folder)).toBe('VAULT_DAMAGED');
  });
});

describe('a store that was cut short', () => {
  it.each([10, 4096, 4096 * 3, -1, -4096])('at %i bytes', async (at) => {
    const { folder } = await vaultWithNotes(count);
    const store = join(folder, 'vault.db');
    truncateSync(store, at < 0 ? statSync(store).size + at : at);
    expect(await readAll(folder)).toBe('VAULT_DAMAGED');
  });

  it('is found by the check', async () => {
    const { vault, folder } = await newVault();
    const insert = vault.db.prepare('insert into note (text) values (?)');
    vault.db.transaction(() => {
      for (let at = 0; at < count; at += 1) insert.run('x'.repeat(300));
    })();
    expect((await vault.verify()).whole).toBe(true);
    truncateSync(join(folder, 'vault.db'), statSync(join(folder, 'vault.db')).size - 4096);
    expect((await vault.verify()).whole).toBe(false);
  });
});

it('damage in what a stopped process left behind loses the end of it at most, and is never read as something else', async () => {
  const { vault, folder } = await newVault();
  const insert = vault.db.prepare('insert into note (text) values (?)');
  for (let at = 0; at < 60; at += 1) insert.run(`note ${at}`);
  const left = temporaryFolder();
  cpSync(folder, left, { recursive: true });
  vault.close();
  const log = join(left, 'vault.db-wal');
  const { size } = statSync(log);
  expect(size).toBeGreaterThan(100_000);
  const all = Array.from({ length: 60 }, (_, at) => `note ${at}`);
  const kept: number[] = [];
  for (const at of [0.999, 0.9, 0.5, 0.2]) {
    const folder = temporaryFolder();
    cpSync(left, folder, { recursive: true });
    flip(join(folder, 'vault.db-wal'), Math.floor(size * at));
    const found = await readAll(folder);
    if (typeof found === 'string') expect(found).toBe('VAULT_DAMAGED');
    else expect(found).toEqual(all.slice(0, found.length));
    kept.push(found.length);
  }
  expect(await readAll(left)).toEqual(all);
  expect(kept.length).toBe(4);
});

describe('what the store throws', () => {
  it.each([
    ['SQLITE_NOTADB', 'VAULT_DAMAGED'],
    ['SQLITE_CORRUPT_VTAB', 'VAULT_DAMAGED'],
    ['SQLITE_FULL', 'DISK_FULL'],
    ['SQLITE_READONLY_DIRECTORY', 'FOLDER_READ_ONLY'],
    ['SQLITE_CANTOPEN', 'FOLDER_READ_ONLY'],
    ['SQLITE_BUSY_SNAPSHOT', 'VAULT_IN_USE'],
    ['ENOSPC', 'DISK_FULL'],
    ['EROFS', 'FOLDER_READ_ONLY'],
    ['EACCES', 'FOLDER_READ_ONLY'],
    ['ENOTDIR', 'FOLDER_READ_ONLY'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'UNEXPECTED'],
    ['EIEIO', 'UNEXPECTED'],
  ])('%s is told as %s, with nothing of its text', (code, named) => {
    const told = asVigilError(Object.assign(new Error('/home/secret/vault.db'), { code }));
    expect(told.code).toBe(named);
    expect(JSON.stringify([told.message, told.about, told.cause])).not.toContain('secret');
  });

  it('has no name: is unexpected; has one already: keeps it', () => {
    for (const thrown of [undefined, 'text', 7, new Error('x'), { code: 'ENOSPC' }])
      expect(asVigilError(thrown).code).toBe('UNEXPECTED');
    const own = new VigilError('NAME_TAKEN');
    expect(asVigilError(own)).toBe(own);
  });
});

it('a failed opening leaves nothing behind that keeps the next one out', async () => {
  const { folder } = await vaultWithNotes(3);
  const store = join(folder, 'vault.db');
  const whole = readFileSync(store);
  flip(store, 100);
  expect(await codeOf(() => reopen(folder))).toBe('VAULT_DAMAGED');
  expect([...filesUnder(folder).keys()].sort()).toEqual([
    'attempts.json',
    'vault.db',
    'vault.json',
    'vault.json.copy',
    'vault.lock',
  ]);
  writeFileSync(store, whole);
  expect(await readAll(folder)).toHaveLength(3);
});

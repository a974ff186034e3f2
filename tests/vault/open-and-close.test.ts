import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it } from 'vitest';
import { KeyRing } from '../../main/vault/key-ring.ts';
import { createVault, openVault, vaultPresent } from '../../main/vault/vault.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { cheap, login, migrate, passphrase, supportedVersion } from './people.ts';
import { codeOf, filesUnder, newVault, notes, reopen, temporaryFolder, vaultWithNotes } from './temporary-vault.ts';

/** Shows a test the very buffers that the vault keeps. */
class WatchedRing extends KeyRing {
  readonly seen: Buffer[] = [];
  override keep(secret: Buffer): Buffer {
    this.seen.push(secret);
    return super.keep(secret);
  }
}

const isWiped = (secret: Buffer) => secret.every((byte) => byte === 0);

describe('an officer opens a vault that is not there', () => {
  it('is told so, and nothing is made', async () => {
    const folder = temporaryFolder();
    expect(vaultPresent(folder)).toBe(false);
    expect(await codeOf(() => reopen(folder))).toBe('VAULT_NOT_FOUND');
    expect(await codeOf(() => reopen(join(folder, 'elsewhere')))).toBe('VAULT_NOT_FOUND');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is told of damage, not of a new empty vault, where the store itself was lost', async () => {
    const { folder } = await vaultWithNotes(1);
    writeFileSync(join(folder, 'vault.db'), '');
    expect(await codeOf(() => reopen(folder))).toBe('VAULT_DAMAGED');
    expect(statSync(join(folder, 'vault.db')).size).toBe(0);
  });
});

describe('making a vault fails', () => {
  it('where there is one already, which stays as it was', async () => {
    const { folder } = await vaultWithNotes(3);
    const before = filesUnder(folder);
    expect(await codeOf(() => newVault({ folder }))).toBe('VAULT_EXISTS');
    expect(filesUnder(folder)).toEqual(before);
  });

  it('where only the key file of one is left', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'vault.json.copy'), '{}');
    expect(await codeOf(() => newVault({ folder }))).toBe('VAULT_EXISTS');
    expect([...filesUnder(folder).keys()]).toEqual(['vault.json.copy']);
  });

  it('with a weak passphrase', async () => {
    const folder = temporaryFolder();
    expect(await codeOf(() => newVault({ folder, passphrase: 'short' }))).toBe('PASSPHRASE_WEAK');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('half-way, leaves nothing of its own and touches nothing that was there', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'minutes.txt'), 'not ours');
    const ring = new WatchedRing();
    const broken = (db: Database) => {
      db.exec('create table note (id integer)');
      throw new VigilError('DISK_FULL');
    };
    expect(await codeOf(() => newVault({ folder, migrate: broken, keys: ring }))).toBe('DISK_FULL');
    expect(filesUnder(folder)).toEqual(new Map([['minutes.txt', Buffer.from('not ours')]]));
    expect(ring.seen.length).toBeGreaterThan(0);
    expect(ring.seen.every(isWiped)).toBe(true);
  });

  it('half-way in a folder that it made, takes the folders back too, and the place can be used again', async () => {
    const root = temporaryFolder();
    const folder = join(root, 'unit', 'vault');
    const broken = () => {
      throw new Error('whatever');
    };
    expect(await codeOf(() => newVault({ folder, migrate: broken }))).toBe('UNEXPECTED');
    expect(readdirSync(root)).toEqual([]);
    await newVault({ folder });
    expect(vaultPresent(folder)).toBe(true);
  });

  it('when a key file cannot be put in place, the store goes as well', async () => {
    const folder = temporaryFolder();
    // A file cannot replace a folder: the last step of the making fails.
    const blocked = (db: Database) => {
      migrate(db);
      mkdirSync(join(folder, 'vault.json'));
    };
    await expect(newVault({ folder, migrate: blocked })).rejects.toThrow(VigilError);
    expect(existsSync(join(folder, 'vault.db'))).toBe(false);
    expect([...filesUnder(folder).keys()]).toEqual([]);
  });
});

describe('an officer makes a vault and works in it', () => {
  it('finds everything again after closing, in one file', async () => {
    const { vault, folder } = await newVault();
    vault.db.prepare('insert into note (text) values (?)').run('white van, seen twice');
    expect(await vault.verify()).toMatchObject({ whole: true, damagedPages: [], structure: true });
    vault.close();
    expect(readdirSync(folder).sort()).toEqual(['vault.db', 'vault.json', 'vault.json.copy', 'vault.lock']);
    const again = await reopen(folder);
    expect(notes(again)).toEqual(['white van, seen twice']);
    expect(again.vaultId).toBe(vault.vaultId);
    expect((await again.verify()).whole).toBe(true);
    again.close();
  });

  it('works with the settings that keep what was confirmed', async () => {
    const { vault } = await newVault();
    const setting = (name: string) => vault.db.pragma(name, { simple: true });
    expect(setting('journal_mode')).toBe('wal');
    expect(setting('synchronous')).toBe(2);
    expect(setting('foreign_keys')).toBe(1);
    expect(setting('secure_delete')).toBe(1);
    expect(setting('temp_store')).toBe(2);
    expect(setting('cell_size_check')).toBe(1);
  });

  it('the cost of scrypt is the full one unless a test says otherwise', async () => {
    const folder = temporaryFolder();
    const { vault } = await createVault({ folder, login, passphrase, migrate });
    vault.close();
    expect(filesUnder(folder).get('vault.json')?.toString()).toContain('"N": 131072');
    const again = await openVault({ folder, login, passphrase, migrate, supportedVersion });
    again.close();
  });

  it('leaves no key in memory', async () => {
    const ring = new WatchedRing();
    const { vault, folder } = await newVault({ keys: ring });
    const [dataKey, fileKey] = ring.seen;
    expect([dataKey?.length, fileKey?.length]).toEqual([32, 32]);
    expect(ring.size).toBe(2);
    expect(ring.seen.filter((secret) => !isWiped(secret))).toEqual([dataKey, fileKey]);
    vault.close();
    vault.close();
    expect(ring.seen.every(isWiped)).toBe(true);
    const wrong = new WatchedRing();
    await codeOf(() => reopen(folder, { keys: wrong, passphrase: 'something else entirely' }));
    expect(wrong.seen.length).toBeGreaterThan(0);
    expect(wrong.seen.every(isWiped)).toBe(true);
  });

  it('refuses every use of the keys once it is closed, work under way included', async () => {
    const { vault, folder } = await newVault();
    const before = filesUnder(folder).get('vault.json');
    const late = vault.addSlot('m.lindqvist', passphrase);
    vault.close();
    expect(await codeOf(() => late)).toBe('VAULT_LOCKED');
    expect(await codeOf(() => vault.recoveryCodeAnew())).toBe('VAULT_LOCKED');
    expect(await codeOf(() => vault.verify())).toBe('VAULT_LOCKED');
    expect(filesUnder(folder).get('vault.json')).toEqual(before);
  });

  it('leaves nothing that can be read on the disk, open or closed', async () => {
    const marker = 'MARKER-blue-heron';
    const { vault, folder, recoveryCode } = await newVault();
    await vault.addSlot('marker.person', `${marker} and three more`);
    vault.db.exec('create virtual table words using fts5 (text)');
    const insert = vault.db.prepare('insert into note (text) values (?)');
    vault.db.transaction(() => {
      for (let at = 0; at < 2000; at += 1) insert.run(`${marker} ${at}`);
    })();
    vault.db.exec('insert into words select text from note order by text desc');
    const secrets = [marker, login, 'marker.person', passphrase, recoveryCode, recoveryCode.replaceAll('-', '')];
    const readable = () =>
      [...filesUnder(folder)].flatMap(([name, bytes]) => {
        const found = secrets.filter(
          (secret) => bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le')),
        );
        return found.map((secret) => `${name}: ${secret}`);
      });
    expect(filesUnder(folder).get('vault.db-wal')?.length).toBeGreaterThan(100_000);
    expect(readable()).toEqual([]);
    vault.close();
    expect(readable()).toEqual([]);
    if (process.platform === 'win32') return;
    const open = [...filesUnder(folder).keys()].filter(
      (name) => name !== 'vault.lock' && statSync(join(folder, name)).mode & 0o77,
    );
    expect(open).toEqual([]);
  });
});

it('the cheap scrypt of these tests is refused by the real floor', async () => {
  const { folder } = await vaultWithNotes(0);
  expect(cheap.N).toBeLessThan(2 ** 17);
  expect(await codeOf(() => openVault({ folder, login, passphrase, migrate, supportedVersion }))).toBe(
    'SLOT_FILE_DAMAGED',
  );
});

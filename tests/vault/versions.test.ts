import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it, vi } from 'vitest';
import { migrate as migrateToFirst } from './people.ts';
import {
  codeOf,
  failureOf,
  filesUnder,
  newVault,
  notes,
  reopen,
  temporaryFolder,
  vaultWithNotes,
} from './temporary-vault.ts';

/** The program of the next version. */
function migrateToSecond(db: Database): void {
  migrateToFirst(db);
  if (db.pragma('user_version', { simple: true }) !== 1) return;
  db.transaction(() => {
    db.exec("alter table note add column marking text not null default 'OFFICIAL-SENSITIVE'");
    db.pragma('user_version = 2');
  })();
}
const second = { migrate: migrateToSecond, supportedVersion: 2 };

describe('a vault of a newer version', () => {
  it('is refused by name, and not a byte of it is changed', async () => {
    const { vault, folder } = await newVault({ migrate: migrateToSecond });
    vault.close();
    const before = filesUnder(folder);
    const refused = await failureOf(() => reopen(folder));
    expect(refused).toMatchObject({ code: 'VAULT_FROM_NEWER_VERSION', about: '2' });
    const after = filesUnder(folder);
    after.delete('attempts.json');
    expect(after).toEqual(before);
  });

  it('stays as it is even if its last program was stopped amid its work', async () => {
    const { vault, folder } = await newVault({ migrate: migrateToSecond });
    vault.db.prepare('insert into note (text) values (?)').run('in the log only');
    const left = temporaryFolder();
    cpSync(folder, left, { recursive: true });
    vault.close();
    const [store, log] = [join(left, 'vault.db'), join(left, 'vault.db-wal')];
    const before = [readFileSync(store), readFileSync(log)];
    expect(await codeOf(() => reopen(left))).toBe('VAULT_FROM_NEWER_VERSION');
    expect([readFileSync(store), readFileSync(log)]).toEqual(before);
    expect(notes(await reopen(left, second))).toEqual(['in the log only']);
  });
});

describe('a vault of an older version', () => {
  it('is not migrated where its backup cannot be made', async () => {
    const { folder } = await vaultWithNotes(5);
    const before = filesUnder(folder).get('vault.db');
    // A file in the place of the folder of backups.
    cpSync(join(folder, 'vault.json'), join(folder, 'backups'));
    expect(await codeOf(() => reopen(folder, second))).toBe('FOLDER_READ_ONLY');
    expect(filesUnder(folder).get('vault.db')).toEqual(before);
  });

  it('stays as it was if the migration fails, with the backup beside it', async () => {
    const { folder } = await vaultWithNotes(5);
    const half = (db: Database) => {
      db.transaction(() => {
        db.exec('drop table note');
        throw new Error('a mistake in a migration');
      })();
    };
    expect(await codeOf(() => reopen(folder, { migrate: half, supportedVersion: 2 }))).toBe('UNEXPECTED');
    expect(notes(await reopen(folder))).toHaveLength(5);
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
  });

  it('is backed up first: encrypted, verified, and opens with the same passphrase', async () => {
    const { folder } = await vaultWithNotes(50, (at) => `MARKER ${at}`);
    const vault = await reopen(folder, { ...second, clock: () => Date.UTC(2026, 2, 9, 10, 30) });
    expect(vault.db.prepare('select distinct marking from note').pluck().all()).toEqual(['OFFICIAL-SENSITIVE']);
    vault.close();
    expect(readdirSync(join(folder, 'backups'))).toEqual(['vault-v1-20260309T103000000Z.db']);
    const backup = join(folder, 'backups', 'vault-v1-20260309T103000000Z.db');
    expect(readFileSync(backup).includes('MARKER')).toBe(false);
    cpSync(backup, join(folder, 'vault.db'));
    const restored = await reopen(folder);
    expect(notes(restored)).toHaveLength(50);
    expect((await restored.verify()).whole).toBe(true);
    restored.close();
  });

  it('is backed up with what its last program had not brought into the file', async () => {
    const { vault, folder } = await newVault();
    vault.db.prepare('insert into note (text) values (?)').run('in the log only');
    const left = temporaryFolder();
    cpSync(folder, left, { recursive: true });
    vault.close();
    (await reopen(left, second)).close();
    const [backup] = readdirSync(join(left, 'backups'));
    cpSync(join(left, 'backups', backup ?? ''), join(left, 'vault.db'));
    expect(notes(await reopen(left))).toEqual(['in the log only']);
  });

  it('has no backup by name until that backup is whole and verified, whenever the machine stops', async () => {
    const { folder } = await vaultWithNotes(50);
    const backups = join(folder, 'backups');
    mkdirSync(backups);
    // What a machine left that stopped amid an earlier backup, and a file of somebody's own.
    for (const name of [
      'vault-v1-20260101T000000000Z.db.part',
      'vault-v1-20260101T000000000Z.db.part-journal',
      'mine.part',
    ])
      writeFileSync(join(backups, name), 'half');
    // Looks at the folder while the copy is written, and while it is verified.
    const seen: string[][] = [];
    const look = () => seen.push(readdirSync(backups));
    const prepare = Sqlite.prototype.prepare;
    vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function watched(this: Database, text: string) {
      const statement = prepare.call(this, text);
      if (!text.startsWith('vacuum into')) return statement;
      const run = statement.run.bind(statement);
      statement.run = (path: object) => {
        look();
        const done = run(path);
        look();
        return done;
      };
      return statement;
    });
    const pragma = Sqlite.prototype.pragma;
    vi.spyOn(Sqlite.prototype, 'pragma').mockImplementation(function watched(this: Database, text, options) {
      if (this.name.startsWith(backups)) look();
      return pragma.call(this, text, options);
    });
    const vault = await reopen(folder, { ...second, clock: () => Date.UTC(2026, 2, 9, 10, 30) });
    vi.restoreAllMocks();
    vault.close();
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.flat().filter((name) => name.endsWith('.db'))).toEqual([]);
    expect(readdirSync(backups).sort()).toEqual(['mine.part', 'vault-v1-20260309T103000000Z.db']);
  });

  it('is not backed up again once it is of this version', async () => {
    const { folder } = await vaultWithNotes(5);
    (await reopen(folder, second)).close();
    rmSync(join(folder, 'backups'), { recursive: true });
    (await reopen(folder, second)).close();
    expect(existsSync(join(folder, 'backups'))).toBe(false);
  });
});

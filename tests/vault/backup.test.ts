import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { checkBackup } from '../../main/vault/check-backup.ts';
import type { BackupOrder } from '../../main/vault/make-backup.ts';
import type { OpenVault } from '../../main/vault/vault.ts';
import { checkLog, unwatched } from './log-of-notes.ts';
import { anotherPassphrase, cheap, login, passphrase } from './people.ts';
import { afterwards, codeOf, newVault, notes, reopen, temporaryFolder, vaultWithNotes } from './temporary-vault.ts';

const monday = new Date('2026-03-09T10:30:00.000Z');
const days = (n: number) => new Date(monday.getTime() + n * 86_400_000);

const order = (to: string, more: Partial<BackupOrder> = {}): BackupOrder => ({
  to,
  keep: 14,
  now: monday,
  checkLog,
  signal: new AbortController().signal,
  progress: () => undefined,
  ...more,
});
const add = (vault: OpenVault, text: string) => vault.db.prepare('insert into note (text) values (?)').run(text);
const check = (backup: string, words = passphrase, look: (db: OpenVault['db']) => void = () => undefined) =>
  checkBackup({
    backup,
    login,
    passphrase: words,
    kdf: cheap,
    checkLog,
    mustBeAllowed: look,
    watched: unwatched,
  });

async function withNotes(count: number) {
  const { folder } = await vaultWithNotes(count);
  return { folder, vault: await reopen(folder), disk: temporaryFolder() };
}

describe('a backup cannot be made', () => {
  it('where its folder is gone, as a disk that was unplugged: nothing is made in its stead', async () => {
    const { vault, disk } = await withNotes(3);
    const gone = join(disk, 'unplugged');
    expect(await codeOf(() => vault.backUp(order(gone)))).toBe('BACKUP_FOLDER_GONE');
    expect(existsSync(gone)).toBe(false);
    writeFileSync(gone, 'a file');
    expect(await codeOf(() => vault.backUp(order(gone)))).toBe('BACKUP_FOLDER_GONE');
  });

  it('when it is stopped, or the vault is locked meanwhile: nothing is left, and the vault goes on', async () => {
    const { folder, vault, disk } = await withNotes(4000);
    const stop = new AbortController();
    const stopped = order(disk, { signal: stop.signal, progress: () => stop.abort() });
    expect(await codeOf(() => vault.backUp(stopped))).toBe('CANCELLED');
    expect(readdirSync(disk)).toEqual([]);
    add(vault, 'afterwards');
    expect(await codeOf(() => vault.backUp(order(disk, { progress: () => vault.close() })))).toBe('VAULT_LOCKED');
    expect(readdirSync(disk)).toEqual([]);
    expect(existsSync(join(folder, 'vault.db-wal'))).toBe(false);
    expect(notes(await reopen(folder))).toHaveLength(4001);
  });

  it('of a store with a damaged page; the backups that are there stay, even if only one was to be kept', async () => {
    const { folder, vault, disk } = await withNotes(400);
    const { name } = await vault.backUp(order(disk, { keep: 1 }));
    vault.close();
    const bytes = readFileSync(join(folder, 'vault.db'));
    bytes.writeUInt8(bytes.readUInt8(9 * 4096 + 100) ^ 0xff, 9 * 4096 + 100);
    writeFileSync(join(folder, 'vault.db'), bytes);
    const damaged = await reopen(folder);
    expect(await codeOf(() => damaged.backUp(order(disk, { keep: 1, now: days(1) })))).toBe('VAULT_DAMAGED');
    expect(readdirSync(disk)).toEqual([name]);
    expect(await check(join(disk, name))).toMatchObject({ pages: true, complete: true });
  });
});

const root = process.platform === 'linux' && process.getuid?.() === 0;
const mount = (folder: string) =>
  root && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', folder]).status === 0;
function canMount(): boolean {
  const folder = temporaryFolder();
  const mounted = mount(folder);
  if (mounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return mounted;
}

it.skipIf(!canMount())(
  'on a disk that is full it is refused by name, and leaves nothing (needs a small disk)',
  async () => {
    const { vault, disk } = await withNotes(2000);
    expect(mount(disk)).toBe(true);
    afterwards(() => void spawnSync('umount', [disk]));
    expect(await codeOf(() => vault.backUp(order(disk)))).toBe('DISK_FULL');
    expect(readdirSync(disk)).toEqual([]);
  },
);

describe('a backup is made', () => {
  it('while people work: it is of one moment, what they write meanwhile is kept, and nothing is in it in plain text', async () => {
    const { folder, vault, disk } = await withNotes(4000);
    const before = notes(vault).length;
    let steps = 0;
    const made = await vault.backUp(
      order(disk, {
        progress(done, total) {
          steps += 1;
          expect(done).toBeLessThanOrEqual(total);
          add(vault, `written meanwhile ${'x'.repeat(3000)}`);
          vault.db.prepare('update note set text = ? where id = 3990').run('changed meanwhile');
          // Brings what it can into the file, as a long day's work would.
          vault.db.pragma('wal_checkpoint(passive)');
        },
      }),
    );
    expect(steps).toBeGreaterThan(3);
    expect(made).toMatchObject({ madeAt: monday.toISOString(), entries: before, kept: 1, removed: 0 });
    expect(made.name).toMatch(/-[0-9a-f]{8}-20260309T103000000Z$/);
    expect(readdirSync(disk)).toEqual([made.name]);
    expect(readdirSync(join(disk, made.name)).sort()).toEqual(['backup-keys.json', 'backup.db', 'backup.json']);
    expect(readFileSync(join(disk, made.name, 'backup.db')).includes('about a van')).toBe(false);
    expect(await check(join(disk, made.name))).toMatchObject({
      madeAt: monday.toISOString(),
      pages: true,
      log: { entries: before, whole: true },
      complete: true,
    });
    let held: unknown[] = [];
    const look = (db: OpenVault['db']) => {
      held = db.prepare("select text from note where text like '%meanwhile%'").all();
    };
    await check(join(disk, made.name), passphrase, look);
    expect(held).toEqual([]);
    expect(notes(vault)).toHaveLength(before + steps);
    expect((await vault.verify()).whole).toBe(true);
    vault.close();
    expect(notes(await reopen(folder))).toHaveLength(before + steps);
  });

  it('with what has not been brought into the file yet', async () => {
    const { vault } = await newVault();
    const disk = temporaryFolder();
    add(vault, 'in the log only');
    expect((await vault.backUp(order(disk))).entries).toBe(1);
  });

  it('one after the other where two people ask at once: neither clears away what the other is writing', async () => {
    const { vault, disk } = await withNotes(4000);
    const both = await Promise.all([0, 1].map((day) => vault.backUp(order(disk, { now: days(day) }))));
    expect(readdirSync(disk).sort()).toEqual(both.map(({ name }) => name).sort());
    for (const { name } of both) expect(await check(join(disk, name))).toMatchObject({ pages: true, complete: true });
  });

  it('and a check of the vault that is asked for meanwhile waits for it, and holds nobody up', async () => {
    const { vault, disk } = await withNotes(4000);
    const making = vault.backUp(order(disk));
    // The check begins by bringing the write-ahead log into the file, which the backup prevents; SQLite would wait five seconds for that.
    await setTimeout(0);
    add(vault, 'meanwhile');
    const before = performance.now();
    expect((await vault.verify()).whole).toBe(true);
    expect(performance.now() - before).toBeLessThan(4000);
    expect(await making).toMatchObject({ kept: 1 });
  });

  it('under its name only once it is whole, and clears what a machine left that stopped', async () => {
    const { vault, disk } = await withNotes(4000);
    const { name } = await vault.backUp(order(disk));
    const half = join(disk, `${name.slice(0, -19)}20260308T103000000Z.part`);
    mkdirSync(half);
    writeFileSync(join(half, 'backup.db'), 'half');
    mkdirSync(join(disk, 'mine.part'));
    const seen: string[] = [];
    const look = () => void seen.push(...readdirSync(disk));
    const second = await vault.backUp(order(disk, { now: days(1), progress: look }));
    expect([...new Set(seen)].sort()).toEqual([name, `${second.name}.part`, 'mine.part'].sort());
    expect(readdirSync(disk).sort()).toEqual([name, second.name, 'mine.part'].sort());
  });

  it('the newest ones are kept, those of another vault are not touched, and nothing goes that was not made here', async () => {
    const { vault, disk } = await withNotes(3);
    const other = await withNotes(3);
    const { name: others } = await other.vault.backUp(order(disk, { keep: 1, now: days(-30) }));
    const names: string[] = [];
    for (const day of [0, 1, 2]) names.push((await vault.backUp(order(disk, { now: days(day) }))).name);
    // It looks like an old backup, and its note was not written with the key of the vault.
    const forged = join(disk, `${names[0]?.slice(0, -19)}20250101T103000000Z`);
    mkdirSync(forged);
    const note = readFileSync(join(disk, names[0] ?? '', 'backup.json'), 'utf8');
    writeFileSync(join(forged, 'backup.json'), note.replace('2026-03-09', '2025-01-01'));
    writeFileSync(join(forged, 'backup.db'), 'of somebody else');
    writeFileSync(join(disk, names[0] ?? '', 'a-list.txt'), 'of my own');
    const last = await vault.backUp(order(disk, { keep: 2, now: days(3) }));
    expect(last).toMatchObject({ kept: 2, removed: 2 });
    expect(readdirSync(disk).sort()).toEqual(
      [others, names[2], last.name, forged.slice(disk.length + 1), `${names[0]}.part`].sort(),
    );
    expect(readdirSync(join(disk, `${names[0]}.part`))).toEqual(['a-list.txt']);
  });
});

describe('a backup is checked', () => {
  async function made() {
    const { vault, disk } = await withNotes(400);
    const first = join(disk, (await vault.backUp(order(disk))).name);
    add(vault, 'one more');
    const second = join(disk, (await vault.backUp(order(disk, { now: days(1) }))).name);
    return { vault, first, second };
  }

  it('a folder without one, a wrong passphrase, and one that was chosen only later are refused', async () => {
    const { vault, second } = await made();
    expect(await codeOf(() => check(temporaryFolder()))).toBe('BACKUP_NOT_FOUND');
    expect(await codeOf(() => check(vault.folder))).toBe('BACKUP_NOT_FOUND');
    expect(await codeOf(() => check(second, 'not the right words at all'))).toBe('PASSPHRASE_WRONG');
    await vault.changePassphrase(login, passphrase, anotherPassphrase);
    expect(await codeOf(() => check(second, anotherPassphrase))).toBe('PASSPHRASE_WRONG');
    expect(await check(second)).toMatchObject({ pages: true, complete: true });
  });

  it('damaged keys, a damaged or a missing note: BACKUP_DAMAGED', async () => {
    for (const name of ['backup-keys.json', 'backup.json']) {
      const { second } = await made();
      const text = readFileSync(join(second, name), 'utf8');
      writeFileSync(
        join(second, name),
        text.replace(/\d(?=\D*$)/, (digit) => `${(Number(digit) + 1) % 10}`),
      );
      expect(await codeOf(() => check(second)), name).toBe('BACKUP_DAMAGED');
      rmSync(join(second, name));
      expect(await codeOf(() => check(second)), name).toBe('BACKUP_DAMAGED');
    }
  });

  it('a changed byte, a store cut short, and the store of an older backup in its place are found', async () => {
    const { first, second } = await made();
    const path = join(second, 'backup.db');
    const bytes = readFileSync(path);
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(9 * 4096 + 100) ^ 0xff, 9 * 4096 + 100);
    for (const damaged of [changed, bytes.subarray(0, -4096), bytes.subarray(0, -100), Buffer.alloc(0)]) {
      writeFileSync(path, damaged);
      expect(await check(second)).toMatchObject({ pages: false });
    }
    writeFileSync(path, readFileSync(join(first, 'backup.db')));
    expect(await check(second)).toMatchObject({ complete: false });
    writeFileSync(path, bytes);
    expect(await check(second)).toMatchObject({ pages: true, complete: true });
  });
});

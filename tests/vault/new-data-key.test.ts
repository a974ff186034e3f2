/** Somebody has left, who may have kept the data key and a copy of everything: what is written from then on is not for them. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBackup } from '../../main/vault/check-backup.ts';
import { KeyRing } from '../../main/vault/key-ring.ts';
import { asVigilError, connect } from '../../main/vault/open-database.ts';
import { restoreBackup } from '../../main/vault/restore.ts';
import type { Sealer } from '../../main/vault/sealer.ts';
import { addSystemSlot, type OpenVault, openWithKey, openWithRecovery } from '../../main/vault/vault.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { canMount, smallDisk } from '../support/small-disk.ts';
import { checkLog, unwatched } from './log-of-notes.ts';
import { newKeyOrder } from './new-key-order.ts';
import { anotherPassphrase, cheap, login, migrate, passphrase, supportedVersion } from './people.ts';
import { restoring } from './restoring.ts';
import { afterwards, codeOf, filesUnder, newVault, notes, reopen, temporaryFolder } from './temporary-vault.ts';

const lindqvist = { login: 'm.lindqvist', passphrase: anotherPassphrase };
const leaver = { login: 'd.pike', passphrase: 'walnut ferry copper tulip' };
const everybody = [login, lindqvist.login];
const common = { migrate, supportedVersion, kdf: cheap };
const line = 'a new data key';

const sealer: Sealer = {
  available: async () => true,
  seal: async (secret) => Uint8Array.from(secret, (byte) => byte ^ 0x5a),
  unseal: async (sealed) => Uint8Array.from(sealed, (byte) => byte ^ 0x5a),
};

/** Three people have a way into a vault of some megabytes, which lies alone in a folder. */
async function unitVault(place = temporaryFolder(), rows = 800) {
  const folder = join(place, 'vault');
  const { vault, recoveryCode } = await newVault({ folder });
  for (const person of [lindqvist, leaver]) await vault.addSlot(person.login, person.passphrase);
  const insert = vault.db.prepare('insert into note (text) values (?)');
  vault.db.transaction(() => {
    for (let at = 0; at < rows; at += 1) insert.run(`note ${at} ${'about a van '.repeat(120)}`);
  })();
  return { place, folder, vault, recoveryCode };
}

async function makeNewKey(vault: OpenVault, changes: Parameters<typeof newKeyOrder>[0] = {}): Promise<void> {
  const swap = await vault.prepareNewKey(newKeyOrder({ logins: everybody, ...changes }));
  swap();
}

async function backUp(vault: OpenVault, to: string): Promise<string> {
  const { signal } = new AbortController();
  const order = { to, keep: 9, now: new Date(), checkLog, signal, progress: () => undefined };
  return join(to, (await vault.backUp(order)).name);
}

describe('a new data key that is not made', () => {
  it.each([
    [
      'the passphrase of whoever asks is wrong',
      { way: { login, passphrase: 'not the passphrase at all' } },
      'PASSPHRASE_WRONG',
    ],
    ['whoever asks would have no way in', { way: leaver }, 'PASSPHRASE_WRONG'],
    ['the recovery code is another one', { way: { recoveryCode: '0000' } }, 'RECOVERY_CODE_WRONG'],
    [
      'the line cannot be written',
      {
        note: () => {
          throw new VigilError('DISK_FULL');
        },
      },
      'DISK_FULL',
    ],
  ])('%s: it is refused by name, nothing is left, and work goes on', async (_, changes, code) => {
    const { place, folder, vault } = await unitVault(undefined, 50);
    expect(await codeOf(() => makeNewKey(vault, changes))).toBe(code);
    expect(readdirSync(place)).toEqual(['vault']);
    vault.db.prepare('insert into note (text) values (?)').run('and on');
    vault.close();
    expect(notes(await reopen(folder)).at(-1)).toBe('and on');
  });

  it('is cancelled at any of its steps: nothing is left, and work goes on', async () => {
    const { place, vault } = await unitVault();
    const seen: number[] = [];
    let looks = Number.POSITIVE_INFINITY;
    const watched = {
      mustGoOn: () => {
        looks -= 1;
        if (looks < 0) throw new VigilError('CANCELLED');
      },
      progress: (done: number, total: number) => seen.push(done / total),
    };
    for (const allowed of [0, 1, 2, 3, 4]) {
      looks = allowed;
      expect(await codeOf(() => makeNewKey(vault, { watched })), `after ${allowed} looks`).toBe('CANCELLED');
      expect(readdirSync(place)).toEqual(['vault']);
    }
    expect(seen).toEqual([...seen].map((part) => Math.min(part, 1)));
    seen.length = 0;
    looks = Number.POSITIVE_INFINITY;
    await makeNewKey(vault, { watched });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
  });

  it('has a damaged page before it: the vault stays as it is', async () => {
    const { folder, vault } = await unitVault();
    vault.close();
    const store = join(folder, 'vault.db');
    const bytes = readFileSync(store);
    const at = bytes.length - 4096 * 3 + 9;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(store, bytes);
    const again = await reopen(folder);
    expect(await codeOf(() => makeNewKey(again))).toBe('VAULT_DAMAGED');
    again.close();
    expect(readFileSync(store)).toEqual(bytes);
  });

  it.each<[string, (vault: OpenVault) => unknown]>([
    ['something was written', (vault) => vault.db.prepare('insert into note (text) values (?)').run('late')],
    ['a passphrase was changed', (vault) => vault.replaceSlot(lindqvist.login, 'orchid tunnel saddle pepper')],
  ])('%s meanwhile: what was confirmed is not lost', async (_, write) => {
    const { place, folder, vault } = await unitVault();
    const swap = await vault.prepareNewKey(newKeyOrder({ logins: everybody }));
    await write(vault);
    expect(await codeOf(swap)).toBe('CANCELLED');
    const before = notes(await reopen(folder));
    expect(before).not.toContain(line);
    expect(before.includes('late') || before.length === 800).toBe(true);
    expect(readdirSync(place)).toEqual(['vault']);
  });

  it.skipIf(!canMount())('finds the disk full in the middle: nothing is left, and work goes on', async () => {
    const disk = smallDisk(6_000);
    if (disk === null) throw new Error('no disk can be mounted');
    afterwards(disk.remove);
    const { place, folder, vault } = await unitVault(disk.folder);
    vault.close();
    const size = statSync(join(folder, 'vault.db')).size;
    // Room for a little of it, for nearly all of it, and for all but the key file.
    for (const room of [100_000, size - 200_000, size + 4_000]) {
      const { bavail, bsize } = statfsSync(place);
      writeFileSync(join(place, 'filling'), Buffer.alloc(bavail * bsize - room));
      const again = await reopen(folder);
      expect(await codeOf(() => makeNewKey(again)), `room for ${room} bytes`).toBe('DISK_FULL');
      expect(readdirSync(place).sort()).toEqual(['filling', 'vault']);
      again.db.prepare('insert into note (text) values (?)').run('and on');
      again.close();
      rmSync(join(place, 'filling'));
      const more = await reopen(folder);
      expect(notes(more).at(-1)).toBe('and on');
      more.close();
    }
    await makeNewKey(await reopen(folder));
    expect(notes(await reopen(folder)).at(-1)).toBe(line);
  });
});

describe('whoever left', () => {
  it('is not let in, and neither their key file nor their store goes with the new ones', async () => {
    const { place, folder, vault } = await unitVault();
    vault.close();
    const theirs = join(place, 'kept');
    cpSync(folder, theirs, { recursive: true });
    await makeNewKey(await reopen(folder));
    (await reopen(folder)).close();
    expect(await codeOf(() => reopen(folder, leaver))).toBe('PASSPHRASE_WRONG');
    const mixed = (store: string, keys: string) => {
      const at = temporaryFolder();
      cpSync(join(store, 'vault.db'), join(at, 'vault.db'));
      cpSync(join(keys, 'vault.json'), join(at, 'vault.json'));
      return at;
    };
    expect(await codeOf(() => reopen(mixed(folder, theirs), leaver))).toBe('KEYS_OF_ANOTHER_STORE');
    expect(await codeOf(() => reopen(mixed(theirs, folder)))).toBe('KEYS_OF_ANOTHER_STORE');
    // The passphrase of somebody who stays does not help an old key file either.
    expect(await codeOf(() => reopen(mixed(folder, theirs)))).toBe('KEYS_OF_ANOTHER_STORE');
    cpSync(join(theirs, 'vault.json'), join(folder, 'vault.json'));
    expect(await codeOf(() => reopen(folder, leaver))).toBe('KEYS_OF_ANOTHER_STORE');
    // What they had kept is theirs for ever: nothing can take that back.
    expect(notes(await reopen(theirs, leaver))).toHaveLength(800);
  });

  it('opens nothing with the data key itself, and finds no page again', async () => {
    const keys = new KeyRing();
    const kept: Buffer[] = [];
    const keep = keys.keep.bind(keys);
    keys.keep = (secret) => {
      kept.push(Buffer.from(secret));
      return keep(secret);
    };
    const place = temporaryFolder();
    const { vault, folder } = await newVault({ folder: join(place, 'vault'), keys });
    for (let at = 0; at < 500; at += 1) vault.db.prepare('insert into note (text) values (?)').run(`note ${at}`);
    vault.close();
    const old = readFileSync(join(folder, 'vault.db'));
    await makeNewKey(await reopen(folder), { logins: [login] });
    const store = join(folder, 'vault.db');
    const fresh = readFileSync(store);
    const pages = (bytes: Buffer) =>
      Array.from({ length: bytes.length / 4096 }, (_, at) => bytes.toString('hex', at * 4096, at * 4096 + 4096));
    expect(new Set([...pages(old), ...pages(fresh)]).size).toBe(pages(old).length + pages(fresh).length);
    const reads = (key: Buffer) => {
      const db = connect(store, key, { readonly: true });
      try {
        return db.prepare('select count(*) from note').pluck().get();
      } finally {
        db.close();
      }
    };
    for (const key of kept.filter(({ length }) => length === 32))
      expect(
        await codeOf(() => {
          try {
            reads(key);
          } catch (error) {
            throw asVigilError(error);
          }
        }),
      ).toBe('VAULT_DAMAGED');
  });
});

it('another vault that happens to have such a name is not touched', async () => {
  const { place, folder, vault } = await unitVault(undefined, 20);
  vault.close();
  const names = ['vault.new-key', 'vault.old-key', 'vault.new-key-unchecked'];
  for (const name of names) {
    const { vault: other } = await newVault({ folder: join(place, name) });
    other.db.prepare('insert into note (text) values (?)').run(name);
    other.close();
  }
  const present = await reopen(folder);
  expect(await codeOf(() => makeNewKey(present))).toBe('FOLDER_READ_ONLY');
  present.close();
  for (const name of names) {
    const other = await reopen(join(place, name));
    expect(notes(other)).toEqual([name]);
    other.close();
  }
  rmSync(join(place, 'vault.old-key'), { recursive: true });
  renameSync(folder, join(place, 'taken-elsewhere'));
  expect(await codeOf(() => reopen(folder))).toBe('VAULT_NOT_FOUND');
  expect(existsSync(join(place, 'vault.new-key'))).toBe(true);
});

describe('whoever stays', () => {
  it('gets in as before without having been there: passphrases, recovery code, operating system', async () => {
    const { place, folder, vault, recoveryCode } = await unitVault();
    await addSystemSlot(vault, sealer);
    await makeNewKey(vault);
    expect(await codeOf(() => vault.verify())).toBe('VAULT_LOCKED');
    const again = await reopen(folder);
    expect(readdirSync(place)).toEqual(['vault']);
    expect(notes(again)).toHaveLength(801);
    expect(notes(again).at(-1)).toBe(line);
    expect((await again.verify()).whole).toBe(true);
    again.close();
    expect(readdirSync(folder).sort()).toEqual([
      'attempts.json',
      'vault.db',
      'vault.json',
      'vault.json.copy',
      'vault.lock',
    ]);
    (await reopen(folder, lindqvist)).close();
    (await openWithKey({ folder, sealer, ...common })).close();
    const recovering = { folder, code: recoveryCode, login, newPassphrase: 'orchid tunnel saddle pepper', ...common };
    (await openWithRecovery(recovering)).close();
    // And once more, by somebody else, with a person who came in between.
    const third = await reopen(folder, lindqvist);
    await third.addSlot('a.noor', 'pebble window acorn mist');
    await makeNewKey(third, { way: lindqvist, logins: [...everybody, 'a.noor'] });
    const last = await reopen(folder, { login: 'a.noor', passphrase: 'pebble window acorn mist' });
    expect(notes(last)).toHaveLength(802);
    await last.changePassphrase('a.noor', 'pebble window acorn mist', 'kettle marble ribbon oak');
    last.close();
    (await reopen(folder, { login: 'a.noor', passphrase: 'kettle marble ribbon oak' })).close();
  });

  it('keeps what is known of the vault beside it; copies under the old key go, somebody’s own file stays', async () => {
    const { place, folder, vault } = await unitVault();
    const disk = join(place, 'disk');
    mkdirSync(disk);
    await backUp(vault, disk);
    const known = { seq: 12, at: '2026-03-09T10:00:00.000Z', hash: 'ab'.repeat(32) };
    vault.keepAnchor(known);
    mkdirSync(join(folder, 'backups'));
    for (const name of ['backups/vault-v1-20260309T100000000Z.db', 'vault.json.damaged-17', 'demonstration.json'])
      writeFileSync(join(folder, name), 'x');
    const last = vault.lastBackup();
    await makeNewKey(vault);
    const again = await reopen(folder);
    expect(again.anchor()).toEqual(known);
    expect(again.lastBackup()).toEqual(last);
    again.close();
    expect([...filesUnder(place).keys()].filter((name) => /damaged|v1-|old-key|new-key/.test(name))).toEqual([]);
    expect(existsSync(join(folder, 'demonstration.json'))).toBe(true);
  });

  it('opens a backup of before with the passphrases of its day, restores it, and makes new ones that are counted anew', async () => {
    const { place, folder, vault } = await unitVault();
    const disk = join(place, 'disk');
    mkdirSync(disk);
    const before = await backUp(vault, disk);
    await makeNewKey(vault);
    const again = await reopen(folder);
    expect(again.newestBackup(disk)).toBeNull();
    const after = await backUp(again, disk);
    again.close();
    const check = (backup: string, who: { login: string; passphrase: string }) =>
      checkBackup({ backup, ...who, kdf: cheap, checkLog, mustBeAllowed: () => undefined, watched: unwatched });
    expect(await check(before, leaver)).toMatchObject({ pages: true, complete: true });
    expect(await check(after, lindqvist)).toMatchObject({ pages: true, complete: true });
    expect(await codeOf(() => check(after, leaver))).toBe('PASSPHRASE_WRONG');
    await restoreBackup(restoring(before, folder));
    expect(notes(await reopen(folder))).toEqual(expect.not.arrayContaining([line]));
  });

  it('leaves no key in memory', async () => {
    class Watched extends KeyRing {
      readonly seen: Buffer[] = [];
      override keep(secret: Buffer): Buffer {
        this.seen.push(secret);
        return super.keep(secret);
      }
    }
    const keys = new Watched();
    const { vault } = await newVault({ folder: join(temporaryFolder(), 'vault'), keys });
    await makeNewKey(vault, { logins: [login], way: { login, passphrase } });
    expect(keys.seen.every((secret) => secret.every((byte) => byte === 0))).toBe(true);
  });
});

/** A vault that is older than when it was last used in its folder says so, once, to whoever signs in and in its log. */
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromEngine } from '../../main/engine/protocol.ts';
import { createServer } from '../../main/engine/server.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { olderSentence } from '../../preload/contract/vault.ts';

const folderToken = 'token-for-the-folder';
const backupToken = 'token-for-the-backup';
const login = 'p.shah';
const passphrase = 'nine green lanterns by the weir';

let folder: string;
const here = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigil-older-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function begin(paths: Record<string, string> = { [folderToken]: here('vault') }) {
  const said: FromEngine[] = [];
  const engine = createServer({ installation: { maximumMarking: 'SECRET' } }).connect({
    workstation: 'a desk',
    send: (message) => said.push(message),
  });
  let id = 0;
  return async <V extends VerbName>(
    verb: V,
    input: Input<V>,
    more: Record<string, string> = {},
  ): Promise<Output<V>> => {
    id += 1;
    const mine = id;
    await engine.receive({ kind: 'request', id: mine, verb, input, paths: { ...paths, ...more } });
    const reply = said.find((message) => message.kind === 'reply' && message.id === mine);
    if (reply?.kind !== 'reply' || !reply.result.ok) throw new Error(`${verb} was not done`);
    return reply.result.value as Output<V>;
  };
}

async function create(): Promise<void> {
  const ask = begin();
  const roles = ['case_officer', 'auditor'] as ('case_officer' | 'auditor')[];
  const person = { folderToken, login, passphrase, name: 'Eastmoor unit', person: 'Priya Shah', roles };
  await ask('vault.create', { ...person, clearance: 'SECRET' });
  await ask('vault.lock', {});
}

/** What whoever signs in is told, and with what reason the log has it. `during`: what is done before the lock. */
async function signIn(during: (ask: ReturnType<typeof begin>) => Promise<unknown> = async () => undefined) {
  const ask = begin();
  const { older } = (await ask('vault.signIn', { folderToken, login, passphrase })).vault;
  expect((await ask('access.me', {})).vault.older).toEqual(older);
  const { entries } = await ask('audit.entries', { after: null });
  await during(ask);
  await ask('vault.lock', {});
  return { older, reason: entries.find(({ verb }) => verb === 'vault.signIn')?.reason ?? null };
}

const form = { channel: 'hotline' as const, text: 'A lantern by the weir' };
const record = (ask: ReturnType<typeof begin>) => ask('intake.record', { form, draftId: null });

/** Where the log ended, as it was noted at the last close. */
const noted = (): number => JSON.parse(readFileSync(here('vault/anchor.json'), 'utf8')).seq;

describe('nothing is said', () => {
  it('of a vault that is closed and opened, or that a stop has left beyond what was noted', async () => {
    await create();
    expect(await signIn(record)).toEqual({ older: null, reason: null });
    await signIn(async (ask) => {
      await record(ask);
      cpSync(here('vault'), here('stopped'), { recursive: true, filter: (path) => !path.endsWith('vault.lock') });
    });
    rmSync(here('vault'), { recursive: true });
    cpSync(here('stopped'), here('vault'), { recursive: true });
    expect(await signIn()).toEqual({ older: null, reason: null });
  });

  it('on the word of a note that was not written with the key of the vault', async () => {
    await create();
    await signIn();
    const note = readFileSync(here('vault/anchor.json'), 'utf8');
    writeFileSync(here('vault/anchor.json'), note.replace(/"seq": (\d+)/, '"seq": 99$1'));
    expect(await signIn()).toEqual({ older: null, reason: null });
  });
});

describe('it is said', () => {
  it('how much is missing where an older store was put back; a sign-in that fails does not use that up', async () => {
    await create();
    await signIn();
    copyFileSync(here('vault/vault.db'), here('older.db'));
    const held = noted();
    await signIn(record);
    const lost = noted() - held;
    // Signing in, the log read, a tip, the lock.
    expect(lost).toBeGreaterThanOrEqual(4);
    copyFileSync(here('older.db'), here('vault/vault.db'));

    const prepare = Sqlite.prototype.prepare;
    vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function full(this: Sqlite.Database, text: string) {
      if (text.includes('insert into log_row'))
        throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
      return prepare.call(this, text);
    });
    await expect(begin()('vault.signIn', { folderToken, login, passphrase })).rejects.toThrow('was not done');
    vi.restoreAllMocks();

    const { older, reason } = await signIn();
    expect(older).toEqual({ missing: lost, until: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
    expect(reason).toBe(`Older than when last used here: entries missing, up to ${older?.until}: ${lost}`);
    expect(await signIn()).toEqual({ older: null, reason: null });
  });

  it('that the last known entry is missing where the log has become longer without it', async () => {
    await create();
    copyFileSync(here('vault/vault.db'), here('older.db'));
    await signIn();
    copyFileSync(here('vault/anchor.json'), here('anchor.json'));
    copyFileSync(here('older.db'), here('vault/vault.db'));
    await signIn(record);
    await signIn(record);
    copyFileSync(here('anchor.json'), here('vault/anchor.json'));
    expect(await signIn()).toMatchObject({
      older: { missing: null },
      reason: expect.stringContaining('does not hold'),
    });
  });

  it('after a restore, with as many entries as came after the backup', async () => {
    await create();
    mkdirSync(here('disk'));
    let made = { name: '', entries: 0 };
    await signIn(async (ask) => {
      const order = { folderToken, keep: 5, task: 'backup' };
      made = await ask('vault.backUp', order, { [folderToken]: here('disk') });
    });
    await signIn(record);
    const order = { folderToken, backupToken, login, passphrase, task: 'restore' };
    const lost = noted() - made.entries;
    await begin()('vault.restore', order, { [backupToken]: here(`disk/${made.name}`) });
    // Its own line, the lock, and what came after.
    expect(lost).toBeGreaterThanOrEqual(6);
    expect((await signIn()).older).toMatchObject({ missing: lost });
    expect((await signIn()).older).toBeNull();
  });
});

it('the sentence gives a number and a day', () => {
  const until = '2026-11-03T16:00:00.000Z';
  expect(olderSentence({ missing: 12, until })).toBe(
    'This vault is older than when it was last used here: 12 entries of its log, up to 3 November 2026, are missing.',
  );
  expect(olderSentence({ missing: 1, until })).toContain('1 entry of its log, of 3 November 2026, is missing');
  expect(olderSentence({ missing: null, until })).toContain('on 3 November 2026');
});

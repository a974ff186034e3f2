/** The engine itself, from the first message to its end: what is kept, what is logged, and that a lock is a lock. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromEngine } from '../../main/engine/protocol.ts';
import { createServer } from '../../main/engine/server.ts';
import { vaultFiles } from '../../main/vault/vault-files.ts';
import type { Result } from '../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import type { Marking } from '../../preload/contract/vocabulary.ts';

const folderToken = 'token-for-the-folder';
const login = 'p.shah';
const passphrase = 'nine green lanterns by the weir';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigil-engine-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function begin(maximumMarking: Marking = 'SECRET') {
  const said: FromEngine[] = [];
  let ended = false;
  const engine = createServer({ installation: { maximumMarking } }).connect({
    workstation: 'a desk',
    send: (message) => said.push(message),
    end: () => {
      ended = true;
    },
  });
  let id = 0;
  async function ask<V extends VerbName>(verb: V, input: Input<V>): Promise<Result<Output<V>>> {
    id += 1;
    const mine = id;
    await engine.receive({ kind: 'request', id: mine, verb, input, paths: { [folderToken]: join(folder, 'vault') } });
    const reply = said.find((message) => message.kind === 'reply' && message.id === mine);
    if (reply?.kind !== 'reply') throw new Error('no answer came');
    return reply.result as Result<Output<V>>;
  }
  return { engine, ask, said, ended: () => ended };
}
type Running = ReturnType<typeof begin>;

const create = ({ ask }: Running) =>
  ask('vault.create', {
    folderToken,
    login,
    passphrase,
    name: 'Eastmoor unit',
    person: 'Priya Shah',
    roles: ['case_officer', 'auditor'],
    clearance: 'SECRET',
  });
const signIn = ({ ask }: Running) => ask('vault.signIn', { folderToken, login, passphrase });
async function verbsInTheLog({ ask }: Running): Promise<string[]> {
  const read = await ask('audit.entries', { after: null });
  if (!read.ok) throw new Error('the log could not be read');
  return read.value.entries.map((entry) => entry.verb).reverse();
}

/** From here on the store takes no more lines, as on a full disk. */
function fillTheDisk(): void {
  const prepare = Sqlite.prototype.prepare;
  vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function full(this: Sqlite.Database, text: string) {
    if (text.includes('insert into log_row'))
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    return prepare.call(this, text);
  });
}

describe('a lock', () => {
  it('closes the vault and ends the engine, also where the log takes no more lines', async () => {
    const first = begin();
    await create(first);
    fillTheDisk();
    await first.ask('vault.lock', {});
    expect(first.ended()).toBe(true);
    expect(await first.ask('access.me', {})).toMatchObject({ ok: false, error: { code: 'VAULT_LOCKED' } });
    expect(first.said).toContainEqual({ kind: 'closed', because: null });
    vi.restoreAllMocks();
    expect(await signIn(begin())).toMatchObject({ ok: true, value: { vault: { unit: false } } });
  });

  it('is the last line of a session, whether a person, the idle clock or the end of the program asked for it', async () => {
    const first = begin();
    await create(first);
    await first.ask('vault.lock', {});
    const second = begin();
    await signIn(second);
    await second.engine.receive({ kind: 'close' });
    const third = begin();
    await signIn(third);
    expect(await verbsInTheLog(third)).toEqual([
      'vault.create',
      'vault.lock',
      'vault.signIn',
      'vault.lock',
      'vault.signIn',
    ]);
  });
});

describe('a vault', () => {
  it('that could not be made whole is not there, and can be made again in the same place', async () => {
    const prepare = Sqlite.prototype.prepare;
    vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function full(this: Sqlite.Database, text: string) {
      if (text.includes('insert into account_row'))
        throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
      return prepare.call(this, text);
    });
    const first = begin();
    expect(await create(first)).toMatchObject({ ok: false, error: { code: 'DISK_FULL' } });
    vi.restoreAllMocks();
    expect(await first.ask('vault.inspect', { folderToken })).toMatchObject({ ok: true, value: { present: false } });
    expect((await create(first)).ok).toBe(true);
  });

  it('that holds more than this installation may is not opened here, and is left as it is', async () => {
    const first = begin('SECRET');
    await create(first);
    const form = { channel: 'hotline' as const, text: 'A lantern by the weir', marking: 'SECRET' as const };
    expect((await first.ask('intake.record', { form, draftId: null })).ok).toBe(true);
    await first.ask('vault.lock', {});
    const lower = begin('OFFICIAL-SENSITIVE');
    expect(await signIn(lower)).toMatchObject({ ok: false, error: { code: 'MARKING_ABOVE_INSTALLATION' } });
    expect(await lower.ask('access.me', {})).toMatchObject({ ok: false, error: { code: 'VAULT_LOCKED' } });
    expect((await signIn(begin('SECRET'))).ok).toBe(true);
  });
});

describe('signing in', () => {
  it('tells in its line of those who tried before, since nobody could write one then', async () => {
    const first = begin();
    await create(first);
    await first.ask('vault.lock', {});
    const second = begin();
    for (const tried of ['nine green lanterns', 'ten green lanterns'])
      expect(await second.ask('vault.signIn', { folderToken, login, passphrase: tried })).toMatchObject({
        error: { code: 'PASSPHRASE_WRONG' },
      });
    expect((await signIn(second)).ok).toBe(true);
    const read = await second.ask('audit.entries', { after: null });
    expect(read.ok && read.value.entries[0]).toMatchObject({
      verb: 'vault.signIn',
      reason: 'After failed attempts: 2',
    });
  });

  it('with the recovery code sets a passphrase, ends the old one and gives a new code once', async () => {
    const first = begin();
    const made = await create(first);
    if (!made.ok) throw new Error('no vault');
    await first.ask('vault.lock', {});
    const again = begin();
    const renewed = 'seven quiet herons crossing';
    const recover = { folderToken, code: made.value.recoveryCode, login, passphrase: renewed };
    expect(await again.ask('vault.recover', { ...recover, login: 'stranger' })).toMatchObject({
      error: { code: 'PASSPHRASE_WRONG' },
    });
    const back = await again.ask('vault.recover', recover);
    expect(back.ok && back.value.session.account).toMatchObject({ login, passphraseGiven: false });
    expect(back.ok && back.value.recoveryCode).not.toBe(made.value.recoveryCode);
    await again.ask('vault.lock', {});
    const third = begin();
    expect(await signIn(third)).toMatchObject({ error: { code: 'PASSPHRASE_WRONG' } });
    expect(await third.ask('vault.recover', recover)).toMatchObject({ error: { code: 'RECOVERY_CODE_WRONG' } });
    expect((await third.ask('vault.signIn', { folderToken, login, passphrase: renewed })).ok).toBe(true);
  });

  it('works again once the copy of a damaged key file is put in its place', async () => {
    const first = begin();
    await create(first);
    await first.ask('vault.lock', {});
    const { slots } = vaultFiles(join(folder, 'vault'));
    writeFileSync(slots, 'not a key file');
    const second = begin();
    expect(await signIn(second)).toMatchObject({ error: { code: 'SLOT_FILE_DAMAGED' } });
    expect((await second.ask('vault.restoreKeys', { folderToken })).ok).toBe(true);
    expect((await signIn(second)).ok).toBe(true);
    expect(await second.ask('vault.restoreKeys', { folderToken })).toMatchObject({ error: { code: 'VAULT_IN_USE' } });
  });
});

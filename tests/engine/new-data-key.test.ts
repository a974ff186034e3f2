/** A new data key as an administrator asks for it at a desk: who may, what others notice, and that work goes on in the new vault. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FromEngine } from '../../main/engine/protocol.ts';
import { createServer } from '../../main/engine/server.ts';
import type { Result } from '../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';

const folderToken = 'token-for-the-folder';
const backupsToken = 'token-for-the-disk';
const shah = { login: 'p.shah', passphrase: 'nine green lanterns by the weir' };
const owen = { login: 'o.tregear', passphrase: 'harbour pencil violet kettle' };
const given = 'copper saddle meadow thimble';
const task = 'new-key';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigil-new-key-'));
  mkdirSync(join(folder, 'place'));
  mkdirSync(join(folder, 'disk'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const place = () => readdirSync(join(folder, 'place'));
const vaultFile = () => readFileSync(join(folder, 'place', 'vault', 'vault.db'));

/** A desk of an engine that several may use, as a test of several connections does. */
function desks() {
  const server = createServer({ installation: { maximumMarking: 'SECRET' } });
  return () => {
    const said: FromEngine[] = [];
    let listener: (message: FromEngine) => void = () => undefined;
    const line = server.connect({
      workstation: 'a desk',
      send(message) {
        said.push(message);
        listener(message);
      },
    });
    let id = 0;
    async function ask<V extends VerbName>(verb: V, input: Input<V>): Promise<Result<Output<V>>> {
      id += 1;
      const mine = id;
      const paths = { [folderToken]: join(folder, 'place', 'vault'), [backupsToken]: join(folder, 'disk') };
      await line.receive({ kind: 'request', id: mine, verb, input, paths });
      const reply = said.find((message) => message.kind === 'reply' && message.id === mine);
      if (reply?.kind !== 'reply') throw new Error('no answer came');
      return reply.result as Result<Output<V>>;
    }
    async function does<V extends VerbName>(verb: V, input: Input<V>): Promise<Output<V>> {
      const result = await ask(verb, input);
      if (!result.ok) throw new Error(`${verb}: ${result.error.code} ${result.error.about ?? ''}`);
      return result.value;
    }
    const fails = async <V extends VerbName>(verb: V, input: Input<V>): Promise<string> => {
      const result = await ask(verb, input);
      return result.ok ? 'done' : result.error.code;
    };
    return {
      line,
      said,
      ask,
      does,
      fails,
      /** The number of the last request. */
      last: () => id,
      /** Does something at the first progress that is told. */
      atProgress(act: () => void) {
        listener = (message) => {
          if (message.kind !== 'progress') return;
          listener = () => undefined;
          act();
        };
      },
      signIn: (who: { login: string; passphrase: string }) => does('vault.signIn', { folderToken, ...who }),
    };
  };
}
type Desk = ReturnType<ReturnType<typeof desks>>;

const create = (desk: Desk) =>
  desk.does('vault.create', {
    folderToken,
    ...shah,
    name: 'Eastmoor unit',
    person: 'Priya Shah',
    roles: ['case_officer', 'auditor'],
    clearance: 'SECRET',
  });
const record = (desk: Desk, text: string) =>
  desk.does('intake.record', { form: { channel: 'hotline', text }, draftId: null });
const newKey = { passphrase: shah.passphrase, task };
const recorded = async (desk: Desk) => (await desk.does('contributions.count', { filter: {} })).total;

async function addOwen(desk: Desk): Promise<void> {
  const { login } = owen;
  const rights = { roles: ['supervisor' as const], clearance: 'SECRET' as const };
  await desk.does('access.addPerson', { login, name: 'Owen Tregear', ...rights, passphrase: given });
}

describe('it is not made', () => {
  it('with a wrong passphrase, while somebody else is signed in, or by somebody who is not an administrator', async () => {
    const open = desks();
    const first = open();
    await create(first);
    const before = vaultFile();
    expect(await first.fails('vault.newDataKey', { ...newKey, passphrase: 'not the passphrase' })).toBe(
      'PASSPHRASE_WRONG',
    );
    // Another window on the same engine.
    const second = open();
    await second.signIn(shah);
    expect(await first.fails('vault.newDataKey', newKey)).toBe('OTHERS_SIGNED_IN');
    await second.does('vault.lock', {});
    await addOwen(first);
    await first.does('vault.lock', {});
    const third = open();
    await third.signIn({ ...owen, passphrase: given });
    await third.does('vault.changePassphrase', { old: given, new: owen.passphrase });
    expect(await third.fails('vault.newDataKey', { passphrase: owen.passphrase, task })).toBe('NOT_ALLOWED');
    expect(await third.fails('vault.dataKey', {})).toBe('NOT_ALLOWED');
    await third.does('vault.lock', {});
    expect(place()).toEqual(['vault']);
    expect(vaultFile().subarray(0, 16)).toEqual(before.subarray(0, 16));
  });

  it('where the person stops it: they go on in the vault as it was, and can ask again', async () => {
    const first = desks()();
    await create(first);
    for (let n = 0; n < 3; n += 1) await record(first, `A van by the weir, ${'x'.repeat(150_000)} ${n}`);
    const salt = vaultFile().subarray(0, 16);
    first.atProgress(() => void first.line.receive({ kind: 'cancel', id: first.last() }));
    expect(await first.fails('vault.newDataKey', newKey)).toBe('CANCELLED');
    expect(place()).toEqual(['vault']);
    expect(vaultFile().subarray(0, 16)).toEqual(salt);
    await record(first, 'And on');
    expect(await first.does('vault.newDataKey', newKey)).toEqual({ oldRemoved: true });
    expect(await recorded(first)).toBe(4);
  });

  it('where the vault is locked meanwhile: the lock does not wait, and is in the log', async () => {
    const open = desks();
    const first = open();
    await create(first);
    for (let n = 0; n < 3; n += 1) await record(first, `A van by the weir, ${'x'.repeat(150_000)} ${n}`);
    first.atProgress(() => void first.line.receive({ kind: 'close' }));
    expect(await first.fails('vault.newDataKey', newKey)).toBe('CANCELLED');
    await expect.poll(() => first.said.at(-1)).toEqual({ kind: 'closed', because: null });
    const second = open();
    await second.signIn(shah);
    const { entries } = await second.does('audit.entries', { after: null });
    expect(entries.map(({ verb }) => verb)).toEqual(
      expect.arrayContaining(['vault.lock', 'vault.signIn', 'vault.create']),
    );
    expect(entries.map(({ verb }) => verb)).not.toContain('vault.newDataKey');
    expect(place()).toEqual(['vault']);
  });
});

describe('it is made', () => {
  it('while one is alone: they stay signed in, the log says so, and it is whole', async () => {
    const open = desks();
    const first = open();
    const { session } = await create(first);
    await record(first, 'A van by the weir');
    expect(await first.does('vault.dataKey', {})).toEqual({
      madeAt: null,
      agreement: 'alone',
      until: null,
      unit: false,
    });
    const backups = { folderToken: backupsToken, keep: 3, task };
    await first.does('vault.backUp', backups);
    const salt = vaultFile().subarray(0, 16);
    expect(await first.does('vault.newDataKey', newKey)).toEqual({ oldRemoved: true });
    expect(vaultFile().subarray(0, 16)).not.toEqual(salt);
    expect(place()).toEqual(['vault']);
    const shares = first.said.flatMap((message) =>
      message.kind === 'progress' ? [message.done / (message.total ?? 1)] : [],
    );
    expect(shares.at(-1)).toBe(1);
    expect((await first.does('access.me', {})).account).toEqual(session.account);
    await record(first, 'Another van');
    expect(await recorded(first)).toBe(2);
    expect(await first.does('vault.verify', {})).toMatchObject({ pages: true, log: { whole: true } });
    const { entries } = await first.does('audit.entries', { after: null });
    expect(entries.find(({ verb }) => verb === 'vault.newDataKey')).toMatchObject({
      who: 'p.shah',
      outcome: 'done',
      records: ['vault'],
      reason: expect.stringContaining('Done alone'),
      workstation: 'a desk',
    });
    expect((await first.does('vault.dataKey', {})).madeAt).toEqual(expect.any(String));
    // The backup of before is still known of, and no longer counted among those that are kept.
    expect((await first.does('vault.backups', {})).last).toMatchObject({ kept: 1 });
    expect(await first.does('vault.backUp', backups)).toMatchObject({ kept: 1, removed: 0 });
    expect(readdirSync(join(folder, 'disk'))).toHaveLength(2);
    await first.does('vault.lock', {});
    expect((await open().signIn(shah)).vault.older).toBeNull();
  });

  it('and what is asked meanwhile waits, and is done in the new vault', async () => {
    const first = desks()();
    await create(first);
    for (let n = 0; n < 3; n += 1) await record(first, `A van by the weir, ${'x'.repeat(150_000)} ${n}`);
    const meanwhile: Promise<unknown>[] = [];
    first.atProgress(() => {
      meanwhile.push(record(first, 'Recorded meanwhile'), recorded(first));
    });
    const made = first.does('vault.newDataKey', newKey);
    expect(await made).toEqual({ oldRemoved: true });
    expect(meanwhile).toHaveLength(2);
    await Promise.all(meanwhile);
    expect(await recorded(first)).toBe(4);
    expect(await first.does('vault.verify', {})).toMatchObject({ pages: true, log: { whole: true } });
  });

  it('with two people only where the other has agreed, once, and both stand in the log', async () => {
    const open = desks();
    const first = open();
    await create(first);
    await addOwen(first);
    expect(await first.does('vault.dataKey', {})).toMatchObject({ agreement: 'needed', until: null });
    expect(await first.fails('vault.newDataKey', newKey)).toBe('DATA_KEY_NOT_AGREED');
    const { id, expiresAt } = await first.does('access.propose', {
      proposal: { kind: 'data_key' },
      reason: 'D. Pike has left',
    });
    expect(await first.fails('access.agree', { id })).toBe('SECOND_PERSON_NEEDED');
    expect(await first.does('vault.dataKey', {})).toMatchObject({ agreement: 'asked', until: expiresAt });
    expect(await first.fails('vault.newDataKey', newKey)).toBe('DATA_KEY_NOT_AGREED');
    await first.does('vault.lock', {});
    const second = open();
    await second.signIn({ ...owen, passphrase: given });
    await second.does('vault.changePassphrase', { old: given, new: owen.passphrase });
    expect((await second.does('access.proposals', {})).proposals).toMatchObject([{ kind: 'data_key', person: null }]);
    expect(await second.does('access.agree', { id })).toEqual({ recoveryCode: null });
    await second.does('vault.lock', {});
    const third = open();
    await third.signIn(shah);
    expect(await third.does('vault.dataKey', {})).toMatchObject({ agreement: 'agreed', until: expiresAt });
    expect(await third.does('vault.newDataKey', newKey)).toEqual({ oldRemoved: true });
    const { entries } = await third.does('audit.entries', { after: null });
    expect(entries.find(({ verb, outcome }) => verb === 'vault.newDataKey' && outcome === 'done')?.reason).toBe(
      'Proposed by p.shah, agreed to by o.tregear: D. Pike has left',
    );
    expect(entries.filter(({ verb, outcome }) => verb === 'vault.newDataKey' && outcome === 'refused')).toHaveLength(2);
    // The agreement has been used.
    expect(await third.does('vault.dataKey', {})).toMatchObject({ agreement: 'needed' });
    expect(await third.fails('vault.newDataKey', newKey)).toBe('DATA_KEY_NOT_AGREED');
    await third.does('vault.lock', {});
    // Owen was not there, and gets in as before.
    expect((await open().signIn(owen)).account.name).toBe('Owen Tregear');
  });
});

/** Several people in one vault at once: who is let in, who hears what, and what ends when somebody may do no more. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FromEngine } from '../../main/engine/protocol.ts';
import { createServer } from '../../main/engine/server.ts';
import type { Result } from '../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { type Harness, openHarness } from '../support/engine.ts';

const fileToken = 'token-for-the-file';

describe('one process', () => {
  const folderToken = 'token-for-the-folder';
  const first = { login: 'p.shah', passphrase: 'nine green lanterns by the weir' };
  const second = { login: 'k.boyd', passphrase: 'four grey herons at the lock' };
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigil-sessions-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function lineTo(server: ReturnType<typeof createServer>, workstation: string, place = 'vault') {
    const said: FromEngine[] = [];
    const line = server.connect({ workstation, send: (message) => said.push(message) });
    let id = 0;
    async function ask<V extends VerbName>(verb: V, input: Input<V>): Promise<Result<Output<V>>> {
      id += 1;
      const mine = id;
      await line.receive({ kind: 'request', id: mine, verb, input, paths: { [folderToken]: join(folder, place) } });
      const reply = said.find((message) => message.kind === 'reply' && message.id === mine);
      if (reply?.kind !== 'reply') throw new Error('no answer came');
      return reply.result as Result<Output<V>>;
    }
    return { ask, said };
  }

  it('has two people at work on one vault, which is closed when the last of them has gone', async () => {
    const server = createServer({ installation: { maximumMarking: 'SECRET' } });
    const [here, there] = [lineTo(server, 'desk 1'), lineTo(server, 'desk 2')];
    await here.ask('vault.create', {
      folderToken,
      ...first,
      name: 'Eastmoor unit',
      person: 'Priya Shah',
      roles: ['case_officer', 'auditor'],
      clearance: 'SECRET',
    });
    const given = 'six white gulls over the quay';
    const added = {
      login: second.login,
      name: 'Kit Boyd',
      roles: ['supervisor' as const],
      clearance: 'SECRET' as const,
    };
    expect(await here.ask('access.addPerson', { ...added, passphrase: given })).toMatchObject({ ok: true });

    // Signing in is apart from opening: the vault is open, and asks this person who they are all the same.
    expect(await there.ask('access.me', {})).toMatchObject({ ok: false, error: { code: 'VAULT_LOCKED' } });
    const wrong = { folderToken, login: second.login, passphrase: 'not the right words at all' };
    expect(await there.ask('vault.signIn', wrong)).toMatchObject({ ok: false, error: { code: 'PASSPHRASE_WRONG' } });
    expect(await here.ask('access.me', {})).toMatchObject({ value: { account: { login: first.login } } });
    // After a wrong one there is a wait, which grows with each.
    const joining = () => there.ask('vault.signIn', { folderToken, login: second.login, passphrase: given });
    await expect.poll(joining, { timeout: 60_000 }).toMatchObject({ ok: true });
    expect(await there.ask('vault.changePassphrase', { old: given, new: second.passphrase })).toMatchObject({
      ok: true,
    });

    const asked = await Promise.all([here.ask('access.me', {}), there.ask('access.me', {})]);
    expect(asked.map((one) => one.ok && one.value.account.login)).toEqual([first.login, second.login]);

    await here.ask('vault.lock', {});
    expect(here.said).toContainEqual({ kind: 'closed', because: null });
    expect(there.said).not.toContainEqual({ kind: 'closed', because: null });
    expect(await there.ask('access.me', {})).toMatchObject({ value: { account: { login: second.login } } });
    await there.ask('vault.lock', {});

    // It is whole, and nobody else's any more: another process could open it now.
    const next = lineTo(createServer({ installation: { maximumMarking: 'SECRET' } }), 'desk 1');
    expect(await next.ask('vault.signIn', { folderToken, ...first })).toMatchObject({ ok: true });
    const log = await next.ask('audit.entries', { after: null });
    if (!log.ok) throw new Error('the log could not be read');
    const signedIn = log.value.entries.filter(({ verb }) => verb === 'vault.signIn').map(({ who }) => who);
    expect(signedIn).toEqual([first.login, second.login]);
    expect(log.value.entries.find(({ who, verb }) => who === second.login && verb === 'vault.signIn')?.reason).toBe(
      'After failed attempts: 1',
    );
    expect(await next.ask('audit.verify', {})).toMatchObject({ value: { whole: true } });
    await next.ask('vault.lock', {});
  }, 120_000);

  it('lets nobody into another vault beside the one that is open', async () => {
    const server = createServer({ installation: { maximumMarking: 'SECRET' } });
    const [here, there] = [lineTo(server, 'desk 1'), lineTo(server, 'desk 2', 'another')];
    const vault = { folderToken, name: 'Eastmoor unit', person: 'Priya Shah', roles: [], clearance: 'SECRET' as const };
    await here.ask('vault.create', { ...vault, ...first });
    for (const refused of [
      await there.ask('vault.signIn', { folderToken, ...first }),
      await there.ask('vault.create', { ...vault, ...second }),
    ])
      expect(refused).toMatchObject({ ok: false, error: { code: 'VAULT_IN_USE' } });
    await here.ask('vault.lock', {});
  }, 60_000);
});

describe('several people', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await openHarness({
      people: [
        { login: 'adjei', roles: ['intake_officer', 'manager'] },
        { login: 'shah', roles: ['case_officer'], compartments: ['HERON'] },
        { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
        { login: 'boyd', roles: ['case_officer'] },
        { login: 'dunn', roles: ['auditor'] },
        { login: 'root', roles: ['administrator'] },
        { login: 'clerk', roles: ['administrator'] },
      ],
    });
  });
  afterEach(() => harness.close());

  const manyRows = (count: number) =>
    [
      'tip_id,received_at,channel,text',
      ...Array.from({ length: count }, (_, n) => `R${n},2026-01-01T00:00:00.000Z,online,"A van by the weir, row ${n}"`),
      '',
    ].join('\n');

  it('take their rights with them: an import ends in the middle when its person may take in no more', async () => {
    const path = join(harness.folder, 'many.csv');
    writeFileSync(path, manyRows(30_000));
    const paths = { [fileToken]: path };
    const intake = harness.as('adjei');
    const { mapping } = await intake.do('intake.previewFile', { fileToken, mapping: null }, { paths });
    const importing = intake.ask('intake.importFile', { fileToken, mapping, dryRun: false, task: 't' }, { paths });
    const taken = () => Number(harness.peek().prepare('select count(*) from contribution_row').pluck().get());
    await expect.poll(taken).toBeGreaterThan(0);
    const id = Number(harness.peek().prepare("select id from account_row where login = 'adjei'").pluck().get());
    const change = { id, roles: ['manager' as const], clearance: 'SECRET' as const, disabled: false };
    await harness.as('root').do('access.changePerson', { ...change, reason: 'Moved to another unit' });
    const before = taken();

    expect(await importing).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
    // What was committed until then stays, whole; what came after is not there, and the log says who was refused what.
    expect(taken()).toBe(before);
    expect(before).toBeLessThan(30_000);
    expect(harness.peek().prepare('select state, imported from import_row').all()).toEqual([
      { state: 'failed', imported: before },
    ]);
    const { entries } = await harness.as('dunn').do('audit.entries', { after: null, outcome: 'refused' });
    expect(entries.map(({ who, verb }) => ({ who, verb }))).toContainEqual({ who: 'adjei', verb: 'intake.importFile' });
    expect((await harness.as('dunn').do('audit.verify', {})).whole).toBe(true);
  });

  it('hear of what they may see and of nothing else, not even that something happened', async () => {
    const [shah, mason, boyd, root] = ['shah', 'mason', 'boyd', 'root'].map((login) => harness.as(login));
    if (shah === undefined || mason === undefined || boyd === undefined || root === undefined)
      throw new Error('nobody');
    const hidden = {
      channel: 'hotline' as const,
      text: 'A van by the weir',
      compartmentId: harness.compartment('HERON'),
    };
    const { id } = await shah.do('intake.record', { form: hidden, draftId: null });
    await shah.do('triage.setOutcome', { id, version: 1, outcome: 'trace', reason: 'Checked' });
    await shah.do('intake.saveDraft', { draftId: null, form: { channel: 'hotline', text: 'half a' } });
    const topics = (heard: readonly FromEngine[]) => heard.flatMap((one) => (one.kind === 'changed' ? one.topics : []));
    await expect.poll(() => topics(mason.heard)).toContain(`contribution:${id}`);

    const { id: open } = await boyd.do('intake.record', {
      form: { channel: 'hotline', text: 'A boat by the weir' },
      draftId: null,
    });
    await expect.poll(() => topics(shah.heard)).toContain(`contribution:${open}`);
    expect(topics(mason.heard)).not.toContain('draft');
    // What an administrator hears is told after everything before it: they have no casework role, and there was nothing in it for them.
    await harness.as('clerk').do('access.propose', { proposal: { kind: 'reset', id: 1 }, reason: 'Forgotten' });
    await expect.poll(() => topics(root.heard)).toEqual(['proposal']);
    expect(topics(boyd.heard)).not.toContain(`contribution:${id}`);
  });

  it('read while another writes, and are answered nothing that the log has not taken', async () => {
    await harness
      .as('shah')
      .do('intake.record', { form: { channel: 'hotline', text: 'A van by the weir' }, draftId: null });
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const writing = harness.store.write(async (transaction) => {
      await transaction.fill('setting_row', [{ key: 'unfinished', value: 'yes' }]);
      await held;
    });
    const read = await harness.store.read(async (transaction) => {
      const officer = await transaction.officer('shah');
      await transaction.setViewer({
        accountId: officer?.id ?? 0,
        clearance: 3,
        compartments: [],
        readsContributions: true,
        readsInvestigations: true,
        readsLog: false,
        readsAccounts: false,
        opened: { contribution: [], investigation: [] },
        unrestricted: false,
      });
      return transaction.db.selectFrom('setting').select('key').where('key', '=', 'unfinished').execute();
    });
    // It saw a whole snapshot, before the write; and it did not wait for its end.
    expect(read).toEqual([]);

    const queue = { filter: {}, sort: 'newest' as const, after: null, limit: 10 };
    let answered = false;
    const asking = harness
      .as('shah')
      .do('contributions.queue', queue)
      .then((page) => {
        answered = true;
        return page;
      });
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    letGo();
    await writing;
    expect((await asking).rows).toHaveLength(1);

    // A log that takes no more lines: nothing is told.
    harness.peek().exec("create trigger full before insert on log_row begin select raise(abort, 'full'); end");
    expect((await harness.as('shah').fails('contributions.queue', queue)).code).toBe('UNEXPECTED');
    harness.peek().exec('drop trigger full');
    expect((await harness.as('shah').do('contributions.queue', queue)).rows).toHaveLength(1);
  });
});

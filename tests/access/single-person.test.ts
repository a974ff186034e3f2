/** A vault begins with one person, who is everything at once; it ends with two, who need each other. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FromEngine } from '../../main/engine/protocol.ts';
import { createServer } from '../../main/engine/server.ts';
import type { Result } from '../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines } from '../support/stage.ts';

const reason = 'The unit grows.';
const passphrase = 'four unrelated words here';
const reed = {
  login: 's.reed',
  name: 'Sol Reed',
  roles: ['supervisor' as const],
  clearance: 'SECRET' as const,
  passphrase,
};

describe('a vault of a single person', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await openHarness({
      people: [{ login: 'p.shah', roles: ['administrator', 'case_officer', 'supervisor'], clearance: 'SECRET' }],
    });
  });
  afterEach(() => harness.close());
  const shah = () => harness.as('p.shah');

  it('adds its second person alone, and says so in the answer and in the log', async () => {
    expect((await shah().do('access.people', {})).giving).toBe('alone');
    const proposal = {
      kind: 'add' as const,
      login: reed.login,
      name: reed.name,
      roles: reed.roles,
      clearance: reed.clearance,
    };
    expect((await shah().fails('access.propose', { proposal, reason })).code).toBe('NOBODY_CAN_AGREE');
    const added = await shah().do('access.addPerson', reed);
    expect(added.alone).toBe(true);
    expect(logLines(harness, 'access.addPerson').at(-1)).toEqual({
      records: [`account:${added.id}`],
      outcome: 'done',
      reason: 'Done alone, since nobody else could agree.',
    });
  });

  it('adds nobody alone who could not agree to the next change, nor one who mixes duties', async () => {
    for (const roles of [[], ['case_officer' as const], ['auditor' as const]])
      expect(await shah().fails('access.addPerson', { ...reed, roles, clearance: 'OFFICIAL' })).toMatchObject({
        code: 'SECOND_MUST_AGREE',
      });
    expect(await shah().fails('access.addPerson', { ...reed, roles: ['administrator', 'supervisor'] })).toMatchObject({
      code: 'DUTIES_APART',
    });
  });

  it('is none from the moment that the second is there, and is one again only if they never came in', async () => {
    const { id } = await shah().do('access.addPerson', reed);
    expect((await shah().do('access.people', {})).giving).toBe('shared');
    const third = { ...reed, login: 'k.boyd' };
    expect((await shah().fails('access.addPerson', third)).code).toBe('TAKES_SECOND_PERSON');
    const rights = { id, roles: reed.roles, clearance: reed.clearance, reason };
    await shah().do('access.changePerson', { ...rights, disabled: true });
    // The passphrase was mistyped, say: Reed was never in.
    expect(await shah().fails('access.changePerson', { ...rights, disabled: false })).toMatchObject({
      about: 'passphrase',
    });
    expect(await shah().do('access.changePerson', { ...rights, disabled: false, passphrase })).toEqual({ alone: true });
    await harness.as('s.reed').do('vault.changePassphrase', { old: passphrase, new: 'seven quiet herons crossing' });
    await shah().do('access.changePerson', { ...rights, disabled: true });
    expect((await shah().do('access.people', {})).giving).toBe('nobody');
    expect((await shah().fails('access.addPerson', third)).code).toBe('NOBODY_CAN_AGREE');
    expect((await shah().fails('access.changePerson', { ...rights, disabled: false, passphrase })).code).toBe(
      'NOBODY_CAN_AGREE',
    );
    // As the code from the safe leaves it, for one session.
    harness.peek().prepare("update account_row set recovered = 1 where login = 'p.shah'").run();
    expect((await shah().do('access.addPerson', third)).alone).toBe(true);
    expect((await shah().fails('access.addPerson', { ...third, login: 'h.vane' })).code).toBe('TAKES_SECOND_PERSON');
  });

  it('keeps the mixed duties of its first account until they are laid down, and adds none to them', async () => {
    await shah().do('access.addPerson', { ...reed, roles: ['administrator'] });
    await harness.as('s.reed').do('vault.changePassphrase', { old: passphrase, new: 'seven quiet herons crossing' });
    const { people } = await shah().do('access.people', {});
    const id = people.find(({ login }) => login === 'p.shah')?.id ?? 0;
    const more = {
      kind: 'change' as const,
      id,
      roles: ['administrator', 'case_officer', 'supervisor', 'manager'] as const,
    };
    expect(
      await harness.as('s.reed').fails('access.propose', {
        proposal: { ...more, roles: [...more.roles], clearance: 'SECRET' },
        reason,
      }),
    ).toMatchObject({ code: 'DUTIES_APART' });
    await shah().do('intake.drafts', {});
    await shah().do('access.changePerson', {
      id,
      roles: ['case_officer', 'supervisor'],
      clearance: 'SECRET',
      disabled: false,
      reason,
    });
    await shah().do('intake.drafts', {});
    expect((await shah().fails('access.addPerson', reed)).code).toBe('NOT_ALLOWED');
  });
});

describe('a vault whose second person is gone', () => {
  const folderToken = 'token-for-the-folder';
  const own = 'nine green lanterns by the weir';
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigil-second-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function begin() {
    const said: FromEngine[] = [];
    const engine = createServer({ installation: { maximumMarking: 'SECRET' } }).connect({
      workstation: 'a desk',
      send: (message) => said.push(message),
    });
    let id = 0;
    return async <V extends VerbName>(verb: V, input: Input<V>): Promise<Result<Output<V>>> => {
      id += 1;
      await engine.receive({ kind: 'request', id, verb, input, paths: { [folderToken]: join(folder, 'vault') } });
      const reply = said.find((message) => message.kind === 'reply' && message.id === id);
      if (reply?.kind !== 'reply') throw new Error('no answer came');
      return reply.result as Result<Output<V>>;
    };
  }

  it('is helped by the code from the safe, for the session that it opens', async () => {
    const person = { folderToken, login: 'p.shah', passphrase: own };
    let ask = begin();
    const made = await ask('vault.create', {
      ...person,
      name: 'Eastmoor unit',
      person: 'Priya Shah',
      roles: [],
      clearance: 'SECRET',
    });
    if (!made.ok) throw new Error('no vault');
    const added = await ask('access.addPerson', reed);
    if (!added.ok) throw new Error('no second person');
    await ask('vault.lock', {});

    ask = begin();
    await ask('vault.signIn', { folderToken, login: 's.reed', passphrase });
    expect((await ask('vault.changePassphrase', { old: passphrase, new: 'seven quiet herons crossing' })).ok).toBe(
      true,
    );
    await ask('vault.lock', {});

    ask = begin();
    await ask('vault.signIn', person);
    const { id } = added.value;
    await ask('access.changePerson', { id, roles: reed.roles, clearance: 'SECRET', disabled: true, reason });
    const next = { ...reed, login: 'h.vane' };
    expect(await ask('access.addPerson', next)).toMatchObject({ error: { code: 'NOBODY_CAN_AGREE' } });
    await ask('vault.lock', {});

    ask = begin();
    const renewed = 'ten green lanterns by the weir';
    await ask('vault.recover', {
      folderToken,
      code: made.value.recoveryCode,
      login: 'p.shah',
      passphrase: renewed,
    });
    const officer = { ...next, roles: ['case_officer' as const] };
    expect(await ask('access.addPerson', officer)).toMatchObject({ error: { code: 'SECOND_MUST_AGREE' } });
    await ask('vault.lock', {});

    ask = begin();
    await ask('vault.signIn', { ...person, passphrase: renewed });
    expect(await ask('access.addPerson', next)).toMatchObject({ error: { code: 'NOBODY_CAN_AGREE' } });
    // A dozen keys are derived at their full cost.
  }, 300_000);
});

/** Nobody gives rights alone: the ways in which an administrator could come to casework, tried one by one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { people } from '../../main/demonstration/people.ts';
import { vaultFiles } from '../../main/vault/vault-files.ts';
import type { Input } from '../../preload/contract/index.ts';
import { canAgree, mixesDuties } from '../../preload/contract/rights.ts';
import { accountId } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines } from '../support/stage.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'a.dunn', name: 'Ada Dunn', roles: ['administrator'] },
      { login: 'b.lowe', roles: ['administrator'] },
      { login: 's.reed', roles: ['supervisor'] },
      { login: 'p.shah', name: 'Priya Shah', roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' },
      { login: 'l.cheung', roles: ['auditor'] },
    ],
  });
});
afterEach(() => harness.close());

type Asking = Input<'access.propose'>['proposal'];
const idOf = (login: string) => accountId(harness, login);
const rowOf = (login: string) =>
  harness
    .peek()
    .prepare('select roles, clearance, disabledAt, passphraseGiven from account_row where login = ?')
    .get(login) as { roles: string; clearance: number; disabledAt: string | null; passphraseGiven: number } | undefined;
const slots = () => (harness.peek().prepare('select count(*) as n from account_row').get() as { n: number }).n;
const reason = 'Joins the night desk.';
const passphrase = 'four unrelated words here';
const admin = () => harness.as('a.dunn');
const reed = () => harness.as('s.reed');
const ames = { login: 'n.ames', name: 'Nia Ames', roles: ['case_officer' as const], clearance: 'SECRET' as const };
const raised = (): Asking => ({ kind: 'change', id: idOf('p.shah'), roles: ['case_officer'], clearance: 'SECRET' });
const propose = async (proposal: Asking, by = 'a.dunn') =>
  (await harness.as(by).do('access.propose', { proposal, reason })).id;
const waiting = async (login = 's.reed') => (await harness.as(login).do('access.proposals', {})).proposals;

describe('an administrator alone', () => {
  it('makes no account that can do anything, under whatever role', async () => {
    const before = slots();
    for (const role of ['case_officer', 'intake_officer', 'supervisor', 'manager', 'auditor', 'administrator'] as const)
      expect(await admin().fails('access.addPerson', { ...ames, roles: [role], passphrase })).toMatchObject({
        code: 'TAKES_SECOND_PERSON',
      });
    // A clearance without a role is half of what is needed.
    expect(await admin().fails('access.addPerson', { ...ames, roles: [], passphrase })).toMatchObject({
      code: 'TAKES_SECOND_PERSON',
    });
    expect(slots()).toBe(before);
    expect(logLines(harness, 'access.addPerson').map((line) => line.outcome)).toEqual(Array(7).fill('refused'));
  });

  it('raises nothing: no role, no clearance, no closed account', async () => {
    const id = idOf('p.shah');
    const as = {
      id,
      roles: ['case_officer' as const],
      clearance: 'OFFICIAL-SENSITIVE' as const,
      disabled: false,
      reason,
    };
    const attempts: Input<'access.changePerson'>[] = [
      { ...as, clearance: 'SECRET' },
      { ...as, roles: ['case_officer', 'supervisor'] },
      // What is taken does not pay for what is given.
      { ...as, roles: ['manager'], clearance: 'OFFICIAL' },
      { ...as, roles: ['administrator'] },
    ];
    const before = rowOf('p.shah');
    for (const attempt of attempts)
      expect(await admin().fails('access.changePerson', attempt)).toMatchObject({ code: 'TAKES_SECOND_PERSON' });
    expect(rowOf('p.shah')).toEqual(before);
    await admin().do('access.changePerson', { ...as, disabled: true });
    // While it is closed it can be given anything, and nothing of that counts until it is opened.
    await admin().do('access.changePerson', { ...as, roles: ['supervisor'], disabled: true });
    expect(await admin().fails('access.changePerson', { ...as, roles: ['supervisor'], passphrase })).toMatchObject({
      code: 'TAKES_SECOND_PERSON',
    });
    expect(rowOf('p.shah')?.disabledAt).not.toBeNull();
  });

  it('closes everybody else, and is then no more able to give rights than before', async () => {
    for (const [login, roles, clearance] of [
      ['b.lowe', ['administrator'], 'SECRET'],
      ['s.reed', ['supervisor'], 'SECRET'],
      ['p.shah', ['case_officer'], 'OFFICIAL-SENSITIVE'],
      ['l.cheung', ['auditor'], 'SECRET'],
    ] as const)
      await admin().do('access.changePerson', {
        id: idOf(login),
        roles: [...roles],
        clearance,
        disabled: true,
        reason,
      });
    expect((await admin().do('access.people', {})).giving).toBe('nobody');
    expect(await admin().fails('access.addPerson', { ...ames, roles: ['supervisor'], passphrase })).toMatchObject({
      code: 'NOBODY_CAN_AGREE',
    });
    expect(await admin().fails('access.propose', { proposal: { kind: 'add', ...ames }, reason })).toMatchObject({
      code: 'NOBODY_CAN_AGREE',
    });
    expect((await admin().fails('vault.newRecoveryCode', {})).code).toBe('NOBODY_CAN_AGREE');
  });

  it('makes no recovery code, which would open the vault under any name', async () => {
    expect((await admin().fails('vault.newRecoveryCode', {})).code).toBe('TAKES_SECOND_PERSON');
    const id = await propose({ kind: 'recovery_code' });
    expect((await admin().fails('access.agree', { id })).code).toBe('SECOND_PERSON_NEEDED');
    expect((await reed().do('access.agree', { id })).recoveryCode).toMatch(/^[0-9A-Z-]{35,}$/);
    expect(logLines(harness, 'access.agree').at(-1)).toMatchObject({ records: [`proposal:${id}`, 'vault'] });
  });

  it('still takes away at once: roles, clearance, accounts, and what is their own', async () => {
    const id = idOf('p.shah');
    await admin().do('access.changePerson', {
      id,
      roles: ['case_officer'],
      clearance: 'OFFICIAL',
      disabled: false,
      reason,
    });
    expect(
      await admin().do('access.changePerson', { id, roles: [], clearance: 'OFFICIAL', disabled: false, reason }),
    ).toEqual({ alone: false });
    await admin().do('access.addPerson', { ...ames, roles: [], clearance: 'OFFICIAL', passphrase });
    expect(rowOf('n.ames')).toMatchObject({ roles: '[]', clearance: 0, passphraseGiven: 1 });
    const self = { id: idOf('a.dunn'), roles: ['administrator' as const], disabled: false, reason };
    await admin().do('access.changePerson', { ...self, clearance: 'OFFICIAL' });
    expect(await admin().fails('access.changePerson', { ...self, clearance: 'SECRET' })).toMatchObject({
      code: 'NOT_ALLOWED',
      about: 'self',
    });
    expect(
      await admin().fails('access.changePerson', { ...self, clearance: 'OFFICIAL', disabled: true }),
    ).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });
});

describe('a proposal', () => {
  it('of a new account becomes one when a supervisor agrees, who gives the first passphrase; the proposer never knew one', async () => {
    const id = await propose({ kind: 'add', ...ames });
    expect(rowOf('n.ames')).toBeUndefined();
    expect(await harness.as('n.ames').fails('access.me', {})).toMatchObject({ code: 'VAULT_LOCKED' });
    expect(await waiting()).toEqual([
      {
        id,
        kind: 'add',
        person: { id: null, login: 'n.ames', name: 'Nia Ames' },
        before: null,
        asked: { roles: ['case_officer'], clearance: 'SECRET', disabled: false },
        reason,
        supervisorUntil: null,
        proposedBy: 'Ada Dunn',
        proposedAt: '2026-03-09T10:00:00.000Z',
        expiresAt: '2026-03-16T10:00:00.000Z',
        hindrance: null,
        mine: false,
        mayDecide: true,
        needsPassphrase: true,
      },
    ]);
    expect(await reed().fails('access.agree', { id })).toMatchObject({ code: 'INPUT_INVALID', about: 'passphrase' });
    expect((await reed().fails('access.agree', { id, passphrase: 'short' })).code).toBe('PASSPHRASE_WEAK');
    expect(rowOf('n.ames')).toBeUndefined();
    await reed().do('access.agree', { id, passphrase });
    expect(rowOf('n.ames')).toMatchObject({ roles: '["case_officer"]', passphraseGiven: 1 });
    const person = harness.as('n.ames');
    expect((await person.fails('intake.drafts', {})).code).toBe('PASSPHRASE_GIVEN');
    await person.do('vault.changePassphrase', { old: passphrase, new: 'seven quiet herons crossing' });
    await person.do('intake.drafts', {});
    expect(logLines(harness, 'access.agree').at(-1)).toEqual({
      records: [`proposal:${id}`, `account:${idOf('n.ames')}`],
      outcome: 'done',
      reason: `Proposed by a.dunn: ${reason}`,
    });
    expect(logLines(harness, 'access.propose')).toEqual([{ records: [`proposal:${id}`], outcome: 'done', reason }]);
    expect(
      harness
        .peek()
        .prepare('select * from log_row')
        .all()
        .map((row) => JSON.stringify(row))
        .join(),
    ).not.toContain(passphrase);
    expect((await reed().fails('access.agree', { id, passphrase })).code).toBe('PROPOSAL_SETTLED');
  });

  it('is agreed to by nobody who made it, whom it concerns, or who has no say in accounts', async () => {
    const id = await propose({ kind: 'change', id: idOf('s.reed'), roles: ['supervisor'], clearance: 'TOP SECRET' });
    expect((await admin().fails('access.agree', { id })).code).toBe('SECOND_PERSON_NEEDED');
    expect((await reed().fails('access.agree', { id })).code).toBe('SECOND_PERSON_NEEDED');
    expect((await reed().fails('access.refuse', { id, reason })).code).toBe('SECOND_PERSON_NEEDED');
    for (const login of ['p.shah', 'l.cheung']) {
      expect((await harness.as(login).fails('access.agree', { id })).code).toBe('NOT_ALLOWED');
      expect((await harness.as(login).fails('access.proposals', {})).code).toBe('NOT_ALLOWED');
    }
    expect((await waiting()).map(({ mine, mayDecide }) => ({ mine, mayDecide }))).toEqual([
      { mine: false, mayDecide: false },
    ]);
    const counts = async (login: string) => (await harness.as(login).do('access.countProposals', {})).n;
    expect([await counts('a.dunn'), await counts('s.reed'), await counts('b.lowe')]).toEqual([0, 0, 1]);
    expect(logLines(harness, 'access.agree').filter((line) => line.outcome === 'refused')).toHaveLength(4);
    expect(rowOf('s.reed')?.clearance).toBe(2);
    await harness.as('b.lowe').do('access.agree', { id });
    expect(rowOf('s.reed')?.clearance).toBe(3);
    expect(await counts('b.lowe')).toBe(0);
  });

  it('of a new passphrase holds none: the old one works until somebody agrees, who gives it', async () => {
    const id = idOf('p.shah');
    const proposal = await propose({ kind: 'reset', id });
    await harness.as('p.shah').do('intake.drafts', {});
    expect(await reed().fails('access.agree', { id: proposal })).toMatchObject({ about: 'passphrase' });
    await reed().do('access.agree', { id: proposal, passphrase });
    expect((await harness.as('p.shah').fails('intake.drafts', {})).code).toBe('PASSPHRASE_GIVEN');
    expect((await harness.as('p.shah').do('access.me', {})).account.passphraseGiven).toBe(true);
    expect(await admin().fails('access.propose', { proposal: { kind: 'reset', id: 999 }, reason })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const self = { kind: 'reset' as const, id: idOf('a.dunn') };
    expect(await admin().fails('access.propose', { proposal: self, reason })).toMatchObject({ about: 'self' });
  });

  it('is refused with a reason, or taken back by whoever made it, and is then over', async () => {
    const first = await propose(raised());
    await reed().do('access.refuse', { id: first, reason: 'Not on this desk.' });
    expect((await reed().fails('access.agree', { id: first })).code).toBe('PROPOSAL_SETTLED');
    const second = await propose(raised());
    expect((await harness.as('b.lowe').fails('access.withdrawProposal', { id: second })).code).toBe('NOT_ALLOWED');
    await admin().do('access.withdrawProposal', { id: second });
    expect((await reed().fails('access.agree', { id: second })).code).toBe('PROPOSAL_SETTLED');
    expect((await reed().fails('access.agree', { id: 999 })).code).toBe('NOT_FOUND');
    expect(await waiting()).toEqual([]);
    expect(rowOf('p.shah')?.clearance).toBe(1);
    expect(logLines(harness, 'access.refuse')[0]).toMatchObject({ reason: 'Not on this desk.' });
  });

  it('expires after seven days, and stands with its proposer until taken back', async () => {
    const id = await propose(raised());
    harness.setClock('2026-03-16T10:00:00.000Z');
    expect((await reed().fails('access.agree', { id })).code).toBe('PROPOSAL_EXPIRED');
    expect((await reed().fails('access.refuse', { id, reason })).code).toBe('PROPOSAL_EXPIRED');
    expect(await waiting()).toEqual([]);
    expect((await reed().do('access.countProposals', {})).n).toBe(0);
    expect(await waiting('a.dunn')).toMatchObject([{ id, hindrance: 'expired', mayDecide: false, mine: true }]);
    await admin().do('access.withdrawProposal', { id });
    expect(await waiting('a.dunn')).toEqual([]);
    expect(rowOf('p.shah')?.clearance).toBe(1);
  });

  it('takes no effect on an account that is not as it was: closed, changed, or its proposer no administrator any more', async () => {
    const id = idOf('p.shah');
    const now = {
      id,
      roles: ['case_officer' as const],
      clearance: 'OFFICIAL-SENSITIVE' as const,
      disabled: false,
      reason,
    };
    const toRaise = await propose(raised());
    const toReset = await propose({ kind: 'reset', id });
    await admin().do('access.changePerson', { ...now, clearance: 'OFFICIAL' });
    expect((await reed().fails('access.agree', { id: toRaise })).code).toBe('PROPOSAL_OUTDATED');
    expect((await reed().fails('access.agree', { id: toReset, passphrase })).code).toBe('PROPOSAL_OUTDATED');
    expect((await waiting()).map((each) => each.hindrance)).toEqual(['outdated', 'outdated']);
    await reed().do('access.refuse', { id: toRaise, reason });
    await admin().do('access.changePerson', { ...now, clearance: 'OFFICIAL', disabled: true });
    expect((await reed().fails('access.agree', { id: toReset, passphrase })).code).toBe('ACCOUNT_CLOSED');
    expect(await admin().fails('access.propose', { proposal: { kind: 'reset', id }, reason })).toMatchObject({
      code: 'ACCOUNT_CLOSED',
    });
    const again = await propose({ kind: 'change', id, roles: ['case_officer'], clearance: 'OFFICIAL' }, 'b.lowe');
    const lowe = { id: idOf('b.lowe'), clearance: 'SECRET' as const, disabled: false, reason };
    await admin().do('access.changePerson', { ...lowe, roles: [] });
    expect((await reed().fails('access.agree', { id: again, passphrase })).code).toBe('PROPOSAL_OUTDATED');
    expect(rowOf('p.shah')?.disabledAt).not.toBeNull();
  });

  it('opens a closed account with a passphrase from whoever agrees', async () => {
    const id = idOf('p.shah');
    await admin().do('access.changePerson', {
      id,
      roles: ['case_officer'],
      clearance: 'OFFICIAL-SENSITIVE',
      disabled: true,
      reason,
    });
    const proposal = await propose({ kind: 'change', id, roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' });
    expect(await reed().fails('access.agree', { id: proposal })).toMatchObject({ about: 'passphrase' });
    await reed().do('access.agree', { id: proposal, passphrase });
    expect(rowOf('p.shah')).toMatchObject({ disabledAt: null, passphraseGiven: 1 });
  });

  it('that another one has overtaken is refused by name, and leaves the other’s key alone', async () => {
    const [one, other] = [
      await propose({ kind: 'add', ...ames }),
      await propose({ kind: 'add', ...ames, roles: ['manager'] }),
    ];
    await reed().do('access.agree', { id: one, passphrase });
    expect(await reed().fails('access.agree', { id: other, passphrase: 'five other unrelated words' })).toMatchObject({
      code: 'NAME_TAKEN',
    });
    expect(await admin().fails('access.propose', { proposal: { kind: 'add', ...ames }, reason })).toMatchObject({
      code: 'NAME_TAKEN',
    });
    await harness.as('n.ames').do('vault.changePassphrase', { old: passphrase, new: 'seven quiet herons crossing' });
  });

  it('gives something: what takes away does not wait, and nobody proposes for themselves', async () => {
    const asking = (roles: Input<'access.changePerson'>['roles'], id = idOf('p.shah')): Asking => ({
      kind: 'change',
      id,
      roles,
      clearance: 'OFFICIAL-SENSITIVE',
    });
    expect(await admin().fails('access.propose', { proposal: asking([]), reason })).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'roles',
    });
    const self = asking(['administrator', 'supervisor'], idOf('a.dunn'));
    expect(await admin().fails('access.propose', { proposal: self, reason })).toMatchObject({ about: 'self' });
    expect(await reed().fails('access.propose', { proposal: raised(), reason })).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('cannot be altered once it is made, nor once it is settled', async () => {
    const id = await propose(raised());
    const change = (what: string) => () =>
      harness.peek().prepare(`update proposal_row set ${what} where id = ?`).run(id);
    expect(change(`asked = replace(asked, 'SECRET', 'TOP SECRET')`)).toThrow('never changed');
    expect(change(`expiresAt = '2099-01-01T00:00:00.000Z'`)).toThrow('never changed');
    await reed().do('access.refuse', { id, reason });
    expect(change('settledAt = null')).toThrow('never changed');
    expect(() => harness.peek().prepare('delete from proposal_row').run()).toThrow('never changed');
  });
});

describe('duties that are kept apart', () => {
  it('are kept apart in the demonstration too, where every proposal finds somebody to agree', () => {
    expect(people.filter(({ roles }) => mixesDuties(roles))).toEqual([]);
    for (const { login } of people)
      expect(people.some((one) => one.login !== login && canAgree({ ...one, disabled: false }))).toBe(true);
  });

  it('do not come together in one account, by whatever way', async () => {
    const mixed: Input<'access.changePerson'>['roles'][] = [
      ['administrator', 'case_officer'],
      ['auditor', 'supervisor'],
      ['administrator', 'auditor'],
    ];
    for (const roles of mixed) {
      const asked = { ...ames, roles };
      expect((await admin().fails('access.addPerson', { ...asked, passphrase })).code).toBe('DUTIES_APART');
      expect((await admin().fails('access.propose', { proposal: { kind: 'add', ...asked }, reason })).code).toBe(
        'DUTIES_APART',
      );
      const change = { id: idOf('p.shah'), roles, clearance: 'SECRET' as const };
      expect((await admin().fails('access.propose', { proposal: { kind: 'change', ...change }, reason })).code).toBe(
        'DUTIES_APART',
      );
      expect((await admin().fails('access.changePerson', { ...change, disabled: false, reason })).code).toBe(
        'DUTIES_APART',
      );
    }
  });
});

describe('an agreement that cannot be written', () => {
  const full = (what: string) =>
    harness.peek().exec(`create temp trigger full before ${what} begin select raise(abort, 'the disk is full'); end`);
  const emptied = () => harness.peek().exec('drop trigger full');
  const keysOf = () =>
    (JSON.parse(readFileSync(vaultFiles(join(harness.folder, 'vault')).slots, 'utf8')) as { slots: unknown[] }).slots
      .length;

  it('leaves no account, no key, and the proposal as it was', async () => {
    const id = await propose({ kind: 'add', ...ames });
    const keys = keysOf();
    full('insert on account_row');
    await reed().fails('access.agree', { id, passphrase });
    emptied();
    expect(rowOf('n.ames')).toBeUndefined();
    expect(keysOf()).toBe(keys);
    await reed().do('access.agree', { id, passphrase });
    expect(keysOf()).toBe(keys + 1);
  });

  it('gives nothing where the log takes no line of it', async () => {
    const id = await propose(raised());
    full("insert on log_row when new.verb = 'access.agree'");
    await reed().fails('access.agree', { id });
    emptied();
    expect(rowOf('p.shah')?.clearance).toBe(1);
    expect(await waiting()).toMatchObject([{ id, hindrance: null }]);
    await reed().do('access.agree', { id });
    expect(rowOf('p.shah')?.clearance).toBe(2);
  });
});

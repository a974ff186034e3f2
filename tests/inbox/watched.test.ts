/** What comes in for somebody’s watch-list is theirs to see to, in time, and falls to others if they do not; what they watch for stays theirs. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { InboxItem } from '../../preload/contract/inbox.ts';
import { accountId, recordTip } from '../support/casework.ts';
import type { Harness } from '../support/engine.ts';
import { openUnit, type Unit } from './unit.ts';

let unit: Unit;
let harness: Harness;
let watchId: number;
beforeEach(async () => {
  unit = await openUnit();
  harness = unit.harness;
  ({ id: watchId } = await harness.as('shah').do('linking.watch', { text: '07700 900123', why: 'His new number' }));
});
afterEach(() => harness.close());

const call = (form = {}, login = 'kowal') => recordTip(harness, login, 'He rang from 0044 7700 900123.', form);
const pair = ({ contributionId }: Pick<InboxItem, 'contributionId'>) => ({ contributionId, watchId });
const answer = (login: string, match: ReturnType<typeof pair>, outcome: InboxItem['outcome'], reason?: string) =>
  harness.as(login).ask('inbox.answerWatched', {
    matches: [match],
    outcome: outcome === 'withdrawn' ? null : outcome,
    ...(reason === undefined ? {} : { reason }),
  });

it('reaches whoever watches at once, and nobody else: not whoever took the call, nor the page of the call', async () => {
  const { id } = await call();
  expect(await unit.only('shah')).toMatchObject({
    contributionId: id,
    investigationId: null,
    priority: null,
    cause: 'watch',
    watchId,
    watch: { by: 'Priya Shah', entry: { text: '07700 900123', why: 'His new number' } },
    turn: 'owner',
    seenAt: null,
  });
  expect(await unit.counts('shah')).toMatchObject({ mine: 1, unseen: 1, newest: null });
  for (const login of ['kowal', 'doyle', 'hurst', 'mason', 'marsh']) {
    for (const scope of ['mine', 'overdue', 'sent', 'snoozed'] as const)
      expect(await unit.items(login, scope)).toEqual([]);
    expect(await harness.as(login).fails('inbox.seen', { reached: [{ contributionId: id, watchId }] })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await answer(login, { contributionId: id, watchId }, 'accepted')).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  }
  expect(await unit.receipts('kowal', id)).toEqual([]);
  expect(await unit.receipts('shah', id)).toEqual([]);
});

it('is due by the rule, sooner where there is an immediate risk, and again from the first look on', async () => {
  await call();
  const item = await unit.only('shah');
  expect(item.dueAt).toBe('2026-03-10T10:00:00.000Z');
  await harness.as('shah').do('inbox.seen', { reached: [pair(item)] });
  expect(await unit.only('shah')).toMatchObject({ seenBy: 'Priya Shah', dueAt: '2026-03-12T10:00:00.000Z' });
  expect(await unit.counts('shah')).toMatchObject({ mine: 1, unseen: 0 });
  const urgent = await call({ immediateRisk: true, riskConfirmed: true });
  expect((await unit.items('shah'))[0]).toMatchObject({ contributionId: urgent.id, dueAt: '2026-03-09T11:00:00.000Z' });
  expect(await unit.counts('shah')).toMatchObject({ mine: 2, urgent: 1 });
});

it('is answered: accepted, returned or disagreed with and why, and brought back', async () => {
  await call();
  const item = pair(await unit.only('shah'));
  for (const outcome of ['returned', 'disagreed'] as const)
    expect(await answer('shah', item, outcome)).toMatchObject({ error: { code: 'INPUT_INVALID', about: 'reason' } });
  expect(await answer('shah', item, 'withdrawn')).toMatchObject({ error: { code: 'CHANGED_SINCE' } });
  await answer('shah', item, 'accepted');
  expect(await unit.items('shah')).toEqual([]);
  expect(await answer('shah', item, 'disagreed', 'Too late')).toMatchObject({ error: { code: 'CHANGED_SINCE' } });
  await answer('shah', item, 'withdrawn');
  await answer('shah', item, 'disagreed', 'A shop’s number: everybody rings from it');
  expect(
    harness.peek().prepare('select outcome, reason, answeredAt from delivery_row where watchId = ?').get(watchId),
  ).toEqual({
    outcome: 'disagreed',
    reason: 'A shop’s number: everybody rings from it',
    answeredAt: '2026-03-09T10:00:00.000Z',
  });
  // Nothing of it stands with the call.
  const { id } = { id: item.contributionId };
  expect((await harness.as('kowal').do('triage.get', { id })).state).toBe('untriaged');
});

it('is the deputy’s while whoever watches is away, without what is watched for', async () => {
  await call();
  await harness.as('shah').do('inbox.setAbsence', {
    accountId: accountId(harness, 'shah'),
    deputyId: accountId(harness, 'doyle'),
    fromDay: '2026-03-09',
    toDay: '2026-03-10',
  });
  const item = await unit.only('doyle');
  expect(item).toMatchObject({
    turn: 'deputy',
    person: 'Conn Doyle',
    away: 'Priya Shah',
    watch: { by: 'Priya Shah', entry: null },
  });
  expect(await answer('doyle', pair(item), 'accepted')).toMatchObject({ ok: true });
  expect(await unit.items('shah')).toEqual([]);
});

it('goes to the deputy and to supervisors as well once it is overdue, and says so', async () => {
  await call();
  await harness.as('shah').do('inbox.setAbsence', {
    accountId: accountId(harness, 'shah'),
    deputyId: accountId(harness, 'doyle'),
    fromDay: null,
    toDay: null,
  });
  unit.later(23);
  for (const login of ['doyle', 'hurst', 'marsh']) expect(await unit.items(login, 'overdue')).toEqual([]);
  unit.later(24, 1);
  expect(await unit.only('shah')).toMatchObject({ escalatedAt: '2026-03-10T10:00:00.000Z' });
  expect(await unit.counts('hurst')).toMatchObject({ overdue: 1 });
  for (const login of ['doyle', 'hurst', 'marsh'])
    expect(await unit.only(login, 'overdue')).toMatchObject({
      escalatedAt: '2026-03-10T10:00:00.000Z',
      watch: { by: 'Priya Shah', entry: null },
    });
  expect(await unit.items('kowal', 'overdue')).toEqual([]);
  await harness.as('hurst').do('inbox.seen', { reached: [pair(await unit.only('hurst', 'overdue'))] });
  expect(await unit.only('shah')).toMatchObject({ seenBy: 'Hala Hurst', escalatedAt: '2026-03-10T10:00:00.000Z' });
});

it('is nobody’s while whoever watches may not see what came in', async () => {
  const hidden = await call({ compartmentId: harness.compartment('HERON') }, 'mason');
  unit.later(48);
  for (const login of ['shah', 'mason', 'hurst'])
    for (const scope of ['mine', 'overdue'] as const) expect(await unit.items(login, scope)).toEqual([]);
  expect(
    await harness.as('mason').fails('inbox.seen', { reached: [{ contributionId: hidden.id, watchId }] }),
  ).toMatchObject({ code: 'NOT_FOUND' });
});

it('is in the team’s load from the start, and is given to somebody else, who is not told what is watched for', async () => {
  const { id } = await call();
  const item = pair(await unit.only('shah'));
  const hurst = harness.as('hurst');
  const [shah, doyle] = [accountId(harness, 'shah'), accountId(harness, 'doyle')];
  const load = async (name: string) =>
    (await hurst.do('myWork.team', { after: null, limit: 20 })).people.find((one) => one.account.name === name)
      ?.deliveries;
  const openWith = async (account: number) =>
    (await hurst.do('inbox.withPerson', { accountId: account, after: null, limit: 10 })).items;
  expect(await load('Priya Shah')).toEqual({ open: 1, overdue: 0 });
  expect(await openWith(shah)).toMatchObject([{ ...item, watch: { by: 'Priya Shah', entry: null } }]);
  const give = (to: number, reached = [item]) => ({ reached, accountId: to, reason: 'She is in court all week' });
  expect(await hurst.fails('inbox.reassign', give(doyle, [{ ...item, watchId: watchId + 1 }]))).toMatchObject({
    code: 'NOT_FOUND',
  });
  await hurst.do('inbox.reassign', give(doyle));
  expect(await unit.items('shah')).toEqual([]);
  expect(await load('Conn Doyle')).toEqual({ open: 1, overdue: 0 });
  expect(await unit.only('doyle')).toMatchObject({
    ...item,
    dueAt: '2026-03-10T10:00:00.000Z',
    person: 'Conn Doyle',
    watch: { by: 'Priya Shah', entry: null },
  });
  // It is no entry of a watch-list of his, and nothing of it stands with the call.
  expect(await harness.as('doyle').do('linking.countWatched', {})).toEqual({ n: 0 });
  const { history } = await harness.as('kowal').do('triage.get', { id });
  expect(JSON.stringify(history)).not.toContain('in court');
  expect(await answer('shah', item, 'accepted')).toMatchObject({ error: { code: 'NOT_FOUND' } });
  await hurst.do('inbox.reassign', give(shah));
  expect(await unit.only('shah')).toMatchObject({ watch: { entry: { text: '07700 900123' } } });
  await answer('shah', item, 'accepted');
  expect(await hurst.fails('inbox.reassign', give(doyle))).toMatchObject({ code: 'CHANGED_SINCE' });
});

it('is in nobody’s load who may not see what came in, and is given to nobody who may not', async () => {
  const heron = harness.compartment('HERON');
  const { id: own } = await harness.as('mason').do('linking.watch', { text: '07700 900123', why: '' });
  const hidden = await call({ compartmentId: heron }, 'mason');
  const { people } = await harness.as('hurst').do('myWork.team', { after: null, limit: 20 });
  expect(people.map(({ deliveries }) => deliveries.open)).toEqual(people.map(() => 0));
  const reached = [{ contributionId: hidden.id, watchId: own }];
  const given = { reached, accountId: accountId(harness, 'shah'), reason: 'To share it out' };
  expect(await harness.as('hurst').fails('inbox.reassign', given)).toMatchObject({ code: 'NOT_FOUND' });
  harness
    .peek()
    .prepare(
      "insert into compartment_member_row (compartmentId, accountId) select ?, id from account_row where login = 'hurst'",
    )
    .run(heron);
  const hurst = harness.as('hurst');
  expect(await hurst.fails('inbox.reassign', given)).toMatchObject({ code: 'INPUT_INVALID', about: 'accountId' });
  // Nor is one that waits for nobody yet, because whoever watches may not see it.
  const notYet = {
    ...given,
    reached: [{ contributionId: hidden.id, watchId }],
    accountId: accountId(harness, 'mason'),
  };
  expect(await hurst.fails('inbox.reassign', notYet)).toMatchObject({ code: 'NOT_FOUND' });
});

it('is put off by oneself, left to supervisors by an account that closes, and gone with its entry', async () => {
  await call();
  const item = pair(await unit.only('shah'));
  await harness.as('shah').do('inbox.snooze', { reached: [item], until: '2026-03-12' });
  expect(await unit.only('shah', 'snoozed')).toMatchObject({ ...item, snoozedUntil: '2026-03-12' });
  await harness.as('shah').do('inbox.snooze', { reached: [item], until: null });
  await harness.as('mason').do('linking.watch', { text: '07700 900123', why: '' });
  harness.peek().prepare("update account_row set disabledAt = '2026-03-09T10:30:00.000Z' where login = 'shah'").run();
  expect(await unit.only('hurst')).toMatchObject({ ...item, turn: 'supervisors' });
  // Nobody watches for a closed account any longer.
  await call();
  expect(await unit.items('hurst')).toHaveLength(1);
  const [own] = await unit.items('mason');
  await harness.as('mason').do('linking.unwatch', { id: own?.watchId ?? 0 });
  expect(await unit.items('mason')).toEqual([]);
});

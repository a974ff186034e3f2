/** What counts as having opened an earlier report, how a waiver of one is taken back, and what asking costs. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { record } from '../../build/bench/recorder.ts';
import { recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { onPostgres } from '../support/postgres.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'kowal', roles: ['intake_officer'] },
      { login: 'shah', roles: ['case_officer'] },
      { login: 'iqbal', roles: ['supervisor'] },
    ],
  });
});
afterEach(() => harness.close());

const first = 'His name is Yusuf Karimi, he works at the tyre place in Wickenford and talks about the parade.';
const second = 'A man called Yousef Kareemi from the tyre place keeps asking where the parade goes through Wickenford.';
const rcap = { risk: 'low', credibility: 'medium', actionability: 'low', proportionality: 'high' } as const;
const nfa = { version: 1, outcome: 'nfa', reason: 'Nothing in it', rcap } as const;

const tip = (text: string, receivedAt: string) => recordTip(harness, 'kowal', text, { receivedAt });
const unread = async (contributionId: number, login = 'shah') =>
  (await harness.as(login).do('linking.earlierReports', { contributionId })).unread;

it('what a list opened by itself nobody has opened, and the log says so', async () => {
  const one = await tip(first, '2026-01-05T10:00:00.000Z');
  const two = await tip(second, '2026-02-11T10:00:00.000Z');
  const shah = harness.as('shah');
  await shah.do('triage.get', { id: one.id, manner: 'by_itself' });
  expect(await unread(two.id)).toBe(1);
  expect(await shah.fails('triage.setOutcome', { id: two.id, ...nfa })).toMatchObject({
    code: 'EARLIER_REPORTS_UNREAD',
  });
  const said = harness.peek().prepare("select reason from log_row where verb = 'triage.get'").all();
  expect(said).toEqual([{ reason: 'Opened by itself: nobody asked for it' }]);
  await shah.do('triage.get', { id: one.id });
  // Shown again by itself later, it stays opened.
  await shah.do('triage.get', { id: one.id, manner: 'by_itself' });
  expect(await unread(two.id)).toBe(0);
  await shah.do('triage.setOutcome', { id: two.id, ...nfa });
});

it('what was read over the form while a call was taken is opened once that call is recorded, for whoever took it', async () => {
  const one = await tip(first, '2026-01-05T10:00:00.000Z');
  const shah = harness.as('shah');
  await shah.do('triage.get', { id: one.id, manner: 'while_typing' });
  harness.setClock('2026-03-09T10:20:00.000Z');
  await harness.as('iqbal').do('triage.get', { id: one.id, manner: 'while_typing' });
  harness.setClock('2026-03-09T10:25:00.000Z');
  const two = await recordTip(harness, 'shah', second, { receivedAt: '2026-02-11T10:00:00.000Z' });
  expect(await unread(two.id)).toBe(0);
  expect(await unread(two.id, 'iqbal')).toBe(1);
  await shah.do('triage.setOutcome', { id: two.id, ...nfa });
});

it('what was opened for its own sake before there was a call to compare it with is not', async () => {
  const one = await tip(first, '2026-01-05T10:00:00.000Z');
  await harness.as('shah').do('triage.get', { id: one.id });
  harness.setClock('2026-03-09T10:05:00.000Z');
  const two = await recordTip(harness, 'shah', second, { receivedAt: '2026-02-11T10:00:00.000Z' });
  expect(await unread(two.id)).toBe(1);
});

it('what was read over the form yesterday was read for another call', async () => {
  const one = await tip(first, '2026-01-05T10:00:00.000Z');
  await harness.as('shah').do('triage.get', { id: one.id, manner: 'while_typing' });
  harness.setClock('2026-03-10T10:00:00.000Z');
  const two = await recordTip(harness, 'shah', second, { receivedAt: '2026-03-10T09:59:00.000Z' });
  expect(await unread(two.id)).toBe(1);
});

it('a waiver is taken back with a reason, and stays with who gave it and who took it back', async () => {
  const one = await tip(first, '2026-01-05T10:00:00.000Z');
  const two = await tip(second, '2026-02-11T10:00:00.000Z');
  const shah = harness.as('shah');
  const pair = { contributionId: two.id, otherId: one.id };
  expect(await shah.fails('linking.withdrawWaiver', { ...pair, reason: 'None stands' })).toMatchObject({
    code: 'NOT_FOUND',
  });
  await shah.do('linking.waiveEarlierReports', { contributionId: two.id, otherIds: null, reason: 'I took that call' });
  expect(await unread(two.id)).toBe(0);
  await shah.do('triage.setOutcome', { id: two.id, ...nfa });
  await harness.as('iqbal').do('linking.withdrawWaiver', { ...pair, reason: 'Another caller than was thought' });
  const { earlier } = await harness.as('iqbal').do('linking.earlierReports', { contributionId: two.id });
  expect(earlier.map(({ waived, unread: open }) => [waived, open])).toEqual([[null, true]]);
  // Whoever signs it off has to look now.
  const signOff = { id: two.id, version: 2, agree: true } as const;
  expect(await harness.as('iqbal').fails('triage.signOff', signOff)).toMatchObject({ code: 'EARLIER_REPORTS_UNREAD' });
  const kept = harness
    .peek()
    .prepare(
      `select w.reason, w.withdrawnReason as "back", g.login as "gave", t.login as "took" from report_waiver_row w
       join account_row g on g.id = w.by join account_row t on t.id = w.withdrawnBy`,
    )
    .all();
  expect(kept).toEqual([
    { reason: 'I took that call', back: 'Another caller than was thought', gave: 'shah', took: 'iqbal' },
  ]);
  // It can be waived once more.
  await shah.do('linking.waiveEarlierReports', {
    contributionId: two.id,
    otherIds: [one.id],
    reason: 'Heard the tape',
  });
  await harness.as('iqbal').do('triage.signOff', signOff);
});

const ofMatching = /person_key|person_pair/;
const matchingIn = async (work: () => Promise<unknown>) =>
  (await record(work)).map(({ sql }) => sql).filter((sql) => ofMatching.test(sql));

// The statements of a server are not the library's.
it.skipIf(onPostgres)('closing asks once for what was found of the person, and matches nobody anew', async () => {
  const one = await tip(first, '2026-01-05T10:00:00.000Z');
  const two = await tip(second, '2026-02-11T10:00:00.000Z');
  const shah = harness.as('shah');
  const needs = await matchingIn(() => shah.do('triage.closingNeeds', { id: two.id }));
  expect(needs.filter((sql) => sql.includes('person_key'))).toEqual([]);
  expect(needs.length).toBe(2);
  await shah.do('triage.get', { id: one.id });
  expect(await matchingIn(() => shah.do('triage.setOutcome', { id: two.id, ...nfa, rcap: undefined }))).toEqual(needs);
  const signOff = { id: two.id, version: 2, agree: true } as const;
  expect(await matchingIn(() => harness.as('iqbal').do('triage.signOff', signOff))).toEqual(needs);
});

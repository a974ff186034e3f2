/** Putting a contribution off: it stays counted and visible, stands last until its day, and first from then on. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import { recordTip, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({ people: shahAndMason });
});
afterEach(() => harness.close());

const tip = async (text: string, day: string, form: Partial<Input<'intake.record'>['form']> = {}, login = 'shah') =>
  (await recordTip(harness, login, text, { receivedAt: `2026-03-0${day}T08:00:00.000Z`, ...form })).id;
const list = async (more: Partial<Input<'contributions.queue'>> = {}, login = 'shah') =>
  harness.as(login).do('contributions.queue', {
    filter: { states: ['untriaged'] },
    sort: 'newest',
    after: null,
    limit: 10,
    ...more,
  });
const ids = async (more: Partial<Input<'contributions.queue'>> = {}, login = 'shah') =>
  (await list(more, login)).rows.map(({ id }) => id);
const snooze = (id: number, until = '2026-03-12') =>
  harness.as('shah').do('triage.snooze', { id, until, reason: 'The caller rings again on Thursday' });

it('refuses immediate risk, what has an outcome, what a colleague is at, and a day that has come or is too far off', async () => {
  const risk = await tip('They are at the gate now.', '1', { immediateRisk: true, riskConfirmed: true });
  const done = await tip('A dog barks.', '1');
  const one = await tip('A cat is in the tree.', '1');
  await harness.as('shah').do('triage.setOutcome', { id: done, version: 1, outcome: 'trace', reason: 'Checked' });
  await harness.as('mason').do('triage.claim', { id: one });
  const fails = async (id: number, until = '2026-03-12') =>
    (await harness.as('shah').fails('triage.snooze', { id, until, reason: 'Later' })).code;
  expect(await fails(risk)).toBe('RISK_CANNOT_WAIT');
  expect(await fails(done)).toBe('NOT_WAITING');
  expect(await fails(one)).toBe('CLAIMED');
  await harness.as('mason').do('triage.release', { id: one });
  expect(await fails(one, '2026-03-09')).toBe('INPUT_INVALID');
  expect(await fails(one, '2027-07-01')).toBe('INPUT_INVALID');
  expect(await fails(9_999)).toBe('NOT_FOUND');
});

it('stands last until its day and first from then on, page by page, and is counted all along', async () => {
  const [one, two, three] = [await tip('One.', '1'), await tip('Two.', '2'), await tip('Three.', '3')];
  await snooze(three);
  expect(await ids()).toEqual([two, one, three]);
  expect(await ids({ filter: { states: ['untriaged'], snooze: 'on' } })).toEqual([three]);
  expect(await ids({ filter: { states: ['untriaged'], snooze: 'none' } })).toEqual([two, one]);
  const { total } = await harness.as('shah').do('contributions.count', { filter: { states: ['untriaged'] } });
  expect(total).toBe(3);
  const on = await harness.as('shah').do('contributions.count', { filter: { snooze: 'on' } });
  expect(on.total).toBe(1);
  await snooze(one, '2026-03-10');
  harness.setClock('2026-03-10T06:00:00.000Z');
  expect(await ids()).toEqual([one, two, three]);
  const seen: number[] = [];
  let after: string | null = null;
  do {
    const { rows, next } = await list({ after, limit: 1 });
    seen.push(...rows.map(({ id }) => id));
    after = next;
  } while (after !== null);
  expect(seen).toEqual([one, two, three]);
  await harness.as('mason').do('triage.wake', { id: three });
  expect(await ids()).toEqual([one, three, two]);
  // What came in order of receipt has no place for it: nothing is put off in a list of everything.
  expect(await ids({ filter: {} })).toEqual([three, two, one]);
});

it('says until when, by whom and why; another takes its place; it is gone once it is taken up', async () => {
  const one = await tip('One.', '1');
  await snooze(one);
  await snooze(one, '2026-03-20');
  const { snooze: is } = await harness.as('mason').do('triage.get', { id: one });
  expect(is).toEqual({ until: '2026-03-20T00:00:00.000Z', by: 'shah', reason: 'The caller rings again on Thursday' });
  await harness.as('mason').do('triage.wake', { id: one });
  expect((await harness.as('shah').do('triage.get', { id: one })).snooze).toBeNull();
  expect(harness.peek().prepare('select count(*) as n from contribution_snooze_row').get()).toEqual({ n: 2 });
});

it('what is hidden from somebody changes no order of theirs when it is put off', async () => {
  const compartmentId = harness.compartment('HERON');
  const hidden = await tip('Hidden.', '2', { compartmentId }, 'mason');
  const one = await tip('One.', '1');
  await harness.as('mason').do('triage.snooze', { id: hidden, until: '2026-03-12', reason: 'Later' });
  expect(await ids()).toEqual([one]);
  expect(await ids({}, 'mason')).toEqual([one, hidden]);
  expect((await harness.as('shah').fails('triage.wake', { id: hidden })).code).toBe('NOT_FOUND');
});

/** A grave report is not left for ever where nobody else is a supervisor: somebody stands in for a time, appointed by two people. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
let id: number;
const rcap = { risk: 'low', credibility: 'low', actionability: 'low', proportionality: 'low' } as const;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 's.kowal', name: 'Sam Kowal', roles: ['supervisor', 'intake_officer'] },
      { login: 'p.shah', name: 'Priya Shah', roles: ['case_officer'] },
      { login: 'k.boyd', name: 'Kit Boyd', roles: ['case_officer'] },
      { login: 'a.yildiz', name: 'Ada Yildiz', roles: ['administrator'] },
    ],
  });
  const form = { channel: 'hotline', text: 'Drums in a garage.', immediateRisk: true, riskConfirmed: true } as const;
  ({ id } = await harness.as('s.kowal').do('intake.record', { form, draftId: null }));
});
afterEach(() => harness.close());

const as = (login: string) => harness.as(login);
const needs = async (login: string) => (await as(login).do('triage.closingNeeds', { id })).supervisors;
const personOf = async (name: string) => {
  const found = (await as('a.yildiz').do('access.people', {})).people.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
const asDeputy = async (name: string, supervisorUntil: string) => {
  const { id: account, roles, clearance } = await personOf(name);
  const proposal = {
    kind: 'change',
    id: account,
    roles: [...roles, 'supervisor'],
    clearance,
    supervisorUntil,
  } as const;
  return { proposal: { ...proposal, roles: [...proposal.roles] }, reason: 'Sam is the only supervisor this week.' };
};
const nfa = { outcome: 'nfa', reason: 'A music video', rcap } as const;

it('says beforehand that nobody could sign off what the only supervisor proposes, and what peers propose goes to them', async () => {
  expect(await needs('p.shah')).toBe('other');
  expect(await needs('s.kowal')).toBe('none');
  await as('p.shah').do('triage.setOutcome', { id, version: 1, ...nfa });
  expect(await needs('s.kowal')).toBe('me');
  expect(await needs('k.boyd')).toBe('other');
});

it('is signed off by a deputy whom an administrator proposed and the supervisor agreed to; not by a peer, nor afterwards', async () => {
  await as('s.kowal').do('triage.setOutcome', { id, version: 1, ...nfa });
  expect(await needs('p.shah')).toBe('none');
  expect(await as('p.shah').fails('triage.signOff', { id, version: 2, agree: true })).toMatchObject({
    code: 'SUPERVISOR_NEEDED',
  });
  const asked = await asDeputy('Priya Shah', '2026-03-15');
  const { id: proposal } = await as('a.yildiz').do('access.propose', asked);
  expect(await as('a.yildiz').fails('access.agree', { id: proposal })).toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
  await as('s.kowal').do('access.agree', { id: proposal });
  expect(await personOf('Priya Shah')).toMatchObject({
    roles: ['case_officer'],
    supervisorUntil: '2026-03-16T00:00:00.000Z',
  });
  expect(await needs('s.kowal')).toBe('other');
  expect((await as('p.shah').do('access.me', {})).account.roles).toEqual(['case_officer', 'supervisor']);
  harness.setClock('2026-03-16T00:00:00.000Z');
  expect(await needs('s.kowal')).toBe('none');
  expect(await as('p.shah').fails('triage.signOff', { id, version: 2, agree: true })).toMatchObject({
    code: 'SUPERVISOR_NEEDED',
  });
  harness.setClock('2026-03-15T23:59:00.000Z');
  await as('p.shah').do('triage.signOff', { id, version: 2, agree: true });
});

it.each([
  ['for longer than four weeks', 'Priya Shah', '2026-04-07', 'supervisorUntil'],
  ['for a day that is over', 'Priya Shah', '2026-03-08', 'supervisorUntil'],
  ['of an administrator', 'Ada Yildiz', '2026-03-15', 'roles'],
  ['of a supervisor', 'Sam Kowal', '2026-03-15', 'roles'],
])('is refused %s', async (_, name, until, about) => {
  const asked = await asDeputy(name, until);
  const proposer = name === 'Ada Yildiz' ? 's.kowal' : 'a.yildiz';
  const failure = await as(proposer).fails('access.propose', asked);
  expect(failure).toMatchObject(proposer === 's.kowal' ? { code: 'NOT_ALLOWED' } : { code: 'INPUT_INVALID', about });
});

it('is ended by one person, at once', async () => {
  const { id: proposal } = await as('a.yildiz').do('access.propose', await asDeputy('Priya Shah', '2026-03-20'));
  await as('s.kowal').do('access.agree', { id: proposal });
  const { id: account, roles, clearance } = await personOf('Priya Shah');
  const end = { id: account, roles, clearance, disabled: false, reason: 'Sam is back.' };
  await as('a.yildiz').do('access.changePerson', end);
  expect((await as('p.shah').do('access.me', {})).account.roles).toEqual(['case_officer']);
  expect(await personOf('Priya Shah')).toMatchObject({ supervisorUntil: null });
});

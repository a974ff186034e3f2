/** What comes in for a watch-list out of sight of whoever watches is theirs once they may see it, with all the time that the rule gives. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accountId, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', name: 'Priya Shah', roles: ['case_officer'] },
      { login: 'mason', roles: ['case_officer', 'intake_officer'], clearance: 'TOP SECRET', compartments: ['HERON'] },
      { login: 'chief', roles: ['supervisor'], clearance: 'TOP SECRET', compartments: ['HERON'] },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
  await harness.as('shah').do('linking.watch', { text: '07700 900123', why: '' });
});
afterEach(() => harness.close());

const call = (form: object) => recordTip(harness, 'mason', 'He rang from 0044 7700 900123.', form);
const inbox = async () => (await harness.as('shah').do('inbox.list', { scope: 'mine', after: null, limit: 50 })).items;
const members = (...logins: string[]) =>
  harness.as('chief').do('access.setMembers', {
    id: harness.compartment('HERON'),
    members: logins.map((login) => accountId(harness, login)),
    reason: 'The night shift takes over',
  });

it('let into the compartment: from then on, and out of sight and back is no second first time', async () => {
  const { id } = await call({ compartmentId: harness.compartment('HERON') });
  harness.setClock('2026-03-11T10:00:00.000Z');
  expect(await inbox()).toEqual([]);
  await members('shah', 'mason', 'chief');
  const due = { contributionId: id, at: '2026-03-11T10:00:00.000Z', dueAt: '2026-03-12T10:00:00.000Z' };
  expect(await inbox()).toMatchObject([{ ...due, escalatedAt: null }]);
  await members('mason', 'chief');
  harness.setClock('2026-03-12T18:00:00.000Z');
  await members('shah', 'mason', 'chief');
  expect(await inbox()).toMatchObject([{ ...due, escalatedAt: '2026-03-12T10:00:00.000Z' }]);
});

it('marked lower by two people: from the second one’s word on, and sooner where there is an immediate risk', async () => {
  const { id } = await call({ marking: 'TOP SECRET', immediateRisk: true, riskConfirmed: true });
  harness.setClock('2026-03-11T10:00:00.000Z');
  const { version } = await harness.as('mason').do('triage.get', { id });
  const lower = { id, version, marking: 'OFFICIAL', compartmentId: null, reason: 'It names nobody' } as const;
  const { markingChangeId } = await harness.as('mason').do('contributions.changeMarking', lower);
  harness.setClock('2026-03-11T12:00:00.000Z');
  expect(await inbox()).toEqual([]);
  await harness.as('chief').do('contributions.answerMarking', { id, markingChangeId, agree: true });
  expect(await inbox()).toMatchObject([{ contributionId: id, dueAt: '2026-03-11T13:00:00.000Z', escalatedAt: null }]);
});

/** Whose an investigation is: who changes it, who can only propose, and how it is closed. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accountId, openingForm } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines, stageInvestigation } from '../support/stage.ts';

let harness: Harness;
let id: number;
const at = '2026-03-01T09:00:00.000Z';

beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', name: 'P. Shah', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'tindall', name: 'J. Tindall', roles: ['case_officer'] },
      { login: 'reed', name: 'A. Reed', roles: ['case_officer'] },
      { login: 'hurst', name: 'M. Hurst', roles: ['supervisor'] },
      { login: 'vane', name: 'O. Vane', roles: ['supervisor', 'case_officer'] },
      { login: 'brennan', roles: ['manager'] },
    ],
  });
  ({ id } = await harness.as('shah').do('investigations.open', openingForm()));
  const team = [accountId(harness, 'tindall')];
  await harness.as('shah').do('investigations.change', { id, version: 1, team, reason: 'Joins the team' });
});
afterEach(() => harness.close());

const seen = (login = 'shah') => harness.as(login).do('investigations.get', { id });
const proposals = async (login = 'shah') =>
  (await harness.as(login).do('investigations.proposals', { id, after: null })).proposals;
const forMe = async (login: string) =>
  (await harness.as(login).do('investigations.proposalsForMe', { after: null })).proposals;

it('an officer whose case it is not changes nothing of it, and is told so by name', async () => {
  const { subjectId } = await harness
    .as('shah')
    .do('investigations.addSubject', { id, role: 'suspect', name: 'Craig Dunmore', aliases: [], born: null });
  const { actionId } = await harness.as('shah').do('investigations.raiseAction', {
    id,
    title: 'Ask for the film',
    priority: 'M',
    due: null,
    allocatedTo: accountId(harness, 'tindall'),
    contributionId: null,
  });
  const { arrestId } = await harness
    .as('shah')
    .do('investigations.recordArrest', { id, subjectId, at, outcome: 'pending' });
  const evidence = { intent: true, target: false, capability: false, rehearsal: false };
  const stage = { id, at, stage: 'intent', evidence, reason: 'Said so' } as const;
  const { assessmentId } = await harness.as('shah').do('investigations.assessStage', stage);
  const when = { from: at, to: null, precision: 'day', basis: 'reported' } as const;
  const event = { kind: 'sighting', title: 'Seen', detail: '', when, place: null } as const;
  const unset = { subjectId: null, contributionId: null, knownAt: null };
  const { eventId } = await harness.as('shah').do('investigations.addEvent', { id, ...event, ...unset });
  const before = await seen();
  const reed = harness.as('reed');
  const named = { role: 'suspect' as const, name: 'Somebody Else', aliases: [], born: null };
  const reason = 'Not mine to change';
  const action = { title: 'Mine now', priority: 'H', due: null, allocatedTo: null, contributionId: null } as const;
  const refused = [
    await reed.fails('investigations.change', { id, version: before.version, summary: 'Another', reason }),
    await reed.fails('investigations.setPriority', { id, version: before.version, priority: 'P4', reason }),
    await reed.fails('investigations.addSubject', { id, ...named }),
    await reed.fails('investigations.changeSubject', { id, subjectId, ...named, reason }),
    await reed.fails('investigations.addIdentifier', { id, subjectId: null, kind: 'phone', text: '07700 900123' }),
    await reed.fails('investigations.withdraw', { id, what: 'subject', itemId: subjectId, reason }),
    await reed.fails('investigations.restore', { id, what: 'subject', itemId: subjectId }),
    await reed.fails('investigations.addEvent', { id, ...event, ...unset }),
    await reed.fails('investigations.changeEvent', { id, eventId, ...event, ...unset, reason }),
    await reed.fails('investigations.recordArrest', { id, subjectId, at, outcome: 'pending' }),
    await reed.fails('investigations.setArrestOutcome', { id, arrestId, outcome: 'released', reason }),
    await reed.fails('investigations.assessStage', stage),
    await reed.fails('investigations.countersign', { id, assessmentId, agree: true }),
    await reed.fails('investigations.recordDisruption', { id, at, summary: 'Arrest at home' }),
    await reed.fails('investigations.addDecision', {
      id,
      title: 'Mine',
      text: '',
      reason,
      decidedAt: null,
      supersedes: null,
    }),
    await reed.fails('investigations.raiseAction', { id, ...action }),
    await reed.fails('investigations.advanceAction', { actionId, to: 'resulted', result: 'Done' }),
    await reed.fails('investigations.reopen', { id, version: before.version, reason }),
  ];
  expect(refused.map(({ code }) => code)).toEqual(refused.map(() => 'NOT_YOUR_CASE'));
  expect(refused[0]?.next).toBe('Propose the change to them. If nobody owns it, take it.');
  expect(await seen()).toEqual(before);
  expect((await seen('reed')).mayChange).toBe(false);
  expect(logLines(harness, 'investigations.addSubject').filter(({ outcome }) => outcome === 'refused')).toHaveLength(1);
  // Whoever an action is allocated to reports on it.
  const { version } = before;
  await harness.as('shah').do('investigations.change', { id, version, team: [], reason: 'Leaves the team' });
  await harness.as('tindall').do('investigations.advanceAction', { actionId, to: 'resulted', result: 'No film' });
});

it('the team and supervisors change it, and anybody who sees both links a contribution to it', async () => {
  const { version } = await seen();
  const next = { id, version, priority: 'P1A', reason: 'Larger' } as const;
  await harness.as('tindall').do('investigations.setPriority', next);
  await harness.as('hurst').do('investigations.setPriority', { ...next, version: version + 1, priority: 'P2H' });
  const { id: contributionId } = await harness
    .as('reed')
    .do('intake.record', { form: { channel: 'hotline', text: 'A man filmed the gates again.' }, draftId: null });
  await harness
    .as('reed')
    .do('linking.decide', { contributionId, investigationId: id, decision: 'linked', reason: 'The same gates' });
  expect((await seen()).tips).toBe(1);
});

it('others propose in words; owner, team or a supervisor answer, and a refusal has a reason', async () => {
  const reed = harness.as('reed');
  expect(
    (await harness.as('brennan').fails('investigations.proposeChange', { id, what: 'Any', reason: 'Why' })).code,
  ).toBe('NOT_ALLOWED');
  const asked = { id, what: 'Add Lee Hartnoll as a suspect', reason: 'He was with Dunmore on Tuesday' };
  const { proposalId } = await reed.do('investigations.proposeChange', asked);
  const { proposalId: second } = await reed.do('investigations.proposeChange', {
    ...asked,
    what: 'Lower the priority',
  });
  const answer = { id, proposalId, agree: true };
  expect((await reed.fails('investigations.answerProposal', answer)).code).toBe('SECOND_PERSON_NEEDED');
  expect((await harness.as('vane').do('investigations.proposals', { id, after: null })).proposals[0]?.mayAnswer).toBe(
    true,
  );
  expect((await forMe('tindall')).map(({ what }) => what)).toEqual([asked.what, 'Lower the priority']);
  expect(await forMe('reed')).toEqual([]);
  // A supervisor answers any, but only their own cases come to them.
  expect(await forMe('hurst')).toEqual([]);
  await harness.as('tindall').do('investigations.answerProposal', answer);
  expect((await harness.as('shah').fails('investigations.answerProposal', answer)).code).toBe('CHANGED_SINCE');
  const no = { id, proposalId: second, agree: false };
  expect((await harness.as('shah').fails('investigations.answerProposal', no)).code).toBe('REASON_NEEDED');
  await harness.as('shah').do('investigations.answerProposal', { ...no, reason: 'It is what the threat is' });
  expect(await proposals('reed')).toMatchObject([
    { what: 'Lower the priority', settled: { outcome: 'refused', by: 'P. Shah', answer: 'It is what the threat is' } },
    { what: asked.what, by: 'A. Reed', settled: { outcome: 'agreed', by: 'J. Tindall', answer: null } },
  ]);
  // Nothing changes by itself: whoever agreed makes the change.
  const { people, changes } = await seen();
  expect(people).toEqual([]);
  expect(changes[1]).toMatchObject({ what: `Agreed to what A. Reed proposed: ${asked.what}`, reason: asked.reason });
});

it('one’s own proposal can be withdrawn, nobody else’s', async () => {
  const { proposalId } = await harness
    .as('reed')
    .do('investigations.proposeChange', { id, what: 'Close it', reason: 'Nothing in it' });
  const own = { id, proposalId };
  expect((await harness.as('shah').fails('investigations.withdrawProposal', own)).code).toBe('NOT_ALLOWED');
  await harness.as('reed').do('investigations.withdrawProposal', own);
  expect((await harness.as('reed').fails('investigations.withdrawProposal', own)).code).toBe('CHANGED_SINCE');
  expect(await forMe('shah')).toEqual([]);
});

it('a proposal is part of its case: whoever may not know of the case proposes and hears nothing', async () => {
  const compartmentId = harness.compartment('HERON');
  const hidden = await harness
    .as('shah')
    .do('investigations.open', openingForm({ operation: 'RED KITE', compartmentId }));
  const asked = { id: hidden.id, what: 'Close it', reason: 'Nothing in it' };
  const outside = await harness.as('reed').fails('investigations.proposeChange', asked);
  expect(outside).toEqual(await harness.as('reed').fails('investigations.proposeChange', { ...asked, id: 999 }));
  await harness.as('shah').do('investigations.proposeClosure', { id: hidden.id, version: 1, reason: 'Nothing in it' });
  expect(await forMe('hurst')).toEqual([]);
});

it('a case without an owner is taken by an officer who sees it, once', async () => {
  const stray = stageInvestigation(harness, { operation: 'STRAY' });
  const untaken = { id: stray, version: 1, priority: 'P4', reason: 'Old' } as const;
  expect((await harness.as('reed').fails('investigations.setPriority', untaken)).code).toBe('NOT_YOUR_CASE');
  await harness.as('reed').do('investigations.take', { id: stray, version: 1 });
  expect((await harness.as('tindall').fails('investigations.take', { id: stray, version: 2 })).code).toBe(
    'CHANGED_SINCE',
  );
  await harness.as('reed').do('investigations.setPriority', { ...untaken, version: 2 });
  const taken = await harness.as('reed').do('investigations.get', { id: stray });
  expect(taken).toMatchObject({ owner: 'A. Reed', mayChange: true });
  expect(taken.changes[0]?.what).toBe('Taken, since nobody owned it');
});

it('is closed by its owner with a supervisor, and by nobody alone', async () => {
  const { version } = await seen();
  const wanted = { id, version, reason: 'Everybody is charged' };
  for (const login of ['tindall', 'hurst', 'reed'])
    expect((await harness.as(login).fails('investigations.proposeClosure', wanted)).code).toBe('CLOSED_BY_OWNER');
  expect((await harness.as('shah').fails('investigations.proposeClosure', { ...wanted, version: 1 })).code).toBe(
    'CHANGED_SINCE',
  );
  const { proposalId } = await harness.as('shah').do('investigations.proposeClosure', wanted);
  expect((await harness.as('shah').fails('investigations.proposeClosure', wanted)).code).toBe('CHANGED_SINCE');
  const answer = { id, proposalId, agree: true };
  expect((await harness.as('shah').fails('investigations.answerProposal', answer)).code).toBe('SECOND_PERSON_NEEDED');
  expect((await harness.as('tindall').fails('investigations.answerProposal', answer)).code).toBe('SUPERVISOR_NEEDED');
  expect((await seen()).closure).toMatchObject({ by: 'P. Shah', mine: true, reason: wanted.reason });
  expect(await forMe('hurst')).toMatchObject([{ kind: 'closure', operation: 'GREY HERON', mayAnswer: true }]);
  expect(await forMe('tindall')).toEqual([]);
  expect((await seen()).state).toBe('live');
  const no = { ...answer, agree: false };
  await harness.as('hurst').do('investigations.answerProposal', { ...no, reason: 'The review is not done' });
  expect(await seen()).toMatchObject({ state: 'live', closure: null });
  const again = await harness.as('shah').do('investigations.proposeClosure', wanted);
  await harness.as('vane').do('investigations.answerProposal', { ...answer, proposalId: again.proposalId });
  const closed = await seen();
  expect(closed).toMatchObject({ state: 'closed', closedAt: '2026-03-09T10:00:00.000Z', closure: null });
  expect(closed.changes[0]).toMatchObject({
    what: 'Closed, as P. Shah proposed',
    reason: wanted.reason,
    by: 'O. Vane',
  });
  const reopening = { id, version: closed.version, reason: '' };
  expect((await harness.as('tindall').fails('investigations.reopen', reopening)).code).toBe('INPUT_INVALID');
  await harness.as('tindall').do('investigations.reopen', { ...reopening, reason: 'A new report on Dunmore' });
  expect(await seen()).toMatchObject({ state: 'live', closedAt: null });
});

it('an answered proposal never changes, and none is deleted', async () => {
  const { proposalId } = await harness
    .as('reed')
    .do('investigations.proposeChange', { id, what: 'Close it', reason: 'Nothing in it' });
  const rows = harness.peek();
  expect(() => rows.prepare("update case_proposal_row set what = 'Other' where id = ?").run(proposalId)).toThrow(
    'never changed',
  );
  expect(() => rows.prepare('delete from case_proposal_row').run()).toThrow('never changed');
});

it('many proposals come a page at a time, and each once', async () => {
  for (let n = 0; n < 23; n++)
    await harness
      .as('reed')
      .do('investigations.proposeChange', { id, what: `Change number ${n}`, reason: 'Asked for' });
  const first = await harness.as('shah').do('investigations.proposals', { id, after: null });
  const rest = await harness.as('shah').do('investigations.proposals', { id, after: first.next });
  expect([first.proposals.length, rest.proposals.length, rest.next]).toEqual([20, 3, null]);
  expect(rest.proposals.at(-1)?.what).toBe('Change number 0');
  const waiting = await harness.as('shah').do('investigations.proposalsForMe', { after: null });
  const more = await harness.as('shah').do('investigations.proposalsForMe', { after: waiting.next });
  expect(waiting.proposals[0]?.what).toBe('Change number 0');
  expect(more.proposals.at(-1)?.what).toBe('Change number 22');
});

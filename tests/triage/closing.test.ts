/** What closing a contribution takes, by the sign-off rule: seen beforehand, asked for at the time, and refused by name. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Output } from '../../preload/contract/index.ts';
import { type Harness, openHarness, type TestPerson } from '../support/engine.ts';
import { logLines } from '../support/stage.ts';

const team: TestPerson[] = [
  { login: 'p.shah', roles: ['case_officer'] },
  { login: 'k.boyd', roles: ['case_officer'] },
  { login: 's.kowal', roles: ['supervisor'] },
];
const reason = 'Neighbours film a music video there.';
const rcap = { risk: 'high', credibility: 'low', actionability: 'low', proportionality: 'medium' } as const;

let harness: Harness;
const open = async (people: TestPerson[] = team) => {
  harness = await openHarness({ people });
};
beforeEach(() => open());
afterEach(() => harness.close());

const record = async (text: string, more: Record<string, unknown> = {}, login = 'p.shah') =>
  (
    await harness.as(login).do('intake.record', {
      form: { channel: 'hotline', text, receivedAt: '2026-03-09T09:00:00.000Z', ...more },
      draftId: null,
    })
  ).id;
const version = async (id: number) => (await harness.as('p.shah').do('triage.get', { id })).version;
const needs = (id: number, login = 'p.shah') => harness.as(login).do('triage.closingNeeds', { id });
const standing = ({ facts }: Output<'triage.closingNeeds'>) =>
  Object.fromEntries(facts.map((one) => [one.fact, one.standing]));
const propose = async (id: number, more: Record<string, unknown> = {}, login = 'p.shah') =>
  harness.as(login).ask('triage.setOutcome', { id, version: await version(id), outcome: 'nfa', reason, ...more });
const sign = async (id: number, login: string) =>
  harness.as(login).ask('triage.signOff', { id, version: await version(id), agree: true });

const quiet = 'Two men carried drums into the lock-up.';
const risky = { immediateRisk: true, riskConfirmed: true };

describe('closing what nothing speaks against', () => {
  it('takes a reason and a second person, who need not be a supervisor', async () => {
    const id = await record(quiet);
    const asked = await needs(id);
    expect(asked).toMatchObject({ rule: { version: 1 }, supervisor: false, rcap: false, alone: false });
    expect(new Set(Object.values(standing(asked)))).toEqual(new Set(['no']));
    expect(await propose(id)).toMatchObject({ ok: true });
    expect(await sign(id, 'k.boyd')).toMatchObject({ ok: true, value: { state: 'nfa' } });
  });
});

describe('closing an immediate risk', () => {
  it('is refused to a peer, by the name of the rule, and without an assessment; a supervisor closes it', async () => {
    const id = await record(quiet, risky);
    expect(await needs(id)).toMatchObject({ supervisor: true, rcap: true });
    expect(await propose(id)).toMatchObject({
      ok: false,
      error: { code: 'RCAP_NEEDED', about: 'Immediate risk was marked. (Sign-off rule, version 1.)' },
    });
    const nothing = { risk: 'unknown', credibility: 'unknown', actionability: 'unknown', proportionality: 'unknown' };
    expect(await propose(id, { rcap: nothing })).toMatchObject({ error: { code: 'RCAP_NEEDED' } });
    expect(await propose(id, { rcap })).toMatchObject({ ok: true });
    const refused = await sign(id, 'k.boyd');
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'SUPERVISOR_NEEDED',
        next: 'Leave it for a supervisor, or send it back with a reason. Immediate risk was marked. (Sign-off rule, version 1.)',
      },
    });
    expect(logLines(harness, 'triage.signOff').map(({ outcome }) => outcome)).toEqual(['refused']);
    expect(await sign(id, 's.kowal')).toMatchObject({ ok: true, value: { state: 'nfa' } });
  });

  it('may be sent back by a peer all the same: more care takes no rank', async () => {
    const id = await record(quiet, risky);
    await propose(id, { rcap });
    const sent = await harness
      .as('k.boyd')
      .do('triage.signOff', { id, version: await version(id), agree: false, reason: 'Nobody went there.' });
    expect(sent.state).toBe('untriaged');
  });
});

describe('what words only suggest', () => {
  it('is told with the words, counts until somebody says no with a reason, and is kept with who said it', async () => {
    const id = await record('A boy of the school, my son says, is 15 years old and watches beheadings.');
    const asked = await needs(id);
    expect(standing(asked)).toMatchObject({ child: 'possibly', named_target: 'possibly' });
    expect(asked.facts.find(({ fact }) => fact === 'child')?.found.map(({ text }) => text)).toEqual([
      'my son',
      'is 15 years old',
    ]);
    expect(await propose(id)).toMatchObject({ error: { code: 'RCAP_NEEDED' } });
    const officer = harness.as('p.shah');
    expect(await officer.fails('triage.answerFact', { id, fact: 'child', answer: 'no' })).toMatchObject({
      code: 'REASON_NEEDED',
    });
    for (const fact of ['child', 'named_target'] as const)
      await officer.do('triage.answerFact', { id, fact, answer: 'no', reason: 'A film that was shown in class.' });
    const answered = await needs(id, 'k.boyd');
    expect(standing(answered)).toMatchObject({ child: 'no', named_target: 'no' });
    expect(answered.facts.find(({ fact }) => fact === 'child')?.answer).toMatchObject({
      by: 'p.shah',
      reason: 'A film that was shown in class.',
    });
    expect(await propose(id)).toMatchObject({ ok: true });
    // Whoever signs off sees the words and the answer, and may say otherwise.
    await harness.as('k.boyd').do('triage.answerFact', { id, fact: 'child', answer: 'yes' });
    expect(await sign(id, 'k.boyd')).toMatchObject({ error: { code: 'SUPERVISOR_NEEDED' } });
  });

  it('can be said where no word suggests it', async () => {
    const id = await record(quiet);
    await harness.as('p.shah').do('triage.answerFact', { id, fact: 'named_target', answer: 'yes' });
    expect(await needs(id)).toMatchObject({ supervisor: true, rcap: true });
  });

  it('does not see a child in a man of forty, nor a target where nobody means harm', async () => {
    const id = await record('A man aged 40 waits at the station at 7 every day with a bag. He is a gunner for a club.');
    expect(standing(await needs(id))).toMatchObject({ child: 'no', named_target: 'no' });
  });
});

describe('a repeat, and a reliable source', () => {
  it('take a supervisor: the earlier report is named', async () => {
    const told = 'A grey transit with the plate TX21 ABC stood behind the disused swimming baths again last night.';
    const earlier = await record(told, { receivedAt: '2026-03-08T09:00:00.000Z' });
    const id = await record(told);
    const asked = await needs(id);
    expect(standing(asked)).toMatchObject({ repeat: 'yes' });
    expect(asked.facts.find(({ fact }) => fact === 'repeat')?.earlier.map((one) => one.id)).toEqual([earlier]);
    expect(standing(await needs(earlier))).toMatchObject({ repeat: 'no' });
    expect(await propose(id)).toMatchObject({ error: { code: 'EARLIER_REPORTS_UNREAD' } });
    await harness.as('p.shah').do('triage.get', { id: earlier });
    expect(await propose(id)).toMatchObject({
      error: { code: 'RCAP_NEEDED', about: 'The same was reported before. (Sign-off rule, version 1.)' },
    });
  });

  it('an earlier report that the officer may not see counts for nothing, and shows nowhere', async () => {
    await harness.close();
    await open([...team, { login: 'h.heron', roles: ['case_officer'], compartments: ['HERON'] }]);
    const told = 'A grey transit with the plate TX21 ABC stood behind the disused swimming baths again last night.';
    const hidden = { receivedAt: '2026-03-08T09:00:00.000Z', compartmentId: harness.compartment('HERON') };
    await record(told, hidden, 'h.heron');
    const id = await record(told);
    expect(standing(await needs(id))).toMatchObject({ repeat: 'no' });
    expect(standing(await needs(id, 'h.heron'))).toMatchObject({ repeat: 'yes' });
  });

  it('a grade of 1 asks for more from then on, also of what is proposed already', async () => {
    const id = await record(quiet);
    await propose(id);
    await harness
      .as('k.boyd')
      .do('triage.grade', { id, as: 'evaluator', source: '1', intelligence: 'C', handling: 'P' });
    expect(await sign(id, 'k.boyd')).toMatchObject({ error: { code: 'SUPERVISOR_NEEDED' } });
    expect(await sign(id, 's.kowal')).toMatchObject({ error: { code: 'RCAP_NEEDED' } });
    await harness.as('s.kowal').do('triage.assess', { id, version: await version(id), rcap });
    expect(await sign(id, 's.kowal')).toMatchObject({ ok: true });
  });
});

describe('a trace and a referral', () => {
  it.each(['trace', 'referred'] as const)('take a reason: %s', async (outcome) => {
    const id = await record(quiet);
    const officer = harness.as('p.shah');
    expect(await officer.fails('triage.setOutcome', { id, version: 1, outcome })).toMatchObject({
      code: 'REASON_NEEDED',
    });
    await officer.do('triage.setOutcome', { id, version: 1, outcome, reason: 'Known to the local team.' });
    expect((await officer.do('triage.get', { id })).triageReason).toBe('Known to the local team.');
  });
});

describe('the rule', () => {
  it('is the newest version in force, which may ask for less', async () => {
    harness
      .peek()
      .prepare('insert into sign_off_rule_row values (2, ?, ?, ?), (3, ?, ?, ?)')
      .run(
        '2026-03-09',
        '{"reason":["nfa"],"closing":[{"fact":"immediate_risk","needs":["supervisor"],"says":"Immediate risk was marked."}]}',
        'Only immediate risk takes a supervisor.',
        '2026-04-01',
        '{"reason":[],"closing":[]}',
        'From April nothing is asked.',
      );
    const id = await record(`${quiet} My son is aged 9.`, risky);
    expect(await needs(id)).toMatchObject({ rule: { version: 2 }, supervisor: true, rcap: false, reasonFor: ['nfa'] });
    await harness.as('p.shah').do('triage.setOutcome', { id, version: 1, outcome: 'trace' });
    expect(await propose(id)).toMatchObject({ ok: true });
    expect(await sign(id, 'k.boyd')).toMatchObject({
      error: { code: 'SUPERVISOR_NEEDED', about: 'Immediate risk was marked. (Sign-off rule, version 2.)' },
    });
  });

  it('asks nothing of a person who is alone but what it always did: a reason, and a second person', async () => {
    await harness.close();
    await open([{ login: 'p.shah', roles: ['case_officer', 'intake_officer'] }]);
    const disabled = harness.peek().prepare("update account_row set disabledAt = '2026-01-01' where login = 'first'");
    disabled.run();
    const id = await record(quiet, risky);
    expect(await needs(id)).toMatchObject({ alone: true, supervisor: false, rcap: false });
    expect(await propose(id)).toMatchObject({ ok: true });
    expect(await sign(id, 'p.shah')).toMatchObject({ error: { code: 'SECOND_PERSON_NEEDED' } });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { everythingOf, logLines, stageInvestigation } from '../support/stage.ts';

let harness: Harness;
let id: number;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['case_officer'] },
      { login: 'k.boyd', roles: ['case_officer'] },
      { login: 's.kowal', roles: ['supervisor'] },
      { login: 'm.field', roles: ['manager'] },
    ],
  });
  ({ id } = await harness.as('p.shah').do('intake.record', {
    form: {
      channel: 'hotline',
      text: 'Two men carried drums into the lock-up.',
      receivedAt: '2026-03-09T09:00:00.000Z',
    },
    draftId: null,
  }));
});
afterEach(() => harness.close());

const rcap = { risk: 'high', credibility: 'medium', actionability: 'high', proportionality: 'medium' } as const;
const version = async () => (await harness.as('p.shah').do('triage.get', { id })).version;
const reason = 'Neighbours film a music video there.';

describe('no further action', () => {
  it('needs a reason, and a second person', async () => {
    const officer = harness.as('p.shah');
    expect(await officer.fails('triage.setOutcome', { id, version: 1, outcome: 'nfa' })).toMatchObject({
      code: 'REASON_NEEDED',
    });
    expect(await officer.fails('triage.setOutcome', { id, version: 1, outcome: 'nfa', reason: '  ' })).toMatchObject({
      code: 'REASON_NEEDED',
    });
    const proposed = await officer.do('triage.setOutcome', { id, version: 1, outcome: 'nfa', reason });
    expect(proposed.state).toBe('nfa_proposed');
    expect(await officer.fails('triage.signOff', { id, version: 2, agree: true })).toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    });
    expect(await officer.do('triage.get', { id })).toMatchObject({ needsAnotherPerson: true });
    expect(await harness.as('k.boyd').do('triage.get', { id })).toMatchObject({ needsAnotherPerson: false });
    expect(await harness.as('m.field').fails('triage.signOff', { id, version: 2, agree: true })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    const agreed = await harness.as('k.boyd').do('triage.signOff', { id, version: 2, agree: true });
    expect(agreed.state).toBe('nfa');
    expect((await officer.do('triage.get', { id })).proposedBy).toBe('p.shah');
    expect(await harness.as('k.boyd').fails('triage.signOff', { id, version: 3, agree: true })).toMatchObject({
      code: 'CHANGED_SINCE',
    });
  });

  it('is sent back with a reason, and then waits as before the proposal', async () => {
    await harness.as('p.shah').do('triage.setOutcome', { id, version: 1, outcome: 'nfa', reason });
    expect(await harness.as('k.boyd').fails('triage.signOff', { id, version: 2, agree: false })).toMatchObject({
      code: 'REASON_NEEDED',
    });
    const back = await harness.as('k.boyd').do('triage.signOff', {
      id,
      version: 2,
      agree: false,
      reason: 'The drums were not looked into.',
    });
    expect(back.state).toBe('untriaged');
    expect(await harness.as('p.shah').do('triage.get', { id })).toMatchObject({ triagedAt: null, proposedBy: null });
    await harness
      .as('p.shah')
      .do('triage.setOutcome', { id, version: await version(), outcome: 'trace', reason: 'Checked.' });
    await harness.as('p.shah').do('triage.setOutcome', { id, version: await version(), outcome: 'nfa', reason });
    const again = await harness
      .as('k.boyd')
      .do('triage.signOff', { id, version: await version(), agree: false, reason });
    expect(again.state).toBe('trace');
  });
});

describe('no further action that is proposed again', () => {
  const propose = async (login: string, why = reason) =>
    harness.as(login).do('triage.setOutcome', { id, version: await version(), outcome: 'nfa', reason: why });
  const sign = async (login: string, agree: boolean) =>
    harness.as(login).ask('triage.signOff', { id, version: await version(), agree, reason });
  const refused = { ok: false, error: { code: 'SECOND_PERSON_NEEDED' } };
  const sentBack = async () => {
    expect(await sign('s.kowal', false)).toMatchObject({ ok: true });
    return (await harness.as('p.shah').do('triage.get', { id })).state;
  };

  it('by somebody else leaves the first without a right to sign, and the second too', async () => {
    await propose('p.shah');
    await propose('k.boyd', 'I think so too.');
    for (const login of ['p.shah', 'k.boyd']) expect(await sign(login, true)).toMatchObject(refused);
    expect(await sign('s.kowal', true)).toMatchObject({ ok: true, value: { state: 'nfa' } });
  });

  it('goes back, when it is refused, to how things stood before the first proposal', async () => {
    await harness.as('p.shah').do('triage.setOutcome', { id, version: 1, outcome: 'lead', rcap });
    await propose('p.shah');
    await propose('k.boyd');
    expect(await sentBack()).toBe('lead');
    expect(await harness.as('p.shah').do('triage.get', { id })).toMatchObject({ proposedBy: null, rcap });
  });

  it('in the very same words is no way round a refusal either', async () => {
    await harness.as('p.shah').do('triage.setOutcome', { id, version: 1, outcome: 'trace', reason: 'Checked.' });
    for (let n = 0; n < 3; n += 1) await propose('p.shah');
    expect(await sign('p.shah', true)).toMatchObject(refused);
    expect(await sentBack()).toBe('trace');
  });

  it('and taken back again has still been proposed by that person', async () => {
    await propose('p.shah');
    await propose('k.boyd');
    await harness.as('k.boyd').do('contributions.undo', { id });
    expect(await sign('k.boyd', true)).toMatchObject(refused);
    expect(await sentBack()).toBe('untriaged');
  });

  it('after a refusal begins anew: who proposed before may now be the second person', async () => {
    await propose('p.shah');
    expect(await sentBack()).toBe('untriaged');
    await propose('k.boyd');
    expect(await sign('p.shah', true)).toMatchObject({ ok: true, value: { state: 'nfa' } });
  });

  it('with a link in between comes back as the same proposal', async () => {
    const investigationId = stageInvestigation(harness, { operation: 'LARKSPUR' });
    await propose('p.shah');
    await propose('k.boyd');
    await harness.as('k.boyd').do('linking.decide', { contributionId: id, investigationId, decision: 'linked' });
    await harness.as('k.boyd').do('contributions.undo', { id });
    expect(await sign('p.shah', true)).toMatchObject(refused);
    expect(await sentBack()).toBe('untriaged');
  });
});

describe('triage', () => {
  it('takes a lead only with an assessment', async () => {
    const officer = harness.as('p.shah');
    expect(await officer.fails('triage.setOutcome', { id, version: 1, outcome: 'lead' })).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'rcap',
    });
    await officer.do('triage.assess', { id, version: 1, rcap });
    await officer.do('triage.setOutcome', { id, version: 2, outcome: 'lead' });
    expect(await officer.do('triage.get', { id })).toMatchObject({ state: 'lead', rcap });
  });

  it('refuses what was decided on an older look, and the same for what is not there', async () => {
    const first = harness.as('p.shah');
    await first.do('triage.setOutcome', { id, version: 1, outcome: 'trace', reason: 'Checked.' });
    for (const verb of ['triage.setOutcome', 'triage.signOff', 'triage.assess'] as const) {
      const extra = {
        'triage.setOutcome': { outcome: 'referred', reason: 'Checked.' },
        'triage.signOff': { agree: true },
        'triage.assess': { rcap },
      }[verb];
      const stale = await harness.as('k.boyd').ask(verb, { id, version: 1, ...extra });
      expect(stale).toMatchObject({ ok: false, error: { code: 'CHANGED_SINCE' } });
      const missing = await harness.as('k.boyd').ask(verb, { id: 999, version: 1, ...extra });
      expect(missing).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    }
  });

  it('stops the clock once: a later outcome leaves the time to the first one', async () => {
    harness.setClock('2026-03-09T11:00:00.000Z');
    await harness.as('p.shah').do('triage.setOutcome', { id, version: 1, outcome: 'trace', reason: 'Checked.' });
    harness.setClock('2026-03-10T11:00:00.000Z');
    await harness.as('k.boyd').do('triage.setOutcome', { id, version: 2, outcome: 'referred', reason: 'Checked.' });
    expect((await harness.as('p.shah').do('triage.get', { id })).triagedAt).toBe('2026-03-09T11:00:00.000Z');
  });
});

describe('grading 3x5x2', () => {
  it('asks for conditions with handling code C, and keeps both people’s grades', async () => {
    const grade = { id, source: '2', intelligence: 'D' } as const;
    expect(
      await harness.as('p.shah').fails('triage.grade', { ...grade, as: 'submitter', handling: 'C', conditions: ' ' }),
    ).toMatchObject({ code: 'CONDITIONS_NEEDED' });
    await harness.as('p.shah').do('triage.grade', { ...grade, as: 'submitter', handling: 'P' });
    await harness
      .as('k.boyd')
      .do('triage.grade', { ...grade, as: 'evaluator', handling: 'C', conditions: 'Ask first.' });
    await harness.as('k.boyd').do('triage.grade', { ...grade, as: 'evaluator', source: '1', handling: 'P' });
    const { grades } = await harness.as('p.shah').do('triage.get', { id });
    expect(grades.submitter).toMatchObject({ source: '2', intelligence: 'D', handling: 'P', conditions: null });
    expect(grades.evaluator).toMatchObject({ source: '1', handling: 'P', conditions: null });
    expect(harness.peek().prepare('select count(*) as n from grade_row').get()).toEqual({ n: 3 });
  });
});

describe('undo', () => {
  const changes = {
    triage: () => harness.as('p.shah').do('triage.setOutcome', { id, version: 1, outcome: 'lead', rcap }),
    'no further action': () => harness.as('p.shah').do('triage.setOutcome', { id, version: 1, outcome: 'nfa', reason }),
    assessment: () => harness.as('p.shah').do('triage.assess', { id, version: 1, rcap }),
    grade: () =>
      harness.as('p.shah').do('triage.grade', { id, as: 'submitter', source: '2', intelligence: 'D', handling: 'P' }),
    link: () =>
      harness.as('p.shah').do('linking.decide', { contributionId: id, investigationId: 1, decision: 'linked' }),
    'not a match': () =>
      harness.as('p.shah').do('linking.decide', { contributionId: id, investigationId: 1, decision: 'not_this' }),
  };

  it.each(Object.entries(changes))('of a %s leaves every row as it was, but for history and log', async (_, change) => {
    stageInvestigation(harness, { operation: 'LARKSPUR' });
    const before = everythingOf(harness, id);
    await change();
    expect(everythingOf(harness, id)).not.toEqual(before);
    harness.setClock('2026-03-09T12:00:00.000Z');
    await harness.as('p.shah').do('contributions.undo', { id });
    expect(everythingOf(harness, id)).toEqual(before);
    const { history, canUndo } = await harness.as('p.shah').do('triage.get', { id });
    expect(history.map((h) => h.undone)).toEqual([false, true]);
    expect(canUndo).toBe(false);
    expect(logLines(harness, 'contributions.undo')).toHaveLength(1);
  });

  it('walks back through a chain of one’s own changes, to the very start', async () => {
    const investigationId = stageInvestigation(harness, { operation: 'LARKSPUR' });
    const other = stageInvestigation(harness, { operation: 'TEASEL' });
    const officer = harness.as('p.shah');
    const steps = [
      () => officer.do('linking.decide', { contributionId: id, investigationId, decision: 'unsure' }),
      () => officer.do('linking.decide', { contributionId: id, investigationId, decision: 'linked' }),
      () => officer.do('linking.decide', { contributionId: id, investigationId: other, decision: 'linked' }),
      () => officer.do('linking.decide', { contributionId: id, investigationId, decision: 'not_this' }),
      () => officer.do('linking.decide', { contributionId: id, investigationId: other, decision: 'not_this' }),
      async () => officer.do('triage.setOutcome', { id, version: await version(), outcome: 'nfa', reason }),
    ];
    const seen = [everythingOf(harness, id)];
    for (const step of steps) {
      await step();
      seen.push(everythingOf(harness, id));
    }
    for (const before of seen.slice(0, -1).reverse()) {
      await officer.do('contributions.undo', { id });
      expect(everythingOf(harness, id)).toEqual(before);
    }
    expect(await officer.fails('contributions.undo', { id })).toMatchObject({ code: 'NOTHING_TO_UNDO' });
  });

  it('is for one’s own changes, and not once somebody went on from there', async () => {
    await harness.as('p.shah').do('triage.setOutcome', { id, version: 1, outcome: 'nfa', reason });
    expect(await harness.as('k.boyd').fails('contributions.undo', { id })).toMatchObject({ code: 'NOTHING_TO_UNDO' });
    await harness.as('k.boyd').do('triage.signOff', { id, version: 2, agree: true });
    expect(await harness.as('p.shah').fails('contributions.undo', { id })).toMatchObject({ code: 'CHANGED_SINCE' });
    expect((await harness.as('p.shah').do('triage.get', { id })).canUndo).toBe(false);
    await harness.as('k.boyd').do('contributions.undo', { id });
    await harness.as('p.shah').do('contributions.undo', { id });
    expect(await harness.as('p.shah').do('triage.get', { id })).toMatchObject({
      state: 'untriaged',
      triageReason: null,
    });
  });

  it('leaves a link alone that somebody else made since', async () => {
    const first = stageInvestigation(harness, { operation: 'LARKSPUR' });
    const second = stageInvestigation(harness, { operation: 'TEASEL' });
    await harness.as('p.shah').do('linking.decide', { contributionId: id, investigationId: first, decision: 'linked' });
    await harness
      .as('k.boyd')
      .do('linking.decide', { contributionId: id, investigationId: second, decision: 'linked' });
    expect(await harness.as('p.shah').fails('contributions.undo', { id })).toMatchObject({ code: 'CHANGED_SINCE' });
    await harness.as('k.boyd').do('contributions.undo', { id });
    await harness.as('p.shah').do('contributions.undo', { id });
    expect((await harness.as('p.shah').do('triage.get', { id })).state).toBe('untriaged');
  });
});

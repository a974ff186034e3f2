import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Office, openOffice } from '../support/engine.ts';
import { everythingOf, logLines, stageInvestigation } from '../support/stage.ts';

let office: Office;
let id: number;
beforeEach(async () => {
  office = await openOffice({
    people: [
      { login: 'p.shah', roles: ['case_officer'] },
      { login: 'k.boyd', roles: ['case_officer'] },
      { login: 's.kowal', roles: ['supervisor'] },
      { login: 'm.field', roles: ['manager'] },
    ],
  });
  ({ id } = await office.as('p.shah').do('intake.record', {
    form: {
      channel: 'hotline',
      text: 'Two men carried drums into the lock-up.',
      receivedAt: '2026-03-09T09:00:00.000Z',
    },
    draftId: null,
  }));
});
afterEach(() => office.close());

const rcap = { risk: 'high', credibility: 'medium', actionability: 'high', proportionality: 'medium' } as const;
const version = async () => (await office.as('p.shah').do('intake.look', { id })).version;
const reason = 'Neighbours film a music video there.';

describe('no further action', () => {
  it('needs a reason, and a second person', async () => {
    const officer = office.as('p.shah');
    expect(await officer.fails('intake.triage', { id, version: 1, outcome: 'nfa' })).toMatchObject({
      code: 'REASON_NEEDED',
    });
    expect(await officer.fails('intake.triage', { id, version: 1, outcome: 'nfa', reason: '  ' })).toMatchObject({
      code: 'REASON_NEEDED',
    });
    const proposed = await officer.do('intake.triage', { id, version: 1, outcome: 'nfa', reason });
    expect(proposed.state).toBe('nfa_proposed');
    expect(await officer.fails('intake.signOff', { id, version: 2, agree: true })).toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    });
    expect(await office.as('m.field').fails('intake.signOff', { id, version: 2, agree: true })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    const agreed = await office.as('k.boyd').do('intake.signOff', { id, version: 2, agree: true });
    expect(agreed.state).toBe('nfa');
    expect((await officer.do('intake.look', { id })).proposedBy).toBe('p.shah');
    expect(await office.as('k.boyd').fails('intake.signOff', { id, version: 3, agree: true })).toMatchObject({
      code: 'CHANGED_SINCE',
    });
  });

  it('is sent back with a reason, and then waits as before the proposal', async () => {
    await office.as('p.shah').do('intake.triage', { id, version: 1, outcome: 'nfa', reason });
    expect(await office.as('k.boyd').fails('intake.signOff', { id, version: 2, agree: false })).toMatchObject({
      code: 'REASON_NEEDED',
    });
    const back = await office.as('k.boyd').do('intake.signOff', {
      id,
      version: 2,
      agree: false,
      reason: 'The drums were not looked into.',
    });
    expect(back.state).toBe('untriaged');
    expect(await office.as('p.shah').do('intake.look', { id })).toMatchObject({ triagedAt: null, proposedBy: null });
    await office.as('p.shah').do('intake.triage', { id, version: await version(), outcome: 'trace' });
    await office.as('p.shah').do('intake.triage', { id, version: await version(), outcome: 'nfa', reason });
    const again = await office
      .as('k.boyd')
      .do('intake.signOff', { id, version: await version(), agree: false, reason });
    expect(again.state).toBe('trace');
  });
});

describe('no further action that is proposed again', () => {
  const propose = async (login: string, why = reason) =>
    office.as(login).do('intake.triage', { id, version: await version(), outcome: 'nfa', reason: why });
  const sign = async (login: string, agree: boolean) =>
    office.as(login).ask('intake.signOff', { id, version: await version(), agree, reason });
  const refused = { ok: false, error: { code: 'SECOND_PERSON_NEEDED' } };
  const sentBack = async () => {
    expect(await sign('s.kowal', false)).toMatchObject({ ok: true });
    return (await office.as('p.shah').do('intake.look', { id })).state;
  };

  it('by somebody else leaves the first without a right to sign, and the second too', async () => {
    await propose('p.shah');
    await propose('k.boyd', 'I think so too.');
    for (const login of ['p.shah', 'k.boyd']) expect(await sign(login, true)).toMatchObject(refused);
    expect(await sign('s.kowal', true)).toMatchObject({ ok: true, value: { state: 'nfa' } });
  });

  it('goes back, when it is refused, to how things stood before the first proposal', async () => {
    await office.as('p.shah').do('intake.triage', { id, version: 1, outcome: 'lead', rcap });
    await propose('p.shah');
    await propose('k.boyd');
    expect(await sentBack()).toBe('lead');
    expect(await office.as('p.shah').do('intake.look', { id })).toMatchObject({ proposedBy: null, rcap });
  });

  it('in the very same words is no way round a refusal either', async () => {
    await office.as('p.shah').do('intake.triage', { id, version: 1, outcome: 'trace' });
    for (let n = 0; n < 3; n += 1) await propose('p.shah');
    expect(await sign('p.shah', true)).toMatchObject(refused);
    expect(await sentBack()).toBe('trace');
  });

  it('and taken back again has still been proposed by that person', async () => {
    await propose('p.shah');
    await propose('k.boyd');
    await office.as('k.boyd').do('intake.undo', { id });
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
    const investigationId = stageInvestigation(office, { operation: 'LARKSPUR' });
    await propose('p.shah');
    await propose('k.boyd');
    await office.as('k.boyd').do('linking.decide', { contributionId: id, investigationId, decision: 'linked' });
    await office.as('k.boyd').do('intake.undo', { id });
    expect(await sign('p.shah', true)).toMatchObject(refused);
    expect(await sentBack()).toBe('untriaged');
  });
});

describe('triage', () => {
  it('takes a lead only with an assessment', async () => {
    const officer = office.as('p.shah');
    expect(await officer.fails('intake.triage', { id, version: 1, outcome: 'lead' })).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'rcap',
    });
    await officer.do('intake.assess', { id, version: 1, rcap });
    await officer.do('intake.triage', { id, version: 2, outcome: 'lead' });
    expect(await officer.do('intake.look', { id })).toMatchObject({ state: 'lead', rcap });
  });

  it('refuses what was decided on an older look, and the same for what is not there', async () => {
    const first = office.as('p.shah');
    await first.do('intake.triage', { id, version: 1, outcome: 'trace' });
    for (const verb of ['intake.triage', 'intake.signOff', 'intake.assess'] as const) {
      const extra = {
        'intake.triage': { outcome: 'referred' },
        'intake.signOff': { agree: true },
        'intake.assess': { rcap },
      }[verb];
      const stale = await office.as('k.boyd').ask(verb, { id, version: 1, ...extra });
      expect(stale).toMatchObject({ ok: false, error: { code: 'CHANGED_SINCE' } });
      const missing = await office.as('k.boyd').ask(verb, { id: 999, version: 1, ...extra });
      expect(missing).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    }
  });

  it('stops the clock once: a later outcome leaves the time to the first one', async () => {
    office.setClock('2026-03-09T11:00:00.000Z');
    await office.as('p.shah').do('intake.triage', { id, version: 1, outcome: 'trace' });
    office.setClock('2026-03-10T11:00:00.000Z');
    await office.as('k.boyd').do('intake.triage', { id, version: 2, outcome: 'referred' });
    expect((await office.as('p.shah').do('intake.look', { id })).triagedAt).toBe('2026-03-09T11:00:00.000Z');
  });
});

describe('grading 3x5x2', () => {
  it('asks for conditions with handling code C, and keeps both people’s grades', async () => {
    const grade = { id, source: '2', intelligence: 'D' } as const;
    expect(
      await office.as('p.shah').fails('intake.grade', { ...grade, as: 'submitter', handling: 'C', conditions: ' ' }),
    ).toMatchObject({ code: 'CONDITIONS_NEEDED' });
    await office.as('p.shah').do('intake.grade', { ...grade, as: 'submitter', handling: 'P' });
    await office
      .as('k.boyd')
      .do('intake.grade', { ...grade, as: 'evaluator', handling: 'C', conditions: 'Ask first.' });
    await office.as('k.boyd').do('intake.grade', { ...grade, as: 'evaluator', source: '1', handling: 'P' });
    const { grades } = await office.as('p.shah').do('intake.look', { id });
    expect(grades.submitter).toMatchObject({ source: '2', intelligence: 'D', handling: 'P', conditions: null });
    expect(grades.evaluator).toMatchObject({ source: '1', handling: 'P', conditions: null });
    expect(office.peek().prepare('select count(*) as n from grade_row').get()).toEqual({ n: 3 });
  });
});

describe('undo', () => {
  const changes = {
    triage: () => office.as('p.shah').do('intake.triage', { id, version: 1, outcome: 'lead', rcap }),
    'no further action': () => office.as('p.shah').do('intake.triage', { id, version: 1, outcome: 'nfa', reason }),
    assessment: () => office.as('p.shah').do('intake.assess', { id, version: 1, rcap }),
    grade: () =>
      office.as('p.shah').do('intake.grade', { id, as: 'submitter', source: '2', intelligence: 'D', handling: 'P' }),
    link: () =>
      office.as('p.shah').do('linking.decide', { contributionId: id, investigationId: 1, decision: 'linked' }),
    'not this': () =>
      office.as('p.shah').do('linking.decide', { contributionId: id, investigationId: 1, decision: 'not_this' }),
  };

  it.each(Object.entries(changes))('of a %s leaves every row as it was, but for history and log', async (_, change) => {
    stageInvestigation(office, { operation: 'LARKSPUR' });
    const before = everythingOf(office, id);
    await change();
    expect(everythingOf(office, id)).not.toEqual(before);
    office.setClock('2026-03-09T12:00:00.000Z');
    await office.as('p.shah').do('intake.undo', { id });
    expect(everythingOf(office, id)).toEqual(before);
    const { history, canUndo } = await office.as('p.shah').do('intake.look', { id });
    expect(history.map((h) => h.undone)).toEqual([false, true]);
    expect(canUndo).toBe(false);
    expect(logLines(office, 'intake.undo')).toHaveLength(1);
  });

  it('walks back through a chain of one’s own changes, to the very start', async () => {
    const investigationId = stageInvestigation(office, { operation: 'LARKSPUR' });
    const other = stageInvestigation(office, { operation: 'TEASEL' });
    const officer = office.as('p.shah');
    const steps = [
      () => officer.do('linking.decide', { contributionId: id, investigationId, decision: 'unsure' }),
      () => officer.do('linking.decide', { contributionId: id, investigationId, decision: 'linked' }),
      () => officer.do('linking.decide', { contributionId: id, investigationId: other, decision: 'linked' }),
      () => officer.do('linking.decide', { contributionId: id, investigationId, decision: 'not_this' }),
      () => officer.do('linking.decide', { contributionId: id, investigationId: other, decision: 'not_this' }),
      async () => officer.do('intake.triage', { id, version: await version(), outcome: 'nfa', reason }),
    ];
    const seen = [everythingOf(office, id)];
    for (const step of steps) {
      await step();
      seen.push(everythingOf(office, id));
    }
    for (const before of seen.slice(0, -1).reverse()) {
      await officer.do('intake.undo', { id });
      expect(everythingOf(office, id)).toEqual(before);
    }
    expect(await officer.fails('intake.undo', { id })).toMatchObject({ code: 'NOTHING_TO_UNDO' });
  });

  it('is for one’s own changes, and not once somebody went on from there', async () => {
    await office.as('p.shah').do('intake.triage', { id, version: 1, outcome: 'nfa', reason });
    expect(await office.as('k.boyd').fails('intake.undo', { id })).toMatchObject({ code: 'NOTHING_TO_UNDO' });
    await office.as('k.boyd').do('intake.signOff', { id, version: 2, agree: true });
    expect(await office.as('p.shah').fails('intake.undo', { id })).toMatchObject({ code: 'CHANGED_SINCE' });
    expect((await office.as('p.shah').do('intake.look', { id })).canUndo).toBe(false);
    await office.as('k.boyd').do('intake.undo', { id });
    await office.as('p.shah').do('intake.undo', { id });
    expect(await office.as('p.shah').do('intake.look', { id })).toMatchObject({
      state: 'untriaged',
      triageReason: null,
    });
  });

  it('leaves a link alone that somebody else made since', async () => {
    const first = stageInvestigation(office, { operation: 'LARKSPUR' });
    const second = stageInvestigation(office, { operation: 'TEASEL' });
    await office.as('p.shah').do('linking.decide', { contributionId: id, investigationId: first, decision: 'linked' });
    await office.as('k.boyd').do('linking.decide', { contributionId: id, investigationId: second, decision: 'linked' });
    expect(await office.as('p.shah').fails('intake.undo', { id })).toMatchObject({ code: 'CHANGED_SINCE' });
    await office.as('k.boyd').do('intake.undo', { id });
    await office.as('p.shah').do('intake.undo', { id });
    expect((await office.as('p.shah').do('intake.look', { id })).state).toBe('untriaged');
  });
});

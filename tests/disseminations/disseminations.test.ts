/** What is passed on to others is followed until they say that they have it and what became of it; nothing is "referred" and lies there. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines } from '../support/stage.ts';

let harness: Harness;
let id: number;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['case_officer'] },
      { login: 's.kowal', roles: ['supervisor'], compartments: ['HERON'] },
      { login: 'm.field', roles: ['manager'] },
      { login: 'o.audit', roles: ['auditor'] },
    ],
  });
  ({ id } = await harness.as('p.shah').do('intake.record', {
    form: {
      channel: 'referral',
      text: 'A teacher is worried about a pupil who posts threats.',
      receivedAt: '2026-03-09T09:00:00.000Z',
    },
    draftId: null,
  }));
});
afterEach(() => harness.close());

const officer = () => harness.as('p.shah');
const toPrevent = (more: object = {}) => ({
  contributionId: id,
  investigationId: null,
  recipientKind: 'prevent' as const,
  recipient: 'Wexshire Prevent team',
  legalBasis: 'ctsa-part-5',
  what: 'The text of the referral, and the school',
  reason: 'For their assessment',
  ...more,
});
const refer = async () => {
  const { version } = await officer().do('triage.get', { id });
  return officer().do('triage.setOutcome', { id, version, outcome: 'referred', reason: 'For Prevent' });
};
const awaited = (show: 'awaited' | 'overdue' | 'all' = 'awaited') =>
  officer().do('disseminations.list', { show, after: null, limit: 50 });
const one = async () =>
  (await officer().do('disseminations.of', { contributionId: id, investigationId: null })).disseminations[0];

describe('a contribution that is referred', () => {
  it('waits to be sent, and is overdue where nobody sends it', async () => {
    await refer();
    expect((await awaited()).disseminations).toMatchObject([
      { state: 'to_send', number: null, due: '2026-03-10', overdue: false, contribution: { contributionId: id } },
    ]);
    harness.setClock('2026-03-11T00:30:00.000Z');
    expect((await awaited('overdue')).disseminations).toMatchObject([{ state: 'to_send', overdue: true }]);
    expect(await officer().do('disseminations.countOverdue', {})).toEqual({ n: 1, atLeast: false });
  });

  it('is not awaited any more once the outcome is taken back, and is again once it stands again', async () => {
    await refer();
    await officer().do('contributions.undo', { id });
    expect((await awaited()).disseminations).toEqual([]);
    await refer();
    expect((await awaited()).disseminations).toMatchObject([{ state: 'to_send' }]);
    const { version } = await officer().do('triage.get', { id });
    await officer().do('triage.setOutcome', { id, version, outcome: 'trace', reason: 'Not for them after all' });
    expect((await awaited()).disseminations).toEqual([]);
    expect((await awaited('all')).disseminations.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('is one and the same when it is sent, received under their reference, and its outcome told', async () => {
    await refer();
    const { number } = await officer().do('disseminations.send', toPrevent());
    expect(number).toBe('DIS-26-0001');
    expect(await awaited('all')).toMatchObject({ disseminations: [{ number, state: 'sent', due: '2026-03-11' }] });
    const sent = await one();
    expect(sent).toMatchObject({
      legalBasis: 'Counter-Terrorism and Security Act 2015, Part 5: Prevent and Channel',
      sentBy: 'p.shah',
    });
    harness.setClock('2026-03-12T10:00:00.000Z');
    expect((await one())?.overdue).toBe(true);
    const answer = { id: sent?.id ?? 0, receivedAt: '2026-03-11T15:00:00.000Z', theirReference: 'PRV/104' };
    await harness.as('s.kowal').do('disseminations.acknowledge', answer);
    expect(await one()).toMatchObject({
      state: 'received',
      theirReference: 'PRV/104',
      due: '2026-04-10',
      overdue: false,
    });
    expect(await officer().fails('disseminations.acknowledge', answer)).toMatchObject({ code: 'CHANGED_SINCE' });
    await officer().do('disseminations.conclude', { id: answer.id, outcome: 'taken_on', reason: 'A mentor was found' });
    const over = await one();
    expect(over).toMatchObject({ state: 'concluded', outcome: 'taken_on', due: null });
    expect(over?.steps.map(({ by, what, reason }) => [by, what, reason])).toEqual([
      ['p.shah', 'Sent to Wexshire Prevent team (Prevent team)', 'For their assessment'],
      ['s.kowal', 'Received, as PRV/104', null],
      ['p.shah', 'Outcome: Taken on', 'A mentor was found'],
    ]);
    expect((await awaited()).disseminations).toEqual([]);
  });
});

describe('what is passed on', () => {
  it('has a recipient, a legal basis of the rule in force, and a line of the log as a disclosure', async () => {
    expect(await officer().fails('disseminations.send', toPrevent({ legalBasis: 'because' }))).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'legalBasis',
    });
    expect(await officer().fails('disseminations.send', toPrevent({ recipient: ' ' }))).toMatchObject({
      code: 'INPUT_INVALID',
    });
    expect(await harness.as('m.field').fails('disseminations.send', toPrevent())).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await officer().do('disseminations.send', toPrevent());
    expect(logLines(harness, 'disseminations.send').at(-1)).toMatchObject({
      outcome: 'done',
      records: [`contribution:${id}`, 'dissemination:1'],
      reason: 'For their assessment',
    });
    const { entries } = await harness.as('o.audit').do('audit.entries', { after: null });
    expect(entries.find(({ verb }) => verb === 'disseminations.send')).toMatchObject({
      processing: 'disclosure',
      recipient: 'Wexshire Prevent team',
    });
  });

  it('takes its conditions along: without a word that it did, nothing is recorded', async () => {
    await officer().do('triage.grade', {
      id,
      as: 'submitter',
      source: '2',
      intelligence: 'D',
      handling: 'C',
      conditions: 'Not to the school',
    });
    expect(await officer().fails('disseminations.send', toPrevent())).toMatchObject({ code: 'CONDITIONS_TRAVEL' });
    expect((await awaited('all')).disseminations).toEqual([]);
    await officer().do('disseminations.send', toPrevent({ conditionsWentWithIt: true }));
    expect(await one()).toMatchObject({ conditions: 'Not to the school' });
  });

  it('cannot have been received before it was sent or tomorrow, and needs longer only from today on', async () => {
    const { id: sent } = await officer().do('disseminations.send', toPrevent());
    const receipt = { id: sent, theirReference: 'PRV/9' };
    expect(
      await officer().fails('disseminations.send', toPrevent({ sentAt: '2026-03-10T12:00:00.000Z' })),
    ).toMatchObject({
      about: 'sentAt',
    });
    for (const receivedAt of ['2026-03-09T09:30:00.000Z', '2026-03-10T12:00:00.000Z'])
      expect(await officer().fails('disseminations.acknowledge', { ...receipt, receivedAt })).toMatchObject({
        code: 'INPUT_INVALID',
        about: 'receivedAt',
      });
    const later = { id: sent, reason: 'They are short of people' };
    expect(await officer().fails('disseminations.postpone', { ...later, due: '2026-03-08' })).toMatchObject({
      about: 'due',
    });
    await officer().do('disseminations.postpone', { ...later, due: '2026-03-20' });
    expect(await one()).toMatchObject({ due: '2026-03-20' });
    await officer().do('disseminations.withdraw', { id: sent, reason: 'Sent to the wrong team, and recalled' });
    expect(await one()).toMatchObject({ state: 'withdrawn', due: null });
    expect(
      await officer().fails('disseminations.conclude', { id: sent, outcome: 'returned', reason: 'Late' }),
    ).toMatchObject({
      code: 'CHANGED_SINCE',
    });
  });

  it('of a restricted investigation is nothing to those outside, not even a gap in the numbers', async () => {
    const supervisor = harness.as('s.kowal');
    const { id: hidden } = await supervisor.do('investigations.open', {
      operation: 'GREY HERON',
      kind: 'attack plot',
      priority: 'P2M',
      reason: 'First assessment',
      summary: 'A closed circle',
      area: 'Halverton',
      marking: 'OFFICIAL-SENSITIVE',
      compartmentId: harness.compartment('HERON'),
    });
    const passed = toPrevent({ contributionId: null, investigationId: hidden, recipientKind: 'partner' });
    const { id: secret } = await supervisor.do('disseminations.send', passed);
    expect((await officer().do('disseminations.send', toPrevent())).number).toBe('DIS-26-0001');
    expect((await awaited('all')).disseminations).toHaveLength(1);
    expect(
      await officer().fails('disseminations.conclude', { id: secret, outcome: 'returned', reason: 'Guessed' }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await officer().fails('disseminations.of', { contributionId: null, investigationId: hidden })).toMatchObject(
      { code: 'NOT_FOUND' },
    );
  });

  it('is listed a page at a time, what is due first on top', async () => {
    for (let n = 0; n < 5; n += 1)
      await officer().do('disseminations.send', toPrevent({ recipientKind: n % 2 ? 'force' : 'partner' }));
    const first = await officer().do('disseminations.list', { show: 'awaited', after: null, limit: 3 });
    const rest = await officer().do('disseminations.list', { show: 'awaited', after: first.next, limit: 3 });
    expect([...first.disseminations, ...rest.disseminations].map(({ due }) => due)).toEqual([
      '2026-03-10',
      '2026-03-10',
      '2026-03-16',
      '2026-03-16',
      '2026-03-16',
    ]);
    expect(rest.next).toBeNull();
    const all = await officer().do('disseminations.list', { show: 'all', after: null, limit: 2 });
    expect(
      (await officer().do('disseminations.list', { show: 'all', after: all.next, limit: 10 })).disseminations,
    ).toHaveLength(3);
  });
});

describe('what was recorded wrongly of something passed on', () => {
  const correct = (more: object) => ({ id: 1, reason: 'The note was misread', ...more });

  it('is corrected with a reason, keeps what it said before, and falls due anew', async () => {
    await officer().do('disseminations.send', toPrevent());
    harness.setClock('2026-03-13T12:00:00.000Z');
    const receivedAt = '2026-03-11T15:00:00.000Z';
    await officer().do('disseminations.acknowledge', { id: 1, receivedAt, theirReference: 'PRV/104' });
    await officer().do(
      'disseminations.correct',
      correct({ theirReference: 'PRV/401', receivedAt: '2026-03-12T15:00:00.000Z' }),
    );
    const now = await one();
    expect(now).toMatchObject({ theirReference: 'PRV/401', state: 'received', due: '2026-04-13' });
    expect(now?.steps.at(-1)).toMatchObject({
      what: 'Corrected: received 12 Mar 2026, 15:00 instead of 11 Mar 2026, 15:00; their reference PRV/401 instead of PRV/104',
      reason: 'The note was misread',
      by: 'p.shah',
    });
    await officer().do('disseminations.conclude', { id: 1, outcome: 'taken_on', reason: 'They rang' });
    await officer().do('disseminations.correct', correct({ outcome: 'nothing_further' }));
    expect(await one()).toMatchObject({ state: 'concluded', outcome: 'nothing_further', due: null });
  });

  it('cannot be a way to record what nobody has, to change nothing, or to turn time round', async () => {
    await officer().do('disseminations.send', toPrevent());
    const refused = async (more: object) =>
      (await officer().fails('disseminations.correct', correct(more))).about ?? 'nothing';
    expect(await refused({ theirReference: 'PRV/104' })).toBe('theirReference');
    expect(await refused({ recipient: 'Wexshire Prevent team' })).toBe('reason');
    expect(await refused({ sentAt: '2026-03-10T10:00:00.000Z' })).toBe('sentAt');
    const receivedAt = '2026-03-09T10:00:00.000Z';
    await officer().do('disseminations.acknowledge', { id: 1, receivedAt, theirReference: 'PRV/104' });
    expect(await refused({ receivedAt: '2026-03-08T10:00:00.000Z' })).toBe('receivedAt');
    await officer().do('disseminations.withdraw', { id: 1, reason: 'Sent twice' });
    expect(await officer().fails('disseminations.correct', correct({ recipient: 'Halverton' }))).toMatchObject({
      code: 'CHANGED_SINCE',
    });
  });
});

it('where there is an immediate risk, days are those of the calendar', async () => {
  harness.setClock('2026-03-13T12:00:00.000Z');
  const text = 'He says that he will do it on Sunday.';
  const form = { channel: 'hotline', text, immediateRisk: true, riskConfirmed: true } as const;
  const { id: urgent } = await officer().do('intake.record', { form, draftId: null });
  for (const contributionId of [id, urgent]) await officer().do('disseminations.send', toPrevent({ contributionId }));
  const { disseminations } = await awaited();
  expect(disseminations.map(({ contribution, due }) => [contribution?.contributionId, due])).toEqual([
    [urgent, '2026-03-15'],
    [id, '2026-03-17'],
  ]);
});

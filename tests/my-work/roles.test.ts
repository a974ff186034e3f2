/** What waits for a supervisor, a manager, an auditor and an administrator; whoever has no such role learns nothing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Output, VerbName } from '../../preload/contract/index.ts';
import { ExceptionKind } from '../../preload/contract/role-work.ts';
import { accountId, openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', name: 'Priya Shah', roles: ['case_officer'] },
      { login: 'mason', name: 'Ned Mason', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'kowal', name: 'Esi Kowal', roles: ['intake_officer'] },
      { login: 'hurst', name: 'Hala Hurst', roles: ['supervisor'] },
      { login: 'heron', name: 'Jo Heron', roles: ['supervisor'], compartments: ['HERON'] },
      { login: 'marsh', name: 'Jo Marsh', roles: ['manager'] },
      { login: 'cheung', name: 'Leo Cheung', roles: ['auditor'] },
      { login: 'yildiz', name: 'Tuncay Yildiz', roles: ['administrator'] },
    ],
  });
});
afterEach(() => harness.close());

const day = (n: number, time = '10:00') => harness.setClock(`2026-03-${String(n).padStart(2, '0')}T${time}:00.000Z`);
const linked = async (investigationId: number, text: string) => {
  const { id } = await recordTip(harness, 'kowal', text);
  await harness.as('kowal').do('linking.decide', { contributionId: id, investigationId, decision: 'linked' });
  return { contributionId: id, investigationId };
};
const line = async (login: string, name: string) =>
  (await harness.as(login).do('myWork.team', { after: null, limit: 20 })).people.find(
    (one) => one.account.name === name,
  );

it('nobody without the role is told anything', async () => {
  const asked: [VerbName, object, string[]][] = [
    ['myWork.team', { after: null, limit: 20 }, ['shah', 'kowal', 'marsh', 'cheung', 'yildiz']],
    ['inbox.withPerson', { accountId: 1, after: null, limit: 10 }, ['shah', 'marsh', 'cheung', 'yildiz']],
    ['myWork.actionsOf', { accountId: 1, after: null, limit: 20 }, ['shah', 'marsh', 'cheung', 'yildiz']],
    [
      'myWork.news',
      { since: '2026-03-01T00:00:00.000Z', after: null, limit: 20 },
      ['shah', 'kowal', 'cheung', 'yildiz'],
    ],
    ['myWork.signOffs', { after: null, limit: 20 }, ['kowal', 'marsh', 'cheung', 'yildiz']],
    ['myWork.countersigns', { after: null, limit: 20 }, ['kowal', 'marsh', 'cheung', 'yildiz']],
    ['oversight.standing', {}, ['kowal', 'cheung', 'yildiz']],
    ['myWork.exceptions', {}, ['shah', 'kowal', 'cheung', 'yildiz']],
    ['myWork.exceptionList', { kind: 'deliveries', after: null, limit: 20 }, ['shah', 'kowal', 'cheung', 'yildiz']],
    ['myWork.pagesToApprove', { after: null, limit: 20 }, ['shah', 'kowal', 'cheung', 'yildiz']],
    ['myWork.audited', { after: null, limit: 20 }, ['shah', 'hurst', 'marsh', 'yildiz']],
    ['myWork.auditState', {}, ['shah', 'hurst', 'marsh', 'yildiz']],
    ['myWork.upkeep', {}, ['shah', 'hurst', 'marsh', 'cheung']],
    ['myWork.callBacks', { whose: 'everybody', after: null, limit: 20 }, ['cheung', 'yildiz']],
  ];
  for (const [verb, input, logins] of asked)
    for (const login of logins)
      expect(await harness.as(login).ask(verb, input), `${verb} by ${login}`).toMatchObject({
        ok: false,
        error: { code: 'NOT_ALLOWED' },
      });
});

describe('a supervisor', () => {
  it('sees what is open and overdue with each officer, and gives it to somebody else with a reason', async () => {
    const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
    const pair = await linked(larkspur, 'My brother talks of nothing but the harbour gates.');
    await harness.as('shah').do('investigations.raiseAction', {
      id: larkspur,
      title: 'Ask the harbour office',
      priority: 'M',
      due: '2026-03-10',
      allocatedTo: accountId(harness, 'shah'),
      contributionId: null,
    });
    day(13);
    expect(await line('hurst', 'Priya Shah')).toMatchObject({
      deliveries: { open: 1, overdue: 1 },
      actions: { open: 1, overdue: 1 },
      oldest: '2026-03-09T10:00:00.000Z',
    });
    expect(await line('hurst', 'Jo Marsh')).toBeUndefined();
    const shah = accountId(harness, 'shah');
    const { actions } = await harness.as('hurst').do('myWork.actionsOf', { accountId: shah, after: null, limit: 20 });
    expect(actions).toMatchObject([{ title: 'Ask the harbour office', operation: 'LARKSPUR', overdue: true }]);
    const open = () => harness.as('hurst').do('inbox.withPerson', { accountId: shah, after: null, limit: 10 });
    expect((await open()).items).toMatchObject([{ ...pair, person: 'Priya Shah' }]);
    const given = { reached: [pair], reason: 'Priya is in court all week' };
    expect(
      await harness.as('hurst').fails('inbox.reassign', { ...given, accountId: accountId(harness, 'yildiz') }),
    ).toMatchObject({ code: 'INPUT_INVALID', about: 'accountId' });
    await harness.as('hurst').do('inbox.reassign', { ...given, accountId: accountId(harness, 'mason') });
    expect((await open()).items).toEqual([]);
    expect(await line('hurst', 'Ned Mason')).toMatchObject({ deliveries: { open: 1, overdue: 1 } });
    const { history } = await harness.as('mason').do('triage.get', { id: pair.contributionId });
    expect(history).toContainEqual(
      expect.objectContaining({ what: 'What has reached Op LARKSPUR given to Ned Mason', reason: given.reason }),
    );
    await harness.as('mason').do('inbox.answer', { ...pair, outcome: 'accepted' });
    expect(await harness.as('hurst').fails('inbox.reassign', { ...given, accountId: shah })).toMatchObject({
      code: 'CHANGED_SINCE',
    });
  });

  it('counts and gives only what they may see, and to nobody who may not', async () => {
    const hidden = stageInvestigation(harness, { operation: 'HIDDEN', owner: 'mason', compartment: 'HERON' });
    const { id } = await recordTip(harness, 'mason', 'The boat again.');
    await harness.as('heron').do('linking.decide', { contributionId: id, investigationId: hidden, decision: 'linked' });
    expect(await line('heron', 'Ned Mason')).toMatchObject({ deliveries: { open: 1 } });
    expect(await line('hurst', 'Ned Mason')).toMatchObject({ deliveries: { open: 0, overdue: 0 }, oldest: null });
    const reached = [{ contributionId: id, investigationId: hidden }];
    const mason = accountId(harness, 'mason');
    expect(
      (await harness.as('hurst').do('inbox.withPerson', { accountId: mason, after: null, limit: 10 })).items,
    ).toEqual([]);
    const shah = accountId(harness, 'shah');
    expect(
      await harness.as('hurst').fails('inbox.reassign', { reached, accountId: shah, reason: 'To share it out' }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await harness.as('heron').fails('inbox.reassign', { reached, accountId: shah, reason: 'To share it out' }),
    ).toMatchObject({ code: 'INPUT_INVALID', about: 'accountId' });
  });
});

describe('a manager', () => {
  it('reads what changed in plots, newest first, page by page and without what is hidden', async () => {
    const mason = harness.as('mason');
    const { id: hidden } = await mason.do('investigations.open', {
      ...openingForm({ operation: 'HIDDEN' }),
      compartmentId: harness.compartment('HERON'),
    });
    await mason.do('investigations.recordArrest', {
      id: hidden,
      subjectId: null,
      at: '2026-03-09T08:00:00.000Z',
      outcome: 'pending',
    });
    const { id } = await harness.as('shah').do('investigations.open', openingForm());
    // Forty arrests of the same moment: a page ends among them, and none is shown twice or left out.
    for (let n = 0; n < 40; n += 1)
      await harness.as('shah').do('investigations.recordArrest', {
        id,
        subjectId: null,
        at: '2026-03-09T08:00:00.000Z',
        outcome: 'pending',
      });
    day(10);
    await harness.as('shah').do('investigations.assessStage', {
      id,
      at: '2026-03-09T09:00:00.000Z',
      stage: 'rehearsal',
      evidence: { intent: true, target: true, capability: false, rehearsal: false },
      reason: 'Seen at it',
    });
    const read = async (since: string) => {
      const all: { news: string; at: string; investigationId: number }[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page: Output<'myWork.news'> = await harness.as('marsh').do('myWork.news', { since, after, limit: 20 });
        all.push(...page.news);
        after = page.next;
        more = after !== null;
      }
      return all;
    };
    const news = await read('2026-03-09T00:00:00.000Z');
    expect(news.map((one) => one.news)).toEqual(['stage_assessed', 'plot_opened', ...Array(40).fill('arrested')]);
    expect(new Set(news.map((one) => one.investigationId))).toEqual(new Set([id]));
    expect((await read('2026-03-10T00:00:00.000Z')).map((one) => one.news)).toEqual(['stage_assessed']);
  });

  it('sees what has been overdue for days, and a page for the public that somebody else drafted', async () => {
    await linked(stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' }), 'The harbour gates again.');
    const exceptions = () => harness.as('marsh').do('myWork.exceptions', {});
    day(12);
    expect(await exceptions()).toMatchObject({ deliveries: 0 });
    day(16);
    expect(await exceptions()).toMatchObject({ deliveries: 1, disseminations: 0 });
    expect(
      (await harness.as('marsh').do('inbox.list', { scope: 'overdue', after: null, limit: 10 })).items,
    ).toHaveLength(1);
    await harness.as('hurst').do('publicPage.draft', { from: '2026-01-01', to: '2026-02-28', corrects: null });
    const waiting = async (login: string) =>
      (await harness.as(login).do('myWork.pagesToApprove', { after: null, limit: 20 })).pages.length;
    expect([await waiting('marsh'), await waiting('hurst')]).toEqual([1, 0]);
  });
});

describe('the list behind an exception', () => {
  const kinds = ExceptionKind.options;
  const counts = (login: string) => harness.as(login).do('myWork.exceptions', {});
  async function listOf(login: string, kind: ExceptionKind) {
    const all: Output<'myWork.exceptionList'>['overdue'] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Output<'myWork.exceptionList'> = await harness
        .as(login)
        .do('myWork.exceptionList', { kind, after, limit: 2 });
      all.push(...page.overdue);
      after = page.next;
      more = after !== null;
    }
    return all;
  }
  async function sameAsCounted(login: string) {
    const counted = await counts(login);
    for (const kind of kinds) {
      const list = await listOf(login, kind);
      expect(list, `${kind} for ${login}`).toHaveLength(counted[kind]);
      const named = list.map(({ contributionId, investigationId }) => `${contributionId} ${investigationId}`);
      expect(new Set(named).size).toBe(list.length);
      for (const { reference, operation } of list) expect(reference ?? operation).not.toBeNull();
    }
    return counted;
  }

  it('has exactly as many records as the line counts, longest overdue first, and none that its reader may not see', async () => {
    const open = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
    const hidden = stageInvestigation(harness, { operation: 'HIDDEN', owner: 'mason', compartment: 'HERON' });
    day(2);
    for (let n = 0; n < 5; n += 1) await linked(open, `The harbour gates again, night ${n}.`);
    const heron = harness.compartment('HERON');
    const secret = await recordTip(harness, 'heron', 'A grey van at the depot.', { compartmentId: heron });
    await harness
      .as('heron')
      .do('linking.decide', { contributionId: secret.id, investigationId: hidden, decision: 'linked' });
    for (let n = 0; n < 3; n += 1) {
      day(2 + n);
      const { id } = await recordTip(harness, 'shah', `A dog barks all night, house ${n}.`);
      const reason = 'Nothing in it.';
      await harness.as('shah').do('triage.setOutcome', { id, version: 1, outcome: 'nfa', reason });
      await recordTip(harness, 'kowal', `Somebody asks to be called, ${n}.`, { callBackOn: `2026-03-0${3 + n}` });
    }
    day(20);
    const counted = await sameAsCounted('marsh');
    expect(counted).toMatchObject({ deliveries: 5, signOffs: 3, callBacks: 3 });
    expect((await listOf('marsh', 'deliveries')).map(({ operation }) => operation)).toEqual(Array(5).fill('LARKSPUR'));
    const waits = (await listOf('marsh', 'callBacks')).map(({ since }) => since);
    expect(waits).toEqual(['2026-03-03', '2026-03-04', '2026-03-05']);
    expect(await sameAsCounted('heron')).toMatchObject({ deliveries: 6 });
  });

  it('is what the rule says that is in force, of each kind by itself', async () => {
    await recordTip(harness, 'kowal', 'Somebody asks to be called.', { callBackOn: '2026-03-10' });
    const { id } = await recordTip(harness, 'shah', 'A dog barks all night.');
    await harness.as('shah').do('triage.setOutcome', { id, version: 1, outcome: 'nfa', reason: 'Nothing in it.' });
    day(12, '12:00');
    expect(await counts('marsh')).toMatchObject({ signOffs: 1, callBacks: 0 });
    const days = { deliveries: 2, disseminations: 2, signOffs: 5, countersignatures: 2, callBacks: 0 };
    const proposed = await harness.as('hurst').do('rules.propose', {
      content: { name: 'exception', rule: { days } },
      basedOn: 1,
      fromDay: '2026-03-13',
      reason: 'Who was promised a call is not kept waiting',
    });
    await harness.as('heron').do('rules.agree', { id: proposed.id });
    expect(await counts('marsh')).toMatchObject({ signOffs: 1, callBacks: 0 });
    day(13, '12:00');
    expect(await counts('marsh')).toMatchObject({ signOffs: 0, callBacks: 1 });
    expect(await sameAsCounted('marsh')).toMatchObject({ signOffs: 0, callBacks: 1 });
    const { versions } = await harness.as('marsh').do('rules.get', { name: 'exception', after: null });
    expect(versions[0]).toMatchObject({ version: 2, content: { rule: { days } } });
    expect(versions[0]?.wording).toContain('a call-back 0 days');
  });
});

describe('an auditor', () => {
  it('reads what left and what break-glass opened since their last visit, and when the log was verified', async () => {
    const cheung = harness.as('cheung');
    expect(await cheung.do('myWork.auditState', {})).toEqual({
      logVerified: null,
      reviewsAwaited: 0,
      reviewsOverdue: 0,
    });
    const hidden = stageInvestigation(harness, { operation: 'HIDDEN', owner: 'mason', compartment: 'HERON' });
    const { reference } = harness
      .peek()
      .prepare('select reference from investigation_row where id = ?')
      .get(hidden) as {
      reference: string;
    };
    await harness.as('shah').do('access.breakGlass', { reference, reason: 'A bomb was called in' });
    day(9, '11:00');
    await harness.as('marsh').do('oversight.brief', {
      day: null,
      recipient: 'The board',
      reason: 'Weekly',
      legalBasis: 'dpa-part-3',
      others: [],
      listId: null,
    });
    const { since, audited } = await cheung.do('myWork.audited', { after: null, limit: 20 });
    expect(since).toBeNull();
    expect(audited).toMatchObject([
      { what: 'disclosure', by: 'Jo Marsh', recipient: 'The board' },
      { what: 'break_glass', by: 'Priya Shah', about: reference, review: 'awaited' },
    ]);
    await cheung.do('audit.verify', {});
    day(14);
    expect(await cheung.do('myWork.auditState', {})).toEqual({
      logVerified: { at: '2026-03-09T11:00:00.000Z', by: 'cheung' },
      reviewsAwaited: 1,
      reviewsOverdue: 1,
    });
  });
});

it('an administrator sees how the vault is kept, and nothing of casework', async () => {
  const upkeep = await harness.as('yildiz').do('myWork.upkeep', {});
  expect(upkeep.rules.map(({ name }) => name)).toContain('Bank holidays');
  expect(upkeep).toMatchObject({ unit: false, failures: [], workstations: [] });
});

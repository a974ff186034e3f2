/** A call that was linked reaches the people of the investigation, and whoever linked it learns what became of it. */
import { afterEach, describe, expect, it } from 'vitest';
import type { InboxItem, InboxScope } from '../../preload/contract/inbox.ts';
import { accountId, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
afterEach(() => harness.close());

const morning = '2026-03-09T10:00:00.000Z';
const open = async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', name: 'Priya Shah', roles: ['case_officer'] },
      { login: 'kowal', name: 'Esi Kowal', roles: ['intake_officer'] },
      { login: 'doyle', name: 'Conn Doyle', roles: ['case_officer'] },
      { login: 'hurst', name: 'Hala Hurst', roles: ['supervisor'] },
      { login: 'mason', name: 'Ned Mason', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'marsh', name: 'Jo Marsh', roles: ['manager'] },
    ],
    now: morning,
  });
};
const items = async (login: string, scope: InboxScope = 'mine'): Promise<InboxItem[]> =>
  (await harness.as(login).do('inbox.list', { scope, after: null, limit: 50 })).items;
const receipts = async (login: string, id: number) => (await harness.as(login).do('triage.get', { id })).receipts;
const counts = (login: string) => harness.as(login).do('inbox.count', {});
const link = (login: string, contributionId: number, investigationId: number) =>
  harness.as(login).do('linking.decide', { contributionId, investigationId, decision: 'linked' });
const later = (hours: number, minutes = 0) =>
  harness.setClock(new Date(Date.parse(morning) + (hours * 60 + minutes) * 60_000).toISOString());
const pairOf = ({ contributionId, investigationId }: Pick<InboxItem, 'contributionId' | 'investigationId'>) => ({
  contributionId,
  investigationId,
});
const only = async (login: string, scope: InboxScope = 'mine'): Promise<InboxItem> => {
  const [item, ...others] = await items(login, scope);
  if (item === undefined || others.length > 0) throw new Error(`${login} has ${others.length + 1} or none`);
  return item;
};
const priorityOf = (id: number, priority: string) =>
  harness.peek().prepare('update investigation_row set priority = ? where id = ?').run(priority, id);

/** A call on a live operation of Priya Shah's, linked by intake. */
async function linkedCall(priority = 'P2H') {
  await open();
  const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
  priorityOf(larkspur, priority);
  const { id } = await recordTip(harness, 'kowal', 'My brother talks of nothing but the harbour gates.');
  await link('kowal', id, larkspur);
  return { id, larkspur };
}

describe('a linked call', () => {
  it('is in the owner’s inbox before anybody has told them, and is not done before it was seen', async () => {
    const { id } = await linkedCall();
    expect(await only('shah')).toMatchObject({
      contributionId: id,
      operation: 'LARKSPUR',
      cause: 'link',
      by: 'Esi Kowal',
      turn: 'owner',
      person: 'Priya Shah',
      seenAt: null,
      dueAt: '2026-03-09T18:00:00.000Z',
      escalatedAt: null,
    });
    expect(await receipts('kowal', id)).toMatchObject([{ operation: 'LARKSPUR', person: 'Priya Shah', seenAt: null }]);
    const { rows } = await harness
      .as('kowal')
      .do('contributions.queue', { filter: {}, sort: 'newest', after: null, limit: 10 });
    expect(rows[0]?.receipts).toMatchObject([{ operation: 'LARKSPUR', seenAt: null }]);
    for (const login of ['doyle', 'hurst', 'marsh', 'kowal']) expect(await items(login)).toEqual([]);
    expect(await counts('shah')).toMatchObject({ mine: 1, unseen: 1, today: 1 });
    expect(await counts('doyle')).toMatchObject({ mine: 0, unseen: 0 });
  });

  it('tells the owner’s window at once', async () => {
    await open();
    const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
    const shah = harness.as('shah');
    const { id } = await recordTip(harness, 'kowal', 'A van at the gates.');
    await link('kowal', id, larkspur);
    await expect
      .poll(() => shah.heard.flatMap((message) => (message.kind === 'changed' ? message.topics : [])))
      .toContain('inbox');
  });

  it('is seen by its owner alone, and whoever linked it reads when and by whom', async () => {
    const { id, larkspur } = await linkedCall();
    const pair = pairOf(await only('shah'));
    for (const login of ['doyle', 'kowal', 'marsh'])
      expect(await harness.as(login).fails('inbox.seen', { reached: [pair] })).toMatchObject({
        code: 'NOT_ALLOWED',
      });
    expect(
      await harness.as('shah').fails('inbox.seen', { reached: [pair, { ...pair, investigationId: 987_654 }] }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
    later(0, 42);
    await harness.as('shah').do('inbox.seen', { reached: [pair] });
    expect(await receipts('kowal', id)).toMatchObject([
      { seenAt: '2026-03-09T10:42:00.000Z', seenBy: 'Priya Shah', outcome: null, dueAt: '2026-03-10T10:42:00.000Z' },
    ]);
    // The first look is the one that counts.
    later(1);
    await harness.as('shah').do('inbox.seen', { reached: [pair] });
    expect((await receipts('kowal', id))[0]?.seenAt).toBe('2026-03-09T10:42:00.000Z');
    const { tips } = await harness.as('shah').do('investigations.tips', { id: larkspur, after: null });
    expect(tips[0]?.receipt).toMatchObject({ seenBy: 'Priya Shah' });
  });

  it('is returned with a reason: it waits in the queue again, and intake reads why until they have seen it', async () => {
    const { id } = await linkedCall();
    const pair = pairOf(await only('shah'));
    expect(await harness.as('shah').fails('inbox.answer', { ...pair, outcome: 'returned' })).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'reason',
    });
    expect(
      await harness.as('doyle').fails('inbox.answer', { ...pair, outcome: 'returned', reason: 'Not ours' }),
    ).toMatchObject({ code: 'NOT_ALLOWED' });
    later(2);
    await harness.as('shah').do('inbox.answer', { ...pair, outcome: 'returned', reason: 'Which harbour? Ring back.' });
    expect(await items('shah')).toEqual([]);
    const seen = await harness.as('kowal').do('triage.get', { id });
    expect(seen).toMatchObject({
      state: 'untriaged',
      receipts: [{ outcome: 'returned', reason: 'Which harbour? Ring back.', answeredBy: 'Priya Shah' }],
    });
    expect(seen.history[0]).toMatchObject({ what: 'Unsure about Op LARKSPUR', reason: 'Which harbour? Ring back.' });
    expect(await only('kowal', 'sent')).toMatchObject({ ...pair, outcome: 'returned' });
    expect(await counts('kowal')).toMatchObject({ answered: 1 });
    await harness.as('kowal').do('inbox.seen', { reached: [pair] });
    expect(await items('kowal', 'sent')).toEqual([]);
    expect(await harness.as('shah').fails('inbox.answer', { ...pair, outcome: 'accepted' })).toMatchObject({
      code: 'CHANGED_SINCE',
    });
  });

  it('is disagreed with, or accepted: what was accepted needs no reading', async () => {
    const { id, larkspur } = await linkedCall();
    await harness.as('shah').do('inbox.answer', {
      ...pairOf(await only('shah')),
      outcome: 'disagreed',
      reason: 'Another harbour, another man.',
    });
    expect(await harness.as('shah').do('triage.get', { id })).toMatchObject({
      state: 'untriaged',
      links: [{ decision: 'not_this', reason: 'Another harbour, another man.' }],
      receipts: [{ outcome: 'disagreed' }],
    });
    // Linked again by intake, it reaches them again.
    later(1);
    await link('kowal', id, larkspur);
    const pair = pairOf(await only('shah'));
    await harness.as('shah').do('inbox.answer', { ...pair, outcome: 'accepted' });
    expect(await receipts('kowal', id)).toMatchObject([
      { outcome: 'accepted', seenBy: 'Priya Shah', seenAt: '2026-03-09T11:00:00.000Z' },
    ]);
    expect(await items('kowal', 'sent')).toMatchObject([{ outcome: 'disagreed' }]);
  });

  it('is answered by deciding on it, and what the owner links has reached them', async () => {
    const { id, larkspur } = await linkedCall();
    await harness.as('shah').do('linking.decide', {
      contributionId: id,
      investigationId: larkspur,
      decision: 'not_this',
      reason: 'Not him',
    });
    expect(await receipts('kowal', id)).toMatchObject([{ outcome: 'disagreed', reason: 'Not him' }]);
    const other = await recordTip(harness, 'kowal', 'A man measured the gates with a tape.');
    await link('shah', other.id, larkspur);
    expect(await items('shah')).toEqual([]);
    expect(await receipts('kowal', other.id)).toMatchObject([{ outcome: 'accepted', seenBy: 'Priya Shah' }]);
  });

  it('that intake takes back is taken back; an answer that is taken back is open again', async () => {
    const { id, larkspur } = await linkedCall();
    await harness.as('kowal').do('contributions.undo', { id });
    expect(await items('shah')).toEqual([]);
    expect(await receipts('kowal', id)).toEqual([]);
    await link('kowal', id, larkspur);
    const pair = pairOf(await only('shah'));
    await harness.as('shah').do('inbox.answer', { ...pair, outcome: 'returned', reason: 'Too little' });
    await harness.as('shah').do('contributions.undo', { id });
    expect(await only('shah')).toMatchObject({ ...pair, outcome: null, state: 'linked' });
    expect(await items('kowal', 'sent')).toMatchObject([{ ...pair, outcome: null }]);
    // Whoever linked it thinks better of it.
    await harness
      .as('kowal')
      .do('linking.decide', { contributionId: id, investigationId: larkspur, decision: 'not_this' });
    expect(await items('shah')).toEqual([]);
    expect(await items('kowal', 'sent')).toEqual([]);
  });

  it('is there once for each investigation that it was linked to, whoever links it, and many at once each are', async () => {
    await open();
    const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
    const wren = stageInvestigation(harness, { operation: 'WREN', owner: 'doyle' });
    const ids: number[] = [];
    for (const text of ['One call', 'Another call']) ids.push((await recordTip(harness, 'kowal', text)).id);
    const { changeIds } = await harness
      .as('kowal')
      .do('linking.decideMany', { contributionIds: ids, investigationId: larkspur });
    expect((await items('shah')).map((item) => item.contributionId)).toEqual(ids);
    await harness.as('kowal').do('linking.undoMany', { changeIds });
    expect(await items('shah')).toEqual([]);
    for (const id of ids) {
      await link('hurst', id, wren);
      await link('kowal', id, larkspur);
      await link('hurst', id, larkspur);
    }
    expect(await items('shah')).toHaveLength(2);
    expect(await items('doyle')).toHaveLength(2);
  });
});

describe('what nobody looks at', () => {
  it('goes to supervisors once it is due, and says so to everybody who may know of it', async () => {
    const { id } = await linkedCall('P1B');
    later(1, 59);
    expect(await items('hurst', 'overdue')).toEqual([]);
    expect(await counts('hurst')).toMatchObject({ overdue: 0, nextDue: '2026-03-09T12:00:00.000Z' });
    later(2, 1);
    expect(await only('hurst', 'overdue')).toMatchObject({
      contributionId: id,
      person: 'Priya Shah',
      escalatedAt: '2026-03-09T12:00:00.000Z',
    });
    expect(await counts('hurst')).toMatchObject({ overdue: 1 });
    expect(await receipts('kowal', id)).toMatchObject([{ escalatedAt: '2026-03-09T12:00:00.000Z', seenAt: null }]);
    // It is still the owner's as well.
    expect(await only('shah')).toMatchObject({ escalatedAt: '2026-03-09T12:00:00.000Z' });
    later(3);
    await harness.as('hurst').do('inbox.seen', { reached: [pairOf(await only('shah'))] });
    expect(await receipts('kowal', id)).toMatchObject([
      { escalatedAt: '2026-03-09T12:00:00.000Z', seenBy: 'Hala Hurst', dueAt: '2026-03-09T21:00:00.000Z' },
    ]);
    expect(await items('hurst', 'overdue')).toEqual([]);
  });

  it('goes to the deputy that the owner has named, who may then answer it', async () => {
    const { id } = await linkedCall('P1B');
    const [shah, doyle] = [accountId(harness, 'shah'), accountId(harness, 'doyle')];
    await harness.as('shah').do('inbox.setAbsence', { accountId: shah, deputyId: doyle, fromDay: null, toDay: null });
    const pair = pairOf(await only('shah'));
    expect(await items('doyle')).toEqual([]);
    expect(await harness.as('doyle').fails('inbox.seen', { reached: [pair] })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    later(2, 1);
    expect(await only('doyle', 'overdue')).toMatchObject({ contributionId: id });
    await harness.as('doyle').do('inbox.answer', { ...pair, outcome: 'accepted' });
    expect(await receipts('kowal', id)).toMatchObject([
      { answeredBy: 'Conn Doyle', escalatedAt: '2026-03-09T12:00:00.000Z' },
    ]);
  });

  it('falls due sooner where there is an immediate risk, as the rule that is in force says', async () => {
    await open();
    const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
    const { id } = await recordTip(harness, 'kowal', 'He left with a knife just now.', {
      immediateRisk: true,
      riskConfirmed: true,
    });
    await link('kowal', id, larkspur);
    expect(await only('shah')).toMatchObject({ dueAt: '2026-03-09T11:00:00.000Z', immediateRisk: true });
    expect(await counts('shah')).toMatchObject({ urgent: 1 });
    const { version, wording } = await harness.as('shah').do('inbox.rule', {});
    expect([version, wording]).toEqual([1, expect.stringContaining('within 1 hour where there is an immediate risk')]);
    harness
      .peek()
      .prepare(
        'insert into delivery_rule_row select 2, ?, replace(rule, ?, ?), ? from delivery_rule_row where version = 1',
      )
      .run('2026-03-09', '"risk":1,', '"risk":0.5,', 'Within half an hour.');
    const next = await recordTip(harness, 'kowal', 'He is back, with two knives.', {
      immediateRisk: true,
      riskConfirmed: true,
    });
    await link('kowal', next.id, larkspur);
    expect((await items('shah')).map(({ dueAt }) => dueAt)).toEqual([
      '2026-03-09T10:30:00.000Z',
      '2026-03-09T11:00:00.000Z',
    ]);
  });
});

describe('while the owner is away', () => {
  const away = async (deputy: string | null, login = 'shah') =>
    harness.as(login).do('inbox.setAbsence', {
      accountId: accountId(harness, 'shah'),
      deputyId: deputy === null ? null : accountId(harness, deputy),
      fromDay: '2026-03-09',
      toDay: '2026-03-10',
    });

  it('it is the deputy’s, from the first day to the last', async () => {
    const { id } = await linkedCall();
    await away('doyle');
    expect(await only('doyle')).toMatchObject({ turn: 'deputy', person: 'Conn Doyle', away: 'Priya Shah' });
    expect(await receipts('kowal', id)).toMatchObject([{ turn: 'deputy', person: 'Conn Doyle', away: 'Priya Shah' }]);
    expect(await harness.as('kowal').do('inbox.absences', {})).toMatchObject({
      absences: [{ account: { name: 'Priya Shah' }, deputy: { name: 'Conn Doyle' }, away: true }],
    });
    harness.setClock('2026-03-11T00:30:00.000Z');
    expect(await items('doyle')).toEqual([]);
    expect(await receipts('kowal', id)).toMatchObject([{ turn: 'owner', away: null }]);
  });

  it('supervisors see to it where there is no deputy, or the deputy may not know of it', async () => {
    const { id } = await linkedCall();
    await away(null, 'hurst');
    expect(await only('hurst')).toMatchObject({ contributionId: id, turn: 'supervisors', away: 'Priya Shah' });
    harness.peek().prepare("update account_row set clearance = 0 where login = 'doyle'").run();
    await away('doyle');
    expect(await items('doyle')).toEqual([]);
    expect(await only('hurst')).toMatchObject({ turn: 'supervisors', person: null });
    await harness.as('hurst').do('inbox.seen', { reached: [pairOf(await only('hurst'))] });
    expect(await receipts('kowal', id)).toMatchObject([{ seenBy: 'Hala Hurst' }]);
  });

  it('it is said by oneself or a supervisor, and of people who do casework', async () => {
    await open();
    const [shah, doyle] = [accountId(harness, 'shah'), accountId(harness, 'doyle')];
    const days = { fromDay: '2026-03-10', toDay: '2026-03-09' };
    const none = { fromDay: null, toDay: null };
    const fails = (login: string, input: object) =>
      harness.as(login).ask('inbox.setAbsence', { accountId: shah, deputyId: doyle, ...none, ...input });
    expect(await fails('doyle', {})).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
    expect(await fails('shah', { deputyId: shah })).toMatchObject({ error: { about: 'deputyId' } });
    expect(await fails('shah', { deputyId: 987_654 })).toMatchObject({ error: { about: 'deputyId' } });
    expect(await fails('shah', days)).toMatchObject({ error: { about: 'toDay' } });
    expect(await fails('shah', { toDay: '2026-03-09' })).toMatchObject({ error: { about: 'fromDay' } });
    expect(await fails('hurst', {})).toMatchObject({ ok: true });
    // Nothing at all takes it back.
    expect(await fails('shah', { deputyId: null })).toMatchObject({ ok: true });
    expect(await harness.as('shah').do('inbox.absences', {})).toEqual({ absences: [] });
  });
});

describe('an investigation without an owner', () => {
  it('leaves it to its team, and without a team to supervisors; a new owner has it', async () => {
    await open();
    const nobodys = stageInvestigation(harness, { operation: 'NOBODYS' });
    const { id } = await recordTip(harness, 'kowal', 'Somebody watches the gates.');
    await link('kowal', id, nobodys);
    expect(await only('hurst')).toMatchObject({ turn: 'supervisors', person: null });
    const change = async (input: object) => {
      const { version } = await harness.as('hurst').do('investigations.get', { id: nobodys });
      return harness.as('hurst').do('investigations.change', { id: nobodys, version, reason: 'Given out', ...input });
    };
    await change({ team: [accountId(harness, 'doyle')] });
    expect(await only('doyle')).toMatchObject({ turn: 'team' });
    expect(await items('hurst')).toEqual([]);
    await change({ ownerId: accountId(harness, 'shah') });
    expect(await only('shah')).toMatchObject({ turn: 'owner', person: 'Priya Shah' });
    expect(await items('doyle')).toEqual([]);
  });

  it('is what a closed account leaves behind: nobody’s calls lie with somebody who has gone', async () => {
    await linkedCall();
    harness.peek().prepare("update account_row set disabledAt = '2026-03-09T10:30:00.000Z' where login = 'shah'").run();
    expect(await only('hurst')).toMatchObject({ turn: 'supervisors' });
  });
});

describe('what an investigation may not be told of, and what others may not', () => {
  it('a link to a restricted investigation is a delivery to its people alone; outside nothing tells of it', async () => {
    await open();
    const heron = stageInvestigation(harness, { operation: 'HERON ONE', compartment: 'HERON', owner: 'mason' });
    const { id } = await recordTip(harness, 'kowal', 'A man films the gates.');
    const before = await receipts('kowal', id);
    await link('mason', id, heron);
    expect(await receipts('mason', id)).toMatchObject([{ operation: 'HERON ONE', outcome: 'accepted' }]);
    expect(await receipts('kowal', id)).toEqual(before);
    for (const login of ['kowal', 'shah', 'hurst'])
      for (const scope of ['mine', 'overdue', 'sent', 'snoozed'] as const)
        expect(await items(login, scope)).toEqual([]);
    const pair = { contributionId: id, investigationId: heron };
    for (const verb of ['inbox.seen', 'inbox.snooze'] as const)
      expect(
        await harness
          .as('hurst')
          .ask(verb, { reached: [pair], ...(verb === 'inbox.snooze' ? { until: '2026-04-01' } : {}) }),
      ).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await harness.as('hurst').fails('inbox.answer', { ...pair, outcome: 'accepted' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('a contribution that its owner may not know of goes to somebody of the investigation who may', async () => {
    await open();
    const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
    const form = { compartmentId: harness.compartment('HERON') };
    const { id } = await recordTip(harness, 'mason', 'A closed word about the gates.', form);
    await link('mason', id, larkspur);
    expect(await items('shah')).toEqual([]);
    expect(await receipts('mason', id)).toMatchObject([{ turn: 'supervisors', person: null }]);
  });

  it('a match with a restricted investigation is in its owner’s inbox as it comes in', async () => {
    await open();
    const craig = { name: 'Craig Dunmore', phones: ['+447700900123'] };
    stageInvestigation(harness, { operation: 'HERON ONE', compartment: 'HERON', owner: 'mason', subject: craig });
    const { id } = await recordTip(harness, 'kowal', 'Craig Dunmore, his phone is 07700 900 123.');
    expect(await only('mason')).toMatchObject({ contributionId: id, cause: 'deconfliction', by: null, turn: 'owner' });
    expect(await receipts('kowal', id)).toEqual([]);
    await harness.as('mason').do('inbox.answer', { ...pairOf(await only('mason')), outcome: 'accepted' });
    expect(await harness.as('mason').do('triage.get', { id })).toMatchObject({
      links: [{ operation: 'HERON ONE', decision: 'linked', shown: false }],
      state: 'untriaged',
    });
  });
});

describe('an investigation that learns something', () => {
  it('is told of what came in before and holds it, the newest first and no more than the rule says', async () => {
    await open();
    const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
    const ids: number[] = [];
    for (let n = 0; n < 22; n++) {
      const receivedAt = new Date(Date.parse('2026-03-01T10:00:00.000Z') + n * 60_000).toISOString();
      ids.push((await recordTip(harness, 'kowal', `Call ${n} from 07700 900141.`, { receivedAt })).id);
    }
    const old = await recordTip(harness, 'kowal', 'Years ago: 07700 900141.', {
      receivedAt: '2022-03-01T10:00:00.000Z',
    });
    await link('shah', ids[21] ?? 0, larkspur);
    const add = (text: string) =>
      harness.as('doyle').do('investigations.addIdentifier', { id: larkspur, subjectId: null, kind: 'phone', text });
    expect((await add('07700 900141')).late).toEqual({ delivered: 20, more: true });
    const late = await items('shah');
    expect(late.map(({ contributionId }) => contributionId).sort((one, other) => one - other)).toEqual(
      ids.slice(1, 21),
    );
    expect(late[0]).toMatchObject({ cause: 'late', by: 'Conn Doyle' });
    expect(late.some(({ contributionId }) => contributionId === old.id)).toBe(false);
    // Learned once more, it is nothing new.
    expect((await add('07700 900141')).late).toEqual({ delivered: 0, more: false });
  });

  it('is told by a subject’s name and by a new alias too', async () => {
    await open();
    const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
    const { id } = await recordTip(harness, 'kowal', 'A man called Craig Dunmore asked twice about the gates.');
    const subject = { role: 'suspect', born: null } as const;
    const { subjectId, late } = await harness
      .as('shah')
      .do('investigations.addSubject', { id: larkspur, ...subject, name: 'Joanne Pickavance', aliases: [] });
    expect(late).toEqual({ delivered: 0, more: false });
    const changed = await harness.as('shah').do('investigations.changeSubject', {
      id: larkspur,
      subjectId,
      ...subject,
      name: 'Joanne Pickavance',
      aliases: ['Craig Dunmore'],
      reason: 'A second name',
    });
    expect(changed.late).toEqual({ delivered: 1, more: false });
    expect(await only('shah')).toMatchObject({ contributionId: id, cause: 'late' });
  });
});

describe('the inbox', () => {
  it('is read page by page in the order in which things fall due, without gaps or repeats', async () => {
    await open();
    const cases = ['P1A', 'P2H', 'P4'].map((priority) => {
      const id = stageInvestigation(harness, { operation: priority, owner: 'shah' });
      priorityOf(id, priority);
      return id;
    });
    for (let n = 0; n < 4; n++)
      for (const investigationId of cases)
        await link('kowal', (await recordTip(harness, 'kowal', `Call ${n}`)).id, investigationId);
    const seen: InboxItem[] = [];
    let after: string | null = null;
    do {
      const page: { items: InboxItem[]; next: string | null } = await harness
        .as('shah')
        .do('inbox.list', { scope: 'mine', after, limit: 5 });
      seen.push(...page.items);
      after = page.next;
    } while (after !== null);
    expect(seen.map(({ priority }) => priority)).toEqual(['P1A', 'P2H', 'P4'].flatMap((one) => Array(4).fill(one)));
    expect(new Set(seen.map(({ contributionId }) => contributionId)).size).toBe(12);
  });

  it('puts things off until a day, for oneself alone, and they fall due all the same', async () => {
    await linkedCall('P1B');
    const pair = pairOf(await only('shah'));
    expect(await harness.as('shah').fails('inbox.snooze', { reached: [pair], until: '2026-03-09' })).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'until',
    });
    await harness.as('shah').do('inbox.snooze', { reached: [pair], until: '2026-03-12' });
    expect(await items('shah')).toEqual([]);
    expect(await only('shah', 'snoozed')).toMatchObject({ ...pair, snoozedUntil: '2026-03-12' });
    expect(await counts('shah')).toMatchObject({ mine: 0 });
    later(3);
    expect(await only('hurst', 'overdue')).toMatchObject({ ...pair });
    await harness.as('shah').do('inbox.snooze', { reached: [pair], until: '2026-03-14' });
    await harness.as('shah').do('inbox.snooze', { reached: [pair], until: null });
    expect(await only('shah')).toMatchObject({ ...pair });
    await harness.as('shah').do('inbox.snooze', { reached: [pair], until: '2026-03-12' });
    harness.setClock('2026-03-12T08:00:00.000Z');
    expect(await only('shah')).toMatchObject({ ...pair, snoozedUntil: null });
  });
});

/** Whose turn it is: deputies, teams, supervisors, and nobody who may not know of it; what is learned late, and what is put off. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboxItem } from '../../preload/contract/inbox.ts';
import { accountId, recordTip } from '../support/casework.ts';
import type { Harness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';
import { openUnit, pairOf, type Unit } from './unit.ts';

let unit: Unit;
let harness: Harness;
beforeEach(async () => {
  unit = await openUnit();
  harness = unit.harness;
});
afterEach(() => harness.close());

describe('while the owner is away', () => {
  const away = async (deputy: string | null, login = 'shah') =>
    harness.as(login).do('inbox.setAbsence', {
      accountId: accountId(harness, 'shah'),
      deputyId: deputy === null ? null : accountId(harness, deputy),
      fromDay: '2026-03-09',
      toDay: '2026-03-10',
    });

  it('it is the deputy’s, from the first day to the last', async () => {
    const { id } = await unit.linkedCall();
    await away('doyle');
    expect(await unit.only('doyle')).toMatchObject({ turn: 'deputy', person: 'Conn Doyle', away: 'Priya Shah' });
    expect(await unit.receipts('kowal', id)).toMatchObject([
      { turn: 'deputy', person: 'Conn Doyle', away: 'Priya Shah' },
    ]);
    expect(await harness.as('kowal').do('inbox.absences', {})).toMatchObject({
      absences: [{ account: { name: 'Priya Shah' }, deputy: { name: 'Conn Doyle' }, away: true }],
    });
    harness.setClock('2026-03-11T00:30:00.000Z');
    expect(await unit.items('doyle')).toEqual([]);
    expect(await unit.receipts('kowal', id)).toMatchObject([{ turn: 'owner', away: null }]);
  });

  it('supervisors see to it where there is no deputy, or the deputy may not know of it', async () => {
    const { id } = await unit.linkedCall();
    await away(null, 'hurst');
    expect(await unit.only('hurst')).toMatchObject({ contributionId: id, turn: 'supervisors', away: 'Priya Shah' });
    harness.peek().prepare("update account_row set clearance = 0 where login = 'doyle'").run();
    await away('doyle');
    expect(await unit.items('doyle')).toEqual([]);
    expect(await unit.only('hurst')).toMatchObject({ turn: 'supervisors', person: null });
    await harness.as('hurst').do('inbox.seen', { reached: [pairOf(await unit.only('hurst'))] });
    expect(await unit.receipts('kowal', id)).toMatchObject([{ seenBy: 'Hala Hurst' }]);
  });

  it('supervisors see to it where the deputy is no reader of a case that has named ones', async () => {
    const { id } = await unit.linkedCall();
    const { investigationId } = pairOf(await unit.only('shah'));
    const { version } = await harness.as('shah').do('investigations.get', { id: investigationId });
    const readers = ['shah', 'hurst'].map((login) => accountId(harness, login));
    await harness
      .as('shah')
      .do('investigations.setReaders', { id: investigationId, version, readers, reason: 'Known to few' });
    await away('doyle');
    expect(await unit.items('doyle')).toEqual([]);
    expect(await unit.only('hurst')).toMatchObject({ contributionId: id, turn: 'supervisors', away: 'Priya Shah' });
  });

  it('it is said by oneself or a supervisor, and of people who do casework', async () => {
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
    const nobodys = stageInvestigation(harness, { operation: 'NOBODYS' });
    const { id } = await recordTip(harness, 'kowal', 'Somebody watches the gates.');
    await unit.link('kowal', id, nobodys);
    expect(await unit.only('hurst')).toMatchObject({ turn: 'supervisors', person: null });
    const change = async (input: object) => {
      const { version } = await harness.as('hurst').do('investigations.get', { id: nobodys });
      return harness.as('hurst').do('investigations.change', { id: nobodys, version, reason: 'Given out', ...input });
    };
    await change({ team: [accountId(harness, 'doyle')] });
    expect(await unit.only('doyle')).toMatchObject({ turn: 'team' });
    expect(await unit.items('hurst')).toEqual([]);
    await change({ ownerId: accountId(harness, 'shah') });
    expect(await unit.only('shah')).toMatchObject({ turn: 'owner', person: 'Priya Shah' });
    expect(await unit.items('doyle')).toEqual([]);
  });

  it('is what a closed account leaves behind: nobody’s calls lie with somebody who has gone', async () => {
    await unit.linkedCall();
    harness.peek().prepare("update account_row set disabledAt = '2026-03-09T10:30:00.000Z' where login = 'shah'").run();
    expect(await unit.only('hurst')).toMatchObject({ turn: 'supervisors' });
  });
});

describe('what an investigation may not be told of, and what others may not', () => {
  it('a link to a restricted investigation is a delivery to its people alone; outside nothing tells of it', async () => {
    const heron = stageInvestigation(harness, { operation: 'HERON ONE', compartment: 'HERON', owner: 'mason' });
    const { id } = await recordTip(harness, 'kowal', 'A man films the gates.');
    const before = await unit.receipts('kowal', id);
    await unit.link('mason', id, heron);
    expect(await unit.receipts('mason', id)).toMatchObject([{ operation: 'HERON ONE', outcome: 'accepted' }]);
    expect(await unit.receipts('kowal', id)).toEqual(before);
    for (const login of ['kowal', 'shah', 'hurst'])
      for (const scope of ['mine', 'overdue', 'sent', 'snoozed'] as const)
        expect(await unit.items(login, scope)).toEqual([]);
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
    const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
    const form = { compartmentId: harness.compartment('HERON') };
    const { id } = await recordTip(harness, 'mason', 'A closed word about the gates.', form);
    await unit.link('mason', id, larkspur);
    expect(await unit.items('shah')).toEqual([]);
    expect(await unit.receipts('mason', id)).toMatchObject([{ turn: 'supervisors', person: null }]);
  });

  it('a match with a restricted investigation is in its owner’s inbox as it comes in', async () => {
    const craig = { name: 'Craig Dunmore', phones: ['+447700900123'] };
    stageInvestigation(harness, { operation: 'HERON ONE', compartment: 'HERON', owner: 'mason', subject: craig });
    const { id } = await recordTip(harness, 'kowal', 'Craig Dunmore, his phone is 07700 900 123.');
    expect(await unit.only('mason')).toMatchObject({
      contributionId: id,
      cause: 'deconfliction',
      by: null,
      turn: 'owner',
    });
    expect(await unit.receipts('kowal', id)).toEqual([]);
    await harness.as('mason').do('inbox.answer', { ...pairOf(await unit.only('mason')), outcome: 'accepted' });
    expect(await harness.as('mason').do('triage.get', { id })).toMatchObject({
      links: [{ operation: 'HERON ONE', decision: 'linked', shown: false }],
      state: 'untriaged',
    });
  });
});

describe('an investigation that learns something', () => {
  it('is told of what came in before and holds it, the newest first and no more than the rule says', async () => {
    const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
    const ids: number[] = [];
    for (let n = 0; n < 22; n++) {
      const receivedAt = new Date(Date.parse('2026-03-01T10:00:00.000Z') + n * 60_000).toISOString();
      ids.push((await recordTip(harness, 'kowal', `Call ${n} from 07700 900141.`, { receivedAt })).id);
    }
    const old = await recordTip(harness, 'kowal', 'Years ago: 07700 900141.', {
      receivedAt: '2022-03-01T10:00:00.000Z',
    });
    await unit.link('shah', ids[21] ?? 0, larkspur);
    const add = (text: string) =>
      harness.as('shah').do('investigations.addIdentifier', { id: larkspur, subjectId: null, kind: 'phone', text });
    expect((await add('07700 900141')).late).toEqual({ delivered: 20, more: true });
    const late = await unit.items('shah');
    expect(late.map(({ contributionId }) => contributionId).sort((one, other) => one - other)).toEqual(
      ids.slice(1, 21),
    );
    expect(late[0]).toMatchObject({ cause: 'late', by: 'Priya Shah' });
    expect(late.some(({ contributionId }) => contributionId === old.id)).toBe(false);
    // Learned once more, it is nothing new.
    expect((await add('07700 900141')).late).toEqual({ delivered: 0, more: false });
  });

  it('is told by a subject’s name and by a new alias too', async () => {
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
    expect(await unit.only('shah')).toMatchObject({ contributionId: id, cause: 'late' });
  });
});

describe('the inbox', () => {
  it('is read page by page in the order in which things fall due, without gaps or repeats', async () => {
    const cases = ['P1A', 'P2H', 'P4'].map((priority) => {
      const id = stageInvestigation(harness, { operation: priority, owner: 'shah' });
      harness.peek().prepare('update investigation_row set priority = ? where id = ?').run(priority, id);
      return id;
    });
    for (let n = 0; n < 4; n++)
      for (const investigationId of cases)
        await unit.link('kowal', (await recordTip(harness, 'kowal', `Call ${n}`)).id, investigationId);
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
    await unit.linkedCall('P1B');
    const pair = pairOf(await unit.only('shah'));
    expect(await harness.as('shah').fails('inbox.snooze', { reached: [pair], until: '2026-03-09' })).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'until',
    });
    await harness.as('shah').do('inbox.snooze', { reached: [pair], until: '2026-03-12' });
    expect(await unit.items('shah')).toEqual([]);
    expect(await unit.only('shah', 'snoozed')).toMatchObject({ ...pair, snoozedUntil: '2026-03-12' });
    expect(await unit.counts('shah')).toMatchObject({ mine: 0 });
    unit.later(3);
    expect(await unit.only('hurst', 'overdue')).toMatchObject({ ...pair });
    await harness.as('shah').do('inbox.snooze', { reached: [pair], until: '2026-03-14' });
    await harness.as('shah').do('inbox.snooze', { reached: [pair], until: null });
    expect(await unit.only('shah')).toMatchObject({ ...pair });
    await harness.as('shah').do('inbox.snooze', { reached: [pair], until: '2026-03-12' });
    harness.setClock('2026-03-12T08:00:00.000Z');
    expect(await unit.only('shah')).toMatchObject({ ...pair, snoozedUntil: null });
  });
});

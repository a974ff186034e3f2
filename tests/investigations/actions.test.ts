/** Actions from the day somebody raises one to the day it is filed, with what goes wrong on the way. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import { accountId, openingForm as form } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
let id: number;

beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', name: 'P. Shah', roles: ['case_officer'], compartments: ['MEADOW'] },
      { login: 'mcardle', name: 'R. McArdle', roles: ['case_officer'] },
      { login: 'kowal', name: 'S. Kowal', roles: ['supervisor'], compartments: ['MEADOW'] },
      { login: 'low', name: 'L. Low', roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' },
      { login: 'audit', name: 'A. Audit', roles: ['auditor'] },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
  id = (await harness.as('shah').do('investigations.open', form())).id;
});
afterEach(() => harness.close());

const idOf = (login: string) => accountId(harness, login);
const page = { after: null, limit: 50 };

type Raise = Input<'investigations.raiseAction'>;
async function raise(more: Partial<Raise> = {}, login = 'shah'): Promise<number> {
  const plain = {
    id,
    title: 'Ask for the footage',
    priority: 'M',
    due: null,
    allocatedTo: null,
    contributionId: null,
  } as const;
  return (await harness.as(login).do('investigations.raiseAction', { ...plain, ...more })).actionId;
}
const open = (actionId: number, login = 'shah') => harness.as(login).do('investigations.action', { actionId });
const mine = async (login: string) => (await harness.as(login).do('investigations.myActions', page)).actions;
const toFile = async (login: string) => (await harness.as(login).do('investigations.actionsToFile', page)).actions;

describe('an action', () => {
  it('only moves on, and needs somebody to do it and a result', async () => {
    const actionId = await raise({ priority: 'H', due: '2026-03-08' });
    const advance = (to: Input<'investigations.advanceAction'>['to'], more: object = {}) => ({ actionId, to, ...more });
    const fails = (input: Input<'investigations.advanceAction'>) =>
      harness.as('kowal').fails('investigations.advanceAction', input);
    expect(await fails(advance('allocated'))).toMatchObject({ code: 'INPUT_INVALID', about: 'allocatedTo' });
    const given = { allocatedTo: idOf('mcardle') };
    await harness.as('kowal').do('investigations.advanceAction', advance('allocated', given));
    expect((await fails(advance('allocated'))).code).toBe('CHANGED_SINCE');
    expect(await fails(advance('raised'))).toMatchObject({ code: 'INPUT_INVALID', about: 'to' });
    expect(await mine('mcardle')).toMatchObject([
      { id: actionId, number: 1, overdue: true, allocatedTo: 'R. McArdle', operation: 'GREY HERON' },
    ]);
    expect(await fails(advance('resulted'))).toMatchObject({ about: 'result' });
    await harness.as('mcardle').do('investigations.advanceAction', advance('in_progress'));
    await harness.as('mcardle').do('investigations.advanceAction', advance('resulted', { result: 'Nothing on it' }));
    expect(await mine('mcardle')).toEqual([]);
    expect((await open(actionId)).action).toMatchObject({ state: 'resulted', result: 'Nothing on it', overdue: false });
  });

  it('is filed by the owner of the case or a supervisor, never by whoever gave the result', async () => {
    const actionId = await raise({ allocatedTo: idOf('mcardle') });
    const file = { actionId, to: 'filed' as const };
    const done = { actionId, to: 'resulted' as const, result: 'Nothing on it' };
    // Straight from the list of what is to be done, it has no result that somebody else has read.
    expect(
      (await harness.as('kowal').fails('investigations.advanceAction', { ...file, result: 'Done by phone' })).code,
    ).toBe('SECOND_PERSON_NEEDED');
    await harness.as('mcardle').do('investigations.advanceAction', done);
    expect((await harness.as('mcardle').fails('investigations.advanceAction', file)).code).toBe('SECOND_PERSON_NEEDED');
    expect(await toFile('mcardle')).toEqual([]);
    expect(await toFile('shah')).toMatchObject([{ id: actionId, mayFile: true }]);
    await harness.as('kowal').do('investigations.advanceAction', file);
    expect(await toFile('shah')).toEqual([]);
    const { course } = await open(actionId);
    expect(course.map(({ what, by }) => [what, by])).toEqual([
      ['filed', 'S. Kowal'],
      ['resulted', 'R. McArdle'],
      ['allocated', 'P. Shah'],
      ['raised', 'P. Shah'],
    ]);
    // A colleague of the team is neither owner nor supervisor.
    const { version } = await harness.as('shah').do('investigations.get', { id });
    const team = [idOf('low')];
    await harness.as('shah').do('investigations.change', { id, version, team, reason: 'Joins the team' });
    const again = await raise({ allocatedTo: idOf('mcardle') });
    await harness.as('mcardle').do('investigations.advanceAction', { ...done, actionId: again });
    const filing = { actionId: again, to: 'filed' as const };
    expect((await harness.as('low').fails('investigations.advanceAction', filing)).code).toBe('SUPERVISOR_NEEDED');
  });

  it('goes to somebody else with a reason, and its history says from when on', async () => {
    const actionId = await raise({ allocatedTo: idOf('mcardle') });
    const move = { actionId, to: 'allocated' as const, allocatedTo: idOf('shah') };
    expect((await harness.as('kowal').fails('investigations.advanceAction', move)).code).toBe('REASON_NEEDED');
    await harness.as('kowal').do('investigations.advanceAction', { ...move, reason: 'He is on leave' });
    expect((await open(actionId)).course[0]).toMatchObject({
      what: 'reallocated',
      to: 'P. Shah',
      by: 'S. Kowal',
      reason: 'He is on leave',
    });
    const several = [actionId, await raise(), await raise()];
    const all = { actionIds: several, allocatedTo: idOf('mcardle') };
    expect((await harness.as('shah').fails('investigations.allocateActions', all)).code).toBe('REASON_NEEDED');
    // All of them or none.
    expect((await mine('mcardle')).length).toBe(0);
    await harness.as('shah').do('investigations.allocateActions', { ...all, reason: 'Back from leave' });
    expect((await mine('mcardle')).map((each) => each.id)).toEqual(several);
    const auditor = { ...all, allocatedTo: idOf('audit'), reason: 'Away' };
    expect(await harness.as('shah').fails('investigations.allocateActions', auditor)).toMatchObject({
      about: 'allocatedTo',
    });
  });

  it('is returned with a reason; its earlier result stays in its history', async () => {
    const actionId = await raise({ allocatedTo: idOf('mcardle') });
    const back = { actionId, reason: 'Of another day' };
    expect((await harness.as('kowal').fails('investigations.reopenAction', back)).code).toBe('CHANGED_SINCE');
    const done = { actionId, to: 'resulted' as const, result: 'Nothing on it' };
    await harness.as('mcardle').do('investigations.advanceAction', done);
    expect((await harness.as('audit').fails('investigations.reopenAction', back)).code).toBe('NOT_ALLOWED');
    const unsaid = { actionId, reason: null };
    expect((await harness.as('kowal').fails('investigations.reopenAction', unsaid)).code).toBe('REASON_NEEDED');
    await harness.as('kowal').do('investigations.reopenAction', back);
    expect(await mine('mcardle')).toMatchObject([{ id: actionId, state: 'allocated', result: null }]);
    const { course } = await open(actionId);
    expect(course[0]).toMatchObject({ what: 'returned', by: 'S. Kowal', reason: 'Of another day' });
    expect(course[1]).toMatchObject({ what: 'resulted', detail: 'Nothing on it' });
    // Whoever takes a result of a moment ago back gives no reason.
    await harness.as('mcardle').do('investigations.advanceAction', done);
    await harness.as('mcardle').do('investigations.reopenAction', unsaid);
  });

  it('comes up by its day or by its resubmission, with a reminder three days before', async () => {
    const later = await raise({ allocatedTo: idOf('shah'), due: '2026-03-30', title: 'Later' });
    const soon = await raise({ allocatedTo: idOf('shah'), due: '2026-03-12', title: 'Soon' });
    const never = await raise({ allocatedTo: idOf('shah'), title: 'Some day' });
    expect((await mine('shah')).map((each) => [each.id, each.dueSoon])).toEqual([
      [soon, true],
      [later, false],
      [never, false],
    ]);
    const put = { actionId: never, basedOn: 1, title: 'Some day', detail: '', priority: 'L' as const, due: null };
    const off = { ...put, resubmitOn: '2026-03-10', enquiryId: null, reason: 'They answer on Tuesday' };
    await harness.as('shah').do('investigations.changeAction', off);
    expect((await harness.as('kowal').fails('investigations.changeAction', off)).code).toBe('CHANGED_SINCE');
    expect((await mine('shah'))[0]).toMatchObject({ id: never, resubmitOn: '2026-03-10', dueSoon: false, version: 2 });
    harness.setClock('2026-03-10T09:00:00.000Z');
    expect((await mine('shah'))[0]).toMatchObject({ id: never, dueSoon: true });
    expect((await open(never)).course[0]).toMatchObject({
      what: 'changed',
      detail: 'priority was “M”; resubmission was “none”',
      reason: 'They answer on Tuesday',
    });
  });

  it('is cancelled or transferred with a reason, not into a case that more people may see', async () => {
    const actionId = await raise();
    await harness.as('shah').do('investigations.cancelAction', { actionId, reason: 'Overwritten' });
    const again = { actionId, reason: 'Twice' };
    expect((await harness.as('shah').fails('investigations.cancelAction', again)).code).toBe('CHANGED_SINCE');
    const kite = form({ operation: 'RED KITE', compartmentId: harness.compartment('MEADOW') });
    const { id: other } = await harness.as('shah').do('investigations.open', kite);
    const moved = await raise({ title: 'Walk the route' });
    const to = { actionId: moved, investigationId: other, reason: 'It is about Red Kite' };
    const there = await harness.as('shah').do('investigations.transferAction', to);
    expect((await open(there.actionId)).action).toMatchObject({ title: 'Walk the route', state: 'raised', number: 1 });
    expect((await open(moved)).records).toMatchObject([{ part: 'moved_to', words: 'Op RED KITE, action 1' }]);
    // Whoever may not know of the other case is not told that there is one.
    expect(await open(moved, 'mcardle')).toMatchObject({
      records: [],
      course: [{ what: 'cancelled' }, { what: 'raised' }],
    });
    const back = { actionId: there.actionId, investigationId: id, reason: 'A slip' };
    expect(await harness.as('shah').fails('investigations.transferAction', back)).toMatchObject({
      about: 'investigationId',
    });
  });

  it('is out of reach for whoever cannot see the investigation', async () => {
    const hidden = form({ operation: 'HIDDEN STREAM', compartmentId: harness.compartment('MEADOW') });
    const { id: hiddenId } = await harness.as('shah').do('investigations.open', hidden);
    const actionId = await raise({ id: hiddenId, allocatedTo: idOf('shah') });
    const unseen = {
      id: hiddenId,
      title: 'Ask',
      priority: 'L',
      due: null,
      allocatedTo: null,
      contributionId: null,
    } as const;
    expect((await harness.as('mcardle').fails('investigations.raiseAction', unseen)).code).toBe('NOT_FOUND');
    expect((await harness.as('mcardle').fails('investigations.action', { actionId })).code).toBe('NOT_FOUND');
    const advance = { actionId, to: 'in_progress' as const };
    expect((await harness.as('mcardle').fails('investigations.advanceAction', advance)).code).toBe('NOT_FOUND');
  });
});

describe('an action raised from a text', () => {
  it('quotes it with its source, and shows the words only to whoever may see that', async () => {
    const text = 'A man in a red coat\nfilmed the harbour gates on Friday.';
    const { id: contributionId } = await harness
      .as('shah')
      .do('intake.record', { form: { channel: 'hotline', text, marking: 'SECRET' }, draftId: null });
    const invented = { contributionId, quote: 'A woman in a blue coat' };
    const plain = { id, title: 'Find the coat', priority: 'M', due: null, allocatedTo: null } as const;
    expect(await harness.as('shah').fails('investigations.raiseAction', { ...plain, ...invented })).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'quote',
    });
    const actionId = await raise({ contributionId, quote: 'red coat filmed the harbour gates' });
    const [source] = (await open(actionId)).records;
    expect(source).toMatchObject({ part: 'source', contributionId, quote: 'red coat filmed the harbour gates' });
    expect(source?.words).toMatch(/^TIP-/);
    expect((await open(actionId, 'low')).records).toEqual([]);
  });

  it('has what it produced beside it once it has a result', async () => {
    const subject = { id, role: 'witness' as const, name: 'Pat Larch', aliases: [], born: null };
    const { subjectId } = await harness.as('shah').do('investigations.addSubject', subject);
    const actionId = await raise({ allocatedTo: idOf('shah') });
    const produced = [{ what: 'subject' as const, itemId: subjectId }];
    const done = { actionId, to: 'resulted' as const, result: 'She saw the van', produced };
    const other = (await harness.as('mcardle').do('investigations.open', form({ operation: 'RED KITE' }))).id;
    const elsewhere = await harness.as('mcardle').do('investigations.addSubject', { ...subject, id: other });
    const wrong = { ...done, produced: [{ what: 'subject' as const, itemId: elsewhere.subjectId }] };
    expect((await harness.as('shah').fails('investigations.advanceAction', wrong)).code).toBe('NOT_FOUND');
    await harness.as('shah').do('investigations.advanceAction', done);
    expect((await open(actionId)).records).toMatchObject([{ part: 'product', words: 'Pat Larch' }]);
  });
});

describe('lists of actions', () => {
  it('go page by page in the order of the days, by state, by person and by line of enquiry', async () => {
    const aim = { id, aim: 'Who drives it', priority: 'H' as const };
    const { enquiryId } = await harness.as('shah').do('investigations.addEnquiry', { ...aim, title: 'The van' });
    const days = ['2026-03-20', '2026-03-11', null, '2026-03-11', '2026-03-15'];
    const ids: number[] = [];
    for (const [at, due] of days.entries())
      ids.push(await raise({ due, ...(at % 2 === 0 ? { enquiryId } : { allocatedTo: idOf('shah') }) }));
    const [one, two, three, four, five] = ids;
    const found: number[] = [];
    let after: string | null = null;
    do {
      const answer: { actions: { id: number }[]; next: string | null } = await harness
        .as('shah')
        .do('investigations.actions', { id, after, limit: 2 });
      found.push(...answer.actions.map((each) => each.id));
      after = answer.next;
    } while (after !== null);
    expect(found).toEqual([two, four, five, one, three]);
    const list = async (more: object) =>
      (await harness.as('shah').do('investigations.actions', { id, ...page, ...more })).actions.map((each) => each.id);
    expect(await list({ person: 0 })).toEqual([five, one, three]);
    expect(await list({ person: idOf('shah') })).toEqual([two, four]);
    expect(await list({ enquiryId })).toEqual([five, one, three]);
    expect(await list({ state: 'allocated' })).toEqual([two, four]);
    expect(await harness.as('shah').do('investigations.actionCounts', { id })).toMatchObject({
      counts: { raised: 3, allocated: 2, filed: 0 },
      overdue: 0,
    });
  });
});

describe('a line of enquiry', () => {
  it('has its progress beside it, is resolved with what it came to, and takes no action once it is', async () => {
    const aim = { id, title: 'The van', aim: 'Who drives it', priority: 'H' as const };
    const { enquiryId, number } = await harness.as('shah').do('investigations.addEnquiry', aim);
    expect(number).toBe(1);
    expect((await harness.as('mcardle').fails('investigations.addEnquiry', aim)).code).toBe('NOT_YOUR_CASE');
    const actionId = await raise({ enquiryId, allocatedTo: idOf('shah') });
    await raise({ enquiryId });
    await harness.as('shah').do('investigations.advanceAction', { actionId, to: 'resulted', result: 'A hire firm' });
    const { id: contributionId } = await harness
      .as('shah')
      .do('intake.record', { form: { channel: 'hotline', text: 'The van again.' }, draftId: null });
    const place = { enquiryId, contributionId, belongs: true };
    await harness.as('shah').do('investigations.placeInEnquiry', place);
    expect((await harness.as('kowal').fails('investigations.placeInEnquiry', place)).code).toBe('CHANGED_SINCE');
    const seen = async () => (await harness.as('mcardle').do('investigations.enquiries', { id, ...page })).enquiries[0];
    expect(await seen()).toMatchObject({ state: 'open', actionsOpen: 1, actionsDone: 1, contributions: 1 });
    const listed = await harness.as('shah').do('investigations.enquiryContributions', { enquiryId, ...page });
    expect(listed.contributions).toMatchObject([{ contributionId, excerpt: 'The van again.' }]);
    await harness.as('shah').do('investigations.placeInEnquiry', { ...place, belongs: false });
    const resolve = { enquiryId, to: 'resolved' as const, reason: 'Hired by Dunmore' };
    await harness.as('shah').do('investigations.settleEnquiry', resolve);
    expect((await harness.as('kowal').fails('investigations.settleEnquiry', resolve)).code).toBe('CHANGED_SINCE');
    expect(await seen()).toMatchObject({ state: 'resolved', outcome: 'Hired by Dunmore', contributions: 0 });
    const late = {
      id,
      title: 'Ask the firm',
      priority: 'L',
      due: null,
      allocatedTo: null,
      contributionId: null,
    } as const;
    expect(await harness.as('shah').fails('investigations.raiseAction', { ...late, enquiryId })).toMatchObject({
      about: 'enquiryId',
    });
    const { changes } = await harness.as('shah').do('investigations.get', { id });
    expect(changes[0]).toMatchObject({ what: 'Line of enquiry 1 resolved', reason: 'Hired by Dunmore' });
    const change = { enquiryId, basedOn: 1, title: 'The white van', aim: aim.aim, priority: 'M' as const };
    expect(
      (await harness.as('shah').fails('investigations.changeEnquiry', { ...change, reason: 'Its colour' })).code,
    ).toBe('CHANGED_SINCE');
    await harness.as('shah').do('investigations.changeEnquiry', { ...change, basedOn: 2, reason: 'Its colour' });
  });
});

/** Notes with replies and mentions, decisions in fast time, and a case that is not closed over open work. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
      { login: 'brennan', name: 'M. Brennan', roles: ['manager'], compartments: ['MEADOW'] },
      { login: 'adjei', name: 'E. Adjei', roles: ['intake_officer'], compartments: ['MEADOW'] },
      { login: 'low', name: 'L. Low', roles: ['case_officer'], clearance: 'OFFICIAL', compartments: ['MEADOW'] },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
  const meadow = form({ compartmentId: harness.compartment('MEADOW') });
  id = (await harness.as('shah').do('investigations.open', meadow)).id;
});
afterEach(() => harness.close());

const idOf = (login: string) => accountId(harness, login);
const page = { after: null, limit: 50 };
const write = (login: string, text: string, mentions: number[] = [], threadId: number | null = null) =>
  harness.as(login).do('investigations.addNote', { id, threadId, text, mentions });
const notes = async (login: string, threadId: number | null = null) =>
  (await harness.as(login).do('investigations.notes', { id, threadId, ...page })).notes;
const mentions = async (login: string) =>
  (await harness.as(login).do('investigations.mentions', { unseen: true, ...page })).mentions;

describe('a mention', () => {
  it('offers people with access only, the case’s own first, and never the writer', async () => {
    const offered = await harness.as('shah').do('investigations.peopleToMention', { id, text: '' });
    expect(offered.people.map(({ name }) => name)).toEqual(['M. Brennan', 'S. Kowal']);
    const { people } = await harness.as('kowal').do('investigations.peopleToMention', { id, text: 'sha' });
    expect(people).toEqual([{ id: idOf('shah'), name: 'P. Shah' }]);
    expect((await harness.as('mcardle').fails('investigations.peopleToMention', { id, text: '' })).code).toBe(
      'NOT_FOUND',
    );
  });

  it('reaches the person who may see the case, and widens nothing for anybody else', async () => {
    for (const login of ['mcardle', 'low', 'adjei']) {
      const name = { mcardle: 'R. McArdle', low: 'L. Low', adjei: 'E. Adjei' }[login];
      const note = { id, threadId: null, text: `Over to @${name}`, mentions: [idOf(login)] };
      expect(await harness.as('shah').fails('investigations.addNote', note)).toMatchObject({
        code: 'INPUT_INVALID',
        about: 'mentions',
      });
    }
    const unsaid = { id, threadId: null, text: 'Over to you', mentions: [idOf('kowal')] };
    expect(await harness.as('shah').fails('investigations.addNote', unsaid)).toMatchObject({ about: 'mentions' });
    expect(await notes('shah')).toEqual([]);
    const { noteId } = await write('shah', 'Film kept for ten days. @S. Kowal please ask.', [idOf('kowal')]);
    expect(await mentions('kowal')).toMatchObject([{ noteId, by: 'P. Shah', operation: 'GREY HERON', seen: false }]);
    expect(await mentions('brennan')).toEqual([]);
    expect((await harness.as('brennan').fails('investigations.mentionsSeen', { noteIds: [noteId] })).code).toBe(
      'NOT_FOUND',
    );
    await harness.as('kowal').do('investigations.mentionsSeen', { noteIds: [noteId] });
    expect(await mentions('kowal')).toEqual([]);
  });

  it('names its person whole, tells them once, and no longer once the note does not name them', async () => {
    for (const text of ['Ask @S. Kowalski', 'Mail to desk@S. Kowal']) {
      const note = { id, threadId: null, text, mentions: [idOf('kowal')] };
      expect(await harness.as('shah').fails('investigations.addNote', note)).toMatchObject({ about: 'mentions' });
    }
    const { noteId } = await write('shah', 'Ask @S. Kowal', [idOf('kowal')]);
    await harness.as('kowal').do('investigations.mentionsSeen', { noteIds: [noteId] });
    const change = { noteId, basedOn: 1, text: 'Ask @S. Kowal today', mentions: [idOf('kowal')] };
    await harness.as('shah').do('investigations.changeNote', change);
    expect(await mentions('kowal')).toEqual([]);
    const other = { ...change, basedOn: 2, text: 'Ask @M. Brennan', mentions: [idOf('brennan')] };
    await harness.as('shah').do('investigations.changeNote', other);
    expect((await notes('shah'))[0]?.mentioned).toEqual([{ id: idOf('brennan'), name: 'M. Brennan' }]);
    expect(await mentions('brennan')).toHaveLength(1);
  });

  it('is gone once its person may no longer see the case, or its note was withdrawn', async () => {
    const { noteId } = await write('shah', 'For @M. Brennan and @S. Kowal', [idOf('brennan'), idOf('kowal')]);
    const members = harness.peek();
    members.exec(`delete from compartment_member_row where accountId = ${idOf('brennan')}`);
    expect(await mentions('brennan')).toEqual([]);
    await harness.as('shah').do('investigations.withdrawNote', { noteId, reason: 'Wrong case' });
    expect(await mentions('kowal')).toEqual([]);
    expect(await notes('kowal')).toMatchObject([
      { text: '', mentioned: [], withdrawn: { by: 'P. Shah', reason: 'Wrong case' } },
    ]);
    await harness.as('shah').do('investigations.restoreNote', { noteId });
    expect(await mentions('kowal')).toHaveLength(1);
  });
});

describe('a note', () => {
  it('keeps replies flat, and what it said before with who wrote that', async () => {
    const { noteId } = await write('shah', 'Empty since August.');
    const { noteId: reply } = await write('kowal', 'Since July, says the agent.', [], noteId);
    expect(
      (await harness.as('kowal').fails('investigations.addNote', { id, threadId: reply, text: 'Yes', mentions: [] }))
        .code,
    ).toBe('NOT_FOUND');
    expect(await notes('shah')).toMatchObject([{ id: noteId, replies: 1 }]);
    expect(await notes('shah', noteId)).toMatchObject([{ id: reply, by: 'S. Kowal' }]);
    const change = { noteId, basedOn: 1, text: 'Empty since July.', mentions: [] };
    await harness.as('kowal').do('investigations.changeNote', change);
    // Whoever had it open meanwhile sees both versions, and nothing is overwritten.
    const late = { ...change, text: 'Empty since June.' };
    expect((await harness.as('shah').fails('investigations.changeNote', late)).code).toBe('CHANGED_SINCE');
    expect(await notes('shah')).toMatchObject([
      { text: 'Empty since July.', version: 2, by: 'P. Shah', changed: { by: 'S. Kowal' } },
    ]);
    await harness.as('shah').do('investigations.changeNote', { ...late, basedOn: 2 });
    const { versions } = await harness.as('shah').do('investigations.noteVersions', { noteId, ...page });
    expect(versions.map(({ version, text, by }) => [version, text, by])).toEqual([
      [2, 'Empty since July.', 'S. Kowal'],
      [1, 'Empty since August.', 'P. Shah'],
    ]);
    expect(() => harness.peek().exec("update note_version_row set text = 'other'")).toThrow('kept');
  });

  it('is changed by its author and the people of the case, and written by no manager', async () => {
    const second = (await harness.as('kowal').do('investigations.open', form({ operation: 'RED KITE' }))).id;
    const { noteId } = await harness
      .as('mcardle')
      .do('investigations.addNote', { id: second, threadId: null, text: 'Seen on Friday', mentions: [] });
    const change = { noteId, basedOn: 1, text: 'Seen on Saturday', mentions: [] };
    expect((await harness.as('shah').fails('investigations.changeNote', change)).code).toBe('NOT_YOUR_CASE');
    await harness.as('mcardle').do('investigations.changeNote', change);
    const note = { id: second, threadId: null, text: 'Noted', mentions: [] };
    expect((await harness.as('brennan').fails('investigations.addNote', note)).code).toBe('NOT_ALLOWED');
  });
});

const considered = { information: 'Two reports', threat: 'Low', powers: '', options: 'Wait', review: '', ethics: '' };
const decision = { title: 'Watch the lock-up', text: '', reason: 'Two sightings', decidedAt: null, supersedes: null };
const log = async (login: string) =>
  (await harness.as(login).do('investigations.decisions', { id, ...page })).decisions;
const waiting = async (login: string, kind: 'complete' | 'countersign' | 'review') =>
  (await harness.as(login).do('investigations.decisionsForMe', { kind, ...page })).waiting;

describe('a decision', () => {
  it('in fast time is completed once, later, with both times', async () => {
    const { decisionId } = await harness.as('shah').do('investigations.addDecision', { id, ...decision });
    expect(await waiting('shah', 'complete')).toMatchObject([{ decisionId, dueOn: '2026-03-10', overdue: false }]);
    expect(await waiting('kowal', 'complete')).toEqual([]);
    harness.setClock('2026-03-11T08:00:00.000Z');
    expect(await waiting('shah', 'complete')).toMatchObject([{ overdue: true }]);
    await harness.as('shah').do('investigations.completeDecision', { decisionId, considered });
    const twice = { decisionId, considered };
    expect((await harness.as('kowal').fails('investigations.completeDecision', twice)).code).toBe('CHANGED_SINCE');
    expect(await log('brennan')).toMatchObject([
      {
        fastTime: true,
        considered: null,
        at: '2026-03-09T10:00:00.000Z',
        tasks: [{ kind: 'complete', done: { at: '2026-03-11T08:00:00.000Z', by: 'P. Shah', considered } }],
      },
    ]);
    expect(await waiting('shah', 'complete')).toEqual([]);
  });

  it('is countersigned by a second person, or refused with a reason, once', async () => {
    const asked = { id, ...decision, considered, countersign: true };
    const { decisionId } = await harness.as('shah').do('investigations.addDecision', asked);
    const sign = { decisionId, agree: true };
    expect((await harness.as('shah').fails('investigations.countersignDecision', sign)).code).toBe(
      'SECOND_PERSON_NEEDED',
    );
    expect(await waiting('shah', 'countersign')).toEqual([]);
    expect(await waiting('kowal', 'countersign')).toMatchObject([{ decisionId, by: 'P. Shah' }]);
    const no = { decisionId, agree: false };
    expect((await harness.as('kowal').fails('investigations.countersignDecision', no)).code).toBe('REASON_NEEDED');
    await harness.as('kowal').do('investigations.countersignDecision', { ...no, reason: 'No option was ruled out' });
    expect((await harness.as('kowal').fails('investigations.countersignDecision', sign)).code).toBe('CHANGED_SINCE');
    expect((await log('shah'))[0]?.tasks).toMatchObject([
      { kind: 'countersign', done: { outcome: 'refused', text: 'No option was ruled out', by: 'S. Kowal' } },
    ]);
    expect((await log('shah'))[0]).toMatchObject({ fastTime: false, considered });
  });

  it('is reviewed on its day, and nothing waits about it once another supersedes it', async () => {
    const past = { id, ...decision, reviewOn: '2026-03-01' };
    expect(await harness.as('shah').fails('investigations.addDecision', past)).toMatchObject({ about: 'reviewOn' });
    const { decisionId, number } = await harness
      .as('shah')
      .do('investigations.addDecision', { ...past, considered, reviewOn: '2026-03-20' });
    const review = { decisionId, text: 'Stands', nextOn: '2026-04-20' };
    await harness.as('shah').do('investigations.reviewDecision', review);
    expect(await waiting('shah', 'review')).toMatchObject([{ decisionId, dueOn: '2026-04-20' }]);
    await harness.as('shah').do('investigations.addDecision', { id, ...decision, considered, supersedes: number });
    expect(await waiting('shah', 'review')).toEqual([]);
    expect((await harness.as('shah').fails('investigations.reviewDecision', review)).code).toBe('CHANGED_SINCE');
  });
});

describe('closing a case', () => {
  const items = async (login: string) =>
    (await harness.as(login).do('investigations.closingItems', { id, ...page })).items;
  const propose = { version: 1, reason: 'Everybody is charged' };

  it('is refused over open work, until each item is settled or waived; both people see why', async () => {
    const raised = {
      id,
      title: 'Ask for the film',
      priority: 'M',
      due: null,
      allocatedTo: null,
      contributionId: null,
    } as const;
    const { actionId } = await harness.as('shah').do('investigations.raiseAction', raised);
    const aim = { id, title: 'The van', aim: 'Who drives it', priority: 'H' as const };
    const { enquiryId } = await harness.as('shah').do('investigations.addEnquiry', aim);
    const { decisionId } = await harness.as('shah').do('investigations.addDecision', { id, ...decision });
    expect((await harness.as('shah').fails('investigations.proposeClosure', { id, ...propose })).code).toBe(
      'CASE_HAS_OPEN_ITEMS',
    );
    expect((await items('shah')).map(({ words }) => words)).toEqual([
      'A1 Ask for the film',
      'Line of enquiry 1: The van',
      'D1 Watch the lock-up',
    ]);
    const waive = { id, what: 'action' as const, itemId: actionId, reason: 'Overwritten long ago' };
    await harness.as('shah').do('investigations.waiveForClosing', waive);
    expect((await harness.as('shah').fails('investigations.waiveForClosing', waive)).code).toBe('CHANGED_SINCE');
    await harness.as('shah').do('investigations.withdrawWaiver', { id, what: 'action', itemId: actionId });
    expect((await items('kowal'))[0]?.waived).toBe(null);
    await harness.as('shah').do('investigations.waiveForClosing', waive);
    const resolve = { enquiryId, to: 'resolved' as const, reason: 'A hire firm' };
    await harness.as('shah').do('investigations.settleEnquiry', resolve);
    await harness.as('shah').do('investigations.completeDecision', { decisionId, considered });
    const { proposalId } = await harness.as('shah').do('investigations.proposeClosure', { id, ...propose });
    expect(await items('kowal')).toMatchObject([
      { words: 'A1 Ask for the film', waived: { by: 'P. Shah', reason: 'Overwritten long ago' } },
    ]);
    // Something comes up before the second person has answered.
    const late = await harness.as('kowal').do('investigations.raiseAction', { ...raised, title: 'Return the van' });
    const agree = { id, proposalId, agree: true };
    expect((await harness.as('kowal').fails('investigations.answerProposal', agree)).code).toBe('CASE_HAS_OPEN_ITEMS');
    await harness.as('kowal').do('investigations.cancelAction', { actionId: late.actionId, reason: 'Returned' });
    await harness.as('kowal').do('investigations.answerProposal', agree);
    // What was waived ended with the case, for the reason given.
    expect((await harness.as('shah').do('investigations.action', { actionId })).course[0]).toMatchObject({
      what: 'cancelled',
      reason: 'Overwritten long ago',
    });
    expect(await items('shah')).toEqual([]);
  });
});

describe('an arrest', () => {
  it('has power, offence and place, which are corrected with what they were in the history', async () => {
    const facts = {
      power: 'Terrorism Act 2000, section 41',
      offence: 'Preparation of terrorist acts',
      place: 'Halverton',
    };
    const at = '2026-03-09T05:30:00.000Z';
    const { arrestId } = await harness
      .as('shah')
      .do('investigations.recordArrest', { id, subjectId: null, at, outcome: 'pending', ...facts });
    const change = { id, arrestId, subjectId: null, ...facts, place: 'Saltgate', reason: 'The custody record' };
    await harness.as('shah').do('investigations.changeArrest', change);
    const seen = await harness.as('shah').do('investigations.get', { id });
    expect(seen.arrests).toMatchObject([{ ...facts, place: 'Saltgate' }]);
    expect(seen.changes[0]).toMatchObject({
      what: 'Arrest corrected: place was “Halverton”',
      reason: 'The custody record',
    });
    const { entries } = await harness.as('shah').do('investigations.timeline', { id });
    expect(entries.find(({ lane }) => lane === 'arrest')).toMatchObject({
      detail: 'Pending; Preparation of terrorist acts; Terrorism Act 2000, section 41',
      place: 'Saltgate',
    });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import { type Office, openOffice } from '../support/engine.ts';

let office: Office;

beforeEach(async () => {
  office = await openOffice({
    people: [
      { login: 'shah', name: 'P. Shah', roles: ['case_officer'], compartments: ['MEADOW'] },
      { login: 'mcardle', name: 'R. McArdle', roles: ['case_officer'] },
      { login: 'kowal', name: 'S. Kowal', roles: ['supervisor'], compartments: ['MEADOW'] },
      { login: 'low', name: 'L. Low', roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' },
      { login: 'audit', roles: ['auditor'] },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
});
afterEach(() => office.close());

const form = (changes: Partial<Input<'investigations.open'>> = {}): Input<'investigations.open'> => ({
  operation: 'GREY HERON',
  kind: 'attack plot',
  priority: 'P1B',
  reason: 'Two tips agree',
  summary: 'A man was seen filming the gates of Wexmouth Regatta.',
  area: 'Wexmouth (Harbour)',
  marking: 'OFFICIAL-SENSITIVE',
  compartmentId: null,
  ...changes,
});
const evidence = { intent: true, target: true, capability: false, rehearsal: false };
const idOf = (login: string) => {
  const row = office.peek().prepare<[string], { id: number }>('select id from account_row where login = ?').get(login);
  return row?.id ?? 0;
};

describe('opening an investigation', () => {
  it('is refused above the clearance of whoever opens it, and in a compartment of others', async () => {
    expect(await office.as('low').fails('investigations.open', form({ marking: 'SECRET' }))).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    const hidden = form({ compartmentId: office.compartment('MEADOW') });
    expect((await office.as('mcardle').fails('investigations.open', hidden)).code).toBe('NOT_FOUND');
    expect((await office.as('audit').fails('investigations.open', form())).code).toBe('NOT_ALLOWED');
  });

  it('does not tell that a hidden operation has the name already', async () => {
    const hidden = form({ compartmentId: office.compartment('MEADOW') });
    await office.as('shah').do('investigations.open', hidden);
    expect((await office.as('kowal').fails('investigations.open', form())).code).toBe('NAME_TAKEN');
    const mine = await office.as('mcardle').do('investigations.open', form());
    expect(mine.reference).toBe('INV-26-0001');
  });

  it('leaves no gap in the numbers where a hidden one was opened in between', async () => {
    const one = await office.as('mcardle').do('investigations.open', form());
    await office.as('shah').do('investigations.open', {
      ...form({ operation: 'HIDDEN STREAM', compartmentId: office.compartment('MEADOW') }),
    });
    const two = await office.as('mcardle').do('investigations.open', form({ operation: 'RED KITE' }));
    expect([one.reference, two.reference]).toEqual(['INV-26-0001', 'INV-26-0002']);
  });

  it('can be looked at by a colleague, and not by one outside its compartment', async () => {
    const { id } = await office
      .as('shah')
      .do('investigations.open', form({ compartmentId: office.compartment('MEADOW') }));
    const seen = await office.as('kowal').do('investigations.look', { id });
    expect(seen).toMatchObject({ operation: 'GREY HERON', owner: 'P. Shah', compartment: 'MEADOW', version: 1 });
    expect(seen.priorities).toMatchObject([{ from: null, to: 'P1B', by: 'P. Shah', reason: 'Two tips agree' }]);
    const outside = await office.as('mcardle').fails('investigations.look', { id });
    expect(outside).toEqual(await office.as('mcardle').fails('investigations.look', { id: 999 }));
    expect((await office.as('mcardle').do('investigations.list', {})).rows).toEqual([]);
  });
});

describe('changing an investigation', () => {
  it('is refused to whoever looked at it before a colleague changed it', async () => {
    const { id } = await office.as('shah').do('investigations.open', form());
    await office.as('kowal').do('investigations.setPriority', { id, version: 1, priority: 'P1A', reason: 'Larger' });
    const late = { id, version: 1, priority: 'P3' as const, reason: 'Did not know' };
    expect((await office.as('shah').fails('investigations.setPriority', late)).code).toBe('CHANGED_SINCE');
    const { priority, priorities } = await office.as('shah').do('investigations.look', { id });
    expect(priority).toBe('P1A');
    expect(priorities[0]).toMatchObject({ from: 'P1B', to: 'P1A', reason: 'Larger' });
  });

  it('gives work only to people inside its compartment', async () => {
    const { id } = await office
      .as('shah')
      .do('investigations.open', form({ compartmentId: office.compartment('MEADOW') }));
    const toOutsider = { id, version: 1, ownerId: idOf('mcardle'), reason: 'Leave' };
    expect(await office.as('shah').fails('investigations.change', toOutsider)).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'ownerId',
    });
    const { version } = await office
      .as('shah')
      .do('investigations.change', { id, version: 1, team: [idOf('kowal')], state: 'closed', reason: 'Done' });
    expect(version).toBe(2);
    const seen = await office.as('shah').do('investigations.look', { id });
    expect(seen).toMatchObject({ state: 'closed', closedAt: '2026-03-09T10:00:00.000Z', team: [{ name: 'S. Kowal' }] });
  });

  it('holds for matching what the summary says now, not what it said before', async () => {
    const { id } = await office.as('shah').do('investigations.open', form());
    const suggested = async (text: string) =>
      (await office.as('shah').do('linking.suggestForText', { text })).suggestions.map((s) => s.investigationId);
    expect(await suggested('He wants to be at the Wexmouth Regatta')).toEqual([id]);
    await office.as('shah').do('investigations.change', {
      id,
      version: 1,
      summary: 'A man was seen near the Dunmarsh Aqueduct.',
      area: 'Dunmarsh',
      reason: 'The place was another',
    });
    expect(await suggested('He wants to be at the Wexmouth Regatta')).toEqual([]);
    expect(await suggested('He wants to be at the Dunmarsh Aqueduct')).toEqual([id]);
  });
});

describe('subjects and identifiers', () => {
  it('refuses an identifier that does not read as its kind', async () => {
    const { id } = await office.as('shah').do('investigations.open', form());
    const refused = (kind: Input<'investigations.addIdentifier'>['kind'], text: string) =>
      office.as('shah').fails('investigations.addIdentifier', { id, subjectId: null, kind, text });
    expect(await refused('phone', 'his usual number')).toMatchObject({ code: 'INPUT_INVALID', about: 'text' });
    expect(await refused('email', 'nobody')).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await refused('date', '2026-03-09')).toMatchObject({ code: 'INPUT_INVALID', about: 'kind' });
    const other = { id, subjectId: 99, kind: 'phone' as const, text: '07700 900123' };
    expect((await office.as('shah').fails('investigations.addIdentifier', other)).code).toBe('NOT_FOUND');
  });

  it.each([
    ['place', 'Dunmarsh Quay'],
    ['place', 'About Road'],
    ['place', 'about-face yard'],
    ['place', 'About'],
    ['organisation', 'About Face'],
    ['address', '4 About Road, Dunmarsh'],
    ['handle', '@about_here'],
    ['vehicle', 'a blue van'],
  ] as const)('shows a %s that it accepts, wherever such things are shown: %s', async (kind, text) => {
    const { id } = await office.as('shah').do('investigations.open', form());
    const officer = office.as('shah');
    const { identifierId } = await officer.do('investigations.addIdentifier', { id, subjectId: null, kind, text });
    const own = async () => (await officer.do('investigations.look', { id })).identifiers;
    const held = (await own()).find((one) => one.id === identifierId);
    expect(held).toMatchObject({ kind, text });
    const { entities } = await officer.do('investigations.entities', { text: '', kind });
    expect(entities).toContainEqual(expect.objectContaining({ kind, value: held?.value, text }));
    const tip = await officer.do('intake.record', {
      form: { channel: 'hotline', text: 'A dog barks.' },
      draftId: null,
    });
    const { sides } = await officer.do('linking.compare', { contributionId: tip.id, investigationId: id });
    expect(sides.at(-1)?.features).toContainEqual(expect.objectContaining({ kind, held: text }));
    const item = { id, what: 'identifier' as const, itemId: identifierId };
    await officer.do('investigations.withdraw', { ...item, reason: 'Another one' });
    expect((await officer.do('investigations.look', { id })).withdrawn).toContainEqual(
      expect.objectContaining({ itemId: identifierId, words: text }),
    );
  });

  it('shows no word of its summary as a place', async () => {
    const { id } = await office.as('shah').do('investigations.open', form({ summary: 'A man filmed the quarry.' }));
    expect((await office.as('shah').do('investigations.entities', { text: 'quarry', kind: null })).entities).toEqual(
      [],
    );
    const topics = office.peek().prepare("select count(*) from held_row where value like 'about %'").pluck().get();
    expect(topics).toBeGreaterThan(0);
    const { identifiers } = await office.as('shah').do('investigations.look', { id });
    expect(identifiers.filter((one) => one.value.startsWith('about '))).toEqual([]);
  });

  it('meets the next tip that names the phone in another form, until it is withdrawn, and again when it is back', async () => {
    const { id } = await office.as('shah').do('investigations.open', form());
    const { subjectId } = await office.as('shah').do('investigations.addSubject', {
      id,
      role: 'suspect',
      name: 'Khalid Roshany',
      aliases: ['Dunny'],
      born: '1990',
    });
    const { identifierId } = await office
      .as('shah')
      .do('investigations.addIdentifier', { id, subjectId, kind: 'phone', text: '07700 900 123' });
    const tip = { text: 'Someone rings from 0044 7700 900123 every night' };
    const matched = async () => (await office.as('mcardle').do('linking.suggestForText', tip)).suggestions.length;
    expect(await matched()).toBe(1);

    const subject = { id, what: 'subject' as const, itemId: subjectId };
    await office.as('shah').do('investigations.withdraw', { ...subject, reason: 'Another man' });
    expect(await matched()).toBe(0);
    expect((await office.as('shah').do('investigations.look', { id })).people).toEqual([]);
    expect((await office.as('shah').fails('investigations.withdraw', { ...subject, reason: 'Again' })).code).toBe(
      'CHANGED_SINCE',
    );
    await office.as('shah').do('investigations.restore', subject);
    expect(await matched()).toBe(1);
    const [person] = (await office.as('shah').do('investigations.look', { id })).people;
    expect(person).toMatchObject({ name: 'Khalid Roshany', aliases: ['Dunny'], born: '1990' });
    expect(person?.identifiers).toContainEqual({
      id: identifierId,
      kind: 'phone',
      text: '07700 900 123',
      value: '+447700900123',
    });
  });

  it('brings back with a subject only what went with it', async () => {
    const { id } = await office.as('shah').do('investigations.open', form());
    const { subjectId } = await office
      .as('shah')
      .do('investigations.addSubject', { id, role: 'associate', name: 'Joan Pickle', aliases: [], born: null });
    const phone = { id, subjectId, kind: 'phone' as const, text: '07700 900124' };
    const { identifierId } = await office.as('shah').do('investigations.addIdentifier', phone);
    const reason = 'Not hers';
    await office.as('shah').do('investigations.withdraw', { id, what: 'identifier', itemId: identifierId, reason });
    office.setClock('2026-03-09T11:00:00.000Z');
    await office.as('shah').do('investigations.withdraw', { id, what: 'subject', itemId: subjectId, reason });
    await office.as('shah').do('investigations.restore', { id, what: 'subject', itemId: subjectId });
    const [person] = (await office.as('shah').do('investigations.look', { id })).people;
    expect(person?.identifiers.map((held) => held.kind)).toEqual(['person']);
  });

  it('are found by the name that is known by now, and no longer by the one that was a mistake', async () => {
    const { id } = await office.as('shah').do('investigations.open', form());
    const first = { id, role: 'unknown' as const, name: 'Dermot Quillan', aliases: ['Dez'], born: null };
    const { subjectId } = await office.as('shah').do('investigations.addSubject', first);
    const matched = async (text: string) =>
      (await office.as('mcardle').do('linking.suggestForText', { text })).suggestions.length;
    expect(await matched('Dermot Quillan was at the gates')).toBe(1);
    const known = { ...first, subjectId, name: 'Thaddeus Brockworth', role: 'suspect' as const, born: '1990' };
    await office.as('shah').do('investigations.changeSubject', { ...known, reason: 'Passport seen' });
    expect(await matched('Dermot Quillan was at the gates')).toBe(0);
    expect(await matched('Thaddeus Brockworth was at the gates')).toBe(1);
    const { people, changes } = await office.as('kowal').do('investigations.look', { id });
    expect(people).toMatchObject([{ name: 'Thaddeus Brockworth', role: 'suspect', aliases: ['Dez'], born: '1990' }]);
    expect(changes[0]).toMatchObject({ what: expect.stringContaining('role, name, born'), reason: 'Passport seen' });
    await office.as('shah').do('investigations.withdraw', { id, what: 'subject', itemId: subjectId, reason: 'Slip' });
    const gone = { ...known, reason: 'Too late' };
    expect((await office.as('shah').fails('investigations.changeSubject', gone)).code).toBe('NOT_FOUND');
  });

  it('are listed while they are out of use, without what comes back with a subject', async () => {
    const { id } = await office.as('shah').do('investigations.open', form());
    const { subjectId } = await office
      .as('shah')
      .do('investigations.addSubject', { id, role: 'associate', name: 'Joan Pickle', aliases: [], born: null });
    await office.as('shah').do('investigations.addIdentifier', { id, subjectId, kind: 'phone', text: '07700 900124' });
    await office.as('shah').do('investigations.withdraw', { id, what: 'subject', itemId: subjectId, reason: 'Slip' });
    const { withdrawn } = await office.as('kowal').do('investigations.look', { id });
    expect(withdrawn).toMatchObject([{ what: 'subject', itemId: subjectId, words: 'Joan Pickle' }]);
    await office.as('shah').do('investigations.restore', { id, what: 'subject', itemId: subjectId });
    expect((await office.as('kowal').do('investigations.look', { id })).withdrawn).toEqual([]);
  });

  it('cannot be withdrawn through an investigation that they are not part of', async () => {
    const one = await office.as('shah').do('investigations.open', form());
    const other = await office.as('shah').do('investigations.open', form({ operation: 'RED KITE' }));
    const { subjectId } = await office
      .as('shah')
      .do('investigations.addSubject', { id: one.id, role: 'witness', name: 'Ann Other', aliases: [], born: null });
    const wrong = { id: other.id, what: 'subject' as const, itemId: subjectId, reason: 'Slip' };
    expect((await office.as('shah').fails('investigations.withdraw', wrong)).code).toBe('NOT_FOUND');
  });
});

describe('the stages of a plot', () => {
  const at = '2026-03-01T09:00:00.000Z';
  const assess = (id: number) => ({ id, at, stage: 'capability' as const, evidence, reason: 'Seen with the van' });

  it('need a second person, once', async () => {
    const { id } = await office.as('shah').do('investigations.open', form());
    const { assessmentId } = await office.as('shah').do('investigations.assessStage', assess(id));
    const sign = { id, assessmentId, agree: true };
    expect((await office.as('shah').fails('investigations.countersign', sign)).code).toBe('SECOND_PERSON_NEEDED');
    expect((await office.as('kowal').fails('investigations.countersign', { ...sign, agree: false })).code).toBe(
      'REASON_NEEDED',
    );
    expect((await office.as('shah').do('investigations.look', { id })).assessments[0]?.lateStage).toBe(false);
    await office.as('kowal').do('investigations.countersign', sign);
    expect((await office.as('mcardle').fails('investigations.countersign', sign)).code).toBe('CHANGED_SINCE');
    const [seen] = (await office.as('shah').do('investigations.look', { id })).assessments;
    expect(seen).toMatchObject({ countersignedBy: 'S. Kowal', by: 'P. Shah', lateStage: true, evidence });
  });

  it('belong to plots only, and to the past', async () => {
    const { id } = await office.as('shah').do('investigations.open', form({ kind: 'funding' }));
    expect(await office.as('shah').fails('investigations.assessStage', assess(id))).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'kind',
    });
    const plot = await office.as('shah').do('investigations.open', form({ operation: 'RED KITE' }));
    const ahead = { ...assess(plot.id), at: '2026-04-01T09:00:00.000Z' };
    expect(await office.as('shah').fails('investigations.assessStage', ahead)).toMatchObject({ about: 'at' });
  });

  it('end with a disruption that is recorded once', async () => {
    const { id } = await office.as('shah').do('investigations.open', form());
    const disruption = { id, at: '2026-03-05T05:00:00.000Z', summary: 'Arrested before it began' };
    await office.as('shah').do('investigations.recordDisruption', disruption);
    expect((await office.as('kowal').fails('investigations.recordDisruption', disruption)).code).toBe('CHANGED_SINCE');
    expect((await office.as('shah').do('investigations.look', { id })).disruption).toMatchObject({ lateStage: false });
  });
});

describe('what was recorded by mistake', () => {
  const at = '2026-03-05T05:00:00.000Z';
  const figures = async () => {
    const { arrests, livePlots } = await office.as('kowal').do('oversight.dashboard', { day: null });
    return { arrests: arrests.lastTwelveMonths, live: livePlots.length };
  };

  it('leaves every figure when an arrest is withdrawn, and comes back when it is put back', async () => {
    const { id } = await office.as('shah').do('investigations.open', form());
    const arrest = { id, subjectId: null, at, outcome: 'pending' as const };
    const { arrestId } = await office.as('shah').do('investigations.recordArrest', arrest);
    expect((await figures()).arrests).toBe(1);
    const item = { id, what: 'arrest' as const, itemId: arrestId };
    await office.as('shah').do('investigations.withdraw', { ...item, reason: 'Counted twice' });
    expect((await figures()).arrests).toBe(0);
    const { entries } = await office.as('shah').do('investigations.timeline', { id });
    expect(entries).toEqual([]);
    const span = { from: '2026-03-01', to: '2026-03-09' };
    expect((await office.as('kowal').do('oversight.arrests', span)).arrests).toEqual([]);
    const outcome = { id, arrestId, outcome: 'released' as const, reason: 'Told so' };
    expect((await office.as('shah').fails('investigations.setArrestOutcome', outcome)).code).toBe('NOT_FOUND');
    await office.as('shah').do('investigations.restore', item);
    expect((await figures()).arrests).toBe(1);
    await office.as('shah').do('investigations.setArrestOutcome', outcome);
    const seen = await office.as('shah').do('investigations.look', { id });
    expect(seen.arrests).toMatchObject([{ outcome: 'released' }]);
    expect(seen.changes[0]).toMatchObject({ what: 'Outcome of an arrest: Pending, now Released', reason: 'Told so' });
  });

  it('lets a disruption be recorded anew, and put back only where no other stands', async () => {
    const { id } = await office.as('shah').do('investigations.open', form());
    await office.as('shah').do('investigations.recordDisruption', { id, at, summary: 'Wrong day' });
    expect((await figures()).live).toBe(0);
    const [first] = [(await office.as('shah').do('investigations.look', { id })).disruption];
    const item = { id, what: 'disruption' as const, itemId: first?.id ?? 0 };
    await office.as('shah').do('investigations.withdraw', { ...item, reason: 'Wrong day' });
    expect((await figures()).live).toBe(1);
    await office.as('shah').do('investigations.recordDisruption', { id, at, summary: 'Right day' });
    expect((await office.as('shah').fails('investigations.restore', item)).code).toBe('CHANGED_SINCE');
    expect((await office.as('shah').do('investigations.look', { id })).disruption?.summary).toBe('Right day');
    expect((await office.as('low').fails('investigations.withdraw', { ...item, reason: 'Not mine' })).code).toBe(
      'CHANGED_SINCE',
    );
  });
});

describe('the decision log', () => {
  const decision = { title: 'Watch the lock-up', text: '', reason: 'Two sightings', decidedAt: null, supersedes: null };

  it('cannot be edited, not even on the connection itself', async () => {
    const { id } = await office.as('shah').do('investigations.open', form());
    await office.as('shah').do('investigations.addDecision', { id, ...decision });
    expect(() => office.peek().exec("update decision_row set text = 'other'")).toThrow('superseded');
    expect(() => office.peek().exec('delete from decision_row')).toThrow('superseded');
  });

  it('numbers decisions, stamps late ones, and replaces each at most once', async () => {
    const { id } = await office.as('shah').do('investigations.open', form());
    const add = (changes: object) => ({ id, ...decision, ...changes });
    expect((await office.as('shah').fails('investigations.addDecision', add({ supersedes: 1 }))).code).toBe(
      'NOT_FOUND',
    );
    await office.as('shah').do('investigations.addDecision', add({ decidedAt: '2026-03-09T08:59:59.000Z' }));
    await office.as('kowal').do('investigations.addDecision', add({ supersedes: 1, title: 'Stop watching' }));
    expect((await office.as('shah').fails('investigations.addDecision', add({ supersedes: 1 }))).code).toBe(
      'CHANGED_SINCE',
    );
    const ahead = add({ decidedAt: '2026-03-10T08:00:00.000Z' });
    expect(await office.as('shah').fails('investigations.addDecision', ahead)).toMatchObject({ about: 'decidedAt' });
    const { decisions } = await office.as('mcardle').do('investigations.decisions', { id });
    expect(decisions).toMatchObject([
      { number: 1, late: true, by: 'P. Shah', supersedes: null, supersededBy: 2 },
      { number: 2, late: false, by: 'S. Kowal', supersedes: 1, supersededBy: null },
    ]);
  });
});

describe('an action', () => {
  it('only moves on, and needs somebody to do it and a result', async () => {
    const { id } = await office.as('shah').do('investigations.open', form());
    const raise = { id, title: 'Ask for the footage', priority: 'H' as const, due: '2026-03-08', contributionId: null };
    const { actionId } = await office.as('shah').do('investigations.raiseAction', { ...raise, allocatedTo: null });
    const advance = (to: Input<'investigations.advanceAction'>['to'], more: object = {}) => ({ actionId, to, ...more });
    const fails = (input: Input<'investigations.advanceAction'>) =>
      office.as('kowal').fails('investigations.advanceAction', input);
    expect(await fails(advance('allocated'))).toMatchObject({ code: 'INPUT_INVALID', about: 'allocatedTo' });
    await office.as('kowal').do('investigations.advanceAction', advance('allocated', { allocatedTo: idOf('mcardle') }));
    expect((await fails(advance('allocated'))).code).toBe('CHANGED_SINCE');
    expect(await fails(advance('raised'))).toMatchObject({ code: 'INPUT_INVALID', about: 'to' });
    const mine = await office.as('mcardle').do('investigations.actions', { id: null });
    expect(mine.actions).toMatchObject([
      { id: actionId, overdue: true, allocatedTo: 'R. McArdle', operation: 'GREY HERON' },
    ]);
    expect(await fails(advance('resulted'))).toMatchObject({ about: 'result' });
    await office.as('mcardle').do('investigations.advanceAction', advance('resulted', { result: 'Nothing on it' }));
    expect((await office.as('mcardle').do('investigations.actions', { id: null })).actions).toEqual([]);
    const [seen] = (await office.as('shah').do('investigations.actions', { id })).actions;
    expect(seen).toMatchObject({ state: 'resulted', result: 'Nothing on it', overdue: false });
  });

  it('is out of reach for whoever cannot see the investigation', async () => {
    const hidden = form({ compartmentId: office.compartment('MEADOW') });
    const { id } = await office.as('shah').do('investigations.open', hidden);
    const raise = {
      id,
      title: 'Ask',
      priority: 'L' as const,
      due: null,
      allocatedTo: idOf('shah'),
      contributionId: null,
    };
    const { actionId } = await office.as('shah').do('investigations.raiseAction', raise);
    expect((await office.as('mcardle').fails('investigations.raiseAction', raise)).code).toBe('NOT_FOUND');
    const advance = { actionId, to: 'completed' as const };
    expect((await office.as('mcardle').fails('investigations.advanceAction', advance)).code).toBe('NOT_FOUND');
  });
});

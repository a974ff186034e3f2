import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import { accountId, openingForm as form } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;

beforeEach(async () => {
  harness = await openHarness({
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
afterEach(() => harness.close());

const evidence = { intent: true, target: true, capability: false, rehearsal: false };
const idOf = (login: string) => accountId(harness, login);
/** `login` joins the team of an investigation that shah owns. */
async function joins(id: number, login: string): Promise<void> {
  const { version } = await harness.as('shah').do('investigations.get', { id });
  await harness.as('shah').do('investigations.change', { id, version, team: [idOf(login)], reason: 'Joins the team' });
}

describe('opening an investigation', () => {
  it('is refused above the clearance of whoever opens it, and in a compartment of others', async () => {
    expect(await harness.as('low').fails('investigations.open', form({ marking: 'SECRET' }))).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    const hidden = form({ compartmentId: harness.compartment('MEADOW') });
    expect((await harness.as('mcardle').fails('investigations.open', hidden)).code).toBe('NOT_FOUND');
    expect((await harness.as('audit').fails('investigations.open', form())).code).toBe('NOT_ALLOWED');
  });

  it('does not tell that a hidden operation has the name already', async () => {
    const hidden = form({ compartmentId: harness.compartment('MEADOW') });
    await harness.as('shah').do('investigations.open', hidden);
    expect((await harness.as('kowal').fails('investigations.open', form())).code).toBe('NAME_TAKEN');
    const mine = await harness.as('mcardle').do('investigations.open', form());
    expect(mine.reference).toBe('INV-26-0001');
  });

  it('leaves no gap in the numbers where a hidden one was opened in between', async () => {
    const one = await harness.as('mcardle').do('investigations.open', form());
    await harness.as('shah').do('investigations.open', {
      ...form({ operation: 'HIDDEN STREAM', compartmentId: harness.compartment('MEADOW') }),
    });
    const two = await harness.as('mcardle').do('investigations.open', form({ operation: 'RED KITE' }));
    expect([one.reference, two.reference]).toEqual(['INV-26-0001', 'INV-26-0002']);
  });

  it('can be looked at by a colleague, and not by one outside its compartment', async () => {
    const { id } = await harness
      .as('shah')
      .do('investigations.open', form({ compartmentId: harness.compartment('MEADOW') }));
    const seen = await harness.as('kowal').do('investigations.get', { id });
    expect(seen).toMatchObject({ operation: 'GREY HERON', owner: 'P. Shah', compartment: 'MEADOW', version: 1 });
    expect(seen.priorities).toMatchObject([{ from: null, to: 'P1B', by: 'P. Shah', reason: 'Two tips agree' }]);
    const outside = await harness.as('mcardle').fails('investigations.get', { id });
    expect(outside).toEqual(await harness.as('mcardle').fails('investigations.get', { id: 999 }));
    expect((await harness.as('mcardle').do('investigations.list', {})).rows).toEqual([]);
  });
});

describe('changing an investigation', () => {
  it('is refused to whoever looked at it before a colleague changed it', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form());
    await harness.as('kowal').do('investigations.setPriority', { id, version: 1, priority: 'P1A', reason: 'Larger' });
    const late = { id, version: 1, priority: 'P3' as const, reason: 'Did not know' };
    expect((await harness.as('shah').fails('investigations.setPriority', late)).code).toBe('CHANGED_SINCE');
    const { priority, priorities } = await harness.as('shah').do('investigations.get', { id });
    expect(priority).toBe('P1A');
    expect(priorities[0]).toMatchObject({ from: 'P1B', to: 'P1A', reason: 'Larger' });
  });

  it('gives work only to people inside its compartment', async () => {
    const { id } = await harness
      .as('shah')
      .do('investigations.open', form({ compartmentId: harness.compartment('MEADOW') }));
    const toOutsider = { id, version: 1, ownerId: idOf('mcardle'), reason: 'Leave' };
    expect(await harness.as('shah').fails('investigations.change', toOutsider)).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'ownerId',
    });
    const { version } = await harness
      .as('shah')
      .do('investigations.change', { id, version: 1, team: [idOf('kowal')], reason: 'Joins' });
    expect(version).toBe(2);
    const seen = await harness.as('shah').do('investigations.get', { id });
    expect(seen).toMatchObject({ state: 'live', team: [{ name: 'S. Kowal' }] });
  });

  it('holds for matching what the summary says now, not what it said before', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form());
    const suggested = async (text: string) =>
      (await harness.as('shah').do('linking.suggestForText', { text })).suggestions.map((s) => s.investigationId);
    expect(await suggested('He wants to be at the Wexmouth Regatta')).toEqual([id]);
    await harness.as('shah').do('investigations.change', {
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
    const { id } = await harness.as('shah').do('investigations.open', form());
    const refused = (kind: Input<'investigations.addIdentifier'>['kind'], text: string) =>
      harness.as('shah').fails('investigations.addIdentifier', { id, subjectId: null, kind, text });
    expect(await refused('phone', 'his usual number')).toMatchObject({ code: 'INPUT_INVALID', about: 'text' });
    expect(await refused('email', 'nobody')).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await refused('date', '2026-03-09')).toMatchObject({ code: 'INPUT_INVALID', about: 'kind' });
    // Half of a field that is not understood is no reason to lose it.
    expect(await refused('phone', '07700 900123, ask his mum')).toMatchObject({ code: 'INPUT_INVALID', about: 'text' });
    const several = { id, subjectId: null, kind: 'phone' as const, text: '07700 900123 / 07700 900456' };
    const added = await harness.as('shah').do('investigations.addIdentifier', several);
    expect(added.further).toHaveLength(1);
    const other = { id, subjectId: 99, kind: 'phone' as const, text: '07700 900123' };
    expect((await harness.as('shah').fails('investigations.addIdentifier', other)).code).toBe('NOT_FOUND');
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
    const { id } = await harness.as('shah').do('investigations.open', form());
    const officer = harness.as('shah');
    const { identifierId } = await officer.do('investigations.addIdentifier', { id, subjectId: null, kind, text });
    const own = async () => (await officer.do('investigations.get', { id })).identifiers;
    const held = (await own()).find((one) => one.id === identifierId);
    expect(held).toMatchObject({ kind, text });
    const { entities } = await officer.do('investigations.entities', { text: '', kind, after: null });
    expect(entities).toContainEqual(expect.objectContaining({ kind, value: held?.value, text }));
    const tip = await officer.do('intake.record', {
      form: { channel: 'hotline', text: 'A dog barks.' },
      draftId: null,
    });
    const { sides } = await officer.do('linking.compare', { contributionId: tip.id, investigationId: id });
    expect(sides.at(-1)?.features).toContainEqual(expect.objectContaining({ kind, caseText: text }));
    const item = { id, what: 'identifier' as const, itemId: identifierId };
    await officer.do('investigations.withdraw', { ...item, reason: 'Another one' });
    expect((await officer.do('investigations.get', { id })).withdrawn).toContainEqual(
      expect.objectContaining({ itemId: identifierId, words: text }),
    );
  });

  it('shows no word of its summary as a place', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form({ summary: 'A man filmed the quarry.' }));
    expect(
      (await harness.as('shah').do('investigations.entities', { text: 'quarry', kind: null, after: null })).entities,
    ).toEqual([]);
    const topics = harness
      .peek()
      .prepare("select count(*) from case_identifier_row where value like 'about %'")
      .pluck()
      .get();
    expect(topics).toBeGreaterThan(0);
    const { identifiers } = await harness.as('shah').do('investigations.get', { id });
    expect(identifiers.filter((one) => one.value.startsWith('about '))).toEqual([]);
  });

  it('meets the next tip that names the phone in another form, until it is withdrawn, and again when it is back', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form());
    const { subjectId } = await harness.as('shah').do('investigations.addSubject', {
      id,
      role: 'suspect',
      name: 'Khalid Roshany',
      aliases: ['Dunny'],
      born: '1990',
    });
    const { identifierId } = await harness
      .as('shah')
      .do('investigations.addIdentifier', { id, subjectId, kind: 'phone', text: '07700 900 123' });
    const tip = { text: 'Someone rings from 0044 7700 900123 every night' };
    const matched = async () => (await harness.as('mcardle').do('linking.suggestForText', tip)).suggestions.length;
    expect(await matched()).toBe(1);

    const subject = { id, what: 'subject' as const, itemId: subjectId };
    await harness.as('shah').do('investigations.withdraw', { ...subject, reason: 'Another man' });
    expect(await matched()).toBe(0);
    expect((await harness.as('shah').do('investigations.get', { id })).people).toEqual([]);
    expect((await harness.as('shah').fails('investigations.withdraw', { ...subject, reason: 'Again' })).code).toBe(
      'CHANGED_SINCE',
    );
    await harness.as('shah').do('investigations.restore', subject);
    expect(await matched()).toBe(1);
    const [person] = (await harness.as('shah').do('investigations.get', { id })).people;
    expect(person).toMatchObject({ name: 'Khalid Roshany', aliases: ['Dunny'], born: '1990' });
    expect(person?.identifiers).toContainEqual({
      id: identifierId,
      kind: 'phone',
      text: '07700 900 123',
      value: '+447700900123',
    });
  });

  it('brings back with a subject only what went with it', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form());
    const { subjectId } = await harness
      .as('shah')
      .do('investigations.addSubject', { id, role: 'associate', name: 'Joan Pickle', aliases: [], born: null });
    const phone = { id, subjectId, kind: 'phone' as const, text: '07700 900124' };
    const { identifierId } = await harness.as('shah').do('investigations.addIdentifier', phone);
    const reason = 'Not hers';
    await harness.as('shah').do('investigations.withdraw', { id, what: 'identifier', itemId: identifierId, reason });
    harness.setClock('2026-03-09T11:00:00.000Z');
    await harness.as('shah').do('investigations.withdraw', { id, what: 'subject', itemId: subjectId, reason });
    await harness.as('shah').do('investigations.restore', { id, what: 'subject', itemId: subjectId });
    const [person] = (await harness.as('shah').do('investigations.get', { id })).people;
    expect(person?.identifiers.map((held) => held.kind)).toEqual(['person']);
  });

  it('are found by the name that is known by now, and no longer by the one that was a mistake', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form());
    const first = { id, role: 'unknown' as const, name: 'Dermot Quillan', aliases: ['Dez'], born: null };
    const { subjectId } = await harness.as('shah').do('investigations.addSubject', first);
    const matched = async (text: string) =>
      (await harness.as('mcardle').do('linking.suggestForText', { text })).suggestions.length;
    expect(await matched('Dermot Quillan was at the gates')).toBe(1);
    const known = { ...first, subjectId, name: 'Thaddeus Brockworth', role: 'suspect' as const, born: '1990' };
    await harness.as('shah').do('investigations.changeSubject', { ...known, reason: 'Passport seen' });
    expect(await matched('Dermot Quillan was at the gates')).toBe(0);
    expect(await matched('Thaddeus Brockworth was at the gates')).toBe(1);
    const { people, changes } = await harness.as('kowal').do('investigations.get', { id });
    expect(people).toMatchObject([{ name: 'Thaddeus Brockworth', role: 'suspect', aliases: ['Dez'], born: '1990' }]);
    expect(changes[0]).toMatchObject({ what: expect.stringContaining('role, name, born'), reason: 'Passport seen' });
    await harness.as('shah').do('investigations.withdraw', { id, what: 'subject', itemId: subjectId, reason: 'Slip' });
    const gone = { ...known, reason: 'Too late' };
    expect((await harness.as('shah').fails('investigations.changeSubject', gone)).code).toBe('NOT_FOUND');
  });

  it('are listed while they are out of use, without what comes back with a subject', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form());
    const { subjectId } = await harness
      .as('shah')
      .do('investigations.addSubject', { id, role: 'associate', name: 'Joan Pickle', aliases: [], born: null });
    await harness.as('shah').do('investigations.addIdentifier', { id, subjectId, kind: 'phone', text: '07700 900124' });
    await harness.as('shah').do('investigations.withdraw', { id, what: 'subject', itemId: subjectId, reason: 'Slip' });
    const { withdrawn } = await harness.as('kowal').do('investigations.get', { id });
    expect(withdrawn).toMatchObject([{ what: 'subject', itemId: subjectId, words: 'Joan Pickle' }]);
    await harness.as('shah').do('investigations.restore', { id, what: 'subject', itemId: subjectId });
    expect((await harness.as('kowal').do('investigations.get', { id })).withdrawn).toEqual([]);
  });

  it('cannot be withdrawn through an investigation that they are not part of', async () => {
    const one = await harness.as('shah').do('investigations.open', form());
    const other = await harness.as('shah').do('investigations.open', form({ operation: 'RED KITE' }));
    const { subjectId } = await harness
      .as('shah')
      .do('investigations.addSubject', { id: one.id, role: 'witness', name: 'Ann Other', aliases: [], born: null });
    const wrong = { id: other.id, what: 'subject' as const, itemId: subjectId, reason: 'Slip' };
    expect((await harness.as('shah').fails('investigations.withdraw', wrong)).code).toBe('NOT_FOUND');
  });
});

describe('the stages of a plot', () => {
  const at = '2026-03-01T09:00:00.000Z';
  const assess = (id: number) => ({ id, at, stage: 'capability' as const, evidence, reason: 'Seen with the van' });

  it('need a second person, once', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form());
    const { assessmentId } = await harness.as('shah').do('investigations.assessStage', assess(id));
    const sign = { id, assessmentId, agree: true };
    await joins(id, 'mcardle');
    expect((await harness.as('shah').fails('investigations.countersign', sign)).code).toBe('SECOND_PERSON_NEEDED');
    expect((await harness.as('kowal').fails('investigations.countersign', { ...sign, agree: false })).code).toBe(
      'REASON_NEEDED',
    );
    expect((await harness.as('shah').do('investigations.get', { id })).assessments[0]?.lateStage).toBe(false);
    await harness.as('kowal').do('investigations.countersign', sign);
    expect((await harness.as('mcardle').fails('investigations.countersign', sign)).code).toBe('CHANGED_SINCE');
    const [seen] = (await harness.as('shah').do('investigations.get', { id })).assessments;
    expect(seen).toMatchObject({ countersignedBy: 'S. Kowal', by: 'P. Shah', lateStage: true, evidence });
  });

  it('belong to plots only, and to the past', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form({ kind: 'funding' }));
    expect(await harness.as('shah').fails('investigations.assessStage', assess(id))).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'kind',
    });
    const plot = await harness.as('shah').do('investigations.open', form({ operation: 'RED KITE' }));
    const ahead = { ...assess(plot.id), at: '2026-04-01T09:00:00.000Z' };
    expect(await harness.as('shah').fails('investigations.assessStage', ahead)).toMatchObject({ about: 'at' });
  });

  it('end with a disruption that is recorded once', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form());
    const disruption = { id, at: '2026-03-05T05:00:00.000Z', summary: 'Arrested before it began' };
    await harness.as('shah').do('investigations.recordDisruption', disruption);
    expect((await harness.as('kowal').fails('investigations.recordDisruption', disruption)).code).toBe('CHANGED_SINCE');
    expect((await harness.as('shah').do('investigations.get', { id })).disruption).toMatchObject({ lateStage: false });
  });
});

describe('what was recorded by mistake', () => {
  const at = '2026-03-05T05:00:00.000Z';
  const figures = async () => {
    const { arrests, livePlots } = await harness.as('kowal').do('oversight.dashboard', { day: null });
    return { arrests: arrests.lastTwelveMonths, live: livePlots.length };
  };

  it('leaves every figure when an arrest is withdrawn, and comes back when it is restored', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form());
    const arrest = { id, subjectId: null, at, outcome: 'pending' as const };
    const { arrestId } = await harness.as('shah').do('investigations.recordArrest', arrest);
    expect((await figures()).arrests).toBe(1);
    const item = { id, what: 'arrest' as const, itemId: arrestId };
    await harness.as('shah').do('investigations.withdraw', { ...item, reason: 'Counted twice' });
    expect((await figures()).arrests).toBe(0);
    const { entries } = await harness.as('shah').do('investigations.timeline', { id });
    expect(entries).toEqual([]);
    const span = { from: '2026-03-01', to: '2026-03-09' };
    expect((await harness.as('kowal').do('oversight.arrests', span)).arrests).toEqual([]);
    const outcome = { id, arrestId, outcome: 'released' as const, reason: 'Told so' };
    expect((await harness.as('shah').fails('investigations.setArrestOutcome', outcome)).code).toBe('NOT_FOUND');
    await harness.as('shah').do('investigations.restore', item);
    expect((await figures()).arrests).toBe(1);
    await harness.as('shah').do('investigations.setArrestOutcome', outcome);
    const seen = await harness.as('shah').do('investigations.get', { id });
    expect(seen.arrests).toMatchObject([{ outcome: 'released' }]);
    expect(seen.changes[0]).toMatchObject({ what: 'Outcome of an arrest: Pending, now Released', reason: 'Told so' });
  });

  it('lets a disruption be recorded again, and restored only where no other stands', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form());
    await harness.as('shah').do('investigations.recordDisruption', { id, at, summary: 'Wrong day' });
    expect((await figures()).live).toBe(0);
    const [first] = [(await harness.as('shah').do('investigations.get', { id })).disruption];
    const item = { id, what: 'disruption' as const, itemId: first?.id ?? 0 };
    await harness.as('shah').do('investigations.withdraw', { ...item, reason: 'Wrong day' });
    expect((await figures()).live).toBe(1);
    await harness.as('shah').do('investigations.recordDisruption', { id, at, summary: 'Right day' });
    expect((await harness.as('shah').fails('investigations.restore', item)).code).toBe('CHANGED_SINCE');
    expect((await harness.as('shah').do('investigations.get', { id })).disruption?.summary).toBe('Right day');
    await joins(id, 'low');
    expect((await harness.as('low').fails('investigations.withdraw', { ...item, reason: 'Not mine' })).code).toBe(
      'CHANGED_SINCE',
    );
  });
});

describe('the decision log', () => {
  const decision = { title: 'Watch the lock-up', text: '', reason: 'Two sightings', decidedAt: null, supersedes: null };

  it('cannot be edited, not even on the connection itself', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form());
    await harness.as('shah').do('investigations.addDecision', { id, ...decision });
    expect(() => harness.peek().exec("update decision_row set text = 'other'")).toThrow('superseded');
    expect(() => harness.peek().exec('delete from decision_row')).toThrow('superseded');
  });

  it('numbers decisions, stamps late ones, and replaces each at most once', async () => {
    const { id } = await harness.as('shah').do('investigations.open', form());
    const add = (changes: object) => ({ id, ...decision, ...changes });
    expect((await harness.as('shah').fails('investigations.addDecision', add({ supersedes: 1 }))).code).toBe(
      'NOT_FOUND',
    );
    await harness.as('shah').do('investigations.addDecision', add({ decidedAt: '2026-03-09T08:59:59.000Z' }));
    await harness.as('kowal').do('investigations.addDecision', add({ supersedes: 1, title: 'Stop watching' }));
    expect((await harness.as('shah').fails('investigations.addDecision', add({ supersedes: 1 }))).code).toBe(
      'CHANGED_SINCE',
    );
    const ahead = add({ decidedAt: '2026-03-10T08:00:00.000Z' });
    expect(await harness.as('shah').fails('investigations.addDecision', ahead)).toMatchObject({ about: 'decidedAt' });
    const { decisions } = await harness.as('mcardle').do('investigations.decisions', { id, after: null, limit: 50 });
    expect(decisions).toMatchObject([
      { number: 2, late: false, by: 'S. Kowal', supersedes: 1, supersededBy: null },
      { number: 1, late: true, by: 'P. Shah', supersedes: null, supersededBy: 2 },
    ]);
  });
});

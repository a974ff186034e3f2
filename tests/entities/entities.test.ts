/** Entities that are records: what each is known by, what is said of two, and who is shown any of it. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Input, Output } from '../../preload/contract/index.ts';
import { add as addDocument, ofCase } from '../documents/adding.ts';
import { openingForm, recordTip as record, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      ...shahAndMason,
      { login: 'other', roles: ['case_officer'] },
      { login: 'chief', roles: ['manager'] },
      { login: 'intake', roles: ['intake_officer'] },
    ],
  });
});
afterEach(() => harness.close());

const nowhere = { contributionId: null, documentId: null, eventId: null, exhibitId: null } as const;
const rest = {
  source: '',
  contributionId: null,
  documentId: null,
  eventId: null,
  exhibitId: null,
  grade: null,
} as const;
const open = async (operation: string, login = 'shah', compartmentId: number | null = null) =>
  (await harness.as(login).do('investigations.open', openingForm({ operation, compartmentId }))).id;

type Adding = Partial<Input<'entities.add'>>;
const form = (investigationId: number, more: Adding = {}): Input<'entities.add'> => ({
  investigationId,
  kind: 'person',
  title: 'Craig Dunmore',
  description: '',
  aliases: [],
  identifiers: [],
  ...rest,
  ...more,
});
const add = async (investigationId: number, more: Adding = {}, login = 'shah') =>
  (await harness.as(login).do('entities.add', form(investigationId, more))).entityId;
const get = async (entityId: number, login = 'shah') =>
  (await harness.as(login).do('entities.get', { entityId })).entity;
const recordTip = async (text: string) => (await record(harness, 'shah', text)).id;
const everybody = { investigationId: null, kind: null, text: '', after: null, limit: 50 } as const;
const titles = async (more: Partial<Input<'entities.list'>> = {}, login = 'shah') =>
  (await harness.as(login).do('entities.list', { ...everybody, ...more })).entities.map(({ title }) => title);
const names = ({ tips }: Pick<Output<'entities.heldBy'>, 'tips'>) => tips.map(({ reference }) => reference);

async function allHeldBy(entityId: number, login = 'shah'): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const page: Output<'entities.heldBy'> = await harness.as(login).do('entities.heldBy', { entityId, after });
    found.push(...names(page));
    after = page.next;
  } while (after !== null);
  return found;
}

it('is refused to whoever does not have the case, to readers, and for what does not read as it says', async () => {
  const id = await open('LANTERN');
  const bad = (more: Adding) => harness.as('shah').fails('entities.add', form(id, more));
  expect((await harness.as('other').fails('entities.add', form(id))).code).toBe('NOT_YOUR_CASE');
  expect((await harness.as('chief').fails('entities.add', form(id))).code).toBe('NOT_ALLOWED');
  expect((await harness.as('intake').fails('entities.list', everybody)).code).toBe('NOT_ALLOWED');
  expect((await bad({ identifiers: [{ kind: 'phone', text: 'the blue one' }] })).code).toBe('INPUT_INVALID');
  expect((await bad({ identifiers: [{ kind: 'date', text: '1 March 2026' }] })).code).toBe('INPUT_INVALID');
  expect((await bad({ contributionId: 999 })).code).toBe('NOT_FOUND');
  const grade = { source: '2', intelligence: 'D', handling: 'C', conditions: null } as const;
  expect((await bad({ grade })).code).toBe('CONDITIONS_NEEDED');
  expect(await titles()).toEqual([]);
  // Nothing of what was refused is held.
  const { holders } = await harness
    .as('shah')
    .do('linking.heldElsewhere', { text: 'Craig Dunmore', kind: 'person', except: null });
  expect(holders).toEqual([]);
});

it('is known by its title, its aliases and its identifiers, with days, source and grade', async () => {
  const id = await open('LANTERN');
  const tip = await recordTip('A man rang from a box.');
  const entityId = await add(id, {
    aliases: ['Dunny Craig', 'Craig Dunmore'],
    identifiers: [{ kind: 'phone', text: '07700 900123 or 07700 900124' }],
  });
  const grade = { source: '1', intelligence: 'A', handling: 'C', conditions: 'Not to be acted on alone' } as const;
  const wrong = { entityId, kind: 'vrm', text: 'TX21 ABC', validFrom: '2026-02-01', validTo: '2026-01-01' } as const;
  expect((await harness.as('shah').fails('entities.addIdentifier', { ...wrong, ...rest })).about).toBe('validTo');
  const { entityIdentifierId } = await harness.as('shah').do('entities.addIdentifier', {
    ...wrong,
    validTo: null,
    source: 'Seen by a neighbour',
    contributionId: tip,
    documentId: null,
    eventId: null,
    exhibitId: null,
    grade,
  });
  const early = { entityIdentifierId, validTo: '2026-01-31', reason: 'Sold' };
  expect((await harness.as('shah').fails('entities.endIdentifier', early)).about).toBe('validTo');
  await harness.as('shah').do('entities.endIdentifier', { ...early, validTo: '2026-03-01' });
  const entity = await get(entityId);
  expect(entity.aliases).toEqual(['Dunny Craig']);
  expect(entity.identifiers.map(({ kind, text, named, validTo }) => [kind, text, named, validTo])).toEqual([
    ['person', 'Craig Dunmore', true, null],
    ['person', 'Dunny Craig', true, null],
    ['phone', '07700 900123', false, null],
    ['phone', '07700 900124', false, null],
    ['vrm', 'TX21 ABC', false, '2026-03-01'],
  ]);
  expect(entity.identifiers.at(-1)).toMatchObject({ source: 'Seen by a neighbour', contributionId: tip, grade });
  expect(entity.history[0]).toMatchObject({ what: '“TX21 ABC” held until 2026-03-01', reason: 'Sold' });
  const name = entity.identifiers[0]?.id ?? 0;
  const mistake = { reason: 'Somebody else’s' };
  expect(
    (await harness.as('shah').fails('entities.withdrawIdentifier', { entityIdentifierId: name, ...mistake })).code,
  ).toBe('INPUT_INVALID');
  await harness.as('shah').do('entities.withdrawIdentifier', { entityIdentifierId, ...mistake });
  expect((await harness.as('shah').fails('entities.withdrawIdentifier', { entityIdentifierId, ...mistake })).code).toBe(
    'CHANGED_SINCE',
  );
  expect((await get(entityId)).identifiers).toHaveLength(4);
});

it('enters linking: what comes in is matched with it, what came in before is told, and what it lost is not', async () => {
  const id = await open('LANTERN');
  const before = await recordTip('The van is TX21 ABC and stands at the weir.');
  const added = await harness.as('shah').do('entities.add', {
    ...form(id, { kind: 'vehicle', title: 'The white van' }),
    identifiers: [{ kind: 'vrm', text: 'TX21 ABC' }],
  });
  expect(added.late).toEqual({ delivered: 1, more: false });
  const after = await recordTip('TX21 ABC was here again.');
  const suggested = async (contributionId: number) =>
    (await harness.as('shah').do('linking.suggestions', { contributionId })).suggestions.map(
      ({ operation }) => operation,
    );
  expect(await suggested(before)).toEqual(['LANTERN']);
  expect(await suggested(after)).toEqual(['LANTERN']);
  await harness.as('shah').do('entities.withdraw', { entityId: added.entityId, reason: 'Another van' });
  expect(await suggested(after)).toEqual([]);
  await harness.as('shah').do('entities.restore', { entityId: added.entityId });
  expect(await suggested(after)).toEqual(['LANTERN']);
  expect((await harness.as('shah').fails('entities.restore', { entityId: added.entityId })).code).toBe('CHANGED_SINCE');
});

it('keeps what stood before a change, and matches with the names that it has now', async () => {
  const id = await open('LANTERN');
  const entityId = await add(id, { aliases: ['Mervyn Ashdale'] });
  const asked = { entityId, version: 1, title: 'Craig Dunmore', description: 'Tall', aliases: ['Otto Fairwater'] };
  await harness.as('shah').do('entities.change', { ...asked, reason: 'The alias was another man’s' });
  expect((await harness.as('shah').fails('entities.change', { ...asked, reason: 'Again' })).code).toBe('CHANGED_SINCE');
  const entity = await get(entityId);
  expect(entity.identifiers.map(({ text }) => text)).toEqual(['Craig Dunmore', 'Otto Fairwater']);
  expect(entity.history[0]?.what).toBe('Description was “”; Aliases were “Mervyn Ashdale”');
  const tip = await recordTip('Mervyn Ashdale was seen at the weir.');
  const { suggestions } = await harness.as('shah').do('linking.suggestions', { contributionId: tip });
  expect(suggestions).toEqual([]);
});

it('has warning markers with a source and a review, which end with a reason', async () => {
  const entityId = await add(await open('LANTERN'));
  const marker = { entityId, kind: 'firearms', note: 'Shotgun', source: 'Search of the house', ...nowhere } as const;
  const days = { since: '2026-01-10', reviewOn: '2026-09-01' };
  const bad = (more: Partial<typeof days>) =>
    harness.as('shah').fails('entities.addMarker', { ...marker, ...days, ...more });
  expect((await bad({ since: '2026-03-10' })).about).toBe('since');
  expect((await bad({ reviewOn: '2026-03-09' })).about).toBe('reviewOn');
  const { markerId } = await harness.as('shah').do('entities.addMarker', { ...marker, ...days });
  expect((await bad({})).code).toBe('CHANGED_SINCE');
  expect((await harness.as('chief').do('entities.list', everybody)).entities[0]?.warnings).toEqual(['firearms']);
  await harness.as('shah').do('entities.reviewMarker', { markerId, reviewOn: '2027-01-01', reason: 'Still so' });
  expect((await get(entityId)).markers).toMatchObject([{ reviewOn: '2027-01-01', endedAt: null }]);
  await harness.as('shah').do('entities.reviewMarker', { markerId, reviewOn: null, reason: 'Handed in' });
  const again = { markerId, reviewOn: null, reason: 'Twice' };
  expect((await harness.as('shah').fails('entities.reviewMarker', again)).code).toBe('CHANGED_SINCE');
  expect((await get(entityId)).markers).toMatchObject([{ endReason: 'Handed in' }]);
  expect((await get(entityId)).history.map(({ what }) => what)).toEqual([
    'Marker “Firearms” ended',
    'Marker “Firearms” stands, to be reviewed by 2027-01-01',
  ]);
});

it('is related to others as their kinds allow; a relation ends, or was a mistake, and stays in sight', async () => {
  const id = await open('LANTERN');
  const man = await add(id);
  const van = await add(id, { kind: 'vehicle', title: 'The white van' });
  const tie = { entityId: man, otherEntityId: van, subjectId: null, fromDay: '2026-01-01', toDay: null, ...rest };
  const fails = (more: Partial<Input<'entities.relate'>>) =>
    harness.as('shah').fails('entities.relate', { ...tie, relation: 'uses', ...more });
  expect((await fails({ relation: 'lives_at' })).about).toBe('relation');
  expect((await fails({ otherEntityId: man })).code).toBe('INPUT_INVALID');
  expect((await fails({ otherEntityId: null })).code).toBe('INPUT_INVALID');
  expect((await fails({ otherEntityId: 99 })).code).toBe('NOT_FOUND');
  expect((await fails({ toDay: '2025-12-31' })).about).toBe('toDay');
  const { relationId } = await harness.as('shah').do('entities.relate', { ...tie, relation: 'uses' });
  expect((await get(van)).relations).toMatchObject([
    { relation: 'uses', back: true, otherEntityId: man, title: 'Craig Dunmore', mayEnd: true },
  ]);
  expect((await get(van, 'other')).relations).toMatchObject([{ mayEnd: false }]);
  const over = { relationId, toDay: '2026-03-01', reason: 'Sold it' };
  expect((await harness.as('other').fails('entities.endRelation', over)).code).toBe('NOT_YOUR_CASE');
  await harness.as('shah').do('entities.endRelation', over);
  await harness.as('shah').do('entities.withdrawRelation', { relationId, reason: 'His brother’s' });
  expect((await harness.as('shah').fails('entities.endRelation', over)).code).toBe('CHANGED_SINCE');
  expect((await get(man)).relations).toMatchObject([
    { back: false, toDay: '2026-03-01', endReason: 'Sold it', withdrawnReason: 'His brother’s' },
  ]);
});

it('is said to be the same as one of another case, or as a subject, until that is taken back; nothing is merged', async () => {
  const [one, two] = [await open('LANTERN'), await open('MARSH', 'other')];
  const here = await add(one);
  const there = await add(two, { title: 'C. Dunmoore' }, 'other');
  const { subjectId } = await harness.as('other').do('investigations.addSubject', {
    id: two,
    role: 'suspect',
    name: 'Craig Dunmor',
    aliases: [],
    born: null,
  });
  await harness.as('other').do('investigations.addEvent', {
    id: two,
    kind: 'sighting',
    title: 'Seen at the weir',
    detail: '',
    when: { from: '2026-02-01T00:00:00.000Z', to: null, precision: 'day', basis: 'reported' },
    place: null,
    subjectId,
    contributionId: null,
    knownAt: null,
  });
  const say = { entityId: here, otherEntityId: there, subjectId: null, reason: 'The same photograph' };
  const { sameId } = await harness.as('shah').do('entities.saySame', say);
  const back = { entityId: there, otherEntityId: here, subjectId: null, reason: 'Once more' };
  expect((await harness.as('other').fails('entities.saySame', back)).code).toBe('SAME_ALREADY');
  const wheels = await add(one, { kind: 'vehicle', title: 'A van' });
  const odd = { ...say, otherEntityId: wheels };
  expect((await harness.as('shah').fails('entities.saySame', odd)).code).toBe('INPUT_INVALID');
  await harness
    .as('other')
    .do('entities.saySame', { entityId: there, otherEntityId: null, subjectId, reason: 'As the file says' });
  const entity = await get(here);
  expect(entity.same).toMatchObject([{ otherEntityId: there, reason: 'The same photograph', undoneAt: null }]);
  expect(entity.alike).toMatchObject([{ subjectId, title: 'Craig Dunmor', operation: 'MARSH' }]);
  expect(entity.events).toMatchObject([{ title: 'Seen at the weir', operation: 'MARSH' }]);
  expect((await get(there)).title).toBe('C. Dunmoore');
  // Whoever has either case takes it back.
  await harness.as('other').do('entities.undoSame', { sameId, reason: 'Two cousins' });
  expect((await harness.as('shah').fails('entities.undoSame', { sameId, reason: 'Again' })).code).toBe('CHANGED_SINCE');
  const apart = await get(here);
  expect(apart.same).toMatchObject([{ undoneReason: 'Two cousins' }]);
  expect([apart.alike, apart.events]).toEqual([[], []]);
  await harness.as('shah').do('entities.saySame', { ...say, reason: 'One man after all' });
});

it('shows nothing of a case that the reader may not know of: not its entities, nor what is said of them', async () => {
  const [one, hidden] = [await open('LANTERN', 'shah'), await open('HERON ONE', 'mason', harness.compartment('HERON'))];
  const here = await add(one, { identifiers: [{ kind: 'phone', text: '07700 900123' }] });
  const there = await add(hidden, { identifiers: [{ kind: 'phone', text: '07700 900123' }] }, 'mason');
  expect((await harness.as('shah').fails('entities.get', { entityId: there })).code).toBe('NOT_FOUND');
  expect((await harness.as('shah').fails('entities.heldBy', { entityId: there, after: null })).code).toBe('NOT_FOUND');
  const tie = { entityId: there, otherEntityId: here, subjectId: null };
  await harness.as('mason').do('entities.saySame', { ...tie, reason: 'The same number' });
  await harness
    .as('mason')
    .do('entities.relate', { ...tie, relation: 'associate_of', fromDay: null, toDay: null, ...rest });
  const seen = await get(here);
  expect([seen.same, seen.alike, seen.relations, seen.history]).toEqual([[], [], [], []]);
  expect(await titles({ text: '900123' })).toHaveLength(1);
  expect((await harness.as('shah').do('entities.cases', { entityId: here })).cases).toEqual([]);
  const { cases } = await harness.as('mason').do('entities.cases', { entityId: here });
  expect(cases.map(({ operation }) => operation)).toEqual(['HERON ONE']);
  expect((await get(here, 'mason')).same).toHaveLength(1);
});

it('leaves out of an item the contribution that it rests on, for whoever may not see that', async () => {
  const id = await open('LANTERN', 'mason');
  const told = await harness.as('mason').do('intake.record', {
    form: { channel: 'hotline', text: 'He has a van.', compartmentId: harness.compartment('HERON') },
    draftId: null,
  });
  const entityId = await add(id, { contributionId: told.id, source: 'A caller' }, 'mason');
  expect((await get(entityId, 'mason')).identifiers[0]).toMatchObject({ contributionId: told.id });
  expect((await get(entityId, 'shah')).identifiers[0]).toMatchObject({
    source: 'A caller',
    contributionId: null,
    contributionReference: null,
  });
});

it('finds contributions and cases by the matcher: other spellings, part of a plate, a number in any form', async () => {
  const [one, two] = [await open('LANTERN'), await open('MARSH', 'other')];
  const entityId = await add(one, {
    identifiers: [
      { kind: 'phone', text: '07700 900123' },
      { kind: 'vrm', text: 'TX21 ABC' },
    ],
  });
  await harness
    .as('other')
    .do('investigations.addIdentifier', { id: two, subjectId: null, kind: 'person', text: 'Kraig Dunmoor' });
  const ids = [
    await recordTip('Ring +44 7700 900123 for him.'),
    await recordTip('A man called Craig Dunmoor drives it.'),
    await recordTip('Nothing to do with anybody.'),
    await recordTip('Craig Dunmore has the number 07700 900123.'),
  ];
  const references = new Map<number, string>();
  for (const id of ids) references.set(id, (await harness.as('shah').do('triage.get', { id })).reference);
  const [number, spelt, , both] = ids.map((id) => references.get(id) ?? '');
  expect(await allHeldBy(entityId)).toEqual([both, number, spelt]);
  const { cases } = await harness.as('shah').do('entities.cases', { entityId });
  expect(cases).toMatchObject([{ operation: 'MARSH', reasons: [{ caseText: 'Kraig Dunmoor' }] }]);
});

it('lists a page at a time, by kind, by case, and by words as the matcher reads them', async () => {
  const [one, two] = [await open('LANTERN'), await open('MARSH')];
  await add(one);
  await add(one, { kind: 'vehicle', title: 'The white van', identifiers: [{ kind: 'vrm', text: 'TX21 ABC' }] });
  await add(two, { kind: 'organisation', title: 'Halverton Rowing Club' });
  expect(await titles()).toEqual(['Halverton Rowing Club', 'The white van', 'Craig Dunmore']);
  expect(await titles({ kind: 'vehicle' })).toEqual(['The white van']);
  expect(await titles({ investigationId: two })).toEqual(['Halverton Rowing Club']);
  expect(await titles({ text: 'ROWING' })).toEqual(['Halverton Rowing Club']);
  expect(await titles({ text: 'tx21abc' })).toEqual(['The white van']);
  expect(await titles({ text: 'Criag Dunmor' })).toEqual(['Craig Dunmore']);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Output<'entities.list'> = await harness
      .as('shah')
      .do('entities.list', { ...everybody, after, limit: 1 });
    seen.push(...page.entities.map(({ title }) => title));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(await titles());
});

it('has a picture of its own case as its photograph, and nothing else', async () => {
  const [one, two] = [await open('LANTERN'), await open('MARSH')];
  const entityId = await add(one);
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const keep = async (investigationId: number, name: string, bytes: Buffer) =>
    (await addDocument(harness.as('shah'), ofCase(investigationId), name, bytes)).documentId;
  const mine = await keep(one, 'him.png', picture);
  const theirs = await keep(two, 'her.png', picture);
  const words = await keep(one, 'words.txt', Buffer.from('Craig Dunmore'));
  const choose = { entityId, version: 1 };
  for (const documentId of [theirs, words])
    expect((await harness.as('shah').fails('entities.setPhoto', { ...choose, documentId })).about).toBe('documentId');
  expect((await harness.as('shah').fails('entities.setPhoto', { ...choose, documentId: 99 })).code).toBe('NOT_FOUND');
  await harness.as('shah').do('entities.setPhoto', { ...choose, documentId: mine });
  expect((await get(entityId)).photo).toMatchObject({ documentId: mine, name: 'him.png' });
  await harness.as('shah').do('documents.withdraw', { documentId: mine, reason: 'Another man' });
  expect((await get(entityId)).photo).toBeNull();
});

it('shows a circle of whatever was said to nobody who may not see each of its ends', async () => {
  const cases = [
    await open('LANTERN', 'mason'),
    await open('HERON ONE', 'mason', harness.compartment('HERON')),
    await open('MARSH', 'mason'),
  ];
  const entities: number[] = [];
  for (const id of [...cases, ...cases]) entities.push(await add(id, { title: `Otto Fairwater ${id}` }, 'mason'));
  const isHidden = (entityId: number) => entities.indexOf(entityId) % 3 === 1;
  const edge = fc.tuple(fc.nat(5), fc.nat(5)).filter(([from, to]) => from !== to);
  await fc.assert(
    fc.asyncProperty(fc.array(edge, { maxLength: 6 }), async (edges) => {
      const said: number[] = [];
      const standing: [number, number][] = [];
      for (const [from, to] of edges) {
        const [entityId = 0, otherEntityId = 0] = [entities[from], entities[to]];
        if (
          standing.some(([a, b]) => (a === entityId && b === otherEntityId) || (b === entityId && a === otherEntityId))
        )
          continue;
        standing.push([entityId, otherEntityId]);
        const tie = { entityId, otherEntityId, subjectId: null, reason: 'Said so' };
        said.push((await harness.as('mason').do('entities.saySame', tie)).sameId);
      }
      // What a reader would work out by hand from what they may see.
      const visible = standing.filter(([a, b]) => !isHidden(a) && !isHidden(b));
      const start = entities[0] ?? 0;
      const reached = new Set([start]);
      for (const _ of entities)
        for (const [a, b] of visible) {
          if (reached.has(a)) reached.add(b);
          if (reached.has(b)) reached.add(a);
        }
      reached.delete(start);
      const { same, alike } = await get(start, 'shah');
      const shown = [...same.filter(({ undoneAt }) => undoneAt === null), ...alike].map((one) => one.otherEntityId);
      expect(new Set(shown)).toEqual(reached);
      for (const sameId of said) await harness.as('mason').do('entities.undoSame', { sameId, reason: 'Over' });
    }),
    { numRuns: 15 },
  );
});

it('counts once what a case holds twice, with a subject and with an entity', async () => {
  const id = await open('LANTERN');
  await harness.as('shah').do('investigations.addIdentifier', { id, subjectId: null, kind: 'vrm', text: 'TX21 ABC' });
  const tip = await recordTip('TX21 ABC was at the weir.');
  const suggested = async () =>
    (await harness.as('shah').do('linking.suggestions', { contributionId: tip })).suggestions;
  const before = await suggested();
  harness.setClock('2026-03-10T10:00:00.000Z');
  await add(id, { kind: 'vehicle', title: 'The van', identifiers: [{ kind: 'vrm', text: 'TX21ABC' }] });
  const after = await suggested();
  expect(after).toHaveLength(1);
  expect(after[0]?.matchStrength).toBe(before[0]?.matchStrength);
  expect(after[0]?.reasons).toHaveLength(1);
  // Nor has the case learned anything by it.
  const { found } = await harness.as('shah').do('linking.lateMatches', { months: 12, limit: 10 });
  expect(found).toEqual([]);
});

it('is found by the search by its name, an alias or part of a number, by whoever may see its case', async () => {
  const hidden = await open('HERON ONE', 'mason', harness.compartment('HERON'));
  const entityId = await add(
    hidden,
    { aliases: ['Otto Fairwater'], identifiers: [{ kind: 'phone', text: '07700 900123' }] },
    'mason',
  );
  const found = async (text: string, login: string) =>
    (await harness.as(login).do('search.find', { text, limit: 10, kinds: ['entity'] })).hits.map(
      ({ openId }) => openId,
    );
  for (const text of ['craig dunmore', 'Criag Dunmor', 'fairwater', '900123']) {
    expect([text, await found(text, 'mason')]).toEqual([text, [entityId]]);
    expect(await found(text, 'shah')).toEqual([]);
    expect(await found(text, 'intake')).toEqual([]);
  }
  expect(await found('the weir', 'mason')).toEqual([]);
});

it('of a hidden case raises what comes in for its own people, and tells whoever took it in nothing', async () => {
  const hidden = await open('HERON ONE', 'mason', harness.compartment('HERON'));
  await add(
    hidden,
    { kind: 'phone', title: 'His number', identifiers: [{ kind: 'phone', text: '07700 900123' }] },
    'mason',
  );
  const tip = await recordTip('Ring 07700 900123 for him.');
  const hits = async (login: string) =>
    (await harness.as(login).do('linking.deconflictionHits', { limit: 10 })).found.map((one) => one.contributionId);
  expect(await hits('mason')).toEqual([tip]);
  expect(await hits('shah')).toEqual([]);
  expect((await harness.as('shah').do('linking.suggestions', { contributionId: tip })).suggestions).toEqual([]);
});

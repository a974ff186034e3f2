/** People and things on a link chart: records with their relations, what they are said to be the same as, and what the matcher finds for them. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ThingRef } from '../../preload/contract/charts.ts';
import type { Input } from '../../preload/contract/index.ts';
import { openingForm, recordTip, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({ people: shahAndMason });
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
const add = async (
  investigationId: number,
  title: string,
  more: Partial<Input<'entities.add'>> = {},
  login = 'shah',
): Promise<number> => {
  const form = { investigationId, kind: 'person', title, description: '', aliases: [], identifiers: [] } as const;
  return (await harness.as(login).do('entities.add', { ...form, aliases: [], identifiers: [], ...rest, ...more }))
    .entityId;
};
const around = async (entityId: number, login = 'shah') =>
  (await harness.as(login).do('charts.around', { thing: { entityId } })).groups;
const drawn = (things: ThingRef[], login = 'shah') => harness.as(login).do('charts.draw', { things });

/** A man of one case and his van, which another case of mason's in a closed circle knows as well. */
async function world() {
  const id = await open('LANTERN');
  const man = await add(id, 'Mervyn Ashdale', { identifiers: [{ kind: 'phone', text: '07700 900123' }] });
  const van = await add(id, 'The white van', { kind: 'vehicle', identifiers: [{ kind: 'vrm', text: 'TX21 ABC' }] });
  const grade = { source: '2', intelligence: 'D', handling: 'P', conditions: null } as const;
  const uses = { entityId: man, otherEntityId: van, subjectId: null, relation: 'uses' } as const;
  const days = { fromDay: '2024-03-01', toDay: null };
  const shah = harness.as('shah');
  await shah.do('entities.relate', { ...uses, ...days, ...rest, source: 'A neighbour', grade });
  await shah.do('entities.relate', { ...uses, relation: 'owns', fromDay: null, toDay: null, ...rest });
  return { id, man, van, shah };
}

it('tells nothing of one that is hidden, which changes no count, no chart and no way', async () => {
  const { man, van, shah } = await world();
  const before = await around(man);
  const things: ThingRef[] = [{ entityId: man }, { entityId: van }, { kind: 'vrm', value: 'TX21ABC' }];
  const chart = await drawn(things);
  const closed = await open('DEEP POOL', 'mason', 1);
  const hidden = await add(
    closed,
    'The same van',
    { kind: 'vehicle', identifiers: [{ kind: 'vrm', text: 'TX21 ABC' }] },
    'mason',
  );
  const mason = harness.as('mason');
  const end = { entityId: hidden, otherEntityId: man, subjectId: null } as const;
  const none = { fromDay: null, toDay: null, ...rest };
  await mason.do('entities.relate', { ...end, relation: 'connected_with', ...none });
  await mason.do('entities.saySame', { entityId: hidden, otherEntityId: van, subjectId: null, reason: 'Its plate' });
  expect(await around(man)).toEqual(before);
  expect(await drawn([...things, { entityId: hidden }])).toEqual(chart);
  const missing = await shah.fails('charts.around', { thing: { entityId: 999 } });
  expect(await shah.fails('charts.around', { thing: { entityId: hidden } })).toEqual(missing);
  expect((await around(man, 'mason')).find(({ kind }) => kind === 'entity')?.count).toBe(2);
  // Only through the hidden van would there be a way.
  const other = await add(await open('TALLOW'), 'A lock-up', { kind: 'object' });
  await mason.do('entities.relate', { ...end, otherEntityId: other, relation: 'connected_with', ...none });
  const ends = { from: { entityId: man }, to: { entityId: other }, depth: 2, common: false } as const;
  expect((await shah.do('charts.connect', ends)).ways).toEqual([]);
  expect((await mason.do('charts.connect', ends)).ways.length).toBeGreaterThan(0);
});

it('draws each relation of two as a link of its own, with its days, its source and its grade', async () => {
  const { man, van } = await world();
  const { things, links } = await drawn([{ entityId: man }, { entityId: van }]);
  expect(things[0]).toMatchObject({
    kind: 'entity',
    title: 'Mervyn Ashdale',
    record: { kind: 'person', warnings: [] },
  });
  expect(links.map(({ kind, words }) => `${kind} ${words}`).toSorted()).toEqual(['related Owns', 'related Uses']);
  expect(links.find(({ words }) => words === 'Uses')).toMatchObject({
    days: { from: '2024-03-01', to: null },
    grade: { source: '2', intelligence: 'D', handling: 'P' },
    reason: 'A neighbour',
    by: expect.stringContaining('hah'),
  });
});

it('shows warnings that stand, and what is said to be the same until that is taken back', async () => {
  const { id, man, shah } = await world();
  const since = { since: '2024-03-01', reviewOn: '2040-03-01' };
  const marker = {
    entityId: man,
    kind: 'firearms',
    note: '',
    source: 'Certificate register',
    ...nowhere,
    ...since,
  } as const;
  await shah.do('entities.addMarker', marker);
  const subject = { id, role: 'suspect' as const, name: 'M Ashdale', aliases: [], born: null };
  const { subjectId } = await shah.do('investigations.addSubject', subject);
  const said = { entityId: man, otherEntityId: null, subjectId, reason: 'The same address' };
  const { sameId } = await shah.do('entities.saySame', said);
  const chart = await drawn([{ entityId: man }, { subjectId }]);
  expect(chart.things[0]?.record).toEqual({ kind: 'person', warnings: ['firearms'] });
  expect(chart.links).toMatchObject([{ kind: 'said_same', reason: 'The same address' }]);
  await shah.do('entities.undoSame', { sameId, reason: 'They are cousins' });
  expect((await drawn([{ entityId: man }, { subjectId }])).links).toEqual([]);
});

it('is expanded by what the matcher finds, counted before it is shown, each in the words of the contribution', async () => {
  const { man, van } = await world();
  const exact = await recordTip(harness, 'shah', 'A man rang from 07700 900123.');
  await recordTip(harness, 'shah', 'Merv Ashdale and his brother were there.');
  const closed = await recordTip(harness, 'mason', 'Call 07700 900123.', { compartmentId: 1 });
  const plate = await recordTip(harness, 'shah', 'TX21 ABC by the harbour.');
  const count = (await around(man)).find(({ kind }) => kind === 'contribution');
  const linked = { thing: { entityId: man }, kind: 'contribution', after: null, limit: 50 } as const;
  const page = await harness.as('shah').do('charts.linked', linked);
  expect(page.things.length).toBe(count?.count);
  expect(page.things.map(({ thing }) => thing)).toContainEqual({ contributionId: exact.id });
  expect(page.things.map(({ thing }) => thing)).not.toContainEqual({ contributionId: closed.id });
  const held = page.links.find(({ to }) => 'contributionId' in to && to.contributionId === exact.id);
  expect(held).toMatchObject({ kind: 'matched', words: expect.stringContaining('07700 900123') });
  // Drawn again, the same links are there.
  const again = await drawn([{ entityId: man }, { entityId: van }, ...page.things.map(({ thing }) => thing)]);
  expect(again.links.filter(({ kind }) => kind === 'matched')).toEqual(page.links);
  expect((await drawn([{ entityId: van }, { contributionId: plate.id }])).links).toMatchObject([{ kind: 'matched' }]);
});

it('is found from its identifiers, its case and its subjects, and stays on a saved chart where it was put', async () => {
  const { id, man, van, shah } = await world();
  const ofPlate = await shah.do('charts.around', { thing: { kind: 'vrm', value: 'TX21ABC' } });
  expect(ofPlate.groups).toContainEqual({ kind: 'entity', count: 1, orMore: false });
  const ofCase = await shah.do('charts.around', { thing: { investigationId: id } });
  expect(ofCase.groups).toContainEqual({ kind: 'entity', count: 2, orMore: false });
  const ways = { from: { kind: 'phone', value: '+447700900123' }, to: { kind: 'vrm', value: 'TX21ABC' } } as const;
  const { ways: found } = await shah.do('charts.connect', { ...ways, depth: 6, common: false });
  expect(found).toContainEqual([ways.from, { entityId: man }, { entityId: van }, ways.to]);
  const put = { hidden: false, note: '', apart: [] };
  const things = [man, van].map((entityId, at) => ({ thing: { entityId }, x: 10 * at, y: 5, ...put }));
  const { id: chart } = await shah.do('charts.make', { investigationId: id, name: 'The van', note: '', things });
  const opened = await shah.do('charts.open', { id: chart });
  expect(opened.placed.map(({ thing, x }) => [thing, x])).toEqual([
    [{ entityId: man }, 0],
    [{ entityId: van }, 10],
  ]);
  await shah.do('entities.withdraw', { entityId: van, reason: 'Recorded twice' });
  expect((await shah.do('charts.open', { id: chart })).things.length).toBe(1);
});

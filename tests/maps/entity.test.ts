/** Where a person or thing is: what the matcher finds for it and is placed, and nothing that the reader may not see. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import { openingForm } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { everything, gazetteer, load, people, record, wholeBox } from './region.ts';

let harness: Harness;
let van = 0;
let home = 0;
const shah = () => harness.as('p.shah');

const rest = {
  source: '',
  contributionId: null,
  documentId: null,
  eventId: null,
  exhibitId: null,
  grade: null,
} as const;
type Adding = Input<'entities.add'>;
const add = async (login: string, form: Pick<Adding, 'investigationId' | 'kind' | 'title' | 'identifiers'>) =>
  (await harness.as(login).do('entities.add', { description: '', aliases: [], ...rest, ...form })).entityId;

const names = async (entityId: number, login = 'p.shah') => {
  const input = { box: wholeBox, filter: { ...everything, entityId }, after: null, limit: 100 };
  const { points } = await harness.as(login).do('maps.points', input);
  const { total } = await harness.as(login).do('maps.squares', { box: wholeBox, zoom: 8, filter: input.filter });
  // Counted is what is then shown.
  expect(total).toBe(points.length);
  return points.map(({ kind, name }) => `${kind} ${name}`).toSorted();
};

beforeAll(async () => {
  harness = await openHarness({ people });
  await load(harness, gazetteer);
  home = (await shah().do('investigations.open', openingForm({ operation: 'LANTERN' }))).id;
  van = await add('p.shah', {
    investigationId: home,
    kind: 'vehicle',
    title: 'The white van',
    identifiers: [
      { kind: 'vrm', text: 'TX21 ABC' },
      { kind: 'address', text: '4 Station Road, Halverton' },
    ],
  });
});
afterAll(() => harness.close());

describe('a person or thing', () => {
  it('that the reader may not see is on no map, in the same words as one that does not exist', async () => {
    const opening = openingForm({ operation: 'DEEP POOL', compartmentId: 1 });
    const { id } = await harness.as('j.mason').do('investigations.open', opening);
    const hidden = await add('j.mason', {
      investigationId: id,
      kind: 'vehicle',
      title: 'The same van',
      identifiers: [{ kind: 'vrm', text: 'TX21 ABC' }],
    });
    const box = { box: wholeBox, zoom: 8 };
    const none = await shah().fails('maps.squares', { ...box, filter: { ...everything, entityId: 999 } });
    expect(none.code).toBe('NOT_FOUND');
    expect(await shah().fails('maps.squares', { ...box, filter: { ...everything, entityId: hidden } })).toEqual(none);
    const page = { box: wholeBox, filter: { ...everything, entityId: hidden }, after: null, limit: 10 };
    expect((await shah().fails('maps.points', page)).code).toBe('NOT_FOUND');
    // Nor does it change what is found for another.
    expect(await names(van)).toEqual(['case_address Station Road, Halverton']);
  });

  it('is where it is known to be, and where contributions that hold it are, also by a plate that was half seen', async () => {
    await record(harness, 'p.shah', 'TX21 ABC stood at the bus station, Halverton.');
    await record(harness, 'p.shah', 'A van, TX21 A something, in Carrowby.');
    await record(harness, 'p.shah', 'TX21 ABC is always parked by the school.');
    await record(harness, 'p.shah', 'AB12 CDE stood in Station Road, Carrowby.');
    const found = await names(van);
    expect(found).toEqual(expect.arrayContaining(['case_address Station Road, Halverton']));
    expect(found.some((name) => name.endsWith('the bus station, Halverton'))).toBe(true);
    expect(found.some((name) => name.endsWith('Station Road, Carrowby'))).toBe(false);
  });

  it('is not where a contribution that the reader may not see puts it', async () => {
    const before = await names(van);
    await record(harness, 'j.mason', 'TX21 ABC was seen in Carrowby.', { compartmentId: 1, marking: 'SECRET' });
    expect(await names(van)).toEqual(before);
    expect((await names(van, 'j.mason')).length).toBe(before.length + 1);
  });

  it('is where events of the subject are that it is said to be the same as, until that is taken back', async () => {
    const subject = { id: home, role: 'suspect' as const, name: 'Craig Dunmore', aliases: [], born: null };
    const { subjectId } = await shah().do('investigations.addSubject', subject);
    await shah().do('investigations.addEvent', {
      id: home,
      kind: 'meeting',
      title: 'Met a man',
      detail: '',
      place: 'Station Road, Carrowby',
      subjectId,
      contributionId: null,
      knownAt: null,
      when: { from: '2026-03-01T09:00:00.000Z', to: null, precision: 'day', basis: 'reported' },
    });
    const person = await add('p.shah', { investigationId: home, kind: 'person', title: 'C Dunmore', identifiers: [] });
    expect(await names(person)).toEqual([]);
    const said = { entityId: person, otherEntityId: null, subjectId, reason: 'The same birthday' };
    const { sameId } = await shah().do('entities.saySame', said);
    expect(await names(person)).toEqual(['case_event Station Road, Carrowby']);
    await shah().do('entities.undoSame', { sameId, reason: 'They are cousins' });
    expect(await names(person)).toEqual([]);
  });

  it('is where somebody lives by a record of the address, until that is over', async () => {
    const person = await add('p.shah', { investigationId: home, kind: 'person', title: 'A Lodger', identifiers: [] });
    const address = await add('p.shah', {
      investigationId: home,
      kind: 'address',
      title: 'The lodgings',
      identifiers: [{ kind: 'address', text: '9 Station Road, Carrowby' }],
    });
    expect(await names(person)).toEqual([]);
    const tie = { entityId: person, otherEntityId: address, subjectId: null, fromDay: '2026-01-01', toDay: null };
    const { relationId } = await shah().do('entities.relate', { ...tie, relation: 'lives_at', ...rest });
    expect(await names(person)).toEqual(['case_address Station Road, Carrowby']);
    await shah().do('entities.endRelation', { relationId, toDay: '2026-03-01', reason: 'Moved out' });
    expect(await names(person)).toEqual([]);
  });

  it('is nowhere by an identifier that was withdrawn', async () => {
    const { entity } = await shah().do('entities.get', { entityId: van });
    const address = entity.identifiers.find(({ kind }) => kind === 'address')?.id ?? 0;
    const mistake = { entityIdentifierId: address, reason: 'Somebody else’s' };
    await shah().do('entities.withdrawIdentifier', mistake);
    expect(await names(van)).not.toContain('case_address Station Road, Halverton');
  });
});

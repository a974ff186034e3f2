/** What an item of an entity is known from, as whoever may see it and whoever may not are shown it; and what no longer finds it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import { add as addDocument, ofCase } from '../documents/adding.ts';
import { openingForm, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({ people: shahAndMason });
});
afterEach(() => harness.close());

const nowhere = { contributionId: null, documentId: null, eventId: null, exhibitId: null } as const;
const rest = { source: '', ...nowhere, grade: null } as const;
const open = async (operation: string, login = 'shah', compartmentId: number | null = null) =>
  (await harness.as(login).do('investigations.open', openingForm({ operation, compartmentId }))).id;
async function add(investigationId: number, more: Partial<Input<'entities.add'>> = {}, login = 'shah') {
  const form = { investigationId, kind: 'person', title: 'Craig Dunmore', description: '' } as const;
  const { entityId } = await harness
    .as(login)
    .do('entities.add', { ...form, aliases: [], identifiers: [], ...rest, ...more });
  return entityId;
}
const get = async (entityId: number, login = 'shah') =>
  (await harness.as(login).do('entities.get', { entityId })).entity;

it('rests on an event, a document or an exhibit, of which whoever may not see it is shown nothing', async () => {
  const id = await open('LANTERN', 'mason');
  const closed = await open('DEEP POOL', 'mason', harness.compartment('HERON'));
  const mason = harness.as('mason');
  const { documentId } = await addDocument(mason, ofCase(closed), 'log.txt', Buffer.from('A log'));
  const when = { from: '2026-03-01T09:00:00.000Z', to: null, precision: 'day', basis: 'reported' } as const;
  const event = { id: closed, kind: 'meeting', title: 'A meeting', detail: '', place: null, when } as const;
  const no = { subjectId: null, contributionId: null, knownAt: null };
  const { eventId } = await mason.do('investigations.addEvent', { ...event, ...no });
  const found = { foundBy: 'PC 123', foundAt: when.from, foundPrecision: 'day', foundPlace: 'The shed' } as const;
  const held = { heldBy: 'Store', heldAt: 'Store', sealNumber: null };
  const exhibit = { investigationId: closed, reference: 'JM/1', description: 'A phone', ...found, ...held };
  const { exhibitId } = await mason.do('exhibits.record', exhibit);
  const entityId = await add(id, {}, 'mason');
  const warned = { note: '', source: 'A log', since: '2026-01-10', reviewOn: '2026-09-01' };
  for (const [kind, from] of [
    ['firearms', { ...nowhere, documentId }],
    ['weapons', { ...nowhere, eventId }],
    ['drugs', { ...nowhere, exhibitId }],
  ] as const)
    await mason.do('entities.addMarker', { entityId, kind, ...warned, ...from });
  const phone = { entityId, kind: 'phone', text: '07700 900123', validFrom: null, validTo: null } as const;
  await mason.do('entities.addIdentifier', { ...phone, ...rest, eventId });
  const seen = await get(entityId, 'mason');
  expect(
    seen.markers.map(({ documentName, event: one, exhibit: other }) => [documentName, one?.title, other?.reference]),
  ).toEqual(
    expect.arrayContaining([
      ['log.txt', undefined, undefined],
      [null, 'A meeting', undefined],
      [null, undefined, 'JM/1'],
    ]),
  );
  expect(seen.identifiers.at(-1)?.event).toEqual({ id: eventId, investigationId: closed, title: 'A meeting' });
  const nothing = { contributionId: null, documentId: null, documentName: null, event: null, exhibit: null };
  const unseen = await get(entityId, 'shah');
  for (const one of [...unseen.markers, ...unseen.identifiers]) expect(one).toMatchObject(nothing);
  // Nor can it be named by somebody who may not see it, or told from one that does not exist.
  const mine = await add(await open('MARSH'));
  const ask = (from: Partial<typeof nowhere> | object) =>
    harness.as('shah').fails('entities.addMarker', { entityId: mine, kind: 'drugs', ...warned, ...nowhere, ...from });
  const missing = await ask({ eventId: 999 });
  expect(missing.code).toBe('NOT_FOUND');
  for (const from of [{ eventId }, { exhibitId }, { documentId }]) expect(await ask(from)).toEqual(missing);
});

it('is not found by an identifier that was withdrawn, by the whole of it or by a part', async () => {
  const id = await open('LANTERN');
  const entityId = await add(id, { identifiers: [{ kind: 'phone', text: '07700 900123' }] });
  const found = async (text: string) =>
    (
      await harness.as('shah').do('entities.list', { investigationId: null, kind: null, text, after: null, limit: 50 })
    ).entities.map((one) => one.id);
  for (const text of ['07700 900123', '900123']) expect(await found(text)).toEqual([entityId]);
  const held = (await get(entityId)).identifiers.find(({ kind }) => kind === 'phone')?.id ?? 0;
  const mistake = { entityIdentifierId: held, reason: 'His brother’s' };
  await harness.as('shah').do('entities.withdrawIdentifier', mistake);
  for (const text of ['07700 900123', '900123']) expect(await found(text)).toEqual([]);
  expect(await found('dunmore')).toEqual([entityId]);
});

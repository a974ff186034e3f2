/** What records say becomes points: by a gazetteer, by what says itself where it is, and never by a guess. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { everything, gazetteer, load, people, record, wholeBox } from './region.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness({ people });
  await load(harness, gazetteer);
});
afterAll(() => harness.close());

const placesOf = async (contributionId: number) =>
  (await harness.as('p.shah').do('maps.placesOf', { contributionId, investigationId: null })).places;
const named = async (text: string, more: object = {}) =>
  (await placesOf(await record(harness, 'p.shah', text, more))).map(({ written, origin, at, candidates }) => ({
    written,
    origin,
    at: at === null ? null : `${at.name} ${at.uncertainty}`,
    candidates: candidates.length,
  }));

describe('a contribution', () => {
  it('that names a street and its town is there, and not in the middle of the town', async () => {
    expect(await named('A van stands in Station Road, Halverton.')).toEqual([
      { written: 'Station Road', origin: 'street', at: 'Station Road, Halverton 400', candidates: 0 },
    ]);
  });

  it('takes the town from its own field', async () => {
    expect(await named('Two men at the bus station', { area: 'Halverton' })).toEqual([
      { written: 'bus station', origin: 'site', at: 'the bus station, Halverton 150', candidates: 0 },
    ]);
  });

  it('that names a street of no town is nowhere', async () => {
    expect(await named('A van stands in Station Road.')).toEqual([]);
  });

  it('that names a town is somewhere in it', async () => {
    expect(await named('He lives in Carrowby now')).toEqual([
      { written: 'Carrowby', origin: 'town', at: 'Carrowby 2000', candidates: 0 },
    ]);
  });

  it('whose postcode two towns share is in the one that it names', async () => {
    expect(await named('Flat above the shop, ZZ99 8AB, in Carrowby')).toEqual([
      { written: 'ZZ99 8AB', origin: 'postcode_unit', at: 'ZZ99 8AB, Carrowby 100', candidates: 0 },
    ]);
  });

  it('whose postcode two towns share, and that names neither, is on no map until somebody chooses', async () => {
    expect(await named('Flat above the shop, ZZ99 8AB')).toEqual([
      { written: 'ZZ99 8AB', origin: 'postcode_unit', at: null, candidates: 2 },
    ]);
  });

  it('that gives coordinates or a grid reference needs no gazetteer', async () => {
    expect(await named('He dropped a pin at 54.71234, 1.62345')).toMatchObject([{ origin: 'coordinates' }]);
    expect(await named('Grid reference TG 514 131')).toMatchObject([{ origin: 'grid_reference', candidates: 0 }]);
  });

  it('that names a place beside a registration is a vehicle seen there', async () => {
    const id = await record(
      harness,
      'p.shah',
      'The van TX21 ABC was in Station Road, Halverton. A dog in Carrowby barked.',
    );
    const { points } = await harness
      .as('p.shah')
      .do('maps.points', { box: wholeBox, filter: { ...everything, contributionId: id }, after: null, limit: 10 });
    expect(points.map(({ name, kind }) => [name, kind]).sort()).toEqual([
      ['Carrowby', 'report'],
      ['Station Road, Halverton', 'vehicle_sighting'],
    ]);
  });

  it('of advice names nothing', async () => {
    const form = { channel: 'advice', kind: 'advice' } as const;
    const { id } = await harness.as('p.shah').do('intake.record', { form, draftId: null });
    expect(await placesOf(id)).toEqual([]);
  });
});

describe('a choice between places of one name', () => {
  const choose = (login: string, pointId: number, gazetteerPlaceId: number | null) =>
    harness
      .as(login)
      .do('maps.choosePlace', { of: 'contribution', pointId, gazetteerPlaceId, reason: 'The caller said so' });

  it('places it, is told with who chose, stays when points are made anew, and can be taken back', async () => {
    const id = await record(harness, 'p.shah', 'Meet me in Newbridge tonight');
    const [place] = await placesOf(id);
    expect(place?.candidates.map(({ within }) => within)).toEqual(['Eastshire', 'Westshire']);
    const { choiceId } = await choose('p.shah', place?.pointId ?? 0, place?.candidates[1]?.gazetteerPlaceId ?? 0);
    const chosen = { at: { name: 'Newbridge, Westshire', lat: 54.9 }, choice: { reason: 'The caller said so' } };
    expect(await placesOf(id)).toMatchObject([chosen]);

    const { id: other } = await load(harness, 'name,kind,latitude,longitude\nWexmouth,town,54.6,1.8\n');
    await harness.as('a.admin').do('maps.renewPoints', { task: 'renew' });
    expect(await placesOf(id)).toMatchObject([chosen]);
    await harness.as('a.admin').do('maps.withdrawFile', { id: other, reason: 'Loaded to try it' });

    await harness.as('p.shah').do('maps.withdrawChoice', { choiceId });
    expect(await placesOf(id)).toMatchObject([{ at: null, choice: null }]);
    expect(await harness.as('p.shah').fails('maps.withdrawChoice', { choiceId })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('may be that it is none of them', async () => {
    const id = await record(harness, 'p.shah', 'A boat called after a place, in Newbridge colours');
    const [place] = await placesOf(id);
    await choose('p.shah', place?.pointId ?? 0, null);
    expect(await placesOf(id)).toMatchObject([{ at: null, choice: { reason: 'The caller said so' } }]);
  });

  it('is refused for a place of another name', async () => {
    const id = await record(harness, 'p.shah', 'Once more in Newbridge');
    const [place] = await placesOf(id);
    const input = { of: 'contribution', pointId: place?.pointId ?? 0, gazetteerPlaceId: 1, reason: 'Because' } as const;
    expect(await harness.as('p.shah').fails('maps.choosePlace', input)).toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('gazetteers', () => {
  it('loaded later place what came in before, and withdrawn ones no longer do', async () => {
    const id = await record(harness, 'p.shah', 'Somebody in Quarnley saw it');
    expect(await placesOf(id)).toEqual([]);
    const { id: file } = await load(harness, 'name,kind,latitude,longitude\nQuarnley,town,54.76,1.43\n');
    expect(await harness.as('a.admin').do('maps.files', { after: null, limit: 10 })).toMatchObject({
      renewalDue: true,
    });
    await harness.as('a.admin').do('maps.renewPoints', { task: 'renew' });
    expect(await placesOf(id)).toMatchObject([{ at: { name: 'Quarnley' } }]);
    await harness.as('a.admin').do('maps.withdrawFile', { id: file, reason: 'Out of date' });
    await harness.as('a.admin').do('maps.renewPoints', { task: 'renew' });
    expect(await placesOf(id)).toEqual([]);
    expect(await harness.as('a.admin').do('maps.files', { after: null, limit: 10 })).toMatchObject({
      renewalDue: false,
    });
    await harness.as('a.admin').do('maps.restoreFile', { id: file });
    await harness.as('a.admin').do('maps.renewPoints', { task: 'renew' });
    expect(await placesOf(id)).toMatchObject([{ at: { name: 'Quarnley' } }]);
  });

  it('are loaded by administrators alone, who see no point', async () => {
    const input = { box: wholeBox, filter: everything, after: null, limit: 10 };
    expect(await harness.as('a.admin').fails('maps.points', input)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await harness.as('p.shah').fails('maps.files', { after: null, limit: 10 })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });
});

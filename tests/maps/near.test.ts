/** What is near a place, how many lie in a square, and what is in the table: the same points, counted in three ways. */
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metresBetween } from '../../main/matching/places/index.ts';
import type { Input, Output } from '../../preload/contract/index.ts';
import type { MapFilter, MapPoint } from '../../preload/contract/maps.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { everything, gazetteer, load, people, record, wholeBox } from './region.ts';

let harness: Harness;
let caseId: number;
beforeAll(async () => {
  harness = await openHarness({ people });
  await load(harness, gazetteer);
  // Places of every exactness, some of them the same, and two a day.
  const positions = Array.from(
    { length: 60 },
    (_, n) => [54.7 + ((n * 7) % 23) / 200, 1.5 + ((n * 11) % 29) / 150] as const,
  );
  for (const [n, [lat, lon]] of positions.entries()) {
    const places = n % 3 === 0 ? 2 : 5;
    const day = String(1 + Math.floor(n / 4)).padStart(2, '0');
    await record(harness, 'p.shah', `Seen at ${lat.toFixed(places)} N, ${lon.toFixed(places)} E`, {
      receivedAt: `2026-02-${day}T09:00:00.000Z`,
    });
  }
  for (const text of [
    'A van in Halverton',
    'Noise in Station Road, Halverton',
    'Flat in ZZ99 3AB',
    'TX21 ABC in Carrowby',
  ])
    await record(harness, 'p.shah', text);
  const opened = await harness.as('p.shah').do('investigations.open', {
    operation: 'LARKSPUR',
    kind: 'other',
    priority: 'P3',
    reason: 'First assessment',
    summary: 'A group in the town',
    area: 'Halverton',
    marking: 'OFFICIAL-SENSITIVE',
    compartmentId: null,
  });
  caseId = opened.id;
  const address = {
    id: caseId,
    subjectId: null,
    kind: 'address',
    text: '3 Station Road, Halverton, ZZ99 3AB',
  } as const;
  await harness.as('p.shah').do('investigations.addIdentifier', address);
  const when = { from: '2026-02-20T10:00:00.000Z', to: null, precision: 'day', basis: 'reported' } as const;
  const event = { kind: 'meeting', title: 'Meeting', detail: '', place: 'the bus station, Halverton', when } as const;
  const unset = { subjectId: null, contributionId: null, knownAt: null };
  await harness.as('p.shah').do('investigations.addEvent', { id: caseId, ...event, ...unset });
});
afterAll(() => harness.close());

async function table(filter: MapFilter = everything, box = wholeBox, limit = 500): Promise<MapPoint[]> {
  const points: MapPoint[] = [];
  let after: string | null = null;
  do {
    const page: Output<'maps.points'> = await harness.as('p.shah').do('maps.points', { box, filter, after, limit });
    points.push(...page.points);
    after = page.next;
  } while (after !== null);
  return points;
}
const squares = (more: Partial<Input<'maps.squares'>> = {}) =>
  harness.as('p.shah').do('maps.squares', { box: wholeBox, zoom: 8, filter: everything, ...more });

const lon = fc.double({ min: 1.3, max: 2.1, noNaN: true });
const lat = fc.double({ min: 54.6, max: 54.95, noNaN: true });
const metres = fc.integer({ min: 1, max: 30_000 });

describe('near by', () => {
  it('is what measuring every point gives, certainly or possibly, nearest first, whatever the page', async () => {
    const all = await table();
    const asked = fc.record({
      lon,
      lat,
      metres,
      uncertainty: fc.constantFrom(0, 100, 3_000),
      certain: fc.boolean(),
      limit: fc.constantFrom(9, 40),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ certain, uncertainty, limit, metres: within, ...centre }) => {
        const expected = all
          .map((point) => ({ key: `${point.kind} ${point.pointId}`, away: metresBetween(centre, point), point }))
          .filter(({ away, point }) =>
            certain
              ? away + point.uncertainty + uncertainty <= within
              : away - point.uncertainty - uncertainty <= within,
          )
          .sort((one, other) => one.away - other.away);
        const found: Output<'maps.near'>['found'] = [];
        let after: string | null = null;
        do {
          const page: Output<'maps.near'> = await harness.as('p.shah').do('maps.near', {
            centre,
            uncertainty,
            metres: within,
            certainty: certain ? 'certain' : 'possible',
            filter: everything,
            after,
            limit,
          });
          found.push(...page.found);
          after = page.next;
        } while (after !== null);
        expect(found.map(({ kind, pointId }) => `${kind} ${pointId}`).sort()).toEqual(
          expected.map(({ key }) => key).sort(),
        );
        expect(found.map(({ metres: far }) => far)).toEqual(
          found.map(({ metres: far }) => far).toSorted((a, b) => a - b),
        );
        if (certain) expect(found.every((one) => one.certain)).toBe(true);
      }),
      { numRuns: 8 },
    );
  });
});

describe('squares and weeks', () => {
  it('hold as many as the table lists, in any box, at any zoom, by any filter', async () => {
    const kinds = fc.subarray([...everything.kinds], { minLength: 1 });
    const from = fc.constantFrom(null, '2026-02-04', '2026-02-11');
    const within = fc.constantFrom(null, 100, 3_000);
    const corner = fc.record({ lon, lat });
    await fc.assert(
      fc.asyncProperty(
        corner,
        corner,
        fc.integer({ min: 0, max: 16 }),
        kinds,
        from,
        within,
        async (one, other, zoom, ...rest) => {
          const box = {
            west: Math.min(one.lon, other.lon),
            east: Math.max(one.lon, other.lon),
            south: Math.min(one.lat, other.lat),
            north: Math.max(one.lat, other.lat),
          };
          const filter = { ...everything, kinds: rest[0], from: rest[1], within: rest[2] };
          const counted = await squares({ box, zoom, filter });
          const listed = await table(filter, box, 7);
          expect(counted.total).toBe(listed.length);
          expect(new Set(listed.map(({ kind, pointId }) => `${kind} ${pointId}`)).size).toBe(listed.length);
          expect(counted.squares.reduce((sum, { n }) => sum + n, 0)).toBe(counted.total);
          const lons = listed.map((point) => point.lon);
          const lats = listed.map((point) => point.lat);
          const around = {
            west: Math.min(...lons),
            south: Math.min(...lats),
            east: Math.max(...lons),
            north: Math.max(...lats),
          };
          expect(counted.extent).toEqual(listed.length === 0 ? null : around);
          for (const { n, kinds: by } of counted.squares)
            expect(Object.values(by).reduce((sum, one) => sum + one, 0)).toBe(n);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('weeks begin on Mondays and count all weeks, whichever are chosen', async () => {
    const all = await squares();
    expect(all.weeks.every(({ monday }) => new Date(monday).getUTCDay() === 1)).toBe(true);
    const some = await squares({ filter: { ...everything, from: '2026-02-11', to: '2026-02-12' } });
    expect(some.weeks).toEqual(all.weeks);
    const [week] = all.weeks.filter(({ monday }) => monday === '2026-02-09');
    // The address of a case has no time and is always shown.
    expect(some.total).toBe((week?.n ?? 0) + 1);
  });
});

describe('what a record or an entity narrows to', () => {
  it('a case shows what is recorded in it and the contributions that are linked to it', async () => {
    const contributionId = await record(harness, 'p.shah', 'Flat above the shop in ZZ99 3AB');
    const filter = { ...everything, investigationId: caseId };
    const before = await table(filter);
    expect(before.map(({ kind }) => kind).sort()).toEqual(['case_address', 'case_event']);
    await harness.as('p.shah').do('linking.decide', { contributionId, investigationId: caseId, decision: 'linked' });
    expect((await table(filter)).map(({ kind }) => kind).sort()).toEqual(['case_address', 'case_event', 'report']);
  });

  it('a withdrawn event is on no map, and is again once it is restored', async () => {
    const { entries } = await harness.as('p.shah').do('investigations.timeline', { id: caseId });
    const itemId = entries.find(({ lane }) => lane === 'event')?.itemId ?? 0;
    const filter = { ...everything, kinds: ['case_event' as const] };
    await harness.as('p.shah').do('investigations.withdraw', { id: caseId, what: 'event', itemId, reason: 'Twice' });
    expect(await table(filter)).toEqual([]);
    await harness.as('p.shah').do('investigations.restore', { id: caseId, what: 'event', itemId });
    expect(await table(filter)).toHaveLength(1);
  });

  it('a registration shows where contributions that name it were', async () => {
    const filter = { ...everything, entity: { kind: 'vrm' as const, value: 'TX21ABC' } };
    expect((await table(filter)).map(({ kind, name }) => [kind, name])).toEqual([['vehicle_sighting', 'Carrowby']]);
  });
});

describe('need to know', () => {
  it('what somebody may not see is in no count, no week, no list, and near nothing', async () => {
    const before = await squares();
    const near = async (login: string) =>
      harness.as(login).do('maps.near', {
        centre: { lon: 1.65, lat: 54.75 },
        uncertainty: 0,
        metres: 20_000,
        certainty: 'possible',
        filter: everything,
        after: null,
        limit: 200,
      });
    const seen = await near('p.shah');
    const heron = harness.compartment('HERON');
    const hidden = await record(harness, 'j.mason', 'They meet at ZZ99 3AB, Halverton', {
      compartmentId: heron,
      marking: 'SECRET',
      receivedAt: '2026-03-02T09:00:00.000Z',
    });
    expect(await squares()).toEqual(before);
    expect(await near('p.shah')).toEqual(seen);
    expect((await near('j.mason')).found.some(({ contributionId }) => contributionId === hidden)).toBe(true);
    const of = { contributionId: hidden, investigationId: null };
    expect(await harness.as('p.shah').fails('maps.placesOf', of)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a marking that is raised takes the points with it', async () => {
    const id = await record(harness, 'j.mason', 'They meet at ZZ99 3AB, Halverton');
    const filter = { ...everything, contributionId: id };
    expect(await table(filter)).toHaveLength(1);
    const { version } = await harness.as('j.mason').do('triage.get', { id });
    const raised = { id, version, marking: 'SECRET', compartmentId: null, reason: 'It names a witness' } as const;
    await harness.as('j.mason').do('contributions.changeMarking', raised);
    expect(await table(filter)).toEqual([]);
    expect((await harness.as('j.mason').do('maps.squares', { box: wholeBox, zoom: 5, filter })).total).toBe(1);
  });
});

describe('a map that leaves', () => {
  const input = {
    box: wholeBox,
    filter: everything,
    recipient: 'Eastmoor council',
    reason: 'Patrols',
    legalBasis: 'dpa-part-3',
  };
  it('has its receipt first, is marked as its records are, and its ticket is good once', async () => {
    expect(await harness.as('p.shah').fails('maps.print', input)).toMatchObject({ code: 'NOT_ALLOWED' });
    const printed = await harness.as('s.kowal').do('maps.print', input);
    expect(printed).toMatchObject({
      marking: 'OFFICIAL-SENSITIVE',
      receipt: expect.stringMatching(/^EXP-26-P\d+-0001$/),
    });
    expect(printed.points.length).toBeGreaterThan(60);
    expect(await harness.as('s.kowal').do('exports.redeemPrint', { ticket: printed.ticket })).toMatchObject({
      marking: 'OFFICIAL-SENSITIVE',
    });
    const again = {
      ticket: printed.ticket,
      saveToken: 'e'.repeat(32),
      picture: 'iVBORw0KGgoAAAANSUhEUg==',
      task: 'save',
    };
    const place = { paths: { ['e'.repeat(32)]: join(temporaryFolder(), 'map.png') } };
    expect(await harness.as('s.kowal').fails('maps.savePicture', again, place)).toMatchObject({ code: 'NOT_FOUND' });
    const text = { ...again, picture: Buffer.from('<script>alert(1)</script>').toString('base64') };
    expect(await harness.as('s.kowal').fails('maps.savePicture', text, place)).toMatchObject({
      code: 'PICTURE_INVALID',
    });
    expect(
      (await harness.as('s.kowal').do('exports.disclosures', { after: null, limit: 5 })).disclosures,
    ).toMatchObject([{ what: 'Map', recipient: 'Eastmoor council' }]);
  });
});

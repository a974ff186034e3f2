/** Keeps the points of records, in the open transaction of whoever added or changed them. */
import type { Kysely } from 'kysely';
import type { PointKind } from '../../preload/contract/vocabulary.ts';
import { cellOf, scaleOf, weekOf } from '../matching/places/index.ts';
import type { Schema } from '../store/schema.ts';
import { inList } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import { hasGazetteer, placesNamed } from './gazetteer.ts';
import {
  type At,
  keysInTowns,
  mentionsIn,
  type NamedPlace,
  plainKeys,
  resolve,
  type Told,
  townsIn,
} from './resolve.ts';

interface Writer {
  db: Kysely<Schema>;
}

/** The places of each record, in the same order. Two queries, however many there are. */
export async function placesOf(db: Kysely<Schema>, told: readonly Told[]): Promise<NamedPlace[][]> {
  const mentions = told.map(mentionsIn);
  if (!(await hasGazetteer(db))) return mentions.map((one) => resolve(one, new Map(), new Set()));
  const plain = await placesNamed(db, mentions.flatMap(plainKeys));
  const towns = mentions.map((one) => townsIn(one, plain));
  const local = await placesNamed(
    db,
    mentions.flatMap((one, at) => keysInTowns(one, towns[at] ?? new Set())),
  );
  const named = new Map([...plain, ...local]);
  return mentions.map((one, at) => resolve(one, named, towns[at] ?? new Set()));
}

/** What an officer chose for a name in a record; without a point: none of the places. */
interface Choice {
  key: string;
  name: string;
  lat: number | null;
  lon: number | null;
  uncertainty: number | null;
}

const pointOf = ({ lat, lon, uncertainty }: Choice): At | null =>
  lat === null || lon === null || uncertainty === null ? null : { lat, lon, uncertainty };

/** The columns of a point that say where it is. */
function columnsOf({ written, key, origin, name, at, places }: NamedPlace, choice: Choice | undefined) {
  const point = choice === undefined ? at : pointOf(choice);
  return {
    written: written.slice(0, 200),
    key,
    origin,
    name: choice === undefined ? name : choice.name,
    candidates: Math.max(1, places.length),
    lat: point?.lat ?? null,
    lon: point?.lon ?? null,
    uncertainty: point?.uncertainty ?? null,
    scale: point === null ? null : scaleOf(point.uncertainty),
    cell: point === null ? null : cellOf(point),
    chosen: choice === undefined ? 0 : 1,
  } as const;
}

/** PostgreSQL takes 65,535 values in a statement, SQLite half as many. */
const rowsAtOnce = 1_000;

export interface PlacedContribution {
  id: number;
  text: string;
  area: string | null;
  place: string | null;
  receivedAt: string;
  compartmentId: number;
  markingRank: number;
}

/** A sentence ends at a full stop that ends no abbreviation, or at a line's end. */
const between = (text: string, from: number, to: number) => /[!?\n]|\.(?=\s|$)/.test(text.slice(from, to));

/** Whether a vehicle's registration stands in the sentence that names the place. */
const besideVehicle = (text: string, place: NamedPlace, plates: readonly { start: number; end: number }[]) =>
  place.start >= 0 &&
  plates.some((plate) =>
    plate.start < place.start ? !between(text, plate.end, place.start) : !between(text, place.end, plate.start),
  );

/** Points of contributions that have none yet. `anew`: those that they have are made anew, with what officers chose. */
export async function placeContributions(
  { db }: Writer,
  rows: readonly PlacedContribution[],
  { anew = false } = {},
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const choices = anew
    ? await db
        .selectFrom('point_choice')
        .select(['contributionId', 'key', 'name', 'lat', 'lon', 'uncertainty'])
        .where('contributionId', 'in', inList(ids))
        .where('withdrawnAt', 'is', null)
        .execute()
    : [];
  if (anew) await db.deleteFrom('contribution_point_row').where('contributionId', 'in', inList(ids)).execute();
  const places = await placesOf(
    db,
    rows.map(({ text, area, place }) => ({ text, fields: [place, area].filter((field) => field !== null) })),
  );
  if (places.every((some) => some.length === 0)) return;
  const plates = Map.groupBy(
    await db
      .selectFrom('identifier')
      .select(['contributionId', 'start', 'end'])
      .where('contributionId', 'in', inList(ids))
      .where('kind', '=', 'vrm')
      .execute(),
    ({ contributionId }) => contributionId,
  );
  const points = rows.flatMap((row, at) =>
    (places[at] ?? []).map((place) => {
      const seen = besideVehicle(row.text, place, plates.get(row.id) ?? []);
      const kind: PointKind = seen ? 'vehicle_sighting' : 'report';
      return {
        contributionId: row.id,
        compartmentId: row.compartmentId,
        markingRank: row.markingRank,
        kind,
        textStart: place.start,
        textEnd: place.end,
        week: weekOf(ukDay(row.receivedAt)),
        ...columnsOf(
          place,
          choices.find((choice) => choice.contributionId === row.id && choice.key === place.key),
        ),
      };
    }),
  );
  for (let at = 0; at < points.length; at += rowsAtOnce)
    await db
      .insertInto('contribution_point_row')
      .values(points.slice(at, at + rowsAtOnce))
      .execute();
}

/** An event or an identifier of an investigation. */
export interface PlacedItem {
  investigationId: number;
  eventId: number | null;
  caseIdentifierId: number | null;
  told: Told;
  /** `null` for an address. */
  at: string | null;
}

/** Points of what investigations record; those that it had are replaced. */
export async function placeItems({ db }: Writer, items: readonly PlacedItem[]): Promise<void> {
  if (items.length === 0) return;
  const events = items.flatMap(({ eventId }) => (eventId === null ? [] : [eventId]));
  const identifiers = items.flatMap(({ caseIdentifierId }) => (caseIdentifierId === null ? [] : [caseIdentifierId]));
  if (events.length > 0) await db.deleteFrom('case_point_row').where('eventId', 'in', inList(events)).execute();
  if (identifiers.length > 0)
    await db.deleteFrom('case_point_row').where('caseIdentifierId', 'in', inList(identifiers)).execute();
  const choices = await db
    .selectFrom('point_choice')
    .select(['eventId', 'caseIdentifierId', 'key', 'name', 'lat', 'lon', 'uncertainty'])
    .where('investigationId', 'in', inList([...new Set(items.map((item) => item.investigationId))]))
    .where('withdrawnAt', 'is', null)
    .execute();
  const places = await placesOf(
    db,
    items.map(({ told }) => told),
  );
  const points = items.flatMap((item, at) =>
    (places[at] ?? []).map((place) => ({
      investigationId: item.investigationId,
      eventId: item.eventId,
      caseIdentifierId: item.caseIdentifierId,
      kind: item.eventId === null ? ('case_address' as const) : ('case_event' as const),
      week: item.at === null ? null : weekOf(ukDay(item.at)),
      ...columnsOf(
        place,
        choices.find(
          (choice) =>
            choice.key === place.key &&
            choice.eventId === item.eventId &&
            choice.caseIdentifierId === item.caseIdentifierId,
        ),
      ),
    })),
  );
  for (let at = 0; at < points.length; at += rowsAtOnce)
    await db
      .insertInto('case_point_row')
      .values(points.slice(at, at + rowsAtOnce))
      .execute();
}

interface PlacedIdentifier {
  id: number;
  investigationId: number;
  kind: string;
  text: string;
}

/** Those identifiers that say where somebody is. A postcode that stands in an address is placed with it. */
export function identifiersToPlace(all: readonly PlacedIdentifier[]): PlacedItem[] {
  const addresses = all.filter(({ kind }) => kind === 'address');
  const inAddress = (postcode: PlacedIdentifier) =>
    addresses.some(
      ({ investigationId, text }) => investigationId === postcode.investigationId && text.includes(postcode.text),
    );
  const placed = [...addresses, ...all.filter((one) => one.kind === 'postcode' && !inAddress(one))];
  return placed.map(({ id, investigationId, text }) => ({
    investigationId,
    eventId: null,
    caseIdentifierId: id,
    told: { text: '', fields: [text] },
    at: null,
  }));
}

export const eventToPlace = (one: {
  id: number;
  investigationId: number;
  title: string;
  detail: string;
  place: string | null;
  fromAt: string;
}): PlacedItem => ({
  investigationId: one.investigationId,
  eventId: one.id,
  caseIdentifierId: null,
  told: { text: `${one.title}. ${one.detail}`, fields: one.place === null ? [] : [one.place] },
  at: one.fromAt,
});

/** Names of places, as the gazetteers in use have them. */
import type { Kysely } from 'kysely';
import type { PointOrigin } from '../../preload/contract/vocabulary.ts';
import { placeKey } from '../matching/places/index.ts';
import type { Schema } from '../store/schema.ts';
import { inList } from '../store/sql.ts';

export interface GazetteerPlace {
  id: number;
  key: string;
  name: string;
  kind: PointOrigin;
  within: string | null;
  lat: number;
  lon: number;
  uncertainty: number;
}

export type Named = ReadonlyMap<string, readonly GazetteerPlace[]>;

/** Streets and sites are looked up in their town: a `Station Road` is nowhere in particular. */
export const keyIn = (town: string, key: string): string => `${town}/${key}`;
export const keyOfRow = (kind: PointOrigin, name: string, within: string | null): string =>
  (kind === 'street' || kind === 'site') && within !== null ? keyIn(placeKey(within), placeKey(name)) : placeKey(name);

export async function hasGazetteer(db: Kysely<Schema>): Promise<boolean> {
  const one = await db
    .selectFrom('map_file')
    .select('id')
    .where('kind', '=', 'gazetteer')
    .where('withdrawnAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}

const keysAtOnce = 10_000;
/** Places of one name that are told apart; a gazetteer with more of them names nothing. */
const mostOfOneName = 20;

/** Places by key, in the order in which they were loaded; of one key the first 21, so that it shows that there are too many. */
export async function placesNamed(db: Kysely<Schema>, keys: Iterable<string>): Promise<Named> {
  const wanted = [...new Set(keys)];
  const found = new Map<string, GazetteerPlace[]>();
  for (let at = 0; at < wanted.length; at += keysAtOnce) {
    const rows = await db
      .selectFrom('gazetteer_place')
      .innerJoin('map_file', 'map_file.id', 'gazetteer_place.mapFileId')
      .select([
        'gazetteer_place.id',
        'gazetteer_place.key',
        'gazetteer_place.name',
        'gazetteer_place.kind',
        'gazetteer_place.within',
        'gazetteer_place.lat',
        'gazetteer_place.lon',
        'gazetteer_place.uncertainty',
      ])
      .where('gazetteer_place.key', 'in', inList(wanted.slice(at, at + keysAtOnce)))
      .where('map_file.withdrawnAt', 'is', null)
      .orderBy('gazetteer_place.key')
      .orderBy('gazetteer_place.id')
      .execute();
    for (const row of rows) {
      const alike = found.get(row.key);
      if (alike === undefined) found.set(row.key, [row]);
      else if (alike.length <= mostOfOneName && !alike.some((one) => samePlace(one, row))) alike.push(row);
    }
  }
  return found;
}

/** Two gazetteers may both have it. */
const samePlace = (one: GazetteerPlace, other: GazetteerPlace) =>
  one.kind === other.kind && Math.abs(one.lat - other.lat) < 0.002 && Math.abs(one.lon - other.lon) < 0.002;

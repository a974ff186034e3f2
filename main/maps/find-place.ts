/** A place that somebody types: coordinates, a grid reference, a postcode, or the beginning of a name. */
import type { Output } from '../../preload/contract/index.ts';
import { placeKey } from '../matching/places/index.ts';
import { placesOf } from '../placing/points.ts';
import type { Context, UseCase } from '../store/use-case.ts';

type Found = Output<'maps.findPlace'>['places'][number];
const shownAtMost = 20;

const asFound = (one: {
  id: number;
  name: string;
  kind: Found['origin'];
  within: string | null;
  lat: number;
  lon: number;
  uncertainty: number;
}): Found => ({
  gazetteerPlaceId: one.id,
  name: one.name,
  within: one.within,
  lat: one.lat,
  lon: one.lon,
  uncertainty: one.uncertainty,
  origin: one.kind,
});

async function beginning({ db }: Context, text: string): Promise<Found[]> {
  const key = placeKey(text);
  if (key.length < 2) return [];
  const rows = await db
    .selectFrom('gazetteer_place')
    .innerJoin('map_file', 'map_file.id', 'gazetteer_place.mapFileId')
    .selectAll('gazetteer_place')
    .where('gazetteer_place.key', '>=', key)
    .where('gazetteer_place.key', '<', `${key}\u{10ffff}`)
    .where('map_file.withdrawnAt', 'is', null)
    .orderBy('gazetteer_place.key')
    .orderBy('gazetteer_place.id')
    .limit(shownAtMost)
    .execute();
  return rows.map(asFound);
}

/** What the text says as a whole comes first: a street with its town, an address with its postcode. */
export const findPlace: UseCase<'maps.findPlace'> = async (context, { text }) => {
  const [read = []] = await placesOf(context.db, [{ text: '', fields: [text] }]);
  const whole = read.flatMap(({ at, name, origin, places }): Found[] =>
    places.length > 0
      ? places.map(asFound)
      : at === null
        ? []
        : [{ gazetteerPlaceId: null, within: null, name, origin, ...at }],
  );
  const more = await beginning(context, text);
  const known = new Set(whole.map(({ gazetteerPlaceId }) => gazetteerPlaceId));
  return {
    places: [...whole, ...more.filter(({ gazetteerPlaceId }) => !known.has(gazetteerPlaceId))].slice(0, shownAtMost),
  };
};

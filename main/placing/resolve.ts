/** From what a record says to points: which of the places that it may name are any, and where. Nothing is guessed. */
import type { PointOrigin } from '../../preload/contract/vocabulary.ts';
import { findPlaceMentions, metresBetween, type PlaceMention, placeKey } from '../matching/places/index.ts';
import { type GazetteerPlace, keyIn, type Named } from './gazetteer.ts';

/** What of a record may name places: its text, and fields that are a place as a whole. */
export interface Told {
  text: string;
  fields: readonly string[];
}

export interface At {
  lat: number;
  lon: number;
  /** In metres. */
  uncertainty: number;
}

/** A place that a record names. */
export interface NamedPlace {
  /** Offsets in the text, in UTF-16 code units; -1 for what stands in a field. */
  start: number;
  end: number;
  written: string;
  key: string;
  origin: PointOrigin;
  name: string;
  /** Where it is; `null` where several places have the name. */
  at: At | null;
  /** The places that it may be; none for what says itself where it is. */
  places: readonly GazetteerPlace[];
}

export interface Mentions {
  inText: readonly PlaceMention[];
  inFields: readonly PlaceMention[];
}

export const mentionsIn = ({ text, fields }: Told): Mentions => ({
  inText: findPlaceMentions(text),
  inFields: fields.flatMap((field) => findPlaceMentions(field, true)),
});

const all = ({ inText, inFields }: Mentions) => [...inFields, ...inText];

/** What is looked up first: everything but streets and sites, whose town has to be known. */
export const plainKeys = (mentions: Mentions): string[] =>
  all(mentions).flatMap(({ key }) => (key === '' ? [] : [key]));

/** The towns that a record names, by their keys; also those that say where something else lies. */
export function townsIn(mentions: Mentions, named: Named): Set<string> {
  const towns = new Set<string>();
  for (const { key, form } of all(mentions)) {
    if (form === 'name' && named.get(key)?.some(({ kind }) => kind === 'town')) towns.add(key);
    if (form !== 'postcode') continue;
    // A postcode that lies in one town says that town.
    const within = new Set((named.get(key) ?? []).map((place) => place.within));
    const [only] = within;
    if (within.size === 1 && only !== null && only !== undefined) towns.add(placeKey(only));
  }
  return towns;
}

export const keysInTowns = (mentions: Mentions, towns: ReadonlySet<string>): string[] =>
  all(mentions).flatMap(({ key, form }) => (form === 'name' ? [...towns].map((town) => keyIn(town, key)) : []));

/** By exactness: what is named first among these says more than what follows. */
const order: readonly PointOrigin[] = [
  'coordinates',
  'grid_reference',
  'postcode_unit',
  'site',
  'street',
  'postcode_sector',
  'postcode_district',
  'town',
];

/** Of several places of one name, those in a town that the record names as well; all of them where that leaves none. */
function inNamedTowns(places: readonly GazetteerPlace[], towns: ReadonlySet<string>): readonly GazetteerPlace[] {
  if (places.length < 2) return places;
  const there = places.filter(({ within }) => within !== null && towns.has(placeKey(within)));
  return there.length === 0 ? places : there;
}

function resolved(
  mention: PlaceMention,
  inField: boolean,
  named: Named,
  towns: ReadonlySet<string>,
): NamedPlace | null {
  const { written, form, point } = mention;
  const where = inField ? { start: -1, end: -1 } : { start: mention.start, end: mention.end };
  if ((form === 'coordinates' || form === 'grid_reference') && point !== null)
    return {
      ...where,
      written,
      key: `${point.lat.toFixed(5)} ${point.lon.toFixed(5)}`,
      origin: form,
      name: written,
      at: point,
      places: [],
    };
  const { key, follows } = mention;
  // Where its town stands right behind it, the other towns of the record are not meant.
  const own = [...towns].filter((town) => follows === town || follows.startsWith(`${town} `));
  const places = candidatesOf(key, named, own.length > 0 ? new Set(own) : towns);
  const [first] = places;
  if (first === undefined) return null;
  const { kind, name, within, lat, lon, uncertainty } = first;
  return {
    ...where,
    written,
    key,
    origin: kind,
    name: places.length > 1 || within === null ? name : `${name}, ${within}`,
    at: places.length === 1 ? { lat, lon, uncertainty } : null,
    places,
  };
}

/** The places that a name may mean: streets and sites of the towns that the record names, or else places of that name anywhere. */
function candidatesOf(key: string, named: Named, towns: ReadonlySet<string>): readonly GazetteerPlace[] {
  const local = [...towns].flatMap((town) => named.get(keyIn(town, key)) ?? []);
  return local.length > 0 ? local : inNamedTowns(named.get(key) ?? [], towns);
}

const overlaps = (one: NamedPlace, other: NamedPlace) =>
  one.start >= 0 && other.start >= 0 && one.start < other.end && other.start < one.end;

/** A town says nothing more where the record names something in it; nor does a sector whose unit is named. */
const tells = (place: NamedPlace, sure: readonly NamedPlace[]) =>
  !sure.some(
    (other) =>
      other !== place &&
      other.at !== null &&
      place.at !== null &&
      other.at.uncertainty < place.at.uncertainty &&
      metresBetween(other.at, place.at) <= place.at.uncertainty,
  );

/** The places of a record, each once, the most exact first; 12 at most. */
export function resolve(mentions: Mentions, named: Named, towns: ReadonlySet<string>): NamedPlace[] {
  const found = [
    ...mentions.inFields.map((one) => resolved(one, true, named, towns)),
    ...mentions.inText.map((one) => resolved(one, false, named, towns)),
  ].filter((one) => one !== null);
  // The longest name wins where candidates overlap: `Old Station Road` over `Station Road`.
  found.sort((one, other) => other.written.length - one.written.length);
  const apart: NamedPlace[] = [];
  for (const one of found) if (!apart.some((other) => other.key === one.key || overlaps(one, other))) apart.push(one);
  const said = apart.filter((one) => tells(one, apart));
  return said.sort((one, other) => order.indexOf(one.origin) - order.indexOf(other.origin)).slice(0, 12);
}

/**
 * The invented region of the demonstration: an island in the North Sea where there is none, so that nothing of it can be taken for a real place. Its map
 * (region.pmtiles.json, made by build/map/region.mjs) and its gazetteer are made of what stands here.
 */
import { shops, spots, streets, subjectStreets, towns } from './generate/places.ts';

/** Degrees of WGS 84. */
export type Position = readonly [lon: number, lat: number];

const middle: Position = [1.62, 54.72];
/** Kilometres of a degree here. */
const kilometres = { lon: 64.2, lat: 111.3 };

/** East and north of the middle, in kilometres, and how far each town reaches. */
const sites: Readonly<Record<string, readonly [east: number, north: number, radius: number]>> = {
  Halverton: [2, 3, 3.6],
  Wexmouth: [13, -14, 3],
  Dunmarsh: [-21, 8, 2.2],
  Carrowby: [24, 9, 2.2],
  Merestow: [-9, -12, 2],
  Brigholme: [-33, -3, 2],
  Lowminster: [12, 18, 2.1],
  Tarnbridge: [-13, 21, 1.9],
  Orrinford: [34, -4, 1.8],
  Fallowdean: [-2, 27, 1.5],
  Kessingley: [28, 20, 1.6],
  Coldharrow: [-27, 18, 1.5],
  Marchester: [-24, -11, 2.3],
  Thrupley: [6, -6, 1.4],
  Pellbury: [23, -8, 1.6],
  Stonehythe: [-3, -23, 1.6],
  Garrowmouth: [38, 6, 1.7],
  Quarnley: [-12, 5, 1.5],
};

const moved = ([lon, lat]: Position, east: number, north: number): Position => [
  lon + east / kilometres.lon,
  lat + north / kilometres.lat,
];

/** The same number from 0 to below 1 for the same words, whatever else there is. */
function chanceOf(words: string): number {
  let hash = 2_166_136_261;
  for (const letter of words) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

export interface Town {
  name: string;
  sector: number;
  at: Position;
  /** In kilometres. */
  radius: number;
}

export const regionTowns: readonly Town[] = towns.map(({ name, sector }) => {
  const [east, north, radius] = sites[name] ?? [0, 0, 1];
  return { name, sector, at: moved(middle, east, north), radius };
});

export interface Street {
  name: string;
  /** Both ends. */
  line: readonly [Position, Position];
}

/** Streets of a town run east and west, or north and south, each at a place of its own. */
export function streetsOf({ name, at, radius }: Town): Street[] {
  const all = [...subjectStreets, ...streets];
  return all.map((street, index) => {
    const across = ((index + 0.5) / all.length) * 1.8 - 0.9;
    const along = chanceOf(`${name} ${street}`) * 0.8 - 0.4;
    const half = 0.12 + chanceOf(`${street} ${name}`) * 0.22;
    const point = (position: number): Position =>
      index % 2 === 0
        ? moved(at, (along + position) * radius, across * radius)
        : moved(at, across * radius, (along + position) * radius);
    return { name: street, line: [point(-half), point(half)] };
  });
}

export interface Site {
  name: string;
  at: Position;
}

/** What the texts call `the bus station` or `the tool hire`: one in each town. */
export function sitesOf({ name, at, radius }: Town): Site[] {
  const named = [...spots, ...shops.filter((shop) => shop.startsWith('the '))];
  return named.map((site) => {
    const [turn, far] = [chanceOf(`${name}, ${site}`) * 2 * Math.PI, Math.sqrt(chanceOf(`${site}, ${name}`)) * 0.8];
    return { name: site, at: moved(at, Math.cos(turn) * far * radius, Math.sin(turn) * far * radius) };
  });
}

const letters = [...'ABDEFGHJLNPQRSTUWXYZ'];

/** Postcodes of a town; two towns may share a sector, and then each of its units as well. */
function* unitsOf({ name, at, radius, sector }: Town): Generator<Site> {
  for (const one of letters)
    for (const other of letters) {
      const unit = `ZZ99 ${sector}${one}${other}`;
      const [turn, far] = [chanceOf(`${unit} ${name}`) * 2 * Math.PI, Math.sqrt(chanceOf(`${name} ${unit}`)) * 0.9];
      yield { name: unit, at: moved(at, Math.cos(turn) * far * radius, Math.sin(turn) * far * radius) };
    }
}

/** The coast, as a ring. */
export function coast(): Position[] {
  const corners = 180;
  const ring = Array.from({ length: corners }, (_, index): Position => {
    const turn = (index / corners) * 2 * Math.PI;
    const bays = 0.05 * Math.sin(5 * turn + 1) + 0.04 * Math.sin(11 * turn) + 0.02 * Math.sin(23 * turn + 2);
    const rough = (chanceOf(`coast ${index}`) - 0.5) * 0.025;
    return moved(middle, Math.cos(turn) * 45 * (1 + bays + rough), Math.sin(turn) * 32 * (1 + bays + rough));
  });
  return [...ring, ...ring.slice(0, 1)];
}

const field = (text: string) => (text.includes(',') ? `"${text}"` : text);
const row = (name: string, kind: string, [lon, lat]: Position, metres: number, within = '') =>
  `${field(name)},${kind},${lat.toFixed(6)},${lon.toFixed(6)},${metres},${within}\n`;

/** The gazetteer of the region, in the form that administrators load: see main/maps/read-gazetteer.ts. */
export function* regionGazetteer(): Generator<string> {
  yield 'name,kind,latitude,longitude,uncertainty,within\n';
  for (const town of regionTowns) {
    yield row(town.name, 'town', town.at, Math.round(town.radius * 1_000));
    for (const street of streetsOf(town)) {
      const [[west, south], [east, north]] = street.line;
      yield row(street.name, 'street', [(west + east) / 2, (south + north) / 2], 400, town.name);
    }
    for (const site of sitesOf(town)) yield row(site.name, 'site', site.at, 150, town.name);
    for (const unit of unitsOf(town)) yield row(unit.name, 'postcode', unit.at, 100, town.name);
  }
}

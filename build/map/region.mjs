// Makes the map of the demonstration's invented region: `node build/map/region.mjs` writes main/demonstration/region.pmtiles.json.
import { writeFileSync } from 'node:fs';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import GeoJSONVT from 'geojson-vt';
import { coast, regionTowns, streetsOf } from '../../main/demonstration/region.ts';
import { writePmtiles } from './pmtiles-writer.mjs';

const maxZoom = 12;
const minZoom = 5;

/** @param {string} type @param {unknown} coordinates @param {object} properties */
const feature = (type, coordinates, properties = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});

/** @param {readonly [number, number]} at @param {number} kilometres */
const around = ([lon, lat], kilometres) => {
  const ring = Array.from({ length: 32 }, (_, at) => {
    const turn = (at / 32) * 2 * Math.PI;
    const far = kilometres * (0.92 + 0.1 * Math.sin(3 * turn + lon * 50) + 0.06 * Math.sin(7 * turn + lat * 90));
    return [lon + (Math.cos(turn) * far) / 64.2, lat + (Math.sin(turn) * far) / 111.3];
  });
  return [[...ring, ring[0]]];
};

/** Main roads: each town to its nearest two that come before it in the list. */
const roads = regionTowns.flatMap((town, at) =>
  regionTowns
    .slice(0, at)
    .map((other) => ({ other, far: Math.hypot((town.at[0] - other.at[0]) * 64.2, (town.at[1] - other.at[1]) * 111.3) }))
    .sort((one, other) => one.far - other.far)
    .slice(0, 2)
    .map(({ other }) => {
      const bend = 0.012 * Math.sin(at * 5);
      const middle = [(town.at[0] + other.at[0]) / 2 + bend, (town.at[1] + other.at[1]) / 2 - bend / 2];
      return feature('LineString', [town.at, middle, other.at], { kind: 'main' });
    }),
);
const small = regionTowns.flatMap((town) =>
  streetsOf(town).map(({ name, line }) => feature('LineString', line, { kind: 'street', name })),
);

const layers = {
  land: [feature('Polygon', [coast()])],
  urban: regionTowns.map(({ at, radius }) => feature('Polygon', around(at, radius))),
  roads: [...roads, ...small],
  places: regionTowns.map(({ name, at, radius }) => feature('Point', at, { name, rank: radius > 2.5 ? 1 : 2 })),
};

/** From which zoom on a layer's features are drawn. */
const shown = (layer, { properties }, z) => layer !== 'roads' || properties.kind === 'main' || z >= 11;

const tiles = [];
for (let z = minZoom; z <= maxZoom; z += 1) {
  const indices = Object.entries(layers).map(([name, features]) => [
    name,
    new GeoJSONVT(
      { type: 'FeatureCollection', features: features.filter((one) => shown(name, one, z)) },
      { maxZoom: z, indexMaxZoom: z, indexMaxPoints: 0, tolerance: 3, buffer: 64 },
    ),
  ]);
  const column = (lon) => Math.floor(((lon + 180) / 360) * 2 ** z);
  const line = (lat) => {
    const angle = (lat * Math.PI) / 180;
    return Math.floor(((1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI) / 2) * 2 ** z);
  };
  const ring = coast();
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
  for (let x = column(Math.min(...lons)); x <= column(Math.max(...lons)); x += 1)
    for (let y = line(Math.max(...lats)); y <= line(Math.min(...lats)); y += 1) {
      const found = indices.map(([name, index]) => [name, index.getTile(z, x, y)]).filter(([, tile]) => tile !== null);
      if (found.length === 0) continue;
      tiles.push({ z, x, y, bytes: fromGeojsonVt(Object.fromEntries(found), { version: 2 }) });
    }
}
const ring = coast();
const bytes = writePmtiles(tiles, {
  minZoom,
  maxZoom,
  west: Math.min(...ring.map(([lon]) => lon)),
  east: Math.max(...ring.map(([lon]) => lon)),
  south: Math.min(...ring.map(([, lat]) => lat)),
  north: Math.max(...ring.map(([, lat]) => lat)),
  metadata: {
    name: 'Invented region',
    attribution: 'Invented: no such place',
    vector_layers: Object.keys(layers).map((id) => ({ id, fields: {} })),
  },
});
const target = new URL('../../main/demonstration/region.pmtiles.json', import.meta.url);
writeFileSync(target, `${JSON.stringify({ base64: bytes.toString('base64') })}\n`);
console.log(`${tiles.length} tiles, ${Math.round(bytes.length / 1024)} KiB`);

// Makes the outline on which points are drawn where an installation has no map of its own: `node build/map/outline.mjs` writes
// renderer/features/maps/outline.json, a TopoJSON of the United Kingdom and its neighbours from Natural Earth (1:10m, public domain), as world-atlas has it.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';

const require = createRequire(import.meta.url);
const world = JSON.parse(readFileSync(require.resolve('world-atlas/countries-10m.json'), 'utf8'));
const near = { west: -11.5, east: 9, south: 48.5, north: 61.5 };

/** @param {number[][]} ring */
const touches = (ring) =>
  ring.some(([lon, lat]) => lon >= near.west && lon <= near.east && lat >= near.south && lat <= near.north);

const features = feature(world, world.objects.countries).features.flatMap((country) => {
  const { type, coordinates } = country.geometry;
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates).filter(([outer]) => touches(outer));
  if (polygons.length === 0) return [];
  return [
    {
      type: 'Feature',
      properties: { name: country.properties.name },
      geometry: { type: 'MultiPolygon', coordinates: polygons },
    },
  ];
});
const whole = presimplify(topology({ land: { type: 'FeatureCollection', features } }));
// Square degrees that a corner's triangle has to cover to stay: about a kilometre across.
const outline = quantize(simplify(whole, 1e-4), 1e4);
const target = new URL('../../renderer/features/maps/outline.json', import.meta.url);
const text = `${JSON.stringify(outline)}\n`;
writeFileSync(target, text);
console.log(`${features.map(({ properties }) => properties.name).join(', ')}: ${Math.round(text.length / 1024)} KiB`);

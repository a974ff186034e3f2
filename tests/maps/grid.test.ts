/** The national grid, distances and squares of the map. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boxAround,
  cellOf,
  cellRanges,
  inBox,
  metresBetween,
  scaleOf,
  scales,
} from '../../main/matching/places/index.ts';
import { readGridReference, toNationalGrid, toOsgb36, toWgs84 } from '../../main/matching/places/national-grid.ts';

const arc = (degrees: number, minutes: number, seconds: number) => degrees + minutes / 60 + seconds / 3_600;
const box = { lon: fc.double({ min: -10, max: 4, noNaN: true }), lat: fc.double({ min: 49, max: 61, noNaN: true }) };
const place = fc.record(box);

describe('the national grid', () => {
  it('is read as the guide of Ordnance Survey works its example', () => {
    // "A guide to coordinate systems in Great Britain", annex C: Caister water tower.
    const { lat, lon } = toOsgb36({ easting: 651_409.903, northing: 313_177.27 });
    expect(lat).toBeCloseTo(arc(52, 39, 27.2531), 8);
    expect(lon).toBeCloseTo(arc(1, 43, 4.5177), 8);
  });

  it('is where OSTN15 has it to within five metres on the whole, and never twelve away', () => {
    // Test points that Ordnance Survey publishes with OSTN15: latitude and longitude of ETRS89, easting and northing.
    const published = [
      [49.922_263_94, -6.299_777_52, 91_492.146, 11_318.804],
      [50.438_858_26, -4.108_645_64, 250_359.811, 62_016.569],
      [51.400_782_2, -3.551_283_49, 292_184.87, 168_003.465],
      [51.489_365_65, -0.119_925_57, 530_624.974, 178_388.464],
      [52.255_293_82, -2.154_586_14, 389_544.19, 261_912.153],
      [52.962_191_09, -1.197_476_56, 454_002.834, 340_834.943],
      [53.800_215_2, -1.663_791_68, 422_242.186, 433_818.701],
      [54.979_122_74, -1.616_576_85, 424_639.355, 565_012.703],
      [57.139_025_19, -2.048_560_31, 397_160.491, 805_349.736],
      [58.581_204_61, -3.726_310_22, 299_721.891, 967_202.992],
      [60.133_080_92, -2.073_828_23, 395_999.668, 1_138_728.951],
    ] as const;
    const away = published.map(([lat, lon, easting, northing]) =>
      metresBetween({ lat, lon }, toWgs84({ easting, northing })),
    );
    expect(Math.max(...away)).toBeLessThan(12);
    expect(away.reduce((sum, one) => sum + one, 0) / away.length).toBeLessThan(5);
  });

  it('gives back what it was given, to a centimetre', () => {
    const position = fc.record({
      easting: fc.double({ min: 60_000, max: 660_000, noNaN: true }),
      northing: fc.double({ min: 0, max: 1_220_000, noNaN: true }),
    });
    fc.assert(
      fc.property(position, (grid) => {
        const back = toNationalGrid(toWgs84(grid));
        expect(Math.hypot(back.easting - grid.easting, back.northing - grid.northing)).toBeLessThan(0.02);
      }),
    );
  });

  it.each([
    ['TG', '5140913177', { easting: 651_409.5, northing: 313_177.5, uncertainty: 1 }],
    ['TG', '514131', { easting: 651_450, northing: 313_150, uncertainty: 71 }],
    ['SV', '0000', { easting: 500, northing: 500, uncertainty: 708 }],
    ['HP', '5712', { easting: 457_500, northing: 1_212_500, uncertainty: 708 }],
  ])('%s %s is the middle of its square', (square, digits, expected) => {
    expect(readGridReference(square, digits)).toEqual(expected);
  });

  it.each([
    ['AA', '123456'],
    ['TG', '12345'],
    ['TG', '12'],
    ['II', '123456'],
  ])('%s %s is none', (square, digits) => expect(readGridReference(square, digits)).toBeNull());
});

describe('squares of the map', () => {
  it('a box is held by its ranges, which are apart and in order', () => {
    fc.assert(
      fc.property(place, place, place, (one, other, third) => {
        const around = {
          west: Math.min(one.lon, other.lon),
          east: Math.max(one.lon, other.lon),
          south: Math.min(one.lat, other.lat),
          north: Math.max(one.lat, other.lat),
        };
        const ranges = cellRanges(around);
        expect(ranges.length).toBeLessThanOrEqual(12);
        for (const [at, { from, to }] of ranges.entries()) {
          expect(from).toBeLessThanOrEqual(to);
          expect(from).toBeGreaterThan(ranges[at - 1]?.to ?? -1);
        }
        const held = (cell: number) => ranges.some(({ from, to }) => cell >= from && cell <= to);
        if (inBox(around, third)) expect(held(cellOf(third))).toBe(true);
        expect(held(cellOf(one)) && held(cellOf(other))).toBe(true);
      }),
    );
  });

  it('whatever is near lies in the box around', () => {
    fc.assert(
      fc.property(place, place, fc.integer({ min: 1, max: 200_000 }), (one, other, metres) => {
        if (metresBetween(one, other) <= metres) expect(inBox(boxAround(one, metres), other)).toBe(true);
      }),
    );
  });

  it('every uncertainty is in a class that reaches as far', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), (metres) => {
        expect(scales[scaleOf(metres)]).toBeGreaterThanOrEqual(metres);
      }),
    );
  });
});

describe('distances', () => {
  it('from London to Edinburgh are 534 km', () => {
    const [london, edinburgh] = [
      { lat: 51.5074, lon: -0.1278 },
      { lat: 55.9533, lon: -3.1883 },
    ];
    expect(metresBetween(london, edinburgh) / 1_000).toBeCloseTo(534, 0);
  });
});

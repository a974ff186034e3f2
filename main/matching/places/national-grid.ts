/**
 * The National Grid of Great Britain and WGS 84, in which maps and satellites give positions.
 *
 * Ordnance Survey, "A guide to coordinate systems in Great Britain" (annexes A to C): the transverse Mercator projection of the Airy 1830
 * ellipsoid and the seven-parameter Helmert transformation from OSGB36. Against the published
 * test points of OSTN15 it is right to 5 metres on average and to 12 at worst: far less than the uncertainty of any point here.
 */

interface Ellipsoid {
  a: number;
  b: number;
}

const airy: Ellipsoid = { a: 6_377_563.396, b: 6_356_256.909 };
const wgs84: Ellipsoid = { a: 6_378_137, b: 6_356_752.314_245 };

const radians = Math.PI / 180;
const scaleOnMeridian = 0.999_601_271_7;
const origin = { lat: 49 * radians, lon: -2 * radians, east: 400_000, north: -100_000 };

/** Degrees. */
export interface LonLat {
  lon: number;
  lat: number;
}

/** Metres. */
export interface GridPosition {
  easting: number;
  northing: number;
}

const squared = ({ a, b }: Ellipsoid) => (a * a - b * b) / (a * a);

/** The arc of the meridian from the true origin to a latitude, in metres. */
function meridian(lat: number): number {
  const { a, b } = airy;
  const n = (a - b) / (a + b);
  const [difference, sum] = [lat - origin.lat, lat + origin.lat];
  return (
    b *
    scaleOnMeridian *
    ((1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * difference -
      (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(difference) * Math.cos(sum) +
      ((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * difference) * Math.cos(2 * sum) -
      (35 / 24) * n ** 3 * Math.sin(3 * difference) * Math.cos(3 * sum))
  );
}

/** Radii of curvature at a latitude: across the meridian, along it, and what their ratio adds to 1. */
function curvature(lat: number) {
  const e2 = squared(airy);
  const w = 1 - e2 * Math.sin(lat) ** 2;
  const across = (airy.a * scaleOnMeridian) / Math.sqrt(w);
  const along = (airy.a * scaleOnMeridian * (1 - e2)) / w ** 1.5;
  return { across, along, eta2: across / along - 1 };
}

/** Of OSGB36, in radians. */
interface Angles {
  lat: number;
  lon: number;
}

function unproject({ easting, northing }: GridPosition): Angles {
  const toNorth = northing - origin.north;
  let lat = origin.lat + toNorth / (airy.a * scaleOnMeridian);
  // It converges within a few steps anywhere on the grid; the bound is for numbers that are no position.
  for (let step = 0; step < 20 && Math.abs(toNorth - meridian(lat)) >= 0.000_01; step += 1)
    lat += (toNorth - meridian(lat)) / (airy.a * scaleOnMeridian);
  const { across: v, along: p, eta2 } = curvature(lat);
  const t = Math.tan(lat);
  const secant = 1 / Math.cos(lat);
  const d = easting - origin.east;
  return {
    lat:
      lat -
      (t / (2 * p * v)) * d ** 2 +
      (t / (24 * p * v ** 3)) * (5 + 3 * t ** 2 + eta2 - 9 * t ** 2 * eta2) * d ** 4 -
      (t / (720 * p * v ** 5)) * (61 + 90 * t ** 2 + 45 * t ** 4) * d ** 6,
    lon:
      origin.lon +
      (secant / v) * d -
      (secant / (6 * v ** 3)) * (v / p + 2 * t ** 2) * d ** 3 +
      (secant / (120 * v ** 5)) * (5 + 28 * t ** 2 + 24 * t ** 4) * d ** 5 -
      (secant / (5_040 * v ** 7)) * (61 + 662 * t ** 2 + 1_320 * t ** 4 + 720 * t ** 6) * d ** 7,
  };
}

function project({ lat, lon }: Angles): GridPosition {
  const { across: v, along: p, eta2 } = curvature(lat);
  const [s, c, t] = [Math.sin(lat), Math.cos(lat), Math.tan(lat)];
  const d = lon - origin.lon;
  return {
    northing:
      origin.north +
      meridian(lat) +
      (v / 2) * s * c * d ** 2 +
      (v / 24) * s * c ** 3 * (5 - t ** 2 + 9 * eta2) * d ** 4 +
      (v / 720) * s * c ** 5 * (61 - 58 * t ** 2 + t ** 4) * d ** 6,
    easting:
      origin.east +
      v * c * d +
      (v / 6) * c ** 3 * (v / p - t ** 2) * d ** 3 +
      (v / 120) * c ** 5 * (5 - 18 * t ** 2 + t ** 4 + 14 * eta2 - 58 * t ** 2 * eta2) * d ** 5,
  };
}

/** From OSGB36 to WGS 84; the other way with each of them negated, which is good to a millimetre. */
const shift = { x: 446.448, y: -125.157, z: 542.06, scale: -20.4894e-6, rx: 0.1502, ry: 0.247, rz: 0.8421 };

function transform({ lat, lon }: Angles, from: Ellipsoid, to: Ellipsoid, sign: 1 | -1): Angles {
  const v = from.a / Math.sqrt(1 - squared(from) * Math.sin(lat) ** 2);
  const [x, y, z] = [
    v * Math.cos(lat) * Math.cos(lon),
    v * Math.cos(lat) * Math.sin(lon),
    (1 - squared(from)) * v * Math.sin(lat),
  ];
  const seconds = (angle: number) => (sign * angle * radians) / 3_600;
  const [rx, ry, rz] = [seconds(shift.rx), seconds(shift.ry), seconds(shift.rz)];
  const scale = 1 + sign * shift.scale;
  const [x2, y2, z2] = [
    sign * shift.x + x * scale - y * rz + z * ry,
    sign * shift.y + x * rz + y * scale - z * rx,
    sign * shift.z - x * ry + y * rx + z * scale,
  ];
  const flat = Math.hypot(x2, y2);
  const e2 = squared(to);
  let angle = Math.atan2(z2, flat * (1 - e2));
  for (let step = 0; step < 8; step += 1) {
    const radius = to.a / Math.sqrt(1 - e2 * Math.sin(angle) ** 2);
    angle = Math.atan2(z2 + e2 * radius * Math.sin(angle), flat);
  }
  return { lat: angle, lon: Math.atan2(y2, x2) };
}

/** Latitude and longitude of OSGB36, which maps of before 2000 give; in degrees. */
export function toOsgb36({ easting, northing }: GridPosition): LonLat {
  const { lat, lon } = unproject({ easting, northing });
  return { lat: lat / radians, lon: lon / radians };
}

export function toWgs84(position: GridPosition): LonLat {
  const { lat, lon } = transform(unproject(position), airy, wgs84, 1);
  return { lat: lat / radians, lon: lon / radians };
}

export function toNationalGrid({ lat, lon }: LonLat): GridPosition {
  return project(transform({ lat: lat * radians, lon: lon * radians }, wgs84, airy, -1));
}

/** Whether the grid covers a position: 700 by 1,300 kilometres. */
export const onGrid = ({ easting, northing }: GridPosition): boolean =>
  easting >= 0 && easting < 700_000 && northing >= 0 && northing < 1_300_000;

const letters = 'ABCDEFGHJKLMNOPQRSTUVWXYZ';

/** The south-western corner of a square of 100 kilometres, `TG`; `null` where the grid has no such square. */
function cornerOf(square: string): GridPosition | null {
  const [first, second] = [letters.indexOf(square.charAt(0)), letters.indexOf(square.charAt(1))];
  if (first < 0 || second < 0) return null;
  const east = ((first - 2 + 5) % 5) * 5 + (second % 5);
  const north = 19 - Math.floor(first / 5) * 5 - Math.floor(second / 5);
  const corner = { easting: east * 100_000, northing: north * 100_000 };
  return onGrid(corner) ? corner : null;
}

/**
 * The middle of the square that a grid reference names, `TG 51409 13177`, `TG 514 131`, and half the diagonal of that square in metres;
 * `null` for what is none.
 */
export function readGridReference(square: string, digits: string): (GridPosition & { uncertainty: number }) | null {
  const corner = cornerOf(square.toUpperCase());
  if (corner === null || digits.length % 2 !== 0 || digits.length < 4 || digits.length > 10) return null;
  const half = digits.length / 2;
  const side = 10 ** (5 - half);
  return {
    easting: corner.easting + Number(digits.slice(0, half)) * side + side / 2,
    northing: corner.northing + Number(digits.slice(half)) * side + side / 2,
    uncertainty: Math.ceil((side * Math.SQRT2) / 2),
  };
}

/** Distances on the earth, and squares of it as numbers that an index keeps in order. */
import type { LonLat } from './national-grid.ts';

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The mean radius of the earth in metres (IUGG). */
const radius = 6_371_008.8;
const radians = Math.PI / 180;

/** Great-circle distance in metres, by the haversine formula: within half a per cent of that on the ellipsoid. */
export function metresBetween(one: LonLat, other: LonLat): number {
  const up = Math.sin(((other.lat - one.lat) * radians) / 2) ** 2;
  const across = Math.sin(((other.lon - one.lon) * radians) / 2) ** 2;
  const h = up + Math.cos(one.lat * radians) * Math.cos(other.lat * radians) * across;
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A box that holds everything within so many metres, and a little more. */
export function boxAround({ lon, lat }: LonLat, metres: number): Box {
  const up = (metres / radius / radians) * 1.001;
  const [south, north] = [Math.max(-85, lat - up), Math.min(85, lat + up)];
  // The circle reaches furthest east beyond its middle's own latitude.
  const widest = Math.max(Math.abs(south), Math.abs(north)) * radians;
  const across = Math.min(180, up / Math.cos(widest));
  return { west: Math.max(-180, lon - across), south, east: Math.min(180, lon + across), north };
}

export const inBox = (box: Box, { lon, lat }: LonLat): boolean =>
  lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north;

/** Of longitude and latitude each: a square is 0.6 m high at most. */
const bits = 26;
const squares = 2 ** bits;
const clamp = (value: number) => Math.min(squares - 1, Math.max(0, Math.floor(value)));
const column = (lon: number) => clamp(((lon + 180) / 360) * squares);
const row = (lat: number) => clamp(((lat + 90) / 180) * squares);

/** Puts a zero bit before each of 13 bits. */
function spread(value: number): number {
  let spreaded = 0;
  for (let bit = 0; bit < 13; bit += 1) spreaded += ((value >> bit) & 1) * 4 ** bit;
  return spreaded;
}

const half = 2 ** 13;
/** Bits of `x` and `y` in turn: what lies together mostly has numbers that lie together (Morton order). 52 bits. */
function interleave(x: number, y: number): number {
  const low = spread(x % half) + 2 * spread(y % half);
  const high = spread(Math.floor(x / half)) + 2 * spread(Math.floor(y / half));
  return high * 4 ** 13 + low;
}

export const cellOf = ({ lon, lat }: LonLat): number => interleave(column(lon), row(lat));

/** By how much a cell is divided to get the square of a zoom: a quarter of a tile of 256 pixels wide. */
export const squareSize = (zoom: number): number => 4 ** (bits - Math.min(bits, Math.max(0, zoom) + 2));

/** Both ends are in it. */
export interface CellRange {
  from: number;
  to: number;
}

/**
 * Ranges of cells that together hold a box, in order and apart from each other: `most` of them or fewer. They hold more than the box, so
 * that whoever reads them looks at the position as well.
 */
export function cellRanges(box: Box, most = 12): CellRange[] {
  const [west, east] = [column(box.west), column(box.east)];
  const [south, north] = [row(box.south), row(box.north)];
  interface Square {
    x: number;
    y: number;
    side: number;
  }
  const touches = ({ x, y, side }: Square) => x <= east && x + side > west && y <= north && y + side > south;
  const inside = ({ x, y, side }: Square) => x >= west && x + side - 1 <= east && y >= south && y + side - 1 <= north;
  let all: Square[] = [{ x: 0, y: 0, side: squares }];
  for (;;) {
    const divided = all.flatMap((square) => {
      if (square.side === 1 || inside(square)) return [square];
      const side = square.side / 2;
      return [
        { ...square, side },
        { ...square, x: square.x + side, side },
        { ...square, y: square.y + side, side },
        { x: square.x + side, y: square.y + side, side },
      ].filter(touches);
    });
    // What is not divided is the same square as before.
    if (divided.length > most || divided.every((one, at) => one === all[at])) break;
    all = divided;
  }
  const ranges = all
    .map(({ x, y, side }) => ({ from: interleave(x, y), to: interleave(x, y) + side * side - 1 }))
    .sort((one, other) => one.from - other.from);
  return ranges.reduce<CellRange[]>((joined, next) => {
    const last = joined.at(-1);
    if (last !== undefined && last.to + 1 === next.from) last.to = next.to;
    else joined.push({ ...next });
    return joined;
  }, []);
}

/** Classes of uncertainty in metres, so that what is placed alike is looked for alike. */
export const scales = [25, 100, 500, 1_000, 5_000, 50_000] as const;

/** The class that an uncertainty is in. */
export const scaleOf = (uncertainty: number): number => {
  const found = scales.findIndex((most) => uncertainty <= most);
  return found < 0 ? scales.length - 1 : found;
};

const day = 86_400_000;
/** Weeks from Monday to Sunday, counted from that of 1 January 1970, of a calendar day `2026-03-09`. */
export const weekOf = (calendarDay: string): number => Math.floor((Date.parse(calendarDay) / day + 3) / 7);
export const mondayOf = (week: number): string => new Date((week * 7 - 3) * day).toISOString().slice(0, 10);

/**
 * A gazetteer read row by row. Two forms: a CSV file with a head row (`name`, `kind`, and `latitude` with `longitude` or `easting` with `northing`;
 * also `uncertainty` in metres and `within`, the town), and Code-Point Open of Ordnance Survey, which has no head row: postcode, quality,
 * easting, northing, and six columns that are not needed. Positions on the National Grid become WGS 84.
 */
import { VigilError } from '../../preload/contract/errors.ts';
import type { PointOrigin } from '../../preload/contract/vocabulary.ts';
import { metresBetween, onGrid, placeKey, toWgs84 } from '../matching/places/index.ts';
import { keyOfRow } from '../placing/gazetteer.ts';

export interface GazetteerRow {
  key: string;
  name: string;
  kind: PointOrigin;
  within: string | null;
  lat: number;
  lon: number;
  uncertainty: number;
}

const longestLine = 8_000;
const mostRows = 4_000_000;

const broken = (line: number) => new VigilError('GAZETTEER_UNREADABLE', String(line));

/** Lines of a file in UTF-8, without their ends. Throws GAZETTEER_UNREADABLE about a line that is too long or no UTF-8. */
async function* linesOf(blocks: AsyncIterable<Uint8Array>): AsyncGenerator<[number: number, line: string]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let number = 0;
  const decode = (block?: Uint8Array): string => {
    try {
      return block === undefined ? decoder.decode() : decoder.decode(block, { stream: true });
    } catch {
      throw broken(number + 1);
    }
  };
  for await (const block of blocks) {
    const lines = (rest + decode(block)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      number += 1;
      if (line.length > longestLine || line.includes('\0')) throw broken(number);
      yield [number, line.endsWith('\r') ? line.slice(0, -1) : line];
    }
    if (rest.length > longestLine) throw broken(number + 1);
  }
  rest += decode();
  if (rest.includes('\0')) throw broken(number + 1);
  if (rest !== '') yield [number + 1, rest];
}

/** The fields of one line (RFC 4180); `null` where a quotation mark is not closed. A field has no line break: no name has. */
export function fieldsOf(line: string): string[] | null {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] === '"') {
      let field = '';
      for (;;) {
        const end = line.indexOf('"', at + 1);
        if (end < 0) return null;
        field += line.slice(at + 1, end);
        at = end + 1;
        if (line[at] !== '"') break;
        field += '"';
      }
      fields.push(field);
      if (at < line.length && line[at] !== ',') return null;
    } else {
      const end = line.indexOf(',', at);
      fields.push(line.slice(at, end < 0 ? line.length : end));
      at = end < 0 ? line.length : end;
    }
    if (at >= line.length) return fields;
    at += 1;
  }
}

/** How exactly a place of a kind is known where the gazetteer does not say, in metres. */
const usual: Readonly<Record<PointOrigin, number>> = {
  coordinates: 20,
  grid_reference: 100,
  postcode_unit: 100,
  site: 150,
  street: 500,
  postcode_sector: 1_000,
  postcode_district: 5_000,
  town: 5_000,
};

/** What a postcode names, by how much of it there is. */
export function postcodeKind(written: string): { name: string; kind: PointOrigin } | null {
  const compact = written.toUpperCase().replaceAll(/\s+/g, '');
  const unit = /^([A-Z]{1,2}\d[A-Z\d]?)(\d)([A-Z]{2})$/.exec(compact);
  if (unit !== null) return { name: `${unit[1]} ${unit[2]}${unit[3]}`, kind: 'postcode_unit' };
  const spaced = /^([A-Z]{1,2}\d[A-Z\d]?) (\d)$/.exec(written.toUpperCase().trim());
  if (spaced !== null) return { name: `${spaced[1]} ${spaced[2]}`, kind: 'postcode_sector' };
  return /^[A-Z]{1,2}\d[A-Z\d]?$/.test(compact) ? { name: compact, kind: 'postcode_district' } : null;
}

const kinds: Readonly<Record<string, PointOrigin | 'postcode'>> = {
  town: 'town',
  street: 'street',
  site: 'site',
  postcode: 'postcode',
};

const number = (field: string | undefined): number => (field?.trim() ? Number(field.trim()) : Number.NaN);

type Head = Readonly<Record<string, number>>;

function positionOf(fields: readonly string[], head: Head): { lat: number; lon: number } | null {
  const field = (name: string) => number(fields[head[name] ?? -1]);
  const [lat, lon] = [field('latitude'), field('longitude')];
  if (Number.isFinite(lat) && Number.isFinite(lon))
    return Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? { lat, lon } : null;
  const grid = { easting: field('easting'), northing: field('northing') };
  return Number.isFinite(grid.easting) && Number.isFinite(grid.northing) && onGrid(grid) ? toWgs84(grid) : null;
}

function rowOf(fields: readonly string[], head: Head): GazetteerRow | null {
  const given = kinds[(fields[head.kind ?? -1] ?? '').trim().toLowerCase()];
  const written = (fields[head.name ?? -1] ?? '').trim();
  const within = (fields[head.within ?? -1] ?? '').trim() || null;
  const position = positionOf(fields, head);
  if (given === undefined || position === null || written.length > 120 || (within?.length ?? 0) > 120) return null;
  const read = given === 'postcode' ? postcodeKind(written) : { name: written, kind: given };
  if (read === null || placeKey(read.name) === '') return null;
  const said = number(fields[head.uncertainty ?? -1]);
  if (Number.isFinite(said) && (said < 1 || said > 50_000)) return null;
  return {
    ...read,
    key: keyOfRow(read.kind, read.name, within),
    within,
    ...position,
    uncertainty: Number.isFinite(said) ? Math.ceil(said) : usual[read.kind],
  };
}

/** A unit of Code-Point Open; `null` for one that it has no position of. Throws where the row is none. */
function unitOf(fields: readonly string[], line: number): GazetteerRow | null {
  const [postcode = '', quality, east, north] = fields;
  const read = postcodeKind(postcode);
  const grid = { easting: number(east), northing: number(north) };
  if (fields.length < 4 || read?.kind !== 'postcode_unit' || !Number.isFinite(grid.easting + grid.northing))
    throw broken(line);
  // Quality 90: no coordinates; they are given as 0.
  if (number(quality) >= 90 || (grid.easting === 0 && grid.northing === 0)) return null;
  if (!onGrid(grid)) throw broken(line);
  return { ...read, key: placeKey(read.name), within: null, ...toWgs84(grid), uncertainty: usual.postcode_unit };
}

/** Where the units of a sector or a district lie. */
interface Spread {
  n: number;
  lat: number;
  lon: number;
  west: number;
  east: number;
  south: number;
  north: number;
}

function widen(spreads: Map<string, Spread>, name: string, { lat, lon }: GazetteerRow): void {
  const known = spreads.get(name);
  if (known === undefined) {
    spreads.set(name, { n: 1, lat, lon, west: lon, east: lon, south: lat, north: lat });
    return;
  }
  known.n += 1;
  known.lat += lat;
  known.lon += lon;
  known.west = Math.min(known.west, lon);
  known.east = Math.max(known.east, lon);
  known.south = Math.min(known.south, lat);
  known.north = Math.max(known.north, lat);
}

/** Sectors and districts in the middle of their units, and as far around as these lie. */
function* around(spreads: ReadonlyMap<string, Spread>, kind: 'postcode_sector' | 'postcode_district') {
  for (const [name, { n, lat, lon, west, east, south, north }] of spreads) {
    const middle = { lat: lat / n, lon: lon / n };
    const corners = [south, north].flatMap((y) => [west, east].map((x) => metresBetween(middle, { lat: y, lon: x })));
    const uncertainty = Math.min(50_000, Math.ceil(Math.max(usual[kind], ...corners)));
    yield { key: placeKey(name), name, kind, within: null, ...middle, uncertainty } satisfies GazetteerRow;
  }
}

/** Rows of a gazetteer, and after them the sectors and districts of its units. Throws GAZETTEER_UNREADABLE about the line. */
export async function* gazetteerRows(blocks: AsyncIterable<Uint8Array>): AsyncGenerator<GazetteerRow> {
  let head: Head | 'code-point' | null = null;
  const sectors = new Map<string, Spread>();
  const districts = new Map<string, Spread>();
  const given = new Set<string>();
  let rows = 0;
  for await (const [line, text] of linesOf(blocks)) {
    const fields = fieldsOf(line === 1 ? text.replace(/^\uFEFF/, '') : text);
    if (fields === null) throw broken(line);
    if (fields.every((field) => field.trim() === '')) continue;
    if (head === null) {
      head = headOf(fields, line);
      if (head !== 'code-point') continue;
    }
    const row = head === 'code-point' ? unitOf(fields, line) : rowOf(fields, head);
    if (row === null && head !== 'code-point') throw broken(line);
    if (row === null) continue;
    rows += 1;
    if (rows > mostRows) throw new VigilError('MAP_TOO_LARGE');
    if (row.kind === 'postcode_unit') {
      widen(sectors, row.name.slice(0, -2), row);
      widen(districts, row.name.split(' ')[0] ?? '', row);
    }
    if (row.kind === 'postcode_sector' || row.kind === 'postcode_district') given.add(row.name);
    yield row;
  }
  if (rows === 0) throw broken(1);
  const derived = [...around(sectors, 'postcode_sector'), ...around(districts, 'postcode_district')];
  for (const row of derived) if (!given.has(row.name)) yield row;
}

function headOf(fields: readonly string[], line: number): Head | 'code-point' {
  const names = fields.map((field) => field.trim().toLowerCase());
  const head = Object.fromEntries(names.map((name, at) => [name, at]));
  const has = (...all: string[]) => all.every((name) => names.includes(name));
  if (has('name', 'kind') && (has('latitude', 'longitude') || has('easting', 'northing'))) return head;
  if (postcodeKind(fields[0] ?? '')?.kind === 'postcode_unit' && fields.length >= 4) return 'code-point';
  throw broken(line);
}

/** Files that an administrator loads: what is read, and what is refused by name with nothing kept. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tileNumber, writePmtiles } from '../../build/map/pmtiles-writer.mjs';
import { type GazetteerRow, gazetteerRows } from '../../main/maps/read-gazetteer.ts';
import { checkTiles } from '../../main/maps/tiles-header.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { tilesFile } from '../inputs/places.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { fileOf, fileToken, load, people } from './region.ts';

async function* blocks(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function rowsOf(text: string | Uint8Array): Promise<GazetteerRow[]> {
  const rows: GazetteerRow[] = [];
  for await (const row of gazetteerRows(blocks(text))) rows.push(row);
  return rows;
}
const refusal = async (text: string | Uint8Array): Promise<string> => {
  try {
    await rowsOf(text);
    return 'taken';
  } catch (error) {
    return error instanceof VigilError ? `${error.code} ${error.about}` : String(error);
  }
};

describe('a gazetteer', () => {
  it('has quoted fields, a byte order mark, and positions on the grid', async () => {
    const text =
      '\uFEFFName,Kind,Easting,Northing,Within\r\n"Caister, ""the tower""",site,651409,313177,Caister\r\n\r\n';
    const [row] = await rowsOf(text);
    expect(row).toMatchObject({ name: 'Caister, "the tower"', key: 'caister/caister the tower', uncertainty: 150 });
    expect(row?.lat).toBeCloseTo(52.658, 3);
    expect(row?.lon).toBeCloseTo(1.716, 3);
  });

  it('of Code-Point Open gives units, and the sectors and districts around them', async () => {
    const rest = '"E92000001","E19000003","E18000007","","E07000145","E05005787"';
    const rows = await rowsOf(
      `"NR304AA",10,651409,313177,${rest}\n"NR304AB",10,651509,313277,${rest}\n"NR304AC",90,0,0,${rest}\n`,
    );
    expect(rows.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'NR30 4AA postcode_unit',
      'NR30 4AB postcode_unit',
      'NR30 4 postcode_sector',
      'NR30 postcode_district',
    ]);
    expect(rows.map(({ uncertainty }) => uncertainty)).toEqual([100, 100, 1_000, 5_000]);
  });

  it.each([
    ['', 'GAZETTEER_UNREADABLE 1'],
    ['name,kind,latitude,longitude\n', 'GAZETTEER_UNREADABLE 1'],
    ['a,b,c\n1,2,3\n', 'GAZETTEER_UNREADABLE 1'],
    ['name,kind,latitude,longitude\nA,town,91,0\n', 'GAZETTEER_UNREADABLE 2'],
    ['name,kind,latitude,longitude\nA,town,54,1\nB,planet,54,1\n', 'GAZETTEER_UNREADABLE 3'],
    ['name,kind,latitude,longitude\nA,town,"54,1\n', 'GAZETTEER_UNREADABLE 2'],
    ['name,kind,latitude,longitude,uncertainty\nA,town,54,1,-5\n', 'GAZETTEER_UNREADABLE 2'],
    ['name,kind,easting,northing\nA,town,999999999,1\n', 'GAZETTEER_UNREADABLE 2'],
    ['name,kind,latitude,longitude\nA,postcode,54,1\n', 'GAZETTEER_UNREADABLE 2'],
    ['name,kind,latitude,longitude\nA\0,town,54,1\n', 'GAZETTEER_UNREADABLE 2'],
    [`name,kind,latitude,longitude\n${'A'.repeat(9_000)},town,54,1\n`, 'GAZETTEER_UNREADABLE 2'],
    ['A'.repeat(20_000), 'GAZETTEER_UNREADABLE 1'],
  ])('is refused with its line: %#', async (text, expected) => expect(await refusal(text)).toBe(expected));

  it('in another encoding is refused', async () => {
    const text = Buffer.from('name,kind,latitude,longitude\nÉze,town,54,1\n', 'latin1');
    expect(await refusal(text)).toBe('GAZETTEER_UNREADABLE 1');
  });
});

describe('a map', () => {
  const broken = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(tilesFile);
    change(bytes);
    return bytes;
  };
  const check = (bytes: Buffer) => () => checkTiles(bytes.subarray(0, 16_384), bytes.length);

  it('of the demonstration is one', () => expect(check(tilesFile)).not.toThrow());

  it('with so many tiles that its directory has leaves is one', () => {
    const tiles = Array.from({ length: 30_000 }, (_, n) => {
      // Lengths by chance too: a directory with a pattern is packed until it needs no leaves.
      const digest = createHash('sha512').update(`tile ${n}`).digest();
      return { z: 9, x: n % 512, y: Math.floor(n / 512), bytes: digest.subarray(0, 1 + ((digest[0] ?? 0) % 64)) };
    });
    const about = { minZoom: 9, maxZoom: 9, west: -12, south: 48, east: 9, north: 62, metadata: {} };
    const bytes = writePmtiles(tiles, about);
    expect(bytes.readBigUInt64LE(48)).toBeGreaterThan(0n);
    expect(check(bytes)).not.toThrow();
  });

  it('numbers its tiles along Hilbert’s curve, as the specification does', () => {
    expect([
      tileNumber(0, 0, 0),
      tileNumber(1, 0, 0),
      tileNumber(1, 0, 1),
      tileNumber(1, 1, 1),
      tileNumber(1, 1, 0),
      tileNumber(2, 0, 0),
    ]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('<svg onload="alert(1)">'.repeat(20))],
    ['an older version', broken((bytes) => bytes.writeUInt8(2, 7))],
    ['tiles that are pictures', broken((bytes) => bytes.writeUInt8(2, 99))],
    ['another packing', broken((bytes) => bytes.writeUInt8(4, 98))],
    ['a root outside of the file', broken((bytes) => bytes.writeBigUInt64LE(2n ** 62n, 8))],
    ['a root that is too long', broken((bytes) => bytes.writeBigUInt64LE(60_000n, 16))],
    ['tiles beyond the end', broken((bytes) => bytes.writeBigUInt64LE(2n ** 40n, 64))],
    ['a root that does not unpack', broken((bytes) => bytes.fill(0, 127, 160))],
    ['zooms the wrong way round', broken((bytes) => bytes.writeUInt8(1, 101))],
  ])('is refused: %s', (_, bytes) => expect(check(bytes)).toThrow(expect.objectContaining({ code: 'MAP_UNREADABLE' })));
});

describe('loading', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness({ people });
  });
  afterAll(() => harness.close());
  const admin = () => harness.as('a.admin');

  it('keeps a map as it is, with its hash, and gives any range of it', async () => {
    const { id, sha256 } = await load(harness, tilesFile, 'tiles');
    expect(sha256).toBe(createHash('sha256').update(tilesFile).digest('hex'));
    expect(await harness.as('i.intake').do('maps.base', {})).toMatchObject({
      tiles: { id, size: tilesFile.length },
      gazetteer: false,
    });
    for (const [offset, length] of [
      [0, 127],
      [16_380, 10],
      [1_000, 60_000],
      [tilesFile.length - 5, 100],
      [tilesFile.length + 10, 10],
    ] as const) {
      const { bytes } = await harness.as('i.intake').do('maps.readTiles', { id, offset, length });
      expect(Buffer.from(bytes, 'base64').equals(tilesFile.subarray(offset, offset + length))).toBe(true);
    }
    await admin().do('maps.withdrawFile', { id, reason: 'Out of date' });
    expect(await harness.as('i.intake').do('maps.base', {})).toMatchObject({ tiles: null });
    expect(await harness.as('i.intake').fails('maps.readTiles', { id, offset: 0, length: 9 })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('of a file that breaks off in the middle leaves nothing in use, and it cannot be put back', async () => {
    const rows = Array.from({ length: 2_500 }, (_, n) => `Town ${n},town,54,1`).join('\n');
    const text = `name,kind,latitude,longitude\n${rows}\nBroken,town,north,east\n`;
    const input = { fileToken, kind: 'gazetteer', name: 'Broken', source: 'Invented', task: 'load' } as const;
    const failure = await admin().fails('maps.loadFile', input, fileOf(text));
    expect(failure).toMatchObject({ code: 'GAZETTEER_UNREADABLE', about: '2502' });
    expect(await harness.as('i.intake').do('maps.base', {})).toMatchObject({ gazetteer: false });
    const { files } = await admin().do('maps.files', { after: null, limit: 10 });
    expect(files[0]).toMatchObject({ name: 'Broken', reason: 'Loading was not finished', sha256: '' });
    const id = files[0]?.id ?? 0;
    expect(await admin().fails('maps.restoreFile', { id })).toMatchObject({ code: 'MAP_NOT_LOADED' });
    expect(harness.peek().prepare('select count(*) as n from gazetteer_place_row').get()).toEqual({ n: 0 });
  });
});

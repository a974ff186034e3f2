/** Loads the map and the gazetteer of the invented region as an administrator would, and places everything that was loaded. */
import { createHash } from 'node:crypto';
import { pieceBytes } from '../../maps/files.ts';
import { gazetteerRows } from '../../maps/read-gazetteer.ts';
import { placeCase, placeContributionsOf } from '../../maps/renew.ts';
import type { WriteTransaction } from '../../store/port.ts';
import { regionGazetteer } from '../region.ts';

const whose = 'Invented for the demonstration: no such place';
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function* bytesOf(text: Iterable<string>): AsyncGenerator<Uint8Array> {
  for (const line of text) yield Buffer.from(line);
}

/** In the open transaction. */
export async function loadRegion(into: WriteTransaction, now: string): Promise<void> {
  const { default: region } = await import('../region.pmtiles.json', { with: { type: 'json' } });
  const tiles = Buffer.from(region.base64, 'base64');
  const file = { source: whose, loadedAt: now };
  const mapFileId = await into.fill('map_file_row', [
    { ...file, kind: 'tiles', name: 'Invented region', digest: sha256(tiles), size: tiles.length },
  ]);
  for (let at = 0; at < tiles.length; at += pieceBytes)
    await into.fill('map_piece_row', [
      { mapFileId, place: at / pieceBytes, bytes: tiles.subarray(at, at + pieceBytes) },
    ]);
  const text = Buffer.from([...regionGazetteer()].join(''));
  const rows = [];
  for await (const row of gazetteerRows(bytesOf(regionGazetteer()))) rows.push(row);
  const gazetteerId = await into.fill('map_file_row', [
    {
      ...file,
      kind: 'gazetteer',
      name: 'Places of the invented region',
      digest: sha256(text),
      size: text.length,
      places: rows.length,
    },
  ]);
  for (let at = 0; at < rows.length; at += 1_000)
    await into.fill(
      'gazetteer_place_row',
      rows.slice(at, at + 1_000).map((row) => ({ ...row, mapFileId: gazetteerId })),
    );
}

/** The contributions that follow that number; returns the last of them, or `null` at the end. */
export async function placeLoaded(into: WriteTransaction, after: number): Promise<number | null> {
  const rows = await into.db
    .selectFrom('contribution')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(1_000)
    .execute();
  await placeContributionsOf(
    into,
    rows.map(({ id }) => id),
  );
  return rows.at(-1)?.id ?? null;
}

export async function placeLoadedCases(into: WriteTransaction): Promise<void> {
  const cases = await into.db.selectFrom('investigation').select('id').orderBy('id').execute();
  for (const { id } of cases) await placeCase(into, id);
}

/** The maps and gazetteers that were loaded: which are in use, and their bytes. */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { greatestId } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';

/** Of a file, all but the last are this long. A page of a moving store holds a thousand of them in memory. */
export const pieceBytes = 16_384;

export const base: UseCase<'maps.base'> = async ({ db }) => {
  const inUse = (kind: 'tiles' | 'gazetteer') =>
    db
      .selectFrom('map_file')
      .select(['id', 'size', 'digest as sha256', 'source'])
      .where('kind', '=', kind)
      .where('withdrawnAt', 'is', null)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
  return { tiles: (await inUse('tiles')) ?? null, gazetteer: (await inUse('gazetteer')) !== undefined };
};

/** Throws NOT_FOUND for a file that is none or is out of use. */
export const readTiles: UseCase<'maps.readTiles'> = async ({ db }, { id, offset, length }) => {
  const file = await db
    .selectFrom('map_file')
    .select('size')
    .where('id', '=', id)
    .where('kind', '=', 'tiles')
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (file === undefined) throw new VigilError('NOT_FOUND');
  const first = Math.floor(offset / pieceBytes);
  const pieces = await db
    .selectFrom('map_piece')
    .select('bytes')
    .where('mapFileId', '=', id)
    .where('place', '>=', first)
    .where('place', '<=', Math.floor((offset + length - 1) / pieceBytes))
    .orderBy('place')
    .execute();
  const start = offset - first * pieceBytes;
  const bytes = Buffer.concat(pieces.map((piece) => piece.bytes)).subarray(start, start + length);
  return { bytes: bytes.toString('base64') };
};

const After = z.strictObject({ id: z.int() });

/** Throws LIST_MOVED_ON. */
export const files: UseCase<'maps.files'> = async (context, { after, limit }) => {
  const place = readCursor('maps.files', context, After, after);
  const { db } = context;
  const rows = await db
    .selectFrom('map_file')
    .leftJoin('colleague', 'colleague.id', 'map_file.by')
    .select([
      'map_file.id',
      'map_file.kind',
      'map_file.name',
      'map_file.digest as sha256',
      'map_file.size',
      'map_file.places',
      'map_file.source',
      'map_file.loadedAt',
      'colleague.name as loadedBy',
      'map_file.withdrawnAt',
      'map_file.reason',
    ])
    .where('map_file.id', '<', place?.id ?? greatestId)
    .orderBy('map_file.id', 'desc')
    .limit(limit + 1)
    .execute();
  const due = await db.selectFrom('map_file').select('id').where('dueFrom', 'is not', null).limit(1).executeTakeFirst();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    files: page.map((row) => ({ ...row, loadedBy: row.loadedBy ?? 'Vigil' })),
    renewalDue: due !== undefined,
    next: rows.length > limit && last !== undefined ? writeCursor('maps.files', context, { id: last.id }) : null,
  };
};

async function fileOf({ db }: Context, id: number) {
  const file = await db
    .selectFrom('map_file')
    .select(['id', 'kind', 'digest', 'withdrawnAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (file === undefined) throw new VigilError('NOT_FOUND');
  return file;
}

/** Points are made anew from the first contribution on once places are named otherwise. */
export const dueOnce = (kind: 'tiles' | 'gazetteer') => (kind === 'gazetteer' ? { dueFrom: 0 } : {});

/** Throws NOT_FOUND, and CHANGED_SINCE for one that is out of use already. */
export const withdrawFile: UseCase<'maps.withdrawFile'> = async (context, { id, reason }) => {
  const { db, me, now, changed } = context;
  const file = await fileOf(context, id);
  if (file.withdrawnAt !== null) throw new VigilError('CHANGED_SINCE');
  await db
    .updateTable('map_file_row')
    .set({ withdrawnAt: now, withdrawnBy: me.id, reason, ...dueOnce(file.kind) })
    .where('id', '=', id)
    .execute();
  changed('map-file');
  return {};
};

/** Throws NOT_FOUND, CHANGED_SINCE for one that is in use, MAP_NOT_LOADED for one of which only a part was read. */
export const restoreFile: UseCase<'maps.restoreFile'> = async (context, { id }) => {
  const { db, changed } = context;
  const file = await fileOf(context, id);
  if (file.withdrawnAt === null) throw new VigilError('CHANGED_SINCE');
  if (file.digest === '') throw new VigilError('MAP_NOT_LOADED');
  await db
    .updateTable('map_file_row')
    .set({ withdrawnAt: null, withdrawnBy: null, reason: null, ...dueOnce(file.kind) })
    .where('id', '=', id)
    .execute();
  changed('map-file');
  return {};
};

/** Loads a map or a gazetteer: read once, kept piece by piece, and in use only when all of it is there. */
import { createHash } from 'node:crypto';
import { VigilError } from '../../preload/contract/errors.ts';
import type { OpenSource } from '../files/byte-source.ts';
import { openSource } from '../files/open-source.ts';
import type { LongContext, LongUseCase } from '../store/use-case.ts';
import { dueOnce, pieceBytes } from './files.ts';
import { type GazetteerRow, gazetteerRows } from './read-gazetteer.ts';
import { checkTiles, headBytes } from './tiles-header.ts';

const mostBytes = 512 * 1_048_576;
const piecesAtOnce = 64;
const rowsAtOnce = 1_000;

type Context = LongContext;

/** Bytes of the source in pieces of one length, hashed on the way. */
async function* piecesOf(source: OpenSource, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const block of source.blocks({ blockBytes: pieceBytes })) {
    hash.update(block);
    rest = rest.length === 0 ? block : Buffer.concat([rest, block]);
    while (rest.length >= pieceBytes) {
      yield Buffer.from(rest.subarray(0, pieceBytes));
      rest = rest.subarray(pieceBytes);
    }
  }
  if (rest.length > 0) yield Buffer.from(rest);
}

async function* inBatches<T>(all: AsyncIterable<T>, atOnce: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const one of all) {
    batch.push(one);
    if (batch.length < atOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const records = (id: number) => ({ records: [`map-file:${id}`] });

function stopIfAsked({ signal }: Context): void {
  if (signal.aborted) throw new VigilError('CANCELLED');
}

async function keepTiles(context: Context, id: number, source: OpenSource, hash: ReturnType<typeof createHash>) {
  let place = 0;
  for await (const pieces of inBatches(piecesOf(source, hash), piecesAtOnce)) {
    stopIfAsked(context);
    const from = place;
    await context.transact(
      async ({ db }) => {
        const rows = pieces.map((bytes, at) => ({ mapFileId: id, place: from + at, bytes }));
        await db.insertInto('map_piece_row').values(rows).execute();
      },
      () => records(id),
    );
    place += pieces.length;
    context.progress(Math.min(source.size, place * pieceBytes), source.size, 'Loading the map');
  }
}

async function* hashed(source: OpenSource, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const block of source.blocks()) {
    hash.update(block);
    yield block;
  }
}

async function keepPlaces(
  context: Context,
  id: number,
  source: OpenSource,
  hash: ReturnType<typeof createHash>,
): Promise<number> {
  let places = 0;
  for await (const rows of inBatches<GazetteerRow>(gazetteerRows(hashed(source, hash)), rowsAtOnce)) {
    stopIfAsked(context);
    await context.transact(
      async ({ db }) => {
        const values = rows.map((row) => ({ mapFileId: id, ...row }));
        await db.insertInto('gazetteer_place_row').values(values).execute();
      },
      () => records(id),
    );
    places += rows.length;
    context.progress(places, null, 'Loading the gazetteer');
  }
  return places;
}

/** What was kept of a file that could not be loaded is taken out again; its line stays, so that the log's number leads somewhere. */
function takeOut(context: Context, id: number): Promise<void> {
  return context.conclude(
    async ({ db }) => {
      await db.deleteFrom('map_piece_row').where('mapFileId', '=', id).execute();
      await db.deleteFrom('gazetteer_place_row').where('mapFileId', '=', id).execute();
    },
    () => records(id),
  );
}

/**
 * Throws FILE_UNREADABLE, FILE_CHANGED, MAP_UNREADABLE, MAP_TOO_LARGE, GAZETTEER_UNREADABLE about the line, CANCELLED; in each case nothing of it is in use.
 */
export const loadFile: LongUseCase<'maps.loadFile'> = async (context, input) => {
  const source = await openSource(context.source(input.fileToken));
  try {
    if (source.size > mostBytes) throw new VigilError('MAP_TOO_LARGE');
    if (input.kind === 'tiles') checkTiles(await source.read(0, headBytes), source.size);
    const { kind, name, source: whose } = input;
    const id = await context.transact(
      async ({ db, me, now }) => {
        const row = {
          kind,
          name,
          source: whose,
          digest: '',
          size: source.size,
          places: null,
          loadedAt: now,
          by: me.id,
        };
        const out = { withdrawnAt: now, withdrawnBy: me.id, reason: 'Loading was not finished', dueFrom: null };
        const { id } = await db
          .insertInto('map_file_row')
          .values({ ...row, ...out })
          .returning('id')
          .executeTakeFirstOrThrow();
        return id;
      },
      (id) => records(id),
    );
    try {
      const hash = createHash('sha256');
      const places = kind === 'gazetteer' ? await keepPlaces(context, id, source, hash) : null;
      if (kind === 'tiles') await keepTiles(context, id, source, hash);
      const sha256 = hash.digest('hex');
      await context.transact(
        async ({ db, changed }) => {
          await db
            .updateTable('map_file_row')
            .set({ digest: sha256, places, withdrawnAt: null, withdrawnBy: null, reason: null, ...dueOnce(kind) })
            .where('id', '=', id)
            .execute();
          changed('map-file');
        },
        () => records(id),
      );
      return { id, sha256, places };
    } catch (error) {
      await takeOut(context, id);
      throw error;
    }
  } finally {
    await source.close();
  }
};

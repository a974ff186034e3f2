/** The bytes of a document: pieces of one MiB in the store, so that neither side ever holds more than a few of them. */
import { createHash } from 'node:crypto';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Context, LongContext } from '../store/use-case.ts';

export const pieceBytes = 1024 * 1024;
/** Read in one statement. */
const atOnce = 8;

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** Adds bytes that begin at a piece. The last piece may be shorter. */
export async function writePieces({ db }: Context, documentId: number, from: number, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes);
    await db
      .insertInto('document_piece_row')
      .values({ documentId, place: (from + at) / pieceBytes, bytes: piece, sha256: digestOf(piece) })
      .execute();
  }
}

/** Pieces from a place on, each held against its digest. Throws DOCUMENT_DAMAGED where one is missing or altered. */
async function readPieces({ db }: Context, documentId: number, from: number, count: number): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('document_piece')
    .select(['place', 'bytes', 'sha256'])
    .where('documentId', '=', documentId)
    .where('place', '>=', from)
    .where('place', '<', from + count)
    .orderBy('place')
    .execute();
  if (rows.length !== count) throw new VigilError('DOCUMENT_DAMAGED');
  return rows.map(({ place, bytes, sha256 }, at) => {
    if (place !== from + at || !digestOf(bytes).equals(sha256)) throw new VigilError('DOCUMENT_DAMAGED');
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  });
}

/** Up to `length` bytes from `from`; fewer at the end. Throws DOCUMENT_DAMAGED. */
export async function readRange(
  context: Context,
  { id, size }: { id: number; size: number },
  from: number,
  length: number,
): Promise<Buffer> {
  const to = Math.min(size, from + length);
  if (from >= to) return Buffer.alloc(0);
  const first = Math.floor(from / pieceBytes);
  const pieces = await readPieces(context, id, first, Math.ceil(to / pieceBytes) - first);
  return Buffer.concat(pieces).subarray(from - first * pieceBytes, to - first * pieceBytes);
}

/**
 * All bytes in their order, a few pieces held at a time. Each read asks again whether its person may. Throws DOCUMENT_DAMAGED, CANCELLED, and what `readApart`
 * throws.
 */
export async function* bytesOf(
  context: Pick<LongContext, 'readApart' | 'signal'>,
  { id, size }: { id: number; size: number },
  told: (done: number) => void = () => undefined,
): AsyncGenerator<Buffer, void, void> {
  const count = Math.ceil(size / pieceBytes);
  for (let place = 0; place < count; place += atOnce) {
    if (context.signal.aborted) throw new VigilError('CANCELLED');
    const pieces = await context.readApart(
      (transaction) => readPieces(transaction, id, place, Math.min(atOnce, count - place)),
      // What it is read for has a line of its own.
      () => null,
    );
    yield* pieces;
    told(Math.min(size, (place + pieces.length) * pieceBytes));
  }
}

/** SHA-256 of all of it, in hexadecimal. Throws as `bytesOf` does. */
export async function digestOfAll(bytes: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of bytes) hash.update(piece);
  return hash.digest('hex');
}

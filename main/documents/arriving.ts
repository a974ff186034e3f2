/** A document arrives in pieces, each in a transaction of its own, and nobody sees any of it before all of it is there. */
import { VigilError } from '../../preload/contract/errors.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import type { Context, LongContext, LongUseCase, UseCase } from '../store/use-case.ts';
import { requireToChange } from './about.ts';
import { pieceBytes, writePieces } from './pieces.ts';
import { requireArriving } from './require.ts';
import { documentRule } from './rule.ts';

/** The rank of a marking that somebody may give, and not below `least`. Throws MARKING_ABOVE_INSTALLATION, NOT_ALLOWED, INPUT_INVALID about `marking`. */
export function rankGiven({ me, installation }: Context, marking: Marking, least: number): number {
  const given = rank(Marking, marking);
  if (given > rank(Marking, installation.maximumMarking)) throw new VigilError('MARKING_ABOVE_INSTALLATION');
  if (given > me.clearance) throw new VigilError('NOT_ALLOWED', 'marking');
  if (given < least) throw new VigilError('INPUT_INVALID', 'marking');
  return given;
}

/** Throws DOCUMENT_EMPTY, DOCUMENT_TOO_LARGE, and as `requireToChange` and `rankGiven` do. */
export const begin: UseCase<'documents.begin'> = async (context, input) => {
  const { db, me, now } = context;
  const { contributionId, investigationId, exhibitId, markingRank } = await requireToChange(context, input);
  if (input.size === 0) throw new VigilError('DOCUMENT_EMPTY');
  if (input.size > (await documentRule(context)).rule.largestBytes) throw new VigilError('DOCUMENT_TOO_LARGE');
  const row = await db
    .insertInto('document_row')
    .values({
      contributionId,
      investigationId,
      exhibitId,
      state: 'arriving',
      origin: 'added',
      name: input.name,
      type: 'application/octet-stream',
      size: input.size,
      received: 0,
      sha256: null,
      markingRank: input.marking === null ? markingRank : rankGiven(context, input.marking, markingRank),
      addedAt: now,
      addedBy: me.id,
      touchedAt: now,
      textState: 'waiting',
      pages: null,
      withdrawnAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { documentId: row.id };
};

/** Throws NOT_FOUND, DOCUMENT_OUT_OF_STEP. */
export const addPiece: UseCase<'documents.addPiece'> = async (context, { documentId, from, bytes }) => {
  const row = await requireArriving(context, documentId);
  const piece = Buffer.from(bytes, 'base64');
  const received = from + piece.length;
  const whole = piece.length % pieceBytes === 0 || received === row.size;
  if (from !== row.received || piece.length === 0 || received > row.size || !whole)
    throw new VigilError('DOCUMENT_OUT_OF_STEP');
  await writePieces(context, documentId, from, piece);
  await context.db
    .updateTable('document_row')
    .set({ received, touchedAt: context.now })
    .where('id', '=', documentId)
    .execute();
  return { received };
};

/** Pieces that one transaction takes out, so that nobody waits long. */
const droppedAtOnce = 64;

/** Some of the pieces of a document that is being added, and the document once there are none left. Throws NOT_FOUND. */
async function dropSome(context: Context, documentId: number): Promise<boolean> {
  const { db } = context;
  const { received } = await requireArriving(context, documentId);
  const left = Math.max(0, received - droppedAtOnce * pieceBytes);
  await db
    .deleteFrom('document_piece_row')
    .where('documentId', '=', documentId)
    .where('place', '>=', Math.ceil(left / pieceBytes))
    .execute();
  if (left > 0) await db.updateTable('document_row').set({ received: left }).where('id', '=', documentId).execute();
  else await db.deleteFrom('document_row').where('id', '=', documentId).execute();
  return left > 0;
}

/** Throws NOT_FOUND. */
export async function dropArriving(context: LongContext, documentId: number): Promise<void> {
  const note = () => ({ records: [`document:${documentId}`] });
  while (await context.transact((transaction) => dropSome(transaction, documentId), note));
}

export const cancel: LongUseCase<'documents.cancel'> = async (context, { documentId }) => {
  await dropArriving(context, documentId);
  return {};
};

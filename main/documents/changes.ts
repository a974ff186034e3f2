/** What is done to a document that is kept: withdrawn with a reason, restored, marked higher. Its bytes never change. */
import { VigilError } from '../../preload/contract/errors.ts';
import { markingOf } from '../access/marking.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { notifyDocument } from './about.ts';
import { rankGiven } from './arriving.ts';
import { requireDocumentToChange } from './require.ts';

export async function recordDocumentChange(
  { db, now, me }: Context,
  documentId: number,
  what: string,
  reason: string | null,
): Promise<void> {
  await db.insertInto('document_change_row').values({ documentId, at: now, by: me.id, what, reason }).execute();
}

/** Throws NOT_FOUND, CHANGED_SINCE where it has been withdrawn already, and as `requireToChange` does. */
export const withdraw: UseCase<'documents.withdraw'> = async (context, { documentId, reason }) => {
  const { row } = await requireDocumentToChange(context, documentId);
  if (row.withdrawnAt !== null) throw new VigilError('CHANGED_SINCE');
  await context.db.updateTable('document_row').set({ withdrawnAt: context.now }).where('id', '=', documentId).execute();
  await recordDocumentChange(context, documentId, 'Withdrawn', reason);
  notifyDocument(context, row, row.markingRank);
  return {};
};

/** Throws NOT_FOUND, CHANGED_SINCE where it is in use, and as `requireToChange` does. */
export const restore: UseCase<'documents.restore'> = async (context, { documentId }) => {
  const { row } = await requireDocumentToChange(context, documentId);
  if (row.withdrawnAt === null) throw new VigilError('CHANGED_SINCE');
  await context.db.updateTable('document_row').set({ withdrawnAt: null }).where('id', '=', documentId).execute();
  await recordDocumentChange(context, documentId, 'Restored', null);
  notifyDocument(context, row, row.markingRank);
  return {};
};

/** Lets fewer people see it, which takes one. Throws NOT_FOUND, and as `requireToChange` and `rankGiven` do. */
export const raiseMarking: UseCase<'documents.raiseMarking'> = async (context, { documentId, marking, reason }) => {
  const { row, place } = await requireDocumentToChange(context, documentId);
  const before = Math.max(row.markingRank, place.markingRank);
  const markingRank = rankGiven(context, marking, before + 1);
  await context.db.updateTable('document_row').set({ markingRank }).where('id', '=', documentId).execute();
  await recordDocumentChange(context, documentId, `${markingOf(before)} to ${marking}`, reason);
  // Those who saw it hear that it went.
  notifyDocument(context, row, before);
  return {};
};

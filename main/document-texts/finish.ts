/** All bytes of a document have arrived: they are read back, and it is kept. */
import { VigilError } from '../../preload/contract/errors.ts';
import { notifyDocument } from '../documents/about.ts';
import { recordDocumentChange } from '../documents/changes.ts';
import { bytesOf, digestOfAll } from '../documents/pieces.ts';
import { requireArriving } from '../documents/require.ts';
import type { Context, LongUseCase } from '../store/use-case.ts';
import { readAndKeep } from './read-text.ts';

async function keep(context: Context, documentId: number, sha256: string): Promise<void> {
  const row = await requireArriving(context, documentId);
  await context.db.updateTable('document_row').set({ state: 'kept', sha256 }).where('id', '=', documentId).execute();
  await recordDocumentChange(context, documentId, 'Added', null);
  notifyDocument(context, row, row.markingRank);
}

/** Throws NOT_FOUND, DOCUMENT_INCOMPLETE, DOCUMENT_DAMAGED, CANCELLED. Once it is kept, it stays: its words may be read later. */
export const finish: LongUseCase<'documents.finish'> = async (context, { documentId }) => {
  const note = () => ({ records: [`document:${documentId}`] });
  const row = await context.read((transaction) => requireArriving(transaction, documentId), note);
  if (row.received !== row.size) throw new VigilError('DOCUMENT_INCOMPLETE');
  const told = (done: number) => context.progress(done, row.size, 'bytes');
  const sha256 = await digestOfAll(bytesOf(context, row, told));
  await context.transact((transaction) => keep(transaction, documentId, sha256), note);
  try {
    const { type, state, pages } = await readAndKeep(context, row);
    return { sha256, type, text: state, pages };
  } catch (error) {
    if (error instanceof VigilError && error.code === 'CANCELLED')
      return { sha256, type: row.type, text: 'waiting', pages: null };
    throw error;
  }
};

/** A document leaves as a file, under a receipt; and is held against the digest with which it was kept. */
import { createHash } from 'node:crypto';
import { VigilError } from '../../preload/contract/errors.ts';
import { caveatsOn } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { finishReceipt, giveReceipt } from '../contributions/receipt.ts';
import type { Context, LongUseCase } from '../store/use-case.ts';
import { bytesOf, digestOfAll } from './pieces.ts';
import { requireInUse } from './require.ts';
import { rankOf, readDocuments } from './rows.ts';

/** Throws NOT_FOUND, DOCUMENT_WITHDRAWN. */
async function toSave(context: Context, id: number) {
  const { size, sha256 } = await requireInUse(context, id);
  const row = await readDocuments(context).where('document.id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  const { contributionId, investigationId } = row;
  return { id, size, sha256, markingRank: rankOf(row), contributionId, investigationId };
}

/** All of it, and then whether it was what was kept: with what is damaged, no file is left. */
async function* checked(pieces: AsyncIterable<Buffer>, sha256: string): AsyncGenerator<Buffer, void, void> {
  const hash = createHash('sha256');
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') !== sha256) throw new VigilError('DOCUMENT_DAMAGED');
}

/**
 * Throws NOT_FOUND, DOCUMENT_WITHDRAWN, DOCUMENT_DAMAGED, INPUT_INVALID about `legalBasis`, IN_VAULT_FOLDER, NOT_WRITTEN, DISK_FULL, CANCELLED; in
 * each case no file is left.
 */
export const save: LongUseCase<'documents.save'> = async (context, input) => {
  const { documentId, reason, recipient } = input;
  const sink = await context.sink(input.saveToken);
  // Before anything is written: better a receipt of a file that was not finished than a file without one.
  const { document, receipt } = await context.transact(
    async (transaction) => {
      const found = await toSave(transaction, documentId);
      const what = `Document ${documentId}, SHA-256 ${found.sha256.slice(0, 16)}`;
      return { document: found, receipt: await giveReceipt(transaction, input, what, found.markingRank) };
    },
    () => ({ records: [`document:${documentId}`], reason, recipient }),
  );
  const told = (done: number) => context.progress(done, document.size, 'bytes');
  await sink.write(checked(bytesOf(context, document, told), document.sha256));
  const { markingRank } = document;
  await context.conclude(
    async (transaction) => {
      const caveats = await caveatsOn(transaction, [document]);
      await finishReceipt(transaction, receipt.id, { recordCount: 1, markingRank, caveats });
    },
    () => null,
  );
  return { marking: markingOf(markingRank), receipt: receipt.number };
};

/** Throws NOT_FOUND, DOCUMENT_WITHDRAWN, CANCELLED. */
export const verify: LongUseCase<'documents.verify'> = async (context, { documentId }) => {
  const document = await context.read(
    (transaction) => requireInUse(transaction, documentId),
    () => ({ records: [`document:${documentId}`] }),
  );
  const told = (done: number) => context.progress(done, document.size, 'bytes');
  try {
    return { whole: (await digestOfAll(bytesOf(context, document, told))) === document.sha256 };
  } catch (error) {
    // That is an answer to the question, not a failure to answer it.
    if (error instanceof VigilError && error.code === 'DOCUMENT_DAMAGED') return { whole: false };
    throw error;
  }
};

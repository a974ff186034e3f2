/** The words of a document are read once all of it is kept, and indexed with what they name. */
import { notifyDocument } from '../documents/about.ts';
import { bytesOf } from '../documents/pieces.ts';
import { documentRule } from '../documents/rule.ts';
import { unknownType } from '../files/sniff.ts';
import type { Context, LongContext, LongUseCase } from '../store/use-case.ts';
import { readInThread } from './in-thread.ts';
import { picturesOf } from './picture-reader.ts';
import type { PageText, TextRead } from './texts.ts';

interface ToRead {
  id: number;
  size: number;
  type: string;
  addedAt: string;
}

/** Of a document that is not read, enough to say what it is. */
const headBytes = 1024 * 1024;
/** Pages that one transaction writes, so that nobody waits long. */
const pagesAtOnce = 25;
/** Rows that one statement writes. */
const rowsAtOnce = 200;

async function headOf(context: LongContext, document: ToRead, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const head = new Uint8Array(Math.min(most, document.size));
  let at = 0;
  for await (const block of bytesOf(context, document)) {
    head.set(block.subarray(0, head.length - at), at);
    at += block.length;
    if (at >= head.length) break;
  }
  return head;
}

async function keepPages({ db }: Context, documentId: number, pages: readonly PageText[]): Promise<void> {
  await db
    .insertInto('document_page_row')
    .values(pages.map(({ page, text }) => ({ documentId, page, text })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const rows = pages.flatMap(({ page, identifiers }) => identifiers.map((one) => ({ documentId, page, ...one })));
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await db
      .insertInto('document_identifier_row')
      .values(rows.slice(at, at + rowsAtOnce))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

async function settle(context: Context, { id, type }: ToRead, read: TextRead): Promise<void> {
  const { db } = context;
  await db
    .updateTable('document_row')
    // A thread that was ended has not said what it is.
    .set({
      textState: read.state,
      pages: read.pages,
      confidence: read.confidence,
      type: read.type === unknownType ? type : read.type,
    })
    .where('id', '=', id)
    .execute();
  const row = await db
    .selectFrom('document')
    .select(['contributionId', 'investigationId', 'markingRank'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row !== undefined) notifyDocument(context, row, row.markingRank);
}

/** Reads, indexes and says so. Throws CANCELLED, DOCUMENT_DAMAGED. */
export async function readAndKeep(context: LongContext, document: ToRead): Promise<TextRead> {
  const note = () => ({ records: [`document:${document.id}`] });
  const { rule } = await context.readApart(documentRule, () => null);
  const whole = document.size <= rule.textBytes;
  const bytes = await headOf(context, document, whole ? document.size : headBytes);
  const read = await readInThread(
    {
      bytes,
      typeOnly: !whole,
      addedAt: document.addedAt,
      mostPages: rule.textPages,
      pictures: await picturesOf(bytes, rule.readImages),
    },
    rule.textSeconds,
    context.signal,
  );
  for (let at = 0; at < read.texts.length; at += pagesAtOnce) {
    const some = read.texts.slice(at, at + pagesAtOnce);
    await context.transact((transaction) => keepPages(transaction, document.id, some), note);
    context.progress(at + some.length, read.texts.length, 'pages');
  }
  await context.transact((transaction) => settle(transaction, document, read), note);
  return read;
}

/** At most so many in one go: whoever asked may ask again. */
const documentsAtOnce = 50;

async function waiting({ db, me }: Context, documentId: number | null): Promise<ToRead[]> {
  let query = db
    .selectFrom('document')
    .select(['id', 'size', 'type', 'addedAt'])
    .where('state', '=', 'kept')
    .orderBy('id')
    .limit(documentsAtOnce + 1);
  // One alone also where it was not read before, as a picture may be by another rule. Of all, whoever added them has them read.
  if (documentId !== null) query = query.where('id', '=', documentId).where('textState', 'in', ['waiting', 'not_read']);
  else query = query.where('addedBy', '=', me.id).where('textState', '=', 'waiting');
  return query.execute();
}

/** Where it waits no more, nothing is read: somebody else may have had it read meanwhile. Throws CANCELLED. */
export const readText: LongUseCase<'documents.readText'> = async (context, { documentId }) => {
  const found = await context.read(
    (transaction) => waiting(transaction, documentId),
    (documents) => ({ records: documents.map(({ id }) => `document:${id}`) }),
  );
  let read = 0;
  for (const document of found.slice(0, documentsAtOnce)) {
    await readAndKeep(context, document);
    read += 1;
    context.progress(read, Math.min(found.length, documentsAtOnce), 'documents');
  }
  return { read, left: found.length > documentsAtOnce };
};

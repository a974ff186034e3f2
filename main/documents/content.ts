/** What a document holds, as the page asks for it: bytes by their place, or words by the page. */
import { z } from 'zod';
import { readCursor, writeCursor } from '../store/cursor.ts';
import type { UseCase } from '../store/use-case.ts';
import { readRange } from './pieces.ts';
import { requireInUse } from './require.ts';

/** Throws NOT_FOUND, DOCUMENT_WITHDRAWN, DOCUMENT_DAMAGED. */
export const bytes: UseCase<'documents.bytes'> = async (context, { documentId, from, length }) => {
  const row = await requireInUse(context, documentId);
  const read = await readRange(context, row, from, length);
  return { bytes: read.toString('base64'), size: row.size };
};

const After = z.strictObject({ page: z.int() });

/** Throws NOT_FOUND, DOCUMENT_WITHDRAWN, LIST_MOVED_ON. */
export const text: UseCase<'documents.text'> = async (context, { documentId, after, limit }) => {
  const row = await requireInUse(context, documentId);
  const from = readCursor('documents.text', context, After, after);
  const found = await context.db
    .selectFrom('document_page')
    .select(['page', 'text'])
    .where('documentId', '=', documentId)
    .where('page', '>', from?.page ?? 0)
    .orderBy('page')
    .limit(limit + 1)
    .execute();
  const pages = found.slice(0, limit);
  const last = pages.at(-1);
  return {
    pages,
    text: row.textState,
    next:
      found.length > limit && last !== undefined ? writeCursor('documents.text', context, { page: last.page }) : null,
  };
};

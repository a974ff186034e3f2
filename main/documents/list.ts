/** The documents of one record, a page at a time, the newest first; and all that is known of one. */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { greatestId } from '../store/sql.ts';
import type { UseCase } from '../store/use-case.ts';
import { requireAbout } from './about.ts';
import { asDocuments, readDocuments } from './rows.ts';
import { documentRule } from './rule.ts';

const After = z.strictObject({ id: z.int() });

/** Throws NOT_FOUND, LIST_MOVED_ON. */
export const list: UseCase<'documents.list'> = async (context, input) => {
  await requireAbout(context, input);
  const after = readCursor('documents.list', context, After, input.after);
  const { contributionId, investigationId, exhibitId } = input;
  let query = readDocuments(context)
    .where('document.id', '<', after?.id ?? greatestId)
    .orderBy('document.id', 'desc')
    .limit(input.limit + 1);
  if (contributionId !== null) query = query.where('document.contributionId', '=', contributionId);
  if (investigationId !== null) query = query.where('document.investigationId', '=', investigationId);
  if (exhibitId !== null) query = query.where('document.exhibitId', '=', exhibitId);
  const found = await query.execute();
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  const { version, wording, rule } = await documentRule(context);
  return {
    documents: await asDocuments(context, page),
    rule: { version, wording, rule },
    next:
      found.length > input.limit && last !== undefined ? writeCursor('documents.list', context, { id: last.id }) : null,
  };
};

const mostChanges = 200;
const mostIdentifiers = 500;

/** Throws NOT_FOUND. */
export const get: UseCase<'documents.get'> = async (context, { documentId }) => {
  const row = await readDocuments(context).where('document.id', '=', documentId).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  const changes = await context.db
    .selectFrom('document_change as change')
    .leftJoin('colleague', 'colleague.id', 'change.by')
    .select(['change.id', 'change.at', 'colleague.name as by', 'change.what', 'change.reason'])
    .where('change.documentId', '=', documentId)
    .orderBy('change.id', 'desc')
    .limit(mostChanges)
    .execute();
  const identifiers = await context.db
    .selectFrom('document_identifier')
    .select(['page', 'start', 'kind', 'text', 'value'])
    .where('documentId', '=', documentId)
    .orderBy('page')
    .orderBy('start')
    .orderBy('kind')
    .limit(mostIdentifiers + 1)
    .execute();
  const [document] = await asDocuments(context, [row]);
  if (document === undefined) throw new VigilError('NOT_FOUND');
  return {
    document,
    contributionId: row.contributionId,
    investigationId: row.investigationId,
    changes: changes.map(({ by, ...change }) => ({ ...change, by: by ?? '' })),
    identifiers: identifiers.slice(0, mostIdentifiers),
    more: identifiers.length > mostIdentifiers,
    readsImages: (await documentRule(context)).rule.readImages,
  };
};

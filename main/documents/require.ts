/** One document, as the viewer may have it. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Context } from '../store/use-case.ts';
import { requireToChange } from './about.ts';

/** One that is kept, in use or withdrawn. Throws NOT_FOUND, the same whether there is none or the viewer may not see it. */
export async function requireDocument({ db }: Context, id: number) {
  const row = await db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'kept')
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  // The check on the table says that what is kept has one.
  return { ...row, sha256: row.sha256 ?? '' };
}

/** The same for its content. Throws NOT_FOUND, DOCUMENT_WITHDRAWN. */
export async function requireInUse(context: Context, id: number) {
  const row = await requireDocument(context, id);
  if (row.withdrawnAt !== null) throw new VigilError('DOCUMENT_WITHDRAWN');
  return row;
}

/** The same for a change to it. Throws NOT_FOUND, and as `requireToChange` does. */
export async function requireDocumentToChange(context: Context, id: number) {
  const row = await requireDocument(context, id);
  const place = await requireToChange(context, {
    contributionId: row.contributionId,
    investigationId: row.investigationId,
    exhibitId: null,
  });
  return { row, place };
}

/** One that the person is adding. Throws NOT_FOUND. */
export async function requireArriving({ db, me }: Context, id: number) {
  const row = await db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'arriving')
    .where('addedBy', '=', me.id)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row;
}

/** One exhibit, as the viewer may have it. */
import { VigilError } from '../../preload/contract/errors.ts';
import { requireOwnCase } from '../investigations/require.ts';
import type { Context } from '../store/use-case.ts';

/** In use or withdrawn. Throws NOT_FOUND, the same whether there is none or the viewer may not see it. */
export async function requireExhibit({ db }: Context, id: number) {
  const row = await db.selectFrom('exhibit').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row;
}

/** The same for a change to it. Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE for one that was withdrawn. */
export async function requireExhibitToChange(context: Context, id: number) {
  const row = await requireExhibit(context, id);
  await requireOwnCase(context, row.investigationId);
  if (row.withdrawnAt !== null) throw new VigilError('CHANGED_SINCE');
  return row;
}

/** Tells the pages that show it. */
export const notifyExhibit = (context: Context, investigationId: number): void =>
  context.changed('exhibit', `investigation:${investigationId}`);

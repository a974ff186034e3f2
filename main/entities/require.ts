/** One entity, as the viewer may have it. */
import { VigilError } from '../../preload/contract/errors.ts';
import { requireOwnCase } from '../investigations/require.ts';
import type { Context } from '../store/use-case.ts';

/** In use or withdrawn. Throws NOT_FOUND, the same whether there is none or the viewer may not see it. */
export async function requireEntity({ db }: Context, id: number) {
  const row = await db.selectFrom('entity').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row;
}

/** One that something new is said of. Throws NOT_FOUND, CHANGED_SINCE for one that was withdrawn. */
export async function requireEntityInUse(context: Context, id: number) {
  const row = await requireEntity(context, id);
  if (row.withdrawnAt !== null) throw new VigilError('CHANGED_SINCE');
  return row;
}

/** The same for a change to it. Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE for one that was withdrawn. */
export async function requireEntityToChange(context: Context, id: number) {
  const row = await requireEntity(context, id);
  await requireOwnCase(context, row.investigationId);
  if (row.withdrawnAt !== null) throw new VigilError('CHANGED_SINCE');
  return row;
}

/** Adds to the history of an entity; everybody who sees its case reads it. */
export async function recordEntityChange(
  { db, now, me }: Context,
  { id, investigationId }: { id: number; investigationId: number },
  what: string,
  reason: string | null,
): Promise<void> {
  await db
    .insertInto('entity_change_row')
    .values({ entityId: id, investigationId, at: now, by: me.id, what, reason })
    .execute();
}

/** Tells the pages that show it: those of whoever may know of all of these cases. */
export const notifyEntity = (context: Context, ...investigationIds: readonly number[]): void =>
  context.changed('entity', ...[...new Set(investigationIds)].map((id) => `investigation:${id}`));

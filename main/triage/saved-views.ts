/** Views of the queue, saved under a name by and for one person. */

import { QueueFilter, QueueSort } from '../../preload/contract/contributions.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import type { UseCase } from '../store/use-case.ts';

export const savedViews: UseCase<'triage.savedViews'> = async ({ db }) => {
  const rows = await db.selectFrom('saved_view').select(['id', 'name', 'filter', 'sort']).orderBy('name').execute();
  return {
    views: rows.map((row) => ({
      ...row,
      filter: QueueFilter.parse(JSON.parse(row.filter)),
      sort: QueueSort.parse(row.sort),
    })),
  };
};

/** A view with the same name is replaced. */
export const saveView: UseCase<'triage.saveView'> = async (context, input) => {
  const view = { filter: JSON.stringify(input.filter), sort: input.sort };
  const { id } = await context.db
    .insertInto('saved_view_row')
    .values({ accountId: context.me.id, name: input.name, ...view })
    .onConflict((conflict) => conflict.columns(['accountId', 'name']).doUpdateSet(view))
    .returning('id')
    .executeTakeFirstOrThrow();
  context.changed('view');
  return { id };
};

/** Throws NOT_FOUND. */
export const removeView: UseCase<'triage.removeView'> = async (context, input) => {
  const { numDeletedRows } = await context.db
    .deleteFrom('saved_view_row')
    .where('id', '=', input.id)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw new VigilError('NOT_FOUND');
  context.changed('view');
  return {};
};

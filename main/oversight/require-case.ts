/** The investigation that a figure is about. */
import { VigilError } from '../../preload/contract/errors.ts';
import { plotKind } from '../plots/live-plots.ts';
import type { Context } from '../store/use-case.ts';

/**
 * A plot, as far as the viewer may know of it. Throws NOT_FOUND, the same whether there is none or the viewer may not see it, and
 * INPUT_INVALID about `kind` where it is not a plot.
 */
export async function requireCase({ db }: Context, id: number) {
  const row = await db
    .selectFrom('investigation')
    .select(['id', 'reference', 'operation', 'openedAt', 'kind', 'markingRank'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  if (row.kind !== plotKind) throw new VigilError('INPUT_INVALID', 'kind');
  return row;
}

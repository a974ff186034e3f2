/** Putting something off. It keeps nobody else waiting: it falls due as it would have, and goes to others then. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input } from '../../preload/contract/index.ts';
import { requireWatched } from '../linking/watch-matches.ts';
import { inList } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';

/** The open ones of these. Throws NOT_FOUND where there is none of one of them. */
async function openOnes(context: Context, reached: Input<'inbox.snooze'>['reached']): Promise<number[]> {
  const { db } = context;
  const ids: number[] = [];
  for (const one of reached) {
    if ('watchId' in one) {
      const receipt = await requireWatched(context, one);
      if (receipt.answeredAt !== null) throw new VigilError('NOT_FOUND');
      ids.push(receipt.deliveryId);
      continue;
    }
    const { contributionId, investigationId } = one;
    const row = await db
      .selectFrom('delivery')
      .select('id')
      .where('contributionId', '=', contributionId)
      .where('investigationId', '=', investigationId)
      .where('answeredAt', 'is', null)
      .executeTakeFirst();
    if (row === undefined) throw new VigilError('NOT_FOUND');
    ids.push(row.id);
  }
  return [...new Set(ids)];
}

/** Throws NOT_FOUND, and INPUT_INVALID about `until` for a day that has come. `null` brings it back. */
export const snooze: UseCase<'inbox.snooze'> = async (context, { reached, until }) => {
  const { db, me, now } = context;
  if (until !== null && until <= ukDay(now)) throw new VigilError('INPUT_INVALID', 'until');
  const ids = await openOnes(context, reached);
  if (until === null)
    await db.deleteFrom('snooze_row').where('accountId', '=', me.id).where('deliveryId', 'in', inList(ids)).execute();
  else
    await db
      .insertInto('snooze_row')
      .values(ids.map((deliveryId) => ({ accountId: me.id, deliveryId, untilDay: until })))
      .onConflict((conflict) => conflict.columns(['deliveryId', 'accountId']).doUpdateSet({ untilDay: until }))
      .execute();
  context.changed('snooze');
  return {};
};

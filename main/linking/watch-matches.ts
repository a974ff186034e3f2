/** What has come in for a watch-list (deliver-watched.ts): looked up by its entry and its contribution, and counted. */
import { VigilError } from '../../preload/contract/errors.ts';
import { whoMayKnow } from '../access/absences.ts';
import { type ReadReceipt, receiptsById } from '../contributions/receipts.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { answersFor } from './settle-delivery.ts';

const countedAtMost = 1_000;

const unseen = ({ db, me }: Context) =>
  db
    .selectFrom('delivery')
    .select('id')
    .where('forId', '=', me.id)
    .where('answeredAt', 'is', null)
    .where('seenAt', 'is', null)
    .where('watchId', 'is not', null)
    .limit(countedAtMost);

/** What one entry of one’s own has brought and nobody has looked at. */
export async function unseenOf(context: Context, watchId: number): Promise<ReadReceipt[]> {
  const rows = await unseen(context).where('watchId', '=', watchId).execute();
  return receiptsById(
    context,
    rows.map(({ id }) => id),
  );
}

export const countWatched: UseCase<'linking.countWatched'> = async (context) => ({
  n: (await unseen(context).execute()).length,
});

/** Until whoever watches may see what has come in, it waits for nobody. */
async function isAnybodys(context: Context, { forId, contributionId }: ReadReceipt): Promise<boolean> {
  if (forId === null || forId === context.me.id) return true;
  const tip = await context.db
    .selectFrom('contribution')
    .select(['markingRank', 'compartmentId'])
    .where('id', '=', contributionId)
    .executeTakeFirstOrThrow();
  return (await whoMayKnow(context, [forId]))(forId, [tip]);
}

interface WatchPair {
  watchId: number;
  contributionId: number;
}

/** Throws NOT_FOUND for everybody for whom it does not wait, the same whether there is one or not. */
export async function requireWatched(context: Context, { watchId, contributionId }: WatchPair): Promise<ReadReceipt> {
  const row = await context.db
    .selectFrom('delivery')
    .select('id')
    .where('watchId', '=', watchId)
    .where('contributionId', '=', contributionId)
    .executeTakeFirst();
  const [receipt] = row === undefined ? [] : await receiptsById(context, [row.id]);
  if (receipt === undefined || !(await isAnybodys(context, receipt)) || !(await answersFor(context, receipt)))
    throw new VigilError('NOT_FOUND');
  return receipt;
}

/** What has come in for a watch-list (deliver-watched.ts): looked up by its entry and its contribution, and counted. */
import { VigilError } from '../../preload/contract/errors.ts';
import { inSight } from '../access/first-sight.ts';
import { type ReadReceipt, receiptsById } from '../contributions/receipts.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { answersFor } from './settle-delivery.ts';

const countedAtMost = 1_000;

/** For entries of one’s own, and not for what a colleague watches for and somebody has given one to see to. */
const unseen = ({ db, me }: Context) =>
  db
    .selectFrom('delivery')
    .select('delivery.id')
    .where('forId', '=', me.id)
    .where('watchId', 'is not', null)
    .where((eb) => eb.exists(eb.selectFrom('watch').select('watch.id').whereRef('watch.id', '=', 'delivery.watchId')))
    .where('answeredAt', 'is', null)
    .where('seenAt', 'is', null)
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

interface WatchPair {
  watchId: number;
  contributionId: number;
}

/** Until whoever has it may see what has come in, it waits for nobody. Throws NOT_FOUND. */
export async function standingMatch(context: Context, { watchId, contributionId }: WatchPair): Promise<ReadReceipt> {
  const row = await context.db
    .selectFrom('delivery')
    .select('id')
    .where('watchId', '=', watchId)
    .where('contributionId', '=', contributionId)
    .where((eb) => eb.or([eb('forId', 'is', null), eb('forId', '=', context.me.id), inSight]))
    .executeTakeFirst();
  const [receipt] = row === undefined ? [] : await receiptsById(context, [row.id]);
  if (receipt === undefined) throw new VigilError('NOT_FOUND');
  return receipt;
}

/** Throws NOT_FOUND for everybody for whom it does not wait, the same whether there is one or not. */
export async function requireWatched(context: Context, pair: WatchPair): Promise<ReadReceipt> {
  const receipt = await standingMatch(context, pair);
  if (!(await answersFor(context, receipt))) throw new VigilError('NOT_FOUND');
  return receipt;
}

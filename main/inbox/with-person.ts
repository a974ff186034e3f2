/** What is open with one person, and giving it to somebody else. */
import { VigilError } from '../../preload/contract/errors.ts';
import { whoMayKnow } from '../access/absences.ts';
import { recordChange } from '../contributions/change-log.ts';
import { requireReceipt } from '../linking/settle-delivery.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { pageOf } from './list.ts';
import { streamWith } from './streams.ts';

/** Throws LIST_MOVED_ON. */
export const withPerson: UseCase<'inbox.withPerson'> = (context, { accountId, after, limit }) =>
  pageOf(context, 'inbox.withPerson', [streamWith(context, accountId)], after, limit);

/** Throws INPUT_INVALID about `accountId` where they may not know of both, or do no casework any longer. */
async function mayTake(context: Context, pair: { contributionId: number; investigationId: number }, to: number) {
  const { db } = context;
  const tip = await db
    .selectFrom('contribution')
    .select(['markingRank', 'compartmentId'])
    .where('id', '=', pair.contributionId)
    .executeTakeFirstOrThrow();
  const into = await db
    .selectFrom('investigation')
    .select(['markingRank', 'compartmentId', 'namedReaders', 'ownerId'])
    .where('id', '=', pair.investigationId)
    .executeTakeFirstOrThrow();
  if (!(await whoMayKnow(context, [to]))(to, [tip, into])) throw new VigilError('INPUT_INVALID', 'accountId');
  if (into.namedReaders === 0) return;
  const named = await db
    .selectFrom('case_reader')
    .select('accountId')
    .where('investigationId', '=', pair.investigationId)
    .where('accountId', '=', to)
    .executeTakeFirst();
  if (named === undefined) throw new VigilError('INPUT_INVALID', 'accountId');
}

/**
 * All of them or none; each keeps its due time. It stands in the contribution’s history, for those who may know of both, and is taken back
 * by giving it to whoever had it. Throws NOT_FOUND, CHANGED_SINCE where one was answered, INPUT_INVALID about `accountId`.
 */
export const reassign: UseCase<'inbox.reassign'> = async (context, { reached, accountId, reason }) => {
  const { db } = context;
  const person = await db.selectFrom('colleague').select('name').where('id', '=', accountId).executeTakeFirst();
  if (person === undefined) throw new VigilError('INPUT_INVALID', 'accountId');
  for (const pair of reached) {
    const receipt = await requireReceipt(context, pair);
    if (receipt.answeredAt !== null) throw new VigilError('CHANGED_SINCE');
    await mayTake(context, pair, accountId);
    if (receipt.forId === accountId) continue;
    const { contributionId, investigationId } = pair;
    const what = `What has reached Op ${receipt.operation} given to ${person.name}`;
    const change = { contributionId, verb: 'inbox.reassign', what, reason, investigationId, undoes: null } as const;
    await recordChange(context, change, async () => {
      await db.updateTable('delivery_row').set({ forId: accountId }).where('id', '=', receipt.deliveryId).execute();
    });
    context.changed('inbox', `investigation:${investigationId}`, `contribution:${contributionId}`);
  }
  return {};
};

/** What is open with one person, and giving it to somebody else. */
import { VigilError } from '../../preload/contract/errors.ts';
import { whoMayKnow } from '../access/absences.ts';
import { recordChange } from '../contributions/change-log.ts';
import { type CaseReceipt, isOfCase, type ReadReceipt } from '../contributions/receipts.ts';
import { requireReceipt } from '../linking/settle-delivery.ts';
import { standingMatch } from '../linking/watch-matches.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { pageOf } from './list.ts';
import { streamWith } from './streams.ts';

/** Throws LIST_MOVED_ON. */
export const withPerson: UseCase<'inbox.withPerson'> = (context, { accountId, after, limit }) =>
  pageOf(context, 'inbox.withPerson', [streamWith(context, accountId)], after, limit);

/** Throws INPUT_INVALID about `accountId` where they may not know of both, or do no casework any longer. */
async function mayTake(context: Context, pair: { contributionId: number; investigationId: number | null }, to: number) {
  const { db } = context;
  const tip = await db
    .selectFrom('contribution')
    .select(['markingRank', 'compartmentId'])
    .where('id', '=', pair.contributionId)
    .executeTakeFirstOrThrow();
  const mayKnow = await whoMayKnow(context, [to]);
  if (!mayKnow(to, [tip])) throw new VigilError('INPUT_INVALID', 'accountId');
  if (pair.investigationId === null) return;
  const into = await db
    .selectFrom('investigation')
    .select(['markingRank', 'compartmentId', 'namedReaders', 'ownerId'])
    .where('id', '=', pair.investigationId)
    .executeTakeFirstOrThrow();
  if (!mayKnow(to, [into])) throw new VigilError('INPUT_INVALID', 'accountId');
  if (into.namedReaders === 0) return;
  const named = await db
    .selectFrom('case_reader')
    .select('accountId')
    .where('investigationId', '=', pair.investigationId)
    .where('accountId', '=', to)
    .executeTakeFirst();
  if (named === undefined) throw new VigilError('INPUT_INVALID', 'accountId');
}

interface To {
  id: number;
  name: string;
}

async function give(context: Context, receipt: ReadReceipt, to: To): Promise<void> {
  await context.db.updateTable('delivery_row').set({ forId: to.id }).where('id', '=', receipt.deliveryId).execute();
}

/** It stands in the contribution’s history, for those who may know of both. */
async function giveOfCase(context: Context, receipt: CaseReceipt, to: To, reason: string): Promise<void> {
  const { contributionId, investigationId, operation } = receipt;
  const what = `What has reached Op ${operation} given to ${to.name}`;
  const change = { contributionId, verb: 'inbox.reassign', what, reason, investigationId, undoes: null } as const;
  await recordChange(context, change, () => give(context, receipt, to));
  context.changed('inbox', `investigation:${investigationId}`, `contribution:${contributionId}`);
}

/** Whoever gets it sees to it; what is watched for stays with whose entry it is, and nothing of it stands with the contribution. */
async function giveWatched(context: Context, receipt: ReadReceipt, to: To): Promise<void> {
  await give(context, receipt, to);
  context.changed('inbox', `contribution:${receipt.contributionId}`);
  context.changed('watch');
}

/**
 * All of them or none; each keeps its due time, and is taken back by giving it to whoever had it. Throws NOT_FOUND, CHANGED_SINCE where one
 * was answered, INPUT_INVALID about `accountId`.
 */
export const reassign: UseCase<'inbox.reassign'> = async (context, { reached, accountId, reason }) => {
  const to = await context.db
    .selectFrom('colleague')
    .select(['id', 'name'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (to === undefined) throw new VigilError('INPUT_INVALID', 'accountId');
  for (const pair of reached) {
    const receipt = 'watchId' in pair ? await standingMatch(context, pair) : await requireReceipt(context, pair);
    if (receipt.answeredAt !== null) throw new VigilError('CHANGED_SINCE');
    await mayTake(context, receipt, to.id);
    if (receipt.forId === to.id) continue;
    if (isOfCase(receipt)) await giveOfCase(context, receipt, to, reason);
    else await giveWatched(context, receipt, to);
  }
  return {};
};

/** That somebody looked: at what has reached their investigation, or at the answer to what they linked. */
import { VigilError } from '../../preload/contract/errors.ts';
import { answersFor, markSeen, requireReceipt } from '../linking/settle-delivery.ts';
import { requireWatched } from '../linking/watch-matches.ts';
import type { Context, UseCase } from '../store/use-case.ts';

interface Pair {
  contributionId: number;
  investigationId: number;
}

/** The answers on this pair to what this person had linked; false where there were none that they had not read. */
async function readAnswers({ db, me, now }: Context, { contributionId, investigationId }: Pair): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery_row')
    .set({ answerSeenAt: now })
    .where('contributionId', '=', contributionId)
    .where('investigationId', '=', investigationId)
    .where('by', '=', me.id)
    .where('answeredAt', 'is not', null)
    .where('answerSeenAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** All of them or none. Throws NOT_FOUND, and NOT_ALLOWED for what waits for somebody else: their look is not a colleague’s to give. */
export const seen: UseCase<'inbox.seen'> = async (context, { reached }) => {
  for (const pair of reached) {
    if ('watchId' in pair) {
      await markSeen(context, await requireWatched(context, pair));
      context.changed('watch');
      continue;
    }
    const receipt = await requireReceipt(context, pair);
    const read = await readAnswers(context, pair);
    if (read) context.changed('inbox', `investigation:${pair.investigationId}`, `contribution:${pair.contributionId}`);
    if (receipt.answeredAt !== null) continue;
    if (await answersFor(context, receipt)) await markSeen(context, receipt);
    else if (!read) throw new VigilError('NOT_ALLOWED');
  }
  return {};
};

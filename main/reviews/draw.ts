/**
 * Draws closures for a blind second review as they are signed off, in the same transaction. Nobody who took part learns which were drawn:
 * whether or not it was, the same is announced, logged and answered.
 */
import { VigilError } from '../../preload/contract/errors.ts';
import type { ContributionKind } from '../../preload/contract/vocabulary.ts';
import type { Context } from '../store/use-case.ts';

export interface Closure {
  contributionId: number;
  kind: ContributionKind;
  /** The sign-off. */
  changeId: number;
  proposedBy: number | null;
}

/** The share that is in force now. */
async function shareInForce({ db, now }: Context): Promise<{ version: number; percent: number }> {
  const row = await db
    .selectFrom('review_share')
    .select(['version', 'percent'])
    .where('fromAt', '<=', now)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('UNEXPECTED');
  return row;
}

/** One that was drawn stays drawn where its sign-off was taken back and made again: trying once more does not get rid of a review. */
export async function drawForReview(context: Context, { contributionId, ...closure }: Closure): Promise<void> {
  const { db, me, now } = context;
  const share = await shareInForce(context);
  const drawn = context.drawLot() < share.percent;
  const values = { ...closure, signedBy: me.id, closedAt: now, month: now.slice(0, 7), shareVersion: share.version };
  const { numUpdatedRows } = await db
    .updateTable('closure_review_row')
    .set(values)
    .where('contributionId', '=', contributionId)
    .where('reviewedAt', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n && drawn)
    await db
      .insertInto('closure_review_row')
      .values({
        contributionId,
        ...values,
        reviewedBy: null,
        reviewedAt: null,
        outcome: null,
        reason: null,
        agrees: null,
      })
      .execute();
  context.changed('review', `contribution:${contributionId}`);
}

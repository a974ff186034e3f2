/**
 * Draws closures for a blind second review as they are signed off, in the same transaction. Nobody who took part learns which were drawn:
 * whether or not it was, the same is announced, logged and answered.
 */
import { ReviewShareRule } from '../../preload/contract/rule-shapes.ts';
import type { ContributionKind } from '../../preload/contract/vocabulary.ts';
import { type InForce, ruleInForce } from '../store/rule-in-force.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';

export interface Closure {
  contributionId: number;
  kind: ContributionKind;
  /** The sign-off. */
  changeId: number;
  proposedBy: number | null;
}

/** How many closures in a hundred are drawn, by the rule in force today. */
export const shareInForce = (context: Context): Promise<InForce<ReviewShareRule>> =>
  ruleInForce(context, 'review_share_rule', ukDay(context.now), ReviewShareRule);

/** One that was drawn stays drawn where its sign-off was taken back and made again: trying once more does not get rid of a review. */
export async function drawForReview(context: Context, { contributionId, ...closure }: Closure): Promise<void> {
  const { db, me, now } = context;
  const share = await shareInForce(context);
  const drawn = context.drawLot() < share.rule.percent;
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

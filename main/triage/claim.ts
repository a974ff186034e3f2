/**
 * Claiming a contribution for triage, so that two people do not do the same work. A claim ends with the outcome, when it is given up, or
 * by itself; a colleague may take it over and says why.
 */
import { loadForChange } from '../contributions/change-log.ts';
import { claimLasts, endClaim, mustNotBeClaimed } from '../contributions/claims.ts';
import type { UseCase } from '../store/use-case.ts';

/** For a quarter of an hour, and again whenever its holder claims it. Throws NOT_FOUND, PERSONAL_CONTENT, and CLAIMED without a reason. */
export const claim: UseCase<'triage.claim'> = async (context, { id, reason }) => {
  const { db, me, now } = context;
  await loadForChange(context, id);
  if (reason === undefined) await mustNotBeClaimed(context, id);
  const until = new Date(Date.parse(now) + claimLasts).toISOString();
  const claimed = { accountId: me.id, at: now, until, reason: reason ?? null };
  await db
    .insertInto('claim_row')
    .values({ contributionId: id, ...claimed })
    .onConflict((on) => on.column('contributionId').doUpdateSet(claimed))
    .execute();
  context.changed('contribution', `contribution:${id}`, 'queue');
  return { until };
};

/** One's own; giving up what one has not claimed changes nothing. Throws NOT_FOUND. */
export const release: UseCase<'triage.release'> = async (context, { id }) => {
  await loadForChange(context, id);
  if (await endClaim(context, id)) context.changed('contribution', `contribution:${id}`, 'queue');
  return {};
};

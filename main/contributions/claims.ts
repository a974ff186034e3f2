/** Who is triaging a contribution just now: read before anybody else decides on it, and ended by the outcome. See triage/claim.ts. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Contribution } from '../../preload/contract/triage.ts';
import type { Context } from '../store/use-case.ts';

export const claimLasts = 15 * 60_000;

/** Later than any claim that is made by now can end. One that ends later still was made by a clock that was wrong, and no longer holds. */
export const latestEnd = (now: string): string => new Date(Date.parse(now) + 2 * claimLasts).toISOString();

/** The claim that holds at this moment; `null` for none. */
export async function claimOf({ db, me, now }: Context, contributionId: number): Promise<Contribution['claim']> {
  const row = await db
    .selectFrom('claim')
    .innerJoin('colleague', 'colleague.id', 'claim.accountId')
    .select(['claim.accountId', 'colleague.name as by', 'claim.until', 'claim.reason'])
    .where('claim.contributionId', '=', contributionId)
    .where('claim.until', '>', now)
    .where('claim.until', '<=', latestEnd(now))
    .executeTakeFirst();
  if (row === undefined) return null;
  const { accountId, ...claim } = row;
  return { ...claim, mine: accountId === me.id };
}

/** Throws CLAIMED where a colleague is at it. */
export async function mustNotBeClaimed(context: Context, contributionId: number): Promise<void> {
  const claim = await claimOf(context, contributionId);
  if (claim !== null && !claim.mine) throw new VigilError('CLAIMED');
}

/** Ends one's own claim; false where there is none. */
export async function endClaim({ db, me }: Context, contributionId: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('claim_row')
    .where('contributionId', '=', contributionId)
    .where('accountId', '=', me.id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

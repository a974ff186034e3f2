/**
 * Giving rights takes two people. While a vault has a single person there is nobody to ask, and that person adds the second alone.
 * The second must be able to agree, and once they have signed in nothing is ever given alone again, not even after their account is
 * closed: otherwise an administrator could close every other account first. What remains then is the recovery code, which is kept
 * in a safe and opens the vault under any name.
 */
import type { Giving } from '../../preload/contract/access.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { canAgree, givesMore, mixesDuties, type Rights } from '../../preload/contract/rights.ts';
import type { Context } from '../store/use-case.ts';
import { type Account, readAccounts } from './accounts.ts';

/** What the log puts before the reason where nobody else agreed. */
const aloneWords = 'Done alone, since nobody else could agree.';

/** The reason for the log. */
export const reasonOf = (alone: boolean, reason: string) => (alone ? `${aloneWords} ${reason}`.trim() : reason);

/** How rights are given by the administrator `id`. */
export function givingFor(accounts: readonly Account[], id: number): Giving {
  const others = accounts.filter((account) => account.id !== id);
  if (others.some(canAgree)) return 'shared';
  if (accounts.some((account) => account.id === id && account.recovered)) return 'alone';
  // Anybody who has chosen a passphrase of their own has signed in at least once, and could have agreed.
  return others.every((account) => account.disabled && account.passphraseGiven) ? 'alone' : 'nobody';
}

/**
 * Whether a change that gives somebody more is made alone here: false where it gives nothing and so needs nobody. Throws
 * DUTIES_APART, TAKES_SECOND_PERSON, NOBODY_CAN_AGREE, SECOND_MUST_AGREE.
 */
export function aloneOrRefused(
  accounts: readonly Account[],
  me: number,
  before: Rights | null,
  after: Rights,
): boolean {
  const giving = givingFor(accounts, me);
  const isNew = before === null;
  if (givesMore(before, after)) {
    if (mixesDuties(after.roles)) throw new VigilError('DUTIES_APART', 'roles');
    if (giving === 'shared') throw new VigilError('TAKES_SECOND_PERSON');
    if (giving === 'nobody') throw new VigilError('NOBODY_CAN_AGREE');
  } else if (giving !== 'alone' || !isNew) return false;
  // An account that cannot agree to anything would end the single-person period without providing a second person.
  if (!canAgree(after)) throw new VigilError('SECOND_MUST_AGREE', 'roles');
  return true;
}

/** For changes that concern no account. Throws TAKES_SECOND_PERSON and NOBODY_CAN_AGREE. */
export async function mustBeAlone(context: Context): Promise<void> {
  const giving = givingFor(await readAccounts(context), context.me.id);
  if (giving === 'shared') throw new VigilError('TAKES_SECOND_PERSON');
  if (giving === 'nobody') throw new VigilError('NOBODY_CAN_AGREE');
}

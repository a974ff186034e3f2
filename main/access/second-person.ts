/**
 * Giving rights takes two people. While a vault has a single person there is nobody to ask, and that person adds the
 * second alone; that second one has to be able to agree, and from the moment that they have signed in nothing is given
 * alone again, also not once their account is closed: or an administrator could close every other account first. What is
 * left then is the recovery code, which lies in a safe and opens the vault under any name in any case.
 */
import type { Giving } from '../../preload/contract/access.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { canAgree, givesMore, mixesDuties, type Rights } from '../../preload/contract/rights.ts';
import type { Context } from '../store/use-case.ts';
import { type Account, readAccounts } from './accounts.ts';

/** What the log says before the reason where nobody else agreed. */
const aloneWords = 'Done alone, since nobody else could agree.';

/** The reason for the log. */
export const reasonOf = (alone: boolean, reason: string) => (alone ? `${aloneWords} ${reason}`.trim() : reason);

/** How rights are given, for the administrator `id`. */
export function givingFor(accounts: readonly Account[], id: number): Giving {
  const others = accounts.filter((account) => account.id !== id);
  if (others.some(canAgree)) return 'shared';
  if (accounts.some((account) => account.id === id && account.recovered)) return 'alone';
  // Whoever has chosen a passphrase of their own was once in, and could have agreed.
  return others.every((account) => account.disabled && account.passphraseGiven) ? 'alone' : 'nobody';
}

/**
 * Whether what gives somebody more is done alone here: false where it gives nothing and so needs nobody. Throws
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
  // An account that cannot agree to anything would end the time of the single person without providing a second one.
  if (!canAgree(after)) throw new VigilError('SECOND_MUST_AGREE', 'roles');
  return true;
}

/** Throws TAKES_SECOND_PERSON and NOBODY_CAN_AGREE. For what concerns no account. */
export async function mustBeAlone(context: Context): Promise<void> {
  const giving = givingFor(await readAccounts(context), context.me.id);
  if (giving === 'shared') throw new VigilError('TAKES_SECOND_PERSON');
  if (giving === 'nobody') throw new VigilError('NOBODY_CAN_AGREE');
}

/** Markings between the store, which keeps their rank, and the contract, which keeps their words. */
import { Marking } from '../../preload/contract/words.ts';

/** The marking of a tier, 0 to 3. A tier out of range reads as the highest, never as a lower one. */
export function markingOf(tier: number): Marking {
  return Marking.options[tier] ?? 'TOP SECRET';
}

import type { Output } from '../../../preload/contract/index.ts';
import type { Role } from '../../../preload/contract/vocabulary.ts';
import { unreadInWords } from './person-reasons.ts';

/** Why earlier reports keep this person from signing off no further action; null where they do not, or are not here yet. */
export function whyNotSignOff(
  found: Output<'linking.earlierReports'> | undefined,
  roles: readonly Role[],
): string | null {
  if (found === undefined) return null;
  if (found.repeat.takesSupervisor && !roles.includes('supervisor'))
    return 'Several reports name this person, so a supervisor has to sign this off.';
  // Either of the two may have read it.
  const waiting = found.earlier.filter(({ unread, openedByProposer }) => unread && openedByProposer !== true).length;
  const words = unreadInWords(waiting);
  return words === null ? null : `${words} by either of you. Open each of them, or waive it with a reason.`;
}

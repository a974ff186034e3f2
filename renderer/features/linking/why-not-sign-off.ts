import type { Output } from '../../../preload/contract/index.ts';
import type { Role } from '../../../preload/contract/vocabulary.ts';
import { catalogue } from './catalogue.ts';
import { inTheWay, unreadInWords } from './person-reasons.ts';

const texts = catalogue.whyNotSignOff;

/** Why earlier reports keep this person from signing off no further action; null where they do not, or are not here yet. */
export function whyNotSignOff(
  found: Output<'linking.earlierReports'> | undefined,
  roles: readonly Role[],
): string | null {
  if (found === undefined) return null;
  if (found.repeat.takesSupervisor && !roles.includes('supervisor')) return texts.severalReportsNameThis;
  // Either of the two may have read it.
  const words = unreadInWords(inTheWay(found.earlier));
  return words === null ? null : texts.byEitherOfYou(words);
}

/** Which of the investigations that a report truly belongs to can still be linked when it comes in. */
import type { ContributionState } from '../../../preload/contract/vocabulary.ts';
import { hour } from './calendar.ts';
import type { Link } from './narrative.ts';
import type { SampleInvestigation } from './sample.ts';
import type { Case } from './triage.ts';

/** So long before an investigation is opened may the report come that it is opened on. */
const reportedBefore = 8 * hour;

type ByOperation = ReadonlyMap<string, SampleInvestigation>;

/** Only investigations open by then, or opened on it, and not closed yet; tips for a compartment are linked by its owner. */
export function openLinks(links: readonly Link[], at: number, byOperation: ByOperation): Case['links'] {
  return links.flatMap(({ operation, strength }) => {
    const one = byOperation.get(operation);
    if (one === undefined || Date.parse(one.openedAt) > at + reportedBefore) return [];
    if (one.closedAt !== null && Date.parse(one.closedAt) < at) return [];
    return [
      { operation, strength, by: one.compartment === null ? null : one.owner, openedAt: Date.parse(one.openedAt) },
    ];
  });
}

/**
 * What a desk makes of a report on the people of a case that was closed before: something new where they are named beyond doubt, a trace where they
 * may be meant. `null` where none is concerned that everybody may know of.
 */
export function cameOfClosed(
  links: readonly Link[],
  at: number,
  byOperation: ByOperation,
): { outcome: ContributionState; reason: string } | null {
  for (const { operation, strength } of links) {
    const one = byOperation.get(operation);
    const over = one?.compartment === null && one.closedAt !== null && Date.parse(one.closedAt) < at;
    if (!over || strength === 'possible') continue;
    return strength === 'strong'
      ? { outcome: 'lead', reason: `Names somebody of Op ${operation}, which is closed: to be looked at as new.` }
      : {
          outcome: 'trace',
          reason: `Checked against Op ${operation}, which is closed. Nothing that was not known then.`,
        };
  }
  return null;
}

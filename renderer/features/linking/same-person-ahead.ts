/** What a decision on two reports makes of the list of earlier ones, before the engine has made it. */
import type { EarlierReport } from '../../../preload/contract/earlier-reports.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { ContributionState } from '../../../preload/contract/vocabulary.ts';
import { type Ahead, ahead } from '../../shell/ahead.ts';

type Found = Output<'linking.earlierReports'>;

const newestFirst = (one: EarlierReport, other: EarlierReport) => other.receivedAt.localeCompare(one.receivedAt);

function countStates(reports: readonly EarlierReport[]): Found['states'] {
  const counts = new Map<ContributionState, number>();
  for (const { state } of reports) counts.set(state, (counts.get(state) ?? 0) + 1);
  // In the engine's order.
  return [...counts]
    .map(([state, n]) => ({ state, n }))
    .sort((one, other) => other.n - one.n || (one.state < other.state ? -1 : 1));
}

/** Which list a report stands in depends on the decision alone: those of somebody else are folded away. */
function decided(found: Found, report: EarlierReport, decision: EarlierReport['decision']): Found {
  const without = (list: readonly EarlierReport[]) => list.filter(({ id }) => id !== report.id);
  const isEarlier =
    found.earlier.some(({ id }) => id === report.id) ||
    // One that was folded away does not say on which side it stood: the engine will.
    !found.later.some(({ id }) => id === report.id);
  const changed = { ...report, decision, newEvidence: false };
  const off = decision?.decision === 'different';
  const earlier = without(found.earlier);
  const later = without(found.later);
  const different = without(found.different);
  if (off) different.push(changed);
  else if (isEarlier) earlier.push(changed);
  else later.push(changed);
  earlier.sort(newestFirst);
  return {
    ...found,
    earlier,
    later: later.sort(newestFirst),
    different: different.sort(newestFirst),
    states: countStates(earlier),
    unread: earlier.filter(({ unread }) => unread).length,
  };
}

/** `decision` is `null` where one is taken back. */
export function samePersonAhead(
  contributionId: number,
  report: EarlierReport,
  decision: EarlierReport['decision'],
): Ahead[] {
  return [
    ahead(
      'linking.earlierReports',
      (found) => decided(found, report, decision),
      (input) => input.contributionId === contributionId,
    ),
  ];
}

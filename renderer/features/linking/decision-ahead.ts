/** What a decision on a link makes of the pictures that show it, before the engine has made it. */
import type { SuggestedLink } from '../../../preload/contract/linking.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { type LinkDecision, Marking, rank } from '../../../preload/contract/vocabulary.ts';
import { type Ahead, ahead } from '../../shell/ahead.ts';
import { stateAhead } from '../contributions/triage-ahead.ts';

/** An investigation, as far as a decision names it. */
export interface Named {
  id: number;
  operation: string;
}

type Pairs = { found: { contributionId: number; investigationId: number }[] };

/** The pair leaves the work-lists of pairs: it has been decided on. */
function pairGone(contributionId: number, investigationId: number): Ahead[] {
  const without = <P extends Pairs>(value: P): P => ({
    ...value,
    found: value.found.filter(
      (pair) => pair.contributionId !== contributionId || pair.investigationId !== investigationId,
    ),
  });
  return [
    ahead('linking.lateMatches', without),
    ahead('linking.deconflictionHits', without),
    ahead(
      'linking.lateMatchesOfCase',
      (value) => ({ ...value, found: value.found.filter(({ id }) => id !== contributionId) }),
      (input) => input.investigationId === investigationId,
    ),
  ];
}

/** The link as it will stand; what only the engine knows of it is filled in when it answers. */
function linkOf(investigation: Named, suggestion: SuggestedLink | undefined, decision: LinkDecision, by: string) {
  return {
    // No link of the vault has it.
    id: -investigation.id,
    investigationId: investigation.id,
    reference: suggestion?.reference ?? '',
    operation: investigation.operation,
    decision,
    matchStrength: suggestion?.matchStrength ?? null,
    reason: null,
    at: new Date().toISOString(),
    by,
    shown: true,
  };
}

/** What `decision` does to the pane of a contribution, to its rows and to the lists of pairs. */
export function decisionAhead(
  contribution: Contribution | Pick<Contribution, 'id' | 'reference'>,
  investigation: Named,
  decision: LinkDecision,
  { by, suggestion }: { by: string; suggestion: SuggestedLink | undefined },
): Ahead[] {
  const gone = pairGone(contribution.id, investigation.id);
  if (!('links' in contribution)) return gone;
  // A link to what not everybody may know of leaves the state as it is.
  const open = suggestion !== undefined && rank(Marking, suggestion.marking) <= rank(Marking, 'OFFICIAL-SENSITIVE');
  const link = linkOf(investigation, suggestion, decision, by);
  return [
    ...gone,
    ...(decision === 'linked' && open ? stateAhead(contribution, 'linked') : []),
    ahead(
      'triage.get',
      (value) => ({
        ...value,
        canUndo: true,
        links: [...value.links.filter((one) => one.investigationId !== investigation.id), link],
      }),
      ({ id }) => id === contribution.id,
    ),
    ahead(
      'linking.suggestions',
      (value) => ({
        ...value,
        suggestions: value.suggestions.flatMap((one) =>
          one.investigationId !== investigation.id
            ? [one]
            : decision === 'not_this'
              ? []
              : [{ ...one, decision, newEvidence: false }],
        ),
      }),
      ({ contributionId }) => contributionId === contribution.id,
    ),
  ];
}

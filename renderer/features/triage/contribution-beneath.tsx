import { memo } from 'react';
import type { ClosingNeeds } from '../../../preload/contract/closing.ts';
import type { SuggestedLink } from '../../../preload/contract/linking.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import type { LinkDecision } from '../../../preload/contract/vocabulary.ts';
import { DisseminationsOf } from '../disseminations/disseminations-of.tsx';
import { ofContribution } from '../documents/about.ts';
import { DocumentsOf } from '../documents/documents-of.tsx';
import { ReceiptsSection } from '../inbox/receipts-section.tsx';
import { SameOrigin } from '../linking/same-origin.tsx';
import { RuledOut, StandingLinks } from '../linking/standing-links.tsx';
import { ClosingPanel } from './closing-panel.tsx';
import { ConsideredSection } from './considered-section.tsx';
import { Asked, Facts, History } from './contribution-facts.tsx';
import type { Triage } from './use-triage.ts';

/**
 * What stands beneath the text, the possible links and the earlier reports: what became of the contribution, what its closing asks
 * for, its facts, documents and history. Drawn after the picture of what is above, and not again with each suggestion that is
 * pointed at.
 */
export const ContributionBeneath = memo(function ContributionBeneath(props: {
  contribution: Contribution;
  suggestions: readonly SuggestedLink[] | undefined;
  /** The suggestion that is brought out. */
  suggested: SuggestedLink | null;
  /** Undefined while they are on their way. */
  needs: ClosingNeeds | undefined;
  /** The viewer may decide. */
  works: boolean;
  onLink: Triage['decideMany'];
  onDecide: (investigation: { id: number; operation: string }, decision: LinkDecision) => void;
}) {
  const { contribution, suggestions, suggested, needs, works, onLink, onDecide } = props;
  const ruledOut = contribution.links.filter(
    ({ decision, investigationId }) =>
      decision === 'not_this' && !suggestions?.some((one) => one.investigationId === investigationId),
  );
  // An advice contact is counted only: there is nothing to decide on.
  const decidedOn = contribution.kind !== 'advice';
  return (
    <>
      <StandingLinks contribution={contribution} />
      <ReceiptsSection reference={contribution.reference} receipts={contribution.receipts} />
      <RuledOut
        links={ruledOut}
        {...(works ? { onThinkOver: (investigation) => onDecide(investigation, 'unsure') } : {})}
      />
      {decidedOn ? <SameOrigin contribution={contribution} suggested={suggested} onLink={onLink} /> : null}
      {decidedOn ? <DisseminationsOf about={{ contributionId: contribution.id }} /> : null}
      {needs !== undefined && decidedOn ? (
        <ClosingPanel contribution={contribution} needs={needs} works={works} />
      ) : null}
      {decidedOn ? <ConsideredSection contribution={contribution} /> : null}
      <Asked contribution={contribution} />
      <Facts contribution={contribution} />
      {decidedOn ? <DocumentsOf about={ofContribution(contribution.id)} mayAdd small /> : null}
      <History contribution={contribution} />
    </>
  );
});

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { type LinkDecision, label } from '../../../preload/contract/vocabulary.ts';
import { focusHome, takeFocusOver } from '../../shell/focus-home.ts';
import { AlsoOpen } from '../../shell/presence.tsx';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { scrolledByKeys } from '../../shell/view.tsx';
import { WayBack } from '../../shell/way-back.tsx';
import { MarkingBadge, StateBadge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { MarkedText, withReasons } from '../contributions/marked-text.tsx';
import { ReceiptsSection } from '../inbox/receipts-section.tsx';
import { CompareDialog } from '../linking/compare-dialog.tsx';
import { HomoglyphWarning } from '../linking/homoglyph-warning.tsx';
import { LinkByHand } from '../linking/link-by-hand.tsx';
import { PossibleLinks } from '../linking/possible-links.tsx';
import { SameOrigin } from '../linking/same-origin.tsx';
import { RuledOut, StandingLinks } from '../linking/standing-links.tsx';
import { Attachments, Facts, Grades, History } from './contribution-facts.tsx';
import { TriageBar } from './triage-bar.tsx';
import { type Asking, TriageDialogs } from './triage-dialogs.tsx';
import type { Triage } from './use-triage.ts';
import { useTriageKeys } from './use-triage-keys.ts';
import './contribution.css';

/** One contribution: its text with what was found in it, the possible links with reasons, and the outcomes. */
export function ContributionPane({ id, triage }: { id: number; triage: Triage }) {
  const read = useQuery('triage.get', { id }, { topics: [`contribution:${id}`] });
  return (
    <QueryView query={read} rows={10} wayBack={<WayBack to={{ name: 'queue', id: null }}>Queue</WayBack>}>
      {(contribution) => <Opened key={id} contribution={contribution} triage={triage} />}
    </QueryView>
  );
}

function Opened({ contribution, triage }: { contribution: Contribution; triage: Triage }) {
  const { id } = contribution;
  const [asking, setAsking] = useState<Asking>(null);
  const [byHand, setByHand] = useState(false);
  const [pointed, setPointed] = useState(0);
  const [comparing, setComparing] = useState<number | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => takeFocusOver(heading.current), []);
  const works = useCan('triage.setOutcome');
  const linkByHand = useCallback(() => setByHand(true), []);
  // Somebody else’s claim is taken over with a reason.
  const claim = useCallback(
    () => (contribution.claim?.mine === false ? setAsking('take-over') : void triage.claim(contribution)),
    [contribution, triage],
  );
  const possible = useQuery(
    'linking.suggestions',
    { contributionId: id },
    { topics: [`contribution:${id}`, 'investigation'] },
  );
  const suggestions = possible.value?.suggestions;
  const current = suggestions?.[pointed];
  useTriageKeys({
    contribution,
    triage,
    works,
    suggestions,
    pointed,
    onPoint: setPointed,
    onAsk: setAsking,
    onCompare: setComparing,
    onLinkByHand: linkByHand,
    onClaim: claim,
  });
  const lit = useMemo(() => new Set(current?.reasons.map((reason) => reason.start) ?? []), [current]);
  const ruledOut = contribution.links.filter(
    ({ decision, investigationId }) =>
      decision === 'not_this' && !suggestions?.some((one) => one.investigationId === investigationId),
  );
  const decide = (investigation: { id: number; operation: string }, decision: LinkDecision) =>
    void triage.decide(
      contribution,
      investigation,
      decision,
      suggestions?.find((one) => one.investigationId === investigation.id),
    );
  return (
    <div className="tip">
      <header className="tip__head">
        <h2 {...focusHome} ref={heading}>
          {label(contribution.kind)} {contribution.reference}
        </h2>
        <StateBadge state={contribution.state} />
        <MarkingBadge marking={contribution.marking} />
        <Grades contribution={contribution} />
        <AlsoOpen shown={{ contributionId: id }} />
      </header>
      {works ? (
        <TriageBar
          contribution={contribution}
          triage={triage}
          onAsk={setAsking}
          onLinkByHand={linkByHand}
          onClaim={claim}
        />
      ) : null}
      <div className="tip__body" {...scrolledByKeys}>
        <Claimed claim={contribution.claim} onTakeOver={works ? () => setAsking('take-over') : null} />
        {contribution.immediateRisk ? (
          <Banner tone="danger" title="Immediate risk">
            {contribution.riskConfirmed
              ? 'Caller told to dial 999, as confirmed by the recording officer.'
              : 'It is not confirmed that the caller was told to dial 999.'}
          </Banner>
        ) : null}
        <ProposedNoFurtherAction
          contribution={contribution}
          triage={triage}
          onSendBack={() => setAsking('send-back')}
        />
        {contribution.toldAt === null ? null : (
          <Banner title="Dealt with elsewhere">
            You recorded this, and the people dealing with it have let you know. Ask the control room before you act on
            it.
          </Banner>
        )}
        {contribution.notes.length === 0 ? null : (
          <Banner tone="warning" title="Read with doubt from its file">
            {contribution.notes.map(({ says }) => says).join(' ')}
          </Banner>
        )}
        <HomoglyphWarning found={contribution.homoglyphs} />
        {contribution.kind === 'advice' ? (
          <EmptyState title="Advice contact">It is counted only; no content is kept.</EmptyState>
        ) : (
          <MarkedText
            text={contribution.text}
            found={withReasons(contribution.identifiers, possible.value?.suggestions ?? [])}
            lit={lit}
          />
        )}
        <PossibleLinks
          query={possible}
          pointed={pointed}
          onPoint={setPointed}
          onCompare={setComparing}
          {...(works ? { onDecide: decide } : {})}
        />
        <StandingLinks contribution={contribution} />
        <ReceiptsSection reference={contribution.reference} receipts={contribution.receipts} />
        <RuledOut
          links={ruledOut}
          {...(works ? { onThinkOver: (investigation) => decide(investigation, 'unsure') } : {})}
        />
        {contribution.kind === 'advice' ? null : (
          <SameOrigin contribution={contribution} suggested={current ?? null} onLink={triage.decideMany} />
        )}
        <Facts contribution={contribution} />
        <Attachments contribution={contribution} />
        <History contribution={contribution} />
      </div>
      <TriageDialogs contribution={contribution} triage={triage} asking={asking} onClose={() => setAsking(null)} />
      {comparing === null ? null : (
        <CompareDialog
          contribution={contribution}
          investigationId={comparing}
          onClose={() => setComparing(null)}
          {...(works ? { onDecide: decide } : {})}
        />
      )}
      <LinkByHand isOpen={byHand} onClose={() => setByHand(false)} onLink={(found) => decide(found, 'linked')} />
    </div>
  );
}

/** Who is at it, so that nobody does the same work; one’s own claim is told with its end. */
function Claimed({ claim, onTakeOver }: { claim: Contribution['claim']; onTakeOver: (() => void) | null }) {
  if (claim === null) return null;
  const until = (
    <>
      Until <Time at={claim.until} show="clock" />, unless it is claimed again.
    </>
  );
  const why = claim.reason === null ? null : <> Taken over: {claim.reason}</>;
  if (claim.mine)
    return (
      <Banner title="You are triaging this">
        {until}
        {why}
      </Banner>
    );
  return (
    <Banner
      tone="warning"
      title={`${claim.by} is triaging this`}
      actions={
        onTakeOver === null ? undefined : (
          <Button size="small" onPress={onTakeOver}>
            Take over
          </Button>
        )
      }
    >
      {until}
      {why}
    </Banner>
  );
}

/** Waits for a second person: whoever may sign off agrees or sends it back. */
function ProposedNoFurtherAction(props: { contribution: Contribution; triage: Triage; onSendBack: () => void }) {
  const { contribution, triage, onSendBack } = props;
  const signs = useCan('triage.signOff');
  if (contribution.state !== 'nfa_proposed') return null;
  return (
    <Banner
      title={`No further action proposed by ${contribution.proposedBy ?? 'a colleague'}`}
      actions={
        signs && contribution.needsAnotherPerson ? (
          <span className="muted">Needs another person</span>
        ) : signs ? (
          <>
            <Button size="small" onPress={onSendBack}>
              Send back
            </Button>
            <Button size="small" tone="primary" onPress={() => void triage.signOff(contribution)}>
              Sign off
            </Button>
          </>
        ) : undefined
      }
    >
      {contribution.triageReason}
    </Banner>
  );
}

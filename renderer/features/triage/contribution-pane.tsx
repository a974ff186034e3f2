import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ClosingNeeds } from '../../../preload/contract/closing.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { type LinkDecision, label } from '../../../preload/contract/vocabulary.ts';
import { useFormOpen } from '../../shell/asked-form.ts';
import { consider } from '../../shell/considering.ts';
import { focusHome, takeFocusOver } from '../../shell/focus-home.ts';
import { cameByItself, useAskedFor } from '../../shell/opened-by-itself.ts';
import { AlsoOpen } from '../../shell/presence.tsx';
import { go } from '../../shell/router.tsx';
import { useCan, useSession } from '../../shell/session.tsx';
import { askAhead, askWhileDrawn, useQuery } from '../../shell/use-query.ts';
import { scrolledByKeys } from '../../shell/view.tsx';
import { WayBack } from '../../shell/way-back.tsx';
import { MarkingBadge, StateBadge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';
import { MarkedText, withReasons } from '../contributions/marked-text.tsx';
import { RaiseFromText } from '../investigations/actions/raise-from-text.tsx';
import { PlaceInEnquiry } from '../investigations/enquiries/place-in-enquiry.tsx';
import { CompareDialog } from '../linking/compare-dialog.tsx';
import { Considered } from '../linking/considered.tsx';
import { EarlierReports, goToEarlierReports } from '../linking/earlier-reports.tsx';
import { HomoglyphWarning } from '../linking/homoglyph-warning.tsx';
import { LinkByHand } from '../linking/link-by-hand.tsx';
import { PossibleLinks } from '../linking/possible-links.tsx';
import { whyNotSignOff } from '../linking/why-not-sign-off.ts';
import { SetCaveats } from '../markings/caveats.tsx';
import { ChangeMarking } from '../markings/change-marking.tsx';
import { WaitingMarking } from '../markings/waiting-marking.tsx';
import { takenToClose } from './closing-words.ts';
import { ContributionBeneath } from './contribution-beneath.tsx';
import { Grades } from './contribution-facts.tsx';
import { ContributionMenu } from './contribution-menu.tsx';
import { TriageBar } from './triage-bar.tsx';
import { type Asking, TriageDialogs } from './triage-dialogs.tsx';
import type { Triage } from './use-triage.ts';
import { useTriageKeys } from './use-triage-keys.ts';
import './contribution.css';
import { sentence } from '../../ui/sentence.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.contributionPane;

const topicsOf = (id: number) => [`contribution:${id}`];
/** Whoever only has it on the screen has not asked for it, and the log says so. */
const questionFor = (id: number) => (cameByItself(id) ? ({ id, manner: 'by_itself' } as const) : { id });
/** Has it read while the list is still moving to it. */
export const readWhileDrawn = (id: number): void => askWhileDrawn('triage.get', questionFor(id), topicsOf(id));

/** One contribution: its text with what was found in it, the possible links with reasons, and the outcomes. */
export function ContributionPane({ id, triage }: { id: number; triage: Triage }) {
  // As it came first: the picture stays while the log is told that somebody wants it now.
  const question = useMemo(() => questionFor(id), [id]);
  const byItself = 'manner' in question;
  const asked = useAskedFor(id);
  const read = useQuery('triage.get', question, { topics: topicsOf(id) });
  useEffect(() => {
    // Why it did not come is said where it stands.
    if (byItself && asked) askAhead('triage.get', { id }, topicsOf(id)).catch(() => undefined);
  }, [id, byItself, asked]);
  return (
    <QueryView query={read} rows={10} wayBack={<WayBack to={{ name: 'queue', id: null }}>{texts.queue}</WayBack>}>
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
  const marks = useCan('contributions.changeMarking');
  const [handling, setHandling] = useFormOpen(`tip-caveats:${id}`);
  const [marking, setMarking] = useFormOpen(`tip-marking:${id}`);
  const linkByHand = useCallback(() => setByHand(true), []);
  // Somebody else’s claim is taken over with a reason.
  const claim = useCallback(
    () => (contribution.claim?.mine === false ? setAsking('take-over') : void triage.claim(contribution)),
    [contribution, triage],
  );
  const { immediateRisk, snooze } = contribution;
  const onSnooze = useCallback(() => {
    if (snooze !== null) void triage.wake(contribution);
    else if (immediateRisk) toast({ tone: 'note', text: texts.immediateRiskCannotBe });
    else if (contribution.state === 'untriaged' || contribution.state === 'nfa_proposed') setAsking('snooze');
    else toast({ tone: 'note', text: texts.itHasAnOutcome });
  }, [contribution, snooze, immediateRisk, triage]);
  const needs = useQuery(
    'triage.closingNeeds',
    { id },
    { topics: [`contribution:${id}`], enabled: contribution.kind !== 'advice' },
  ).value;
  useEffect(() => consider(id), [id]);
  const onOutcome = useCallback(
    (outcome: 'trace' | 'referred') => {
      // While the rule is on its way, the reason is asked for: it would be refused without one.
      if (needs === undefined || needs.reasonFor.includes(outcome)) setAsking(outcome);
      else void triage.triage(contribution, outcome);
    },
    [needs, triage, contribution],
  );
  const possible = useQuery(
    'linking.suggestions',
    { contributionId: id },
    { topics: [`contribution:${id}`, 'investigation'] },
  );
  const named = useQuery(
    'linking.earlierReports',
    { contributionId: id },
    { topics: [`contribution:${id}`, 'contribution'], enabled: contribution.kind !== 'advice' },
  );
  const unread = canBeClosed(contribution) ? (named.value?.unread ?? 0) : 0;
  // What stands in the way is shown instead of the question.
  const ask = useCallback(
    (wanted: Asking) => {
      if (wanted === 'nfa' && unread > 0) goToEarlierReports(unread);
      else setAsking(wanted);
    },
    [unread],
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
    onAsk: ask,
    onOutcome,
    onCompare: setComparing,
    onLinkByHand: linkByHand,
    onClaim: claim,
    onSnooze,
  });
  const lit = useMemo(() => new Set(current?.reasons.map((reason) => reason.start) ?? []), [current]);
  const linkedCases = contribution.links.filter(({ decision }) => decision === 'linked');
  const decide = useCallback(
    (investigation: { id: number; operation: string }, decision: LinkDecision) =>
      void triage.decide(
        contribution,
        investigation,
        decision,
        suggestions?.find((one) => one.investigationId === investigation.id),
      ),
    [triage, contribution, suggestions],
  );
  // What can only be scrolled to must not hold up the picture of what was asked for.
  const beneath = useDeferredValue(true, false);
  return (
    <div className="tip">
      <header className="tip__head">
        <h2 {...focusHome} ref={heading}>
          {label(contribution.kind)} {contribution.reference}
        </h2>
        <StateBadge state={contribution.state} />
        <MarkingBadge marking={contribution.marking} caveats={contribution.caveats} />
        <Grades contribution={contribution} />
        <AlsoOpen shown={{ contributionId: id }} />
        <div className="tip__more">
          <ContributionMenu
            contribution={contribution}
            onHandling={works && contribution.kind !== 'advice' ? () => setHandling(true) : null}
            onMarking={
              marks && contribution.kind !== 'advice' && contribution.waitingMarking === null
                ? () => setMarking(true)
                : null
            }
          />
        </div>
      </header>
      {works ? (
        <TriageBar
          contribution={contribution}
          triage={triage}
          onAsk={ask}
          unread={unread}
          onOutcome={onOutcome}
          onLinkByHand={linkByHand}
          onClaim={claim}
          onSnooze={onSnooze}
        />
      ) : null}
      <div className="tip__body" {...scrolledByKeys}>
        <WaitingMarking
          verb="contributions.answerMarking"
          id={id}
          waiting={contribution.waitingMarking}
          draft={`refuse-tip-marking:${id}`}
        />
        <Claimed claim={contribution.claim} onTakeOver={works ? () => setAsking('take-over') : null} />
        <Snoozed snooze={snooze} />
        {contribution.immediateRisk ? (
          <Banner tone="danger" title={texts.immediateRisk}>
            {contribution.riskConfirmed ? texts.callerToldToDial : texts.itIsNotConfirmed}
          </Banner>
        ) : null}
        <ProposedNoFurtherAction
          contribution={contribution}
          triage={triage}
          named={named.value}
          needs={needs}
          onSendBack={() => setAsking('send-back')}
        />
        {contribution.toldAt === null ? null : (
          <Banner title={texts.dealtWithElsewhere}>{texts.youRecordedThisAnd}</Banner>
        )}
        {contribution.notes.length === 0 ? null : (
          <Banner tone="warning" title={texts.readWithDoubtFrom}>
            {contribution.notes.map(({ says }) => says).join(' ')}
          </Banner>
        )}
        <HomoglyphWarning found={contribution.homoglyphs} />
        {contribution.kind === 'advice' ? (
          <EmptyState title={texts.adviceContact}>{texts.itIsCountedOnly}</EmptyState>
        ) : (
          <RaiseFromText
            source={{ contributionId: id }}
            text={contribution.text}
            investigationId={null}
            linked={linkedCases.map(({ investigationId, operation }) => ({ id: investigationId, operation }))}
          >
            <MarkedText
              text={contribution.text}
              found={withReasons(contribution.identifiers, possible.value?.suggestions ?? [])}
              lit={lit}
            />
            <PlaceInEnquiry contributionId={id} cases={linkedCases} />
          </RaiseFromText>
        )}
        <PossibleLinks
          query={possible}
          pointed={pointed}
          onPoint={setPointed}
          onCompare={setComparing}
          {...(works ? { onDecide: decide } : {})}
        />
        {contribution.kind === 'advice' ? null : <EarlierReports contribution={contribution} query={named} />}
        {beneath ? (
          <ContributionBeneath
            contribution={contribution}
            suggestions={suggestions}
            suggested={current ?? null}
            needs={needs}
            works={works}
            onLink={triage.decideMany}
            onDecide={decide}
          />
        ) : null}
      </div>
      <TriageDialogs
        contribution={contribution}
        triage={triage}
        needs={needs}
        asking={asking}
        onClose={() => setAsking(null)}
      />
      {handling ? (
        <SetCaveats
          verb="contributions.setCaveats"
          id={id}
          name={contribution.reference}
          borne={contribution.caveats}
          draft={`tip-caveats:${id}`}
          onClose={() => setHandling(false)}
        />
      ) : null}
      {marking ? (
        <ChangeMarking
          verb="contributions.changeMarking"
          name={contribution.reference}
          record={contribution}
          draft={`tip-marking:${id}`}
          onClose={() => setMarking(false)}
          onGone={() => go({ name: 'queue', id: null })}
        />
      ) : null}
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

/** Once it is proposed, it is the second person who is kept from signing it off; a link is only undone. */
const canBeClosed = ({ state }: Contribution): boolean => !['nfa', 'nfa_proposed', 'linked'].includes(state);

/** Who is at it, so that nobody does the same work; one’s own claim is told with its end. */
function Claimed({ claim, onTakeOver }: { claim: Contribution['claim']; onTakeOver: (() => void) | null }) {
  if (claim === null) return null;
  const until = sentence(texts.untilUnlessClaimed, { until: <Time at={claim.until} show="clock" /> });
  const why = claim.reason === null ? null : texts.takenOver(claim.reason);
  if (claim.mine)
    return (
      <Banner title={texts.youAreTriagingThis}>
        {until}
        {why}
      </Banner>
    );
  return (
    <Banner
      tone="warning"
      title={texts.isTriagingThis(claim.by)}
      actions={
        onTakeOver === null ? undefined : (
          <Button size="small" onPress={onTakeOver}>
            {texts.takeOver}
          </Button>
        )
      }
    >
      {until}
      {why}
    </Banner>
  );
}

/** Put off for everybody, or back from it. */
function Snoozed({ snooze }: { snooze: Contribution['snooze'] }) {
  if (snooze === null) return null;
  const over = Date.parse(snooze.until) <= Date.now();
  return (
    <Banner tone={over ? 'warning' : 'info'} title={over ? texts.backFromSnooze : texts.snoozed}>
      {sentence(texts.byUntil, {
        by: snooze.by,
        until: <Time at={snooze.until} show="date" />,
        reason: snooze.reason,
      })}
    </Banner>
  );
}

/** Waits for a second person: whoever may sign off agrees or sends it back. */
function ProposedNoFurtherAction(props: {
  contribution: Contribution;
  triage: Triage;
  named: Output<'linking.earlierReports'> | undefined;
  needs: ClosingNeeds | undefined;
  onSendBack: () => void;
}) {
  const { contribution, triage, named, needs, onSendBack } = props;
  const signs = useCan('triage.signOff');
  const { roles } = useSession().account;
  const supervisorNeeded = needs?.supervisor === true && !roles.includes('supervisor');
  if (contribution.state !== 'nfa_proposed') return null;
  return (
    <Banner
      title={texts.noFurtherActionProposed(contribution.proposedBy ?? texts.aColleagueWithin)}
      actions={
        signs && contribution.needsAnotherPerson ? (
          <span className="muted">{texts.needsAnotherPerson}</span>
        ) : signs ? (
          <>
            <Button size="small" onPress={onSendBack}>
              {texts.sendBack}
            </Button>
            {supervisorNeeded ? (
              <span className="muted">{texts.needsASupervisor}</span>
            ) : (
              <Button
                size="small"
                tone="primary"
                whyNot={whyNotSignOff(named, roles)}
                onPress={() => void triage.signOff(contribution)}
              >
                {texts.signOff}
              </Button>
            )}
          </>
        ) : undefined
      }
    >
      {contribution.triageReason}
      {named === undefined ? null : (
        <Considered found={named} proposedBy={contribution.proposedBy ?? texts.aColleague} />
      )}
      {needs === undefined ? null : (
        <p className="muted">
          {texts.takesBySignOff(
            takenToClose(needs),
            needs.rule.version,
            needs.rcap && contribution.rcap === null ? texts.theAssessmentIsMissing : '',
          )}
        </p>
      )}
    </Banner>
  );
}

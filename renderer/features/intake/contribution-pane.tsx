import { Link2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Contribution } from '../../../preload/contract/intake.ts';
import { label } from '../../../preload/contract/words.ts';
import { useConsult } from '../../shell/consult.ts';
import { Link } from '../../shell/router.tsx';
import { useMay } from '../../shell/session.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { scrolledByKeys } from '../../shell/view.tsx';
import { GradeBadge, MarkingBadge, StateBadge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { type Telling, TellRecorder } from '../linking/tell-recorder.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { Disguises } from './disguises.tsx';
import { handlingWords, intelligenceWords, sourceWords } from './grade-dialog.tsx';
import { LinkByHand } from './link-by-hand.tsx';
import { MarkedText } from './marked-text.tsx';
import { SealedSource } from './sealed-source.tsx';
import { Suggestion } from './suggestions.tsx';
import { ToldBefore } from './told-before.tsx';
import { type Asking, TriageDialogs } from './triage-dialogs.tsx';
import type { Triage } from './use-triage.ts';
import './contribution.css';

/** One contribution: its text with what was found in it, the possible links with reasons, and the outcomes. */
export function ContributionPane({ id, triage }: { id: number; triage: Triage }) {
  const read = useConsult('intake.look', { id }, { topics: [`contribution:${id}`] });
  if (read.error !== null) return <ErrorState failure={read.error} onRetry={read.refresh} />;
  if (read.value === undefined) return <Skeleton rows={10} />;
  return <Opened key={id} contribution={read.value} triage={triage} />;
}

function Opened({ contribution, triage }: { contribution: Contribution; triage: Triage }) {
  const { id } = contribution;
  const [asking, setAsking] = useState<Asking>(null);
  const [byHand, setByHand] = useState(false);
  const [pointed, setPointed] = useState(0);
  const [comparing, setComparing] = useState<number | null>(null);
  const works = useMay('case_officer', 'intake_officer', 'supervisor');
  const signs = useMay('case_officer', 'supervisor');
  const links = useConsult(
    'linking.suggestions',
    { contributionId: id },
    { topics: [`contribution:${id}`, 'investigation'] },
  );
  const suggestions = links.value?.suggestions ?? [];
  const ready = links.value !== undefined;
  const current = suggestions[pointed];

  const shortcuts = useMemo<Shortcut[]>(() => {
    if (!works) return [];
    const group = 'Contribution';
    const decide = (decision: 'linked' | 'not_this') => () => {
      // While the suggestions are on their way the key must not mean something else.
      if (current === undefined) {
        if (ready && decision === 'linked') setByHand(true);
      } else triage.decide(contribution, { id: current.investigationId, operation: current.operation }, decision);
    };
    return [
      { keys: 'L', does: 'Link to the suggestion that is brought out', group, run: decide('linked') },
      { keys: 'X', does: 'Not this one', group, run: decide('not_this') },
      {
        keys: 'V',
        does: 'View it beside the suggestion that is brought out',
        group,
        run: () => setComparing(current?.investigationId ?? null),
      },
      { keys: 'H', does: 'Link to another investigation by name', group, run: () => setByHand(true) },
      { keys: 'T', does: 'Trace', group, run: () => void triage.triage(contribution, 'trace') },
      { keys: 'E', does: 'Lead', group, run: () => setAsking('lead') },
      { keys: 'P', does: 'Refer (Prevent)', group, run: () => void triage.triage(contribution, 'referred') },
      { keys: 'N', does: 'No further action', group, run: () => setAsking('nfa') },
      { keys: 'U', does: 'Undo your last change', group, run: () => void triage.undo(triage.last ?? id) },
      ...suggestions.slice(0, 8).map((suggestion, index) => ({
        keys: String(index + 1),
        does: `Bring out suggestion ${index + 1}`,
        group,
        run: () => setPointed(suggestions.indexOf(suggestion)),
      })),
    ];
  }, [works, contribution, triage, ready, current, suggestions, id]);
  useShortcuts(shortcuts);

  const lit = useMemo(() => new Set(current?.reasons.map((reason) => reason.start) ?? []), [current]);
  return (
    <div className="tip">
      <header className="tip__head">
        <h2>
          {label(contribution.kind)} {contribution.reference}
        </h2>
        <StateBadge state={contribution.state} />
        <MarkingBadge marking={contribution.marking} />
        <Grades contribution={contribution} />
      </header>
      {works ? (
        <div className="tip__bar" role="toolbar" aria-label="Triage">
          <Button size="small" icon={<Link2 />} keys="H" onPress={() => setByHand(true)}>
            Link by name
          </Button>
          <Button size="small" keys="T" onPress={() => void triage.triage(contribution, 'trace')}>
            Trace
          </Button>
          <Button size="small" keys="E" onPress={() => setAsking('lead')}>
            Lead
          </Button>
          <Button size="small" keys="P" onPress={() => void triage.triage(contribution, 'referred')}>
            Refer
          </Button>
          <Button size="small" keys="N" onPress={() => setAsking('nfa')}>
            No further action
          </Button>
          <Button size="small" onPress={() => setAsking('submitter')}>
            Grade
          </Button>
          <Button size="small" onPress={() => setAsking('evaluator')}>
            Evaluate
          </Button>
          <Button
            size="small"
            tone="quiet"
            keys="U"
            isDisabled={!contribution.canUndo}
            onPress={() => void triage.undo(id)}
          >
            Undo
          </Button>
        </div>
      ) : null}
      <div className="tip__body" {...scrolledByKeys}>
        {contribution.immediateRisk ? (
          <Banner tone="danger" title="Immediate risk">
            {contribution.riskConfirmed
              ? '999 was given, and confirmed by the officer who took it.'
              : 'The 999 step is not confirmed.'}
          </Banner>
        ) : null}
        {contribution.state === 'nfa_proposed' ? (
          <Banner
            title={`No further action proposed by ${contribution.proposedBy ?? 'a colleague'}`}
            actions={
              signs ? (
                <>
                  <Button size="small" onPress={() => setAsking('send-back')}>
                    Send back
                  </Button>
                  <Button size="small" tone="primary" onPress={() => void triage.signOff(contribution, true, '')}>
                    Sign off
                  </Button>
                </>
              ) : undefined
            }
          >
            {contribution.triageReason}
          </Banner>
        ) : null}
        {contribution.toldAt === null ? null : (
          <Banner title="Dealt with elsewhere">
            You recorded this, and those who deal with it let you know. Ask the control room before you act on it.
          </Banner>
        )}
        <Disguises found={contribution.disguises} />
        {contribution.kind === 'advice' ? (
          <EmptyState title="Advice contact">It is counted only; no content is kept.</EmptyState>
        ) : (
          <MarkedText text={contribution.text} found={contribution.identifiers} lit={lit} />
        )}
        <section aria-labelledby="links-title" className="tip__section">
          <h3 id="links-title">Possible links</h3>
          {links.error !== null ? <ErrorState failure={links.error} onRetry={links.refresh} /> : null}
          {links.loading ? <Skeleton rows={3} /> : null}
          {links.value !== undefined && suggestions.length === 0 ? (
            <p className="muted">
              Nothing that investigations you may see hold.{works ? ' Press H to link by name.' : ''}
            </p>
          ) : null}
          {suggestions.map((suggestion, index) => (
            <Suggestion
              key={suggestion.investigationId}
              suggestion={suggestion}
              number={index + 1}
              current={index === pointed}
              onPoint={() => setPointed(index)}
              onCompare={() => setComparing(suggestion.investigationId)}
              {...(works
                ? {
                    onDecide: (decision) =>
                      void triage.decide(
                        contribution,
                        { id: suggestion.investigationId, operation: suggestion.operation },
                        decision,
                      ),
                  }
                : {})}
            />
          ))}
        </section>
        <Links contribution={contribution} />
        <RuledOut
          contribution={contribution}
          hidden={contribution.links.filter(
            (link) =>
              link.decision === 'not_this' && !suggestions.some((one) => one.investigationId === link.investigationId),
          )}
          {...(works ? { triage } : {})}
        />
        {contribution.kind === 'advice' ? null : (
          <ToldBefore contribution={contribution} suggested={current ?? null} triage={triage} />
        )}
        <Facts contribution={contribution} />
        <History contribution={contribution} />
      </div>
      <TriageDialogs contribution={contribution} triage={triage} asking={asking} onClose={() => setAsking(null)} />
      {comparing === null ? null : (
        <CompareDialog
          contribution={contribution}
          investigationId={comparing}
          onClose={() => setComparing(null)}
          {...(works
            ? {
                onDecide: (investigation, decision) => void triage.decide(contribution, investigation, decision),
              }
            : {})}
        />
      )}
      <LinkByHand
        isOpen={byHand}
        onClose={() => setByHand(false)}
        onLink={(found) => void triage.decide(contribution, found, 'linked')}
      />
    </div>
  );
}

function Grades({ contribution }: { contribution: Contribution }) {
  return (['submitter', 'evaluator'] as const).map((as) => {
    const grade = contribution.grades[as];
    if (grade === null) return null;
    const { source, intelligence, handling, conditions } = grade;
    const meaning = [
      as,
      sourceWords[source],
      intelligenceWords[intelligence],
      handlingWords[handling],
      conditions ?? '',
    ];
    return (
      <GradeBadge
        key={as}
        grade={`${source} ${intelligence} ${handling}`}
        meaning={meaning.filter((w) => w !== '').join('; ')}
      />
    );
  });
}

function Links({ contribution }: { contribution: Contribution }) {
  const opens = useMay('case_officer', 'supervisor', 'manager');
  const tells = useMay('case_officer', 'intake_officer', 'supervisor');
  const [telling, setTelling] = useState<Telling | null>(null);
  const standing = contribution.links.filter((link) => link.decision === 'linked');
  if (standing.length === 0) return null;
  return (
    <section className="tip__section" aria-label="Linked to">
      <h3>Linked to</h3>
      <ul className="choices">
        {standing.map((link) => (
          <li key={link.id}>
            <span>
              {opens ? (
                <Link to={{ name: 'investigation', id: link.investigationId, tab: 'tips' }}>Op {link.operation}</Link>
              ) : (
                <strong>Op {link.operation}</strong>
              )}{' '}
              <span className="muted">
                by {link.by}, <Time at={link.at} />
                {link.shown ? '' : '; nobody else sees it in the state'}
              </span>
            </span>
            {link.shown || !tells ? null : (
              <Button
                size="small"
                onPress={() =>
                  setTelling({
                    contributionId: contribution.id,
                    reference: contribution.reference,
                    investigationId: link.investigationId,
                    operation: link.operation,
                  })
                }
              >
                Tell whoever recorded it…
              </Button>
            )}
          </li>
        ))}
      </ul>
      <TellRecorder telling={telling} onClose={() => setTelling(null)} />
    </section>
  );
}

/** What was ruled out is not suggested again until something new speaks for it; here it can be thought over. */
function RuledOut(props: { contribution: Contribution; hidden: Contribution['links']; triage?: Triage }) {
  const { contribution, hidden, triage } = props;
  if (hidden.length === 0) return null;
  return (
    <section className="tip__section" aria-label="Ruled out">
      <h3>Ruled out</h3>
      <ul className="choices">
        {hidden.map((link) => (
          <li key={link.id}>
            <span>
              <strong>Op {link.operation}</strong>{' '}
              <span className="muted">
                by {link.by}, <Time at={link.at} />
                {link.reason === null ? '' : `: ${link.reason}`}
              </span>
            </span>
            {triage === undefined ? null : (
              <Button
                size="small"
                onPress={() =>
                  void triage.decide(contribution, { id: link.investigationId, operation: link.operation }, 'unsure')
                }
              >
                Think it over
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ contribution }: { contribution: Contribution }) {
  const c = contribution;
  return (
    <section className="tip__section" aria-label="Facts">
      <h3>Facts</h3>
      <DescriptionList
        facts={[
          { term: 'Channel', value: label(c.channel) },
          { term: 'Received', value: <Time at={c.receivedAt} /> },
          { term: 'Recorded', value: <Time at={c.recordedAt} /> },
          { term: 'Triaged', value: c.triagedAt === null ? 'Not yet' : <Time at={c.triagedAt} /> },
          { term: 'Taken by', value: c.takenBy ?? 'By file' },
          { term: 'Area', value: c.area },
          { term: 'Where', value: c.place },
          {
            term: 'Source',
            value: c.sealedSource ? <SealedSource contributionId={c.id} /> : c.anonymous ? 'Anonymous' : 'Not given',
          },
          { term: 'Can be contacted', value: c.contactable ? 'Yes' : 'No' },
          { term: 'Sender’s number', value: c.sourceReference ?? 'None' },
          ...(c.compartment === null ? [] : [{ term: 'Compartment', value: c.compartment }]),
          ...(c.rcap === null
            ? []
            : [
                {
                  term: 'RCAP',
                  value: `Risk ${c.rcap.risk}, credibility ${c.rcap.credibility}, actionability ${c.rcap.actionability}, proportionality ${c.rcap.proportionality}`,
                },
              ]),
        ]}
      />
    </section>
  );
}

function History({ contribution }: { contribution: Contribution }) {
  if (contribution.history.length === 0) return null;
  return (
    <section className="tip__section" aria-label="History">
      <h3>History</h3>
      <ol className="history">
        {contribution.history.map((entry) => (
          <li key={entry.id} data-undone={entry.undone || undefined}>
            <span>
              {entry.what}
              {entry.undone ? ' (undone)' : ''}
            </span>
            <span className="muted">
              {entry.by}, <Time at={entry.at} />
            </span>
            {entry.reason === null ? null : <q className="history__reason">{entry.reason}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EarlierReport } from '../../../preload/contract/earlier-reports.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { Link } from '../../shell/router.tsx';
import { answerOf } from '../../shell/save.ts';
import { useCan } from '../../shell/session.tsx';
import type { Shortcut } from '../../shell/shortcuts.ts';
import type { Query } from '../../shell/use-query.ts';
import { useShortcuts } from '../../shell/use-shortcuts.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { countOf } from '../../ui/figures.ts';
import { Line } from '../../ui/line.tsx';
import { Section } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { EarlierReportCard, type ReportActions } from './earlier-report.tsx';
import { countInWords, inTheWay, unreadInWords } from './person-reasons.ts';
import { RepeatRule } from './repeat-rule.tsx';
import { ReportPeek } from './report-peek.tsx';
import { useSamePerson } from './use-same-person.ts';
import './earlier-report.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.earlierReports;

type Found = Output<'linking.earlierReports'>;
const placeId = 'earlier-reports';

/** Brings the earlier reports into view, with the focus on the first that stands in the way, and says why. */
export function goToEarlierReports(unread: number): void {
  const place = document.getElementById(placeId);
  const first =
    place?.querySelector<HTMLElement>('[data-current] button') ?? place?.querySelector<HTMLElement>('button');
  place?.scrollIntoView({ block: 'start' });
  first?.focus();
  toast({
    tone: 'note',
    text: texts.openEachOfThem(unreadInWords(unread) ?? texts.earlierReports),
  });
}

/** The one that is to be opened next: those that stand in the way come first. */
const nextOf = ({ earlier, later }: Found): EarlierReport | undefined =>
  earlier.find(({ unread }) => unread) ?? earlier.find(({ openedAt }) => openedAt === null) ?? earlier[0] ?? later[0];

/** Who was named before: earlier reports on somebody like this, with reasons and outcome, to open, to decide on, or to waive. */
export function EarlierReports({ contribution, query }: { contribution: Contribution; query: Query<Found> }) {
  const { id, reference } = contribution;
  const [peeked, setPeeked] = useState<number | null>(null);
  const [waiving, setWaiving] = useState<readonly EarlierReport[]>([]);
  const [unwaiving, setUnwaiving] = useState<EarlierReport | null>(null);
  const decides = useCan('linking.decideSamePerson');
  const { decide, takeBack } = useSamePerson({ id, reference });
  const found = query.value;
  const next = found === undefined ? undefined : nextOf(found);
  const latest = useRef({ found, next });
  useEffect(() => {
    latest.current = { found, next };
  });
  const waiveUnread = useCallback(() => {
    const reports = latest.current.found?.earlier.filter(({ unread }) => unread) ?? [];
    if (reports.length > 0) setWaiving(reports);
    else toast({ tone: 'note', text: texts.noEarlierReportWaits });
  }, []);
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      {
        keys: 'O',
        description: texts.openTheNextEarlier,
        group: texts.contribution,
        run: () => {
          const to = latest.current.next;
          if (to === undefined) toast({ tone: 'note', text: texts.noEarlierReportNames });
          else setPeeked(to.id);
        },
      },
      ...(decides
        ? [
            {
              keys: 'W',
              description: texts.waiveTheEarlierReports,
              group: texts.contribution,
              run: waiveUnread,
            },
          ]
        : []),
    ],
    [decides, waiveUnread],
  );
  useShortcuts(shortcuts);
  if (query.error !== null)
    return (
      <Section title={texts.earlierReports} small>
        <ErrorState failure={query.error} onRetry={query.refresh} />
      </Section>
    );
  if (found === undefined)
    return (
      <Section title={texts.earlierReports} small>
        <Skeleton rows={2} />
      </Section>
    );
  const { earlier, later, different, names } = found;
  const actions: ReportActions = {
    onOpen: (report) => setPeeked(report.id),
    ...(decides
      ? {
          onDecide: (report, decision) => void decide(report, decision),
          onTakeBack: (report) => void takeBack(report),
          onWaive: (report) => setWaiving([report]),
          onUnwaive: setUnwaiving,
        }
      : {}),
  };
  if (earlier.length + later.length + different.length === 0)
    return names.length === 0 && found.matched ? null : (
      <Section title={texts.earlierReports} small>
        <p className="muted">{texts.noOtherReportThat}</p>
        <NotYetMatched found={found} />
      </Section>
    );
  const all = [...earlier, ...later, ...different];
  const shown = all.findIndex((report) => report.id === peeked);
  const peek = all[shown];
  const unread = contribution.state === 'nfa' ? null : unreadInWords(inTheWay(earlier));
  return (
    <div id={placeId}>
      <Section
        title={texts.earlierReports}
        small
        facts={unread === null ? undefined : <Badge tone="warning">{unread}</Badge>}
        actions={
          decides && found.unread > 1 ? (
            <Button size="small" keys="W" onPress={waiveUnread}>
              {texts.waiveAll}
            </Button>
          ) : null
        }
      >
        <Line
          end={
            earlier.length + later.length === 0 ? undefined : (
              <Link to={{ name: 'person', id }}>{texts.allReportsOnThis}</Link>
            )
          }
        >
          {countInWords(found) ?? texts.noEarlierReportNames}
        </Line>
        <NotYetMatched found={found} />
        <RepeatRule repeat={found.repeat} />
        <Reports reports={earlier} next={next} actions={actions} />
        <Folded title={countOf(later.length, texts.laterReport)} reports={later} next={next} actions={actions} />
        <Folded title={texts.ofSomebodyElse(different.length)} reports={different} next={next} actions={actions} />
      </Section>
      {peek === undefined ? null : (
        <ReportPeek
          key={peek.id}
          report={peek}
          place={{ at: shown + 1, of: all.length }}
          leaves
          onStep={(by) => setPeeked(all[Math.min(all.length - 1, Math.max(0, shown + by))]?.id ?? null)}
          {...(actions.onDecide === undefined ? {} : { onDecide: actions.onDecide })}
          {...(actions.onTakeBack === undefined ? {} : { onTakeBack: actions.onTakeBack })}
          onOpened={query.refresh}
          onClose={() => setPeeked(null)}
        />
      )}
      <WaiveDialog contribution={contribution} reports={waiving} onClose={() => setWaiving([])} />
      <UnwaiveDialog contribution={contribution} report={unwaiving} onClose={() => setUnwaiving(null)} />
    </div>
  );
}

/** An import is matched behind everybody's work: until it is done, other reports do not know of this one. */
function NotYetMatched({ found }: { found: Found }) {
  if (found.matched) return null;
  return <p className="muted">{texts.notYetMatchedThis}</p>;
}

function Reports(props: {
  reports: readonly EarlierReport[];
  next: EarlierReport | undefined;
  actions: ReportActions;
}) {
  return (
    <div className="earlier-reports__list">
      {props.reports.map((report) => (
        <EarlierReportCard
          key={report.id}
          report={report}
          actions={props.actions}
          next={report.id === props.next?.id}
        />
      ))}
    </div>
  );
}

/** What matters less just now is behind a line that says how many there are. */
function Folded(props: Parameters<typeof Reports>[0] & { title: string }) {
  if (props.reports.length === 0) return null;
  return (
    <details className="earlier-reports__folded">
      <summary>{props.title}</summary>
      <Reports {...props} />
    </details>
  );
}

function WaiveDialog(props: { contribution: Contribution; reports: readonly EarlierReport[]; onClose: () => void }) {
  const { contribution, reports, onClose } = props;
  const named = reports.map(({ reference }) => reference).join(', ');
  return (
    <ConfirmDialog
      title={
        reports.length === 1 ? texts.waiveTitle(named) : texts.waiveTitle(countOf(reports.length, texts.earlierReport))
      }
      text={texts.recordedAsNotNeeding(named, contribution.reference)}
      confirm={texts.waive}
      reason={{
        label: texts.whyItNeedNot,
        help: texts.theSecondPersonAnd,
        draft: `waive-earlier:${contribution.id}`,
      }}
      isOpen={reports.length > 0}
      onConfirm={async (reason) => {
        // Those that were on screen, and none that came to it meanwhile.
        const otherIds = reports.map(({ id }) => id);
        const done = await answerOf('linking.waiveEarlierReports', {
          contributionId: contribution.id,
          otherIds,
          reason,
        });
        if (done.ok) toast({ text: texts.waived(countOf(done.value.waivedIds.length, texts.earlierReport)) });
        return done;
      }}
      onClose={onClose}
    />
  );
}

function UnwaiveDialog(props: { contribution: Contribution; report: EarlierReport | null; onClose: () => void }) {
  const { contribution, report, onClose } = props;
  const named = report?.reference ?? '';
  return (
    <ConfirmDialog
      title={texts.takeBackTheWaiver(named)}
      text={texts.hasToBeOpened(named, contribution.reference)}
      confirm={texts.takeBack}
      reason={{
        label: texts.whyTheWaiverIs,
        help: texts.keptWithTheWaiver,
        draft: `unwaive-earlier:${contribution.id}`,
      }}
      isOpen={report !== null}
      onConfirm={async (reason) => {
        const done = await answerOf('linking.withdrawWaiver', {
          contributionId: contribution.id,
          otherId: report?.id ?? 0,
          reason,
        });
        if (done.ok) toast({ text: texts.theWaiverOfIs(named) });
        return done;
      }}
      onClose={onClose}
    />
  );
}

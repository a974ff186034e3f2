import { BookOpen, Check, CircleHelp, Eye, EyeOff, Undo2, UserCheck, UserX } from 'lucide-react';
import type { EarlierReport, SamePersonDecision } from '../../../preload/contract/earlier-reports.ts';
import { Badge, MatchStrengthBadge, StateBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Line } from '../../ui/line.tsx';
import { Time } from '../../ui/time.tsx';
import { AlikeText } from '../contributions/alike-text.tsx';
import { alikeWords, otherSpelling } from './person-reasons.ts';
import { PersonReasons } from './person-reasons-list.tsx';
import { samePersonWords } from './same-person-words.ts';
import './suggestions.css';
import './earlier-report.css';
import { sentence } from '../../ui/sentence.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.earlierReport;

/** What can be done about one report; each is left out where it cannot. */
export interface ReportActions {
  onOpen: (report: EarlierReport) => void;
  onDecide?: (report: EarlierReport, decision: SamePersonDecision) => void;
  onTakeBack?: (report: EarlierReport) => void;
  onWaive?: (report: EarlierReport) => void;
  /** Takes the waiver back, with a reason. */
  onUnwaive?: (report: EarlierReport) => void;
}

/** Another report that may speak of the same person: how it is spelt there, why, what became of it, and whether it was read. */
export function EarlierReportCard(props: {
  report: EarlierReport;
  actions: ReportActions;
  /** The one that the key opens. */
  next?: boolean;
  /** Whether it is told who has opened it; while a call is typed nobody has had to yet. */
  marks?: boolean;
}) {
  const { report, actions, next = false, marks = true } = props;
  const { onDecide, onTakeBack, onWaive, onUnwaive } = actions;
  const spelling = otherSpelling(report.reasons);
  return (
    <article
      className="suggestion"
      data-current={next || undefined}
      data-report={report.id}
      aria-label={`${report.reference}, ${report.strength}`}
    >
      <header className="suggestion__head">
        <strong className="suggestion__name">{report.reference}</strong>
        <StateBadge state={report.state} />
        <MatchStrengthBadge matchStrength={report.strength} />
        {report.immediateRisk ? <Badge tone="danger">{texts.immediateRisk}</Badge> : null}
        {marks ? <OpenedMark report={report} /> : null}
        {report.newEvidence ? <Badge tone="warning">{texts.newSinceItWas}</Badge> : null}
        <span className="muted">
          <Time at={report.receivedAt} show="date" precision={report.receivedPrecision} />
          {report.linkedTo.map((link) => texts.op(link.operation)).join('')}
        </span>
      </header>
      {spelling === null ? null : (
        <p className="earlier-report__spelling">
          {sentence(texts.writtenThereHere, {
            there: <mark>{spelling.there}</mark>,
            here: spelling.here,
            how: spelling.how,
          })}
        </p>
      )}
      <div className="earlier-report__excerpt">
        <AlikeText text={report.excerpt} alike={alikeWords(report.reasons, 'there')} />
      </div>
      <PersonReasons reasons={report.reasons} spelling={spelling} />
      <Standing
        report={report}
        {...(onTakeBack === undefined ? {} : { onTakeBack })}
        {...(onUnwaive === undefined ? {} : { onUnwaive })}
      />
      <div className="suggestion__answers">
        <Button
          size="small"
          icon={<BookOpen />}
          {...(next ? { keys: 'O' } : {})}
          onPress={() => actions.onOpen(report)}
        >
          {texts.open}
          <span className="visually-hidden"> {report.reference}</span>
        </Button>
        {onDecide === undefined ? null : (
          <DecisionButtons report={report} onDecide={(decision) => onDecide(report, decision)} />
        )}
        {onWaive === undefined || !report.unread ? null : (
          <Button size="small" tone="quiet" onPress={() => onWaive(report)}>
            {texts.waive}
            <span className="visually-hidden"> {report.reference}</span>…
          </Button>
        )}
      </div>
    </article>
  );
}

/** Whether this person has read it, for it decides whether the contribution can be closed. */
function OpenedMark({ report }: { report: EarlierReport }) {
  if (report.openedAt !== null)
    return (
      <Badge tone="success" icon={<Eye />}>
        {texts.youOpenedIt}
      </Badge>
    );
  if (report.openedByProposer === true)
    return (
      <Badge tone="success" icon={<Eye />}>
        {texts.openedByTheProposer}
      </Badge>
    );
  if (report.waived !== null) return <Badge icon={<Check />}>{texts.waived}</Badge>;
  return (
    <Badge tone={report.unread ? 'warning' : 'neutral'} icon={<EyeOff />}>
      {texts.notOpened}
    </Badge>
  );
}

/** What was decided about it and why it was waived, by whom and when. */
export function Standing({
  report,
  onTakeBack,
  onUnwaive,
}: { report: EarlierReport } & Pick<ReportActions, 'onTakeBack' | 'onUnwaive'>) {
  const { decision, waived } = report;
  return (
    <>
      {decision === null ? null : (
        <Line
          end={
            onTakeBack === undefined ? undefined : (
              <Button size="small" tone="quiet" icon={<Undo2 />} onPress={() => onTakeBack(report)}>
                {texts.takeBack}
              </Button>
            )
          }
        >
          <Badge tone={decision.decision === 'same' ? 'success' : 'neutral'}>
            {samePersonWords[decision.decision]}
          </Badge>
          <span className="muted">
            {decision.by}, <Time at={decision.at} />
            {decision.reason === null ? '' : `: ${decision.reason}`}
          </span>
        </Line>
      )}
      {waived === null ? null : (
        <Line
          end={
            onUnwaive === undefined ? undefined : (
              <Button size="small" tone="quiet" icon={<Undo2 />} onPress={() => onUnwaive(report)}>
                {texts.takeBackTheWaiver}
              </Button>
            )
          }
        >
          <span className="muted">
            {texts.waivedBy(waived.by)}
            <Time at={waived.at} />: {waived.reason}
          </span>
        </Line>
      )}
    </>
  );
}

const decided: Readonly<Record<SamePersonDecision, string>> = {
  same: texts.itIsRecordedAs,
  different: texts.itIsRecordedAsA,
  unsure: texts.itIsRecordedAsUnsure,
};
const icons = { same: <UserCheck />, different: <UserX />, unsure: <CircleHelp /> };

/** The three answers; `keys` shows the keys that give them. */
export function DecisionButtons(props: {
  report: EarlierReport;
  onDecide: (decision: SamePersonDecision) => void;
  keys?: Readonly<Record<SamePersonDecision, string>>;
}) {
  const { report, onDecide, keys } = props;
  const standing = report.decision?.decision ?? null;
  return (['same', 'different', 'unsure'] as const).map((decision) => (
    <Button
      key={decision}
      size="small"
      icon={icons[decision]}
      {...(keys === undefined ? {} : { keys: keys[decision] })}
      whyNot={standing === decision && !(decision === 'different' && report.newEvidence) ? decided[decision] : null}
      onPress={() => onDecide(decision)}
    >
      {samePersonWords[decision]}
    </Button>
  ));
}

import { Plus, Zap } from 'lucide-react';
import { useState } from 'react';
import type { Decision } from '../../../../preload/contract/decisions.ts';
import { useOpenForm } from '../../../shell/asked-form.ts';
import { save, submit } from '../../../shell/save.ts';
import { useCan } from '../../../shell/session.tsx';
import { usePages } from '../../../shell/use-pages.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Cluster, Line } from '../../../ui/line.tsx';
import { RecordList } from '../../../ui/record-list.tsx';
import { Sections } from '../../../ui/section.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import { Time } from '../../../ui/time.tsx';
import { RaiseFromText } from '../actions/raise-from-text.tsx';
import { ConsideredText } from './considered-fields.tsx';
import { AddDecision, CompleteDecision, ReviewDecision } from './decision-dialogs.tsx';
import '../investigations.css';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.decisionsTab;

interface Adding {
  supersedes: number | null;
  fast: boolean;
}

/** The decision log: numbered, timed, authored; superseded, never edited. */
export function DecisionsTab(props: { investigationId: number; mayChange: boolean }) {
  const { investigationId, mayChange } = props;
  const list = usePages('investigations.decisions', { id: investigationId, limit: 30 }, [
    `investigation:${investigationId}`,
  ]);
  const [adding, setAdding] = useOpenForm<Adding>([
    [`add-decision:${investigationId}`, { supersedes: null, fast: false }],
    [`fast-decision:${investigationId}`, { supersedes: null, fast: true }],
  ]);
  const writes = useCan('investigations.addDecision') && mayChange;
  const add = writes ? (
    <Cluster>
      <Button size="small" icon={<Plus />} onPress={() => setAdding({ supersedes: null, fast: false })}>
        {texts.addADecision}
      </Button>
      <Button size="small" icon={<Zap />} onPress={() => setAdding({ supersedes: null, fast: true })}>
        {texts.inFastTime}
      </Button>
    </Cluster>
  ) : null;
  if (list.error !== null) return <ErrorState failure={list.error} onRetry={list.retry} />;
  if (list.loading) return <Skeleton rows={6} />;
  const decisions = list.pages.flatMap((page) => page.decisions);
  return (
    <Sections>
      {decisions.length === 0 ? (
        <EmptyState title={texts.noDecisionsYet} action={add}>
          {texts.inFastTimeThe}
        </EmptyState>
      ) : (
        <>
          <Line>{add}</Line>
          <RecordList>
            {decisions.map((each) => (
              <DecisionLine
                key={each.id}
                investigationId={investigationId}
                decision={each}
                writes={writes}
                onSupersede={() => setAdding({ supersedes: each.number, fast: false })}
              />
            ))}
          </RecordList>
        </>
      )}
      {list.ended ? null : (
        <Button size="small" onPress={list.loadMore}>
          {texts.showEarlierDecisions}
        </Button>
      )}
      {adding === null ? null : (
        <AddDecision investigationId={investigationId} {...adding} onClose={() => setAdding(null)} />
      )}
    </Sections>
  );
}

const atNoon = (day: string) => `${day}T12:00:00.000Z`;

type Task = Decision['tasks'][number];
const titles = { complete: texts.completed, countersign: texts.countersigned, review: texts.reviewed } as const;
const waits = {
  complete: texts.toBeCompletedBy,
  countersign: texts.toBeCountersignedBy,
  review: texts.reviewOn,
} as const;

function TaskLine({ task }: { task: Task }) {
  const { kind, dueOn, overdue, done } = task;
  if (done === null)
    return (
      <Line>
        <Badge tone={overdue ? 'danger' : 'warning'}>{overdue ? texts.overdue : texts.waiting}</Badge>
        <span>
          {waits[kind]} <Time at={atNoon(dueOn)} show="date" />
        </span>
      </Line>
    );
  return (
    <span>
      <span className="muted">
        {texts.by(done.outcome === 'refused' ? texts.notCountersigned : titles[kind], done.by)}
        <Time at={done.at} />
        {done.text === null ? '' : ':'}
      </span>{' '}
      {done.text}
    </span>
  );
}

function DecisionLine(props: {
  investigationId: number;
  decision: Decision;
  writes: boolean;
  onSupersede: () => void;
}) {
  const { investigationId, decision: each, writes, onSupersede } = props;
  const [asking, setAsking] = useState<'complete' | 'review' | 'refuse' | null>(null);
  const waiting = (kind: Task['kind']) => each.tasks.some((task) => task.kind === kind && task.done === null);
  const considered = each.considered ?? each.tasks.find(({ kind }) => kind === 'complete')?.done?.considered ?? null;
  const open = writes && each.supersededBy === null;
  const sign = () => {
    const signed = { decisionId: each.id, agree: true };
    void save('investigations.countersignDecision', signed, texts.dCountersigned(each.number));
  };
  const close = () => setAsking(null);
  const text = [each.title, each.text, each.reason].filter((words) => words !== '').join('\n');
  return (
    <li>
      <Line
        end={
          open ? (
            <Cluster>
              {waiting('complete') ? (
                <Button size="small" onPress={() => setAsking('complete')}>
                  {texts.complete}
                </Button>
              ) : null}
              {waiting('countersign') && !each.mine ? (
                <>
                  <Button size="small" onPress={sign}>
                    {texts.countersign}
                  </Button>
                  <Button size="small" tone="quiet" onPress={() => setAsking('refuse')}>
                    {texts.refuse}
                  </Button>
                </>
              ) : null}
              {waiting('review') ? (
                <Button size="small" onPress={() => setAsking('review')}>
                  {texts.review}
                </Button>
              ) : null}
              <Button size="small" tone="quiet" onPress={onSupersede}>
                {texts.supersede}
              </Button>
            </Cluster>
          ) : null
        }
      >
        <Badge tone="accent">{texts.d(each.number)}</Badge>
        <strong>{each.title}</strong>
        {each.fastTime ? <Badge tone="warning">{texts.fastTime}</Badge> : null}
        {each.late ? <Badge tone="warning">{texts.recordedLate}</Badge> : null}
        {each.supersedes === null ? null : <Badge>{texts.supersedesD(each.supersedes)}</Badge>}
        {each.supersededBy === null ? null : <Badge>{texts.supersededByD(each.supersededBy)}</Badge>}
      </Line>
      <span className="muted">
        {texts.decided(each.by)}
        <Time at={each.at} />
        {each.late ? (
          <>
            {texts.recorded}
            <Time at={each.recordedAt} />
          </>
        ) : null}
        {each.enquiry === null ? '' : `; ${each.enquiry}`}
      </span>
      <RaiseFromText source={{ decisionId: each.id }} text={text} investigationId={investigationId}>
        {each.text === '' ? null : <p className="case__summary">{each.text}</p>}
        <p>
          <span className="muted">{texts.reason}</span> {each.reason}
        </p>
        {considered === null ? null : <ConsideredText considered={considered} />}
      </RaiseFromText>
      {each.tasks.map((task) => (
        <TaskLine key={`${task.kind} ${task.dueOn} ${task.done?.at ?? ''}`} task={task} />
      ))}
      {asking === 'complete' ? (
        <CompleteDecision investigationId={investigationId} decision={each} onClose={close} />
      ) : null}
      {asking === 'review' ? (
        <ReviewDecision investigationId={investigationId} decision={each} onClose={close} />
      ) : null}
      <ConfirmDialog
        title={texts.refuseToCountersignD(each.number)}
        text={texts.whoeverDecidedSeesThe}
        confirm={texts.refuse}
        reason={{ label: texts.why, draft: `refuse-decision:${investigationId}:${each.id}` }}
        isOpen={asking === 'refuse'}
        onConfirm={(reason) =>
          submit('investigations.countersignDecision', { decisionId: each.id, agree: false, reason }, texts.refused)
        }
        onClose={close}
      />
    </li>
  );
}

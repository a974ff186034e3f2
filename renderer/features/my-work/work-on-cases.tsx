/** Of one's cases: actions, results to file, decisions to complete, countersign and review, and where one was mentioned. */
import type { DecisionTaskKind } from '../../../preload/contract/decisions.ts';
import { go, Link } from '../../shell/router.tsx';
import { attempt, save } from '../../shell/save.ts';
import { usePages } from '../../shell/use-pages.ts';
import { Button } from '../../ui/button.tsx';
import { ByDue } from '../../ui/by-due.tsx';
import { Cluster, Line, LineText } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { ActionLine } from '../investigations/actions/action-line.tsx';
import { catalogue } from './catalogue.ts';
import { More } from './more.tsx';

const texts = catalogue.workOnCases;

const pageSize = 20;

/** What has been allocated to this person, by the day on which it is due. */
export function Actions() {
  const list = usePages('investigations.myActions', { limit: pageSize }, ['action', 'investigation']);
  const actions = list.pages.flatMap((page) => page.actions);
  if (actions.length === 0) return null;
  return (
    <Section title={texts.actions}>
      <ByDue label={texts.actions} items={actions} dueOf={({ due }) => due}>
        {(action) => <ActionLine key={action.id} action={action} operation />}
      </ByDue>
      <More ended={list.ended} onPress={list.loadMore} />
    </Section>
  );
}

/** Results that wait for this person to file them or to return the action. */
export function ResultsToFile() {
  const list = usePages('investigations.actionsToFile', { limit: pageSize }, ['action', 'investigation']);
  const actions = list.pages.flatMap((page) => page.actions);
  if (actions.length === 0) return null;
  return (
    <Section title={texts.resultsToReview}>
      <RecordList>
        {actions.map((action) => (
          <ActionLine key={action.id} action={action} operation />
        ))}
      </RecordList>
      <More ended={list.ended} onPress={list.loadMore} />
    </Section>
  );
}

const titles: Readonly<Record<DecisionTaskKind, string>> = {
  complete: texts.decisionsInFastTime,
  countersign: texts.decisionsToCountersign,
  review: texts.decisionsToReview,
};

function DecisionsWaiting({ kind }: { kind: DecisionTaskKind }) {
  const list = usePages('investigations.decisionsForMe', { kind, limit: pageSize }, ['decision', 'investigation']);
  const waiting = list.pages.flatMap((page) => page.waiting);
  if (waiting.length === 0) return null;
  return (
    <Section title={titles[kind]}>
      <ByDue label={titles[kind]} items={waiting} dueOf={({ dueOn }) => dueOn}>
        {(each) => (
          <li key={each.decisionId}>
            <Line
              end={
                <span className="muted">
                  {texts.by(each.by)}
                  <Time at={`${each.dueOn}T12:00:00.000Z`} show="date" />
                </span>
              }
            >
              <Link to={{ name: 'investigation', id: each.investigationId, tab: 'decisions' }}>
                {texts.opD(each.operation, each.number)}
              </Link>
              <LineText>{each.title}</LineText>
            </Line>
          </li>
        )}
      </ByDue>
      <More ended={list.ended} onPress={list.loadMore} />
    </Section>
  );
}

export function DecisionsForMe() {
  return (
    <>
      <DecisionsWaiting kind="complete" />
      <DecisionsWaiting kind="countersign" />
      <DecisionsWaiting kind="review" />
    </>
  );
}

/** Where colleagues mentioned this person, until they have looked or marked it as seen. */
export function Mentions() {
  const list = usePages('investigations.mentions', { unseen: true, limit: pageSize }, ['mention', 'investigation']);
  const mentions = list.pages.flatMap((page) => page.mentions);
  if (mentions.length === 0) return null;
  const seen = (noteIds: number[]) => save('investigations.mentionsSeen', { noteIds }, texts.markedAsSeen);
  const open = async (noteId: number, id: number) => {
    await attempt('investigations.mentionsSeen', { noteIds: [noteId] });
    go({ name: 'investigation', id, tab: 'notes' });
  };
  return (
    <Section
      title={texts.mentions}
      actions={
        <Button size="small" tone="quiet" onPress={() => void seen(mentions.map(({ noteId }) => noteId))}>
          {texts.markAllAsSeen}
        </Button>
      }
    >
      <RecordList>
        {mentions.map((each) => (
          <li key={each.noteId}>
            <Line
              end={
                <Cluster>
                  <Button size="small" onPress={() => void open(each.noteId, each.investigationId)}>
                    {texts.open}
                  </Button>
                  <Button size="small" tone="quiet" onPress={() => void seen([each.noteId])}>
                    {texts.seen}
                  </Button>
                </Cluster>
              }
            >
              <strong>{each.by}</strong>
              <span className="muted">
                {texts.op(each.operation)}
                <Time at={each.at} show="ago" />
              </span>
            </Line>
            <span>{each.text}</span>
          </li>
        ))}
      </RecordList>
      <More ended={list.ended} onPress={list.loadMore} />
    </Section>
  );
}

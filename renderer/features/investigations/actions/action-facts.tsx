/** The priority and the days of an action. */
import type { Action } from '../../../../preload/contract/actions.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Time } from '../../../ui/time.tsx';
import { catalogue } from '../catalogue.ts';
import { priorityWords } from './action-words.ts';

const texts = catalogue.actionFacts;

export function PriorityOfAction({ priority }: { priority: Action['priority'] }) {
  return (
    <Badge tone={priority === 'H' ? 'danger' : priority === 'M' ? 'warning' : 'neutral'}>
      {priorityWords[priority]}
    </Badge>
  );
}

const atNoon = (day: string) => `${day}T12:00:00.000Z`;

/** Its day, said so that colour is not needed to read it. */
export function DayOfAction({ action }: { action: Action }) {
  const { due, resubmitOn, overdue, dueSoon } = action;
  return (
    <>
      {due === null ? (
        texts.noDueDate
      ) : (
        <>
          {texts.due}
          <Time at={atNoon(due)} show="date" />
        </>
      )}
      {resubmitOn === null ? null : (
        <>
          {texts.resubmission}
          <Time at={atNoon(resubmitOn)} show="date" />
        </>
      )}
      {overdue ? (
        <>
          {' '}
          <Badge tone="danger">{texts.overdue}</Badge>
        </>
      ) : dueSoon ? (
        <>
          {' '}
          <Badge tone="warning">{texts.dueSoon}</Badge>
        </>
      ) : null}
    </>
  );
}

/** The priority and the days of an action. */
import type { Action } from '../../../../preload/contract/actions.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Time } from '../../../ui/time.tsx';
import { priorityWords } from './action-words.ts';

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
        'No due date'
      ) : (
        <>
          Due <Time at={atNoon(due)} show="date" />
        </>
      )}
      {resubmitOn === null ? null : (
        <>
          , resubmission <Time at={atNoon(resubmitOn)} show="date" />
        </>
      )}
      {overdue ? (
        <>
          {' '}
          <Badge tone="danger">Overdue</Badge>
        </>
      ) : dueSoon ? (
        <>
          {' '}
          <Badge tone="warning">Due soon</Badge>
        </>
      ) : null}
    </>
  );
}

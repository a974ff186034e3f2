/**
 * What comes first in a list of the queue: it is read as one filter after another, each in the order of receipt. What somebody has put off is
 * last and, once its time has come, first.
 */
import type { QueueFilter } from '../../preload/contract/contributions.ts';
import type { Input } from '../../preload/contract/index.ts';
import type { Context } from '../store/use-case.ts';
import { isWaiting } from '../store/waiting.ts';
import { strengths } from './match-in-queue.ts';
import { anySnooze } from './snoozes.ts';

/** A part of a list, by a name that a cursor keeps. */
export interface Part {
  name: string;
  filter: QueueFilter;
}

function partsBy(filter: QueueFilter, first: Input<'contributions.queue'>['first']): Part[] {
  const part = (name: string, more: QueueFilter): Part => ({ name, filter: { ...filter, ...more } });
  if (first === 'repeats' && filter.repeat === undefined)
    return [part('repeats', { repeat: true }), part('rest', { repeat: false })];
  if (first === 'risk' && filter.immediateRisk === undefined)
    return [part('risk', { immediateRisk: true }), part('rest', { immediateRisk: false })];
  if (first === 'match' && filter.match === undefined)
    return [...strengths, 'none' as const].map((match) => part(match, { match }));
  return [part('all', {})];
}

/** The parts of a list in their order, which have nothing in common and leave nothing out. */
export async function partsOf(
  context: Context,
  { filter, first }: Pick<Input<'contributions.queue'>, 'filter' | 'first'>,
): Promise<Part[]> {
  const waits = filter.states !== undefined && filter.states.length > 0 && filter.states.every(isWaiting);
  if (!waits || filter.snooze !== undefined || !(await anySnooze(context))) return partsBy(filter, first);
  return [
    { name: 'back', filter: { ...filter, snooze: 'over' } },
    ...partsBy({ ...filter, snooze: 'none' }, first),
    { name: 'snoozed', filter: { ...filter, snooze: 'on' } },
  ];
}

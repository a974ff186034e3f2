import { type QueueFilter, QueueFirst } from '../../../preload/contract/contributions.ts';
import type { ContributionState } from '../../../preload/contract/vocabulary.ts';
import { useViewState } from '../../shell/view-state.ts';

/** States in which somebody still has to do something. */
const waiting: ReadonlySet<ContributionState> = new Set(['untriaged', 'nfa_proposed']);

/** In a list of what waits, the order says what is done first; any other is a list of what came in, where only the date matters. */
export const isOfWhatWaits = ({ states = [] }: QueueFilter): boolean =>
  states.length > 0 && states.every((state) => waiting.has(state));

/** What comes first in a list, as its officer left it: until somebody says otherwise, persons who were reported before. */
export function useWhatFirst(): [QueueFirst | null, (first: QueueFirst | null) => void] {
  return useViewState('queue first', QueueFirst.nullable(), 'repeats');
}

/** What comes first in this list; undefined where it has been narrowed to just that, or is no list of what waits. */
export function firstIn(filter: QueueFilter, wanted: QueueFirst | null): QueueFirst | undefined {
  const narrowed = { repeats: filter.repeat, match: filter.match, risk: filter.immediateRisk };
  return wanted === null || !isOfWhatWaits(filter) || narrowed[wanted] !== undefined ? undefined : wanted;
}

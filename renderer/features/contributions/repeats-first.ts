import { z } from 'zod';
import type { QueueFilter } from '../../../preload/contract/contributions.ts';
import type { ContributionState } from '../../../preload/contract/vocabulary.ts';
import { useViewState } from '../../shell/view-state.ts';

/** States in which somebody still has to do something. */
const waiting: ReadonlySet<ContributionState> = new Set(['untriaged', 'nfa_proposed']);

/** In a list of what waits, the order says what is done first; any other is a list of what came in, where only the date matters. */
export const isOfWhatWaits = ({ states = [] }: QueueFilter): boolean =>
  states.length > 0 && states.every((state) => waiting.has(state));

/** Whether persons who were reported before come first, as its officer left it: until somebody says otherwise they do. */
export function useRepeatsFirst(): [boolean, (first: boolean) => void] {
  return useViewState('queue repeats first', z.boolean(), true);
}

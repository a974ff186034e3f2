import type { QueueFilter } from '../../../preload/contract/contributions.ts';
import { go } from '../../shell/router.tsx';
import { leaveView, useViewState } from '../../shell/view-state.ts';
import type { QueueSort } from './queue-pages.ts';

/** What the queue shows just now; kept while other views are open, gone at lock. */
export interface QueueView {
  filter: QueueFilter;
  sort: QueueSort;
}

const KEY = 'queue-view';
export const everydayView: QueueView = { filter: { states: ['untriaged'] }, sort: 'newest' };

export function useQueueView() {
  return useViewState<QueueView>(KEY, everydayView);
}

/** Opens the queue on the records behind a figure. */
export function openQueueOn(view: QueueView): void {
  leaveView(KEY, view);
  go({ name: 'queue', id: null });
}

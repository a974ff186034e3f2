import type { QueueFilter } from '../../../preload/contract/contributions.ts';
import { useDraft } from '../../shell/drafts.ts';
import { keepDraft } from '../../shell/query-cache.ts';
import { go } from '../../shell/router.tsx';
import type { QueueSort } from './queue-pages.ts';

/** What the queue shows just now; kept while other views are open, gone at lock. */
export interface QueueView {
  filter: QueueFilter;
  sort: QueueSort;
}

const KEY = 'queue-view';
export const everydayView: QueueView = { filter: { states: ['untriaged'] }, sort: 'newest' };

export function useQueueView() {
  return useDraft<QueueView>(KEY, everydayView);
}

/** Opens the queue on the records behind a figure. */
export async function openQueueOn(view: QueueView): Promise<void> {
  await keepDraft(KEY, view);
  go({ name: 'queue', id: null });
}

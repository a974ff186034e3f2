import { z } from 'zod';
import { QueueFilter, QueueSort } from '../../../preload/contract/contributions.ts';
import { Id } from '../../../preload/contract/core.ts';
import { go } from '../../shell/router.tsx';
import { leaveView, useViewState, viewAsLeft } from '../../shell/view-state.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.queueView;

const Shape = z.strictObject({ filter: QueueFilter, sort: QueueSort });
/** What the queue shows just now, as its officer left it. */
export type QueueView = z.infer<typeof Shape>;

const KEY = texts.queueView;
const OPEN = texts.queueOpen;
export const everydayView: QueueView = { filter: { states: ['untriaged'] }, sort: 'newest' };
export const signOffView: QueueView = { filter: { states: ['nfa_proposed'] }, sort: 'oldest' };

export function useQueueView() {
  return useViewState(KEY, Shape, everydayView);
}

/** The contribution that was open beside the list last; null where the first one is to be opened. */
export const leftOpen = (): number | null => viewAsLeft(OPEN, Id.nullable()) ?? null;
export const leaveOpen = (id: number | null): void => leaveView(OPEN, id);

/** What the queue shows when it is opened next, whichever record it is opened on. */
export const turnQueueTo = (view: QueueView): void => leaveView(KEY, view);

/** Opens the queue on the records behind a figure. */
export function openQueueOn(view: QueueView): void {
  turnQueueTo(view);
  leaveOpen(null);
  go({ name: 'queue', id: null });
}

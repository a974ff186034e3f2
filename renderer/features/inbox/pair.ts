import type { InboxItem, Reached } from '../../../preload/contract/inbox.ts';
import type { Priority } from '../../../preload/contract/vocabulary.ts';

/** What has reached an investigation. */
export type CaseItem = InboxItem & { investigationId: number; operation: string; priority: Priority; watchId: null };
/** What has come in for a watch-list. */
export type WatchItem = InboxItem & { watchId: number };

export const isWatched = (item: InboxItem): item is WatchItem => item.watchId !== null;
export const isOfCase = (item: InboxItem): item is CaseItem => item.investigationId !== null;

/** What a verb calls it by. */
export const casePairOf = ({ contributionId, investigationId }: CaseItem) => ({ contributionId, investigationId });
export const watchPairOf = ({ contributionId, watchId }: WatchItem) => ({ contributionId, watchId });
export const pairsOf = (items: readonly InboxItem[]): Reached[] =>
  items.flatMap((item): Reached[] =>
    isWatched(item) ? [watchPairOf(item)] : isOfCase(item) ? [casePairOf(item)] : [],
  );

/** By which a list tells one from another: what was returned may have been delivered to the same investigation again. */
export const keyOf = ({ contributionId, investigationId, watchId, at }: InboxItem): string =>
  watchId === null ? `${contributionId} ${investigationId} ${at}` : `${contributionId} watch ${watchId}`;

import type { InboxItem } from '../../../preload/contract/inbox.ts';

/** What a verb calls it by. */
export const pairOf = ({ contributionId, investigationId }: InboxItem) => ({ contributionId, investigationId });

/** By which a list tells one from another: what was returned may have been delivered to the same investigation again. */
export const keyOf = ({ contributionId, investigationId, at }: InboxItem): string =>
  `${contributionId} ${investigationId} ${at}`;

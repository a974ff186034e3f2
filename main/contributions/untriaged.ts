/** What waits to be triaged by the end of a day, and what of it already did before another: as far as the viewer may see. */
import type { QueueFilter } from '../../preload/contract/contributions.ts';
import { addDays } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';
import { keptUntriaged } from './kept-count.ts';
import { oldestUntriaged, type Untriaged } from './oldest-untriaged.ts';

export interface Waiting {
  total: number;
  /** Of these, those that were received before the day that was asked about. */
  before: number;
  /** Received first. */
  oldest: Untriaged | null;
}

/** `until`: only what was received by the end of that day. */
export async function untriaged(
  context: Context,
  { before, until }: { before?: string; until?: string } = {},
): Promise<Waiting> {
  const upTo: QueueFilter = until === undefined ? {} : { to: until };
  return {
    total: await keptUntriaged(context, upTo),
    before: before === undefined ? 0 : await keptUntriaged(context, { to: addDays(before, -1) }),
    oldest: await oldestUntriaged(context, upTo),
  };
}

/** What has waited longest: the first received of a filter that nobody has triaged. Read along an index, whatever the filter. */
import type { QueueFilter } from '../../preload/contract/contributions.ts';
import type { ReceivedPrecision } from '../../preload/contract/vocabulary.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { filtered, statesOf } from './queue-filter.ts';
import { isByPlaces, wordPlaces } from './queue-places.ts';
import { receivedPrecisions } from './received-precision.ts';

interface First {
  id: number;
  reference: string;
  /** An instant. */
  receivedAt: string;
}

export interface Untriaged extends First {
  receivedPrecision: ReceivedPrecision;
}

async function firstReceived(
  context: Context,
  filter: QueueFilter,
  places: readonly number[] | null,
): Promise<First | null> {
  const [branch] = await filtered(context, filter);
  const among = places === null ? branch : branch?.where('receiptOrder', 'in', inList(places));
  const oldest = await among
    ?.select(['contribution.id', 'reference', 'receivedAt'])
    .orderBy('receiptOrder')
    .limit(1)
    .executeTakeFirst();
  return oldest ?? null;
}

/** `null` where nothing waits that the viewer may see. */
export async function firstUntriaged(context: Context, filter: QueueFilter): Promise<First | null> {
  const states = statesOf(filter);
  if (states !== null && !states.includes('untriaged')) return null;
  const untriaged: QueueFilter = { ...filter, states: ['untriaged'] };
  if (!isByPlaces(filter)) return firstReceived(context, untriaged, null);
  for await (const places of wordPlaces(context, untriaged, { sort: 'oldest', after: null })) {
    const first = places.length === 0 ? null : await firstReceived(context, untriaged, places);
    if (first !== null) return first;
  }
  return null;
}

/** The same, with how exactly its time of receipt is known. */
export async function oldestUntriaged(context: Context, filter: QueueFilter): Promise<Untriaged | null> {
  const first = await firstUntriaged(context, filter);
  if (first === null) return null;
  const precision = await receivedPrecisions(context, [first.id]);
  return { ...first, receivedPrecision: precision(first.id) };
}

/**
 * What of a filter nobody has triaged: how many, since when, and how many of these for more than a year. Those few would hide how
 * long everything else has waited, so the first of the others is said too.
 */
import type { LongAgo, QueueFilter } from '../../preload/contract/contributions.ts';
import { orderOf } from '../store/receipt-order.ts';
import { inList } from '../store/sql.ts';
import { addDays, startOfUkDay, ukDay } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';
import { isKeptCounted, keptUntriaged } from './kept-count.ts';
import { firstUntriaged } from './oldest-untriaged.ts';
import { filtered } from './queue-filter.ts';
import { isByPlaces, wordPlaces } from './queue-places.ts';

/**
 * Counting stops at this many contributions of a state; anybody with more of them needs another filter, not a number.
 */
export const countedAtMost = 5_000;

/** Of a filter, what nobody has triaged. */
export interface Waiting {
  n: number;
  /** Counting stopped there; there may be more. */
  atLeast: boolean;
  /** When the first of them was received; `null` where nothing waits. */
  oldest: string | null;
  /** How many were received long ago, and when the first of the others was. */
  old: number;
  oldestSince: string | null;
}

export const nothingWaits: Waiting = { n: 0, atLeast: false, oldest: null, old: 0, oldestSince: null };

const A_YEAR = 365;
/** What was received on this day or before was received long ago. */
const longAgoUntil = ({ now }: Context) => addDays(ukDay(now), -A_YEAR);

async function since(context: Context, filter: QueueFilter): Promise<string | null> {
  const after = addDays(longAgoUntil(context), 1);
  const from = filter.from === undefined || filter.from < after ? after : filter.from;
  return (await firstUntriaged(context, { ...filter, from }))?.receivedAt ?? null;
}

/** Where the rollup knows how many: `n` of them. */
async function waitingKept(context: Context, filter: QueueFilter, n: number): Promise<Waiting> {
  const oldest = (await firstUntriaged(context, filter))?.receivedAt ?? null;
  const until = longAgoUntil(context);
  if (oldest === null || ukDay(oldest) > until) return { ...nothingWaits, n, oldest, oldestSince: oldest };
  const to = filter.to === undefined || filter.to > until ? until : filter.to;
  const old = await keptUntriaged(context, { ...filter, to });
  return { n, atLeast: false, oldest, old, oldestSince: await since(context, filter) };
}

/** In one pass, the first received first. */
async function waitingCounted(context: Context, filter: QueueFilter): Promise<Waiting> {
  const [branch] = await filtered(context, filter);
  if (branch === undefined) return nothingWaits;
  const cut = startOfUkDay(addDays(longAgoUntil(context), 1));
  const row = await context.db
    .selectFrom(branch.select('receivedAt').orderBy('receiptOrder').limit(countedAtMost).as('some'))
    .select((eb) => [
      eb.fn.countAll<number>().as('n'),
      eb.fn.min<string | null>('receivedAt').as('oldest'),
      eb.fn.countAll<number>().filterWhere('receivedAt', '<', cut).as('old'),
      eb.fn.min<string | null>('receivedAt').filterWhere('receivedAt', '>=', cut).as('oldestSince'),
    ])
    .executeTakeFirstOrThrow();
  const atLeast = row.n >= countedAtMost;
  return { ...row, atLeast, oldestSince: row.oldestSince ?? (atLeast ? await since(context, filter) : null) };
}

/** The same among those with the filter's words, by their places in the order of receipt. */
async function waitingByWords(context: Context, filter: QueueFilter): Promise<Waiting> {
  const places: number[] = [];
  for await (const some of wordPlaces(context, filter, { sort: 'oldest', after: null })) {
    places.push(...some);
    if (places.length >= countedAtMost) break;
  }
  const cut = orderOf(startOfUkDay(addDays(longAgoUntil(context), 1)));
  const old = places.filter((place) => place < cut).length;
  const firsts = [places[0], places[old]].filter((place) => place !== undefined);
  const rows = await context.db
    .selectFrom('contribution')
    .select(['receiptOrder', 'receivedAt'])
    .where('receiptOrder', 'in', inList(firsts))
    .execute();
  const receivedAt = (place: number | undefined) =>
    rows.find(({ receiptOrder }) => receiptOrder === place)?.receivedAt ?? null;
  return {
    n: places.length,
    atLeast: places.length >= countedAtMost,
    oldest: receivedAt(places[0]),
    old,
    oldestSince: receivedAt(places[old]),
  };
}

/** As far as the viewer may see; `kept` is how many wait, where the rollup has already said so. */
export async function waitingIn(context: Context, filter: QueueFilter, kept?: number): Promise<Waiting> {
  const untriaged: QueueFilter = { ...filter, states: ['untriaged'] };
  if (isKeptCounted(filter)) return waitingKept(context, untriaged, kept ?? (await keptUntriaged(context, filter)));
  if (isByPlaces(filter)) return waitingByWords(context, untriaged);
  return waitingCounted(context, untriaged);
}

/** `null` where nothing that waits was received long ago. */
export function longAgoOf(context: Context, { n, old, atLeast, oldestSince }: Waiting): LongAgo | null {
  if (old === 0) return null;
  return { until: longAgoUntil(context), untriaged: old, atLeast: atLeast && old === n, oldestSince };
}

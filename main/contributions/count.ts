/**
 * How many contributions a filter of the queue matches. Whole days by state, channel and kind are kept as totals; the
 * rest is counted, up to a number beyond which the answer says "at least".
 */
import type { LongAgo, QueueFilter } from '../../preload/contract/contributions.ts';
import type { ContributionState } from '../../preload/contract/vocabulary.ts';
import { inList } from '../store/sql.ts';
import { addDays, ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { oldestUntriaged } from './oldest-untriaged.ts';
import { filtered } from './queue-filter.ts';
import { hasWords, wordPlaces } from './queue-places.ts';

/** Whether the rollup, which knows days, states, channels and kinds only, can answer for this filter. */
function isKeptCounted(filter: QueueFilter): boolean {
  const { area, text, olderThanHours, immediateRisk, investigationId, importId, triaged } = filter;
  const words = [area, text].some((field) => field !== undefined && field.trim() !== '');
  return (
    !words && [olderThanHours, immediateRisk, investigationId, importId, triaged].every((field) => field === undefined)
  );
}

/** The number for each state. */
async function keptCount({ db }: Context, filter: QueueFilter): Promise<Map<ContributionState, number>> {
  let query = db
    .selectFrom('contribution_rollup')
    .select((eb) => ['state', eb.fn.sum<number>('n').as('n')])
    .groupBy('state');
  const { states, channels, kinds, from, to } = filter;
  if ([states, channels, kinds].some((words) => words?.length === 0)) return new Map();
  if (states !== undefined) query = query.where('state', 'in', states);
  if (channels !== undefined) query = query.where('channel', 'in', channels);
  if (kinds !== undefined) query = query.where('kind', 'in', kinds);
  if (from !== undefined) query = query.where('day', '>=', from);
  if (to !== undefined) query = query.where('day', '<=', to);
  const rows = await query.execute();
  return new Map(rows.map(({ state, n }) => [state, n]));
}

/**
 * Counting stops at this many contributions of a state; anybody with more of them needs another filter, not a number.
 */
export const countedAtMost = 5_000;
/** The most search hits that are examined: few of them may match the rest of a filter. */
const findsAtMost = 20_000;

interface Counted {
  totals: Map<ContributionState, number>;
  /** Whether there may be more than were counted. */
  atLeast: boolean;
}

/** The number for each state; among `places` only, where some are given. */
async function countedIn(context: Context, filter: QueueFilter, places: number[] | null): Promise<Counted> {
  const totals = new Map<ContributionState, number>();
  let atLeast = false;
  for (const branch of await filtered(context, filter)) {
    const among = places === null ? branch : branch.where('receiptOrder', 'in', inList(places));
    const some = among.select('state').limit(countedAtMost);
    const rows = await context.db
      .selectFrom(some.as('some'))
      .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
      .groupBy('state')
      .execute();
    for (const { state, n } of rows) totals.set(state, (totals.get(state) ?? 0) + n);
    atLeast ||= rows.reduce((sum, row) => sum + row.n, 0) >= countedAtMost;
  }
  return { totals, atLeast };
}

async function countedByWords(context: Context, filter: QueueFilter): Promise<Counted> {
  const totals = new Map<ContributionState, number>();
  let found = 0;
  let looked = 0;
  for await (const places of wordPlaces(context, filter, { sort: 'newest', after: null })) {
    looked += places.length;
    const some = await countedIn(context, filter, places);
    for (const [state, n] of some.totals) {
      totals.set(state, (totals.get(state) ?? 0) + n);
      found += n;
    }
    if (found >= countedAtMost || looked >= findsAtMost) return { totals, atLeast: true };
  }
  return { totals, atLeast: false };
}

async function counted(context: Context, filter: QueueFilter): Promise<Counted> {
  if (isKeptCounted(filter)) return { totals: await keptCount(context, filter), atLeast: false };
  return hasWords(filter) ? countedByWords(context, filter) : countedIn(context, filter, null);
}

const A_YEAR = 365;

/** What of the untriaged was received more than a year ago; `null` where the oldest of them was not. */
export async function longAgo(context: Context, filter: QueueFilter, oldest: string | null): Promise<LongAgo | null> {
  const until = addDays(ukDay(context.now), -A_YEAR);
  if (oldest === null || ukDay(oldest) > until) return null;
  const of = { ...filter, states: ['untriaged' as const] };
  const { totals, atLeast } = await counted(context, {
    ...of,
    to: filter.to === undefined || filter.to > until ? until : filter.to,
  });
  const after = addDays(until, 1);
  const since = await oldestUntriaged(context, {
    ...of,
    from: filter.from === undefined || filter.from < after ? after : filter.from,
  });
  return { until, untriaged: totals.get('untriaged') ?? 0, atLeast, oldestSince: since?.receivedAt ?? null };
}

export const count: UseCase<'contributions.count'> = async (context, { filter }) => {
  const { totals, atLeast } = await counted(context, filter);
  const total = [...totals.values()].reduce((sum, n) => sum + n, 0);
  // Where counting stopped, those that are waiting are counted separately: they are few, and what the officer is
  // looking for.
  const waiting =
    atLeast && (filter.states?.includes('untriaged') ?? true)
      ? await counted(context, { ...filter, states: ['untriaged'] })
      : { totals, atLeast: false };
  const untriaged = waiting.totals.get('untriaged') ?? 0;
  const oldest = untriaged === 0 ? null : ((await oldestUntriaged(context, filter))?.receivedAt ?? null);
  return {
    total: Math.max(total, untriaged),
    untriaged,
    atLeast: atLeast || waiting.atLeast,
    oldestUntriaged: oldest,
    longAgo: await longAgo(context, filter, oldest),
  };
};

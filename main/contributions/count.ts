/**
 * How many contributions a filter of the queue matches. Whole days by state, channel and kind are kept as totals; the
 * rest is counted, up to a number beyond which the answer says "at least".
 */
import type { QueueFilter } from '../../preload/contract/contributions.ts';
import type { ContributionState } from '../../preload/contract/vocabulary.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { isKeptCounted, keptCount } from './kept-count.ts';
import { filtered } from './queue-filter.ts';
import { isByPlaces, wordPlaces } from './queue-places.ts';
import { countedAtMost, longAgoOf, nothingWaits, waitingIn } from './waiting.ts';

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
  return isByPlaces(filter) ? countedByWords(context, filter) : countedIn(context, filter, null);
}

export const count: UseCase<'contributions.count'> = async (context, { filter }) => {
  const { totals, atLeast } = await counted(context, filter);
  const total = [...totals.values()].reduce((sum, n) => sum + n, 0);
  // Where counting stopped, those that are waiting are counted separately: they are few, and what the officer is
  // looking for.
  const asked = filter.states?.includes('untriaged') ?? true;
  const untriaged = totals.get('untriaged') ?? 0;
  const waiting = asked && (atLeast || untriaged > 0) ? await waitingIn(context, filter, untriaged) : nothingWaits;
  return {
    total: Math.max(total, waiting.n),
    untriaged: waiting.n,
    atLeast: atLeast || waiting.atLeast,
    oldestUntriaged: waiting.oldest,
    longAgo: longAgoOf(context, waiting),
  };
};

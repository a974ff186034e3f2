/**
 * Contributions of a filter by their places in the order of receipt, a few at a time, so that a page reads no further
 * than it has to. Where the filter has words, the most selective part comes first: the words, or the few that are
 * waiting for somebody.
 */
import type { QueueFilter } from '../../preload/contract/contributions.ts';
import type { Context } from '../store/use-case.ts';
import { matchPlaces } from './match-in-queue.ts';
import { blank, driverOf, filtered, stretchOf } from './queue-filter.ts';
import { repeatPlaces } from './repeats-in-queue.ts';
import { snoozePlaces } from './snoozes.ts';

export interface From {
  sort: 'newest' | 'oldest';
  /** Beyond this place; `null` from the beginning. */
  after: number | null;
}

/** So selective that the texts of what it matches are searched for the words, rather than the words' hits for it. */
const selective: ReadonlySet<string> = new Set(['investigation', 'risk']);
const waits: ReadonlySet<string> = new Set(['untriaged', 'nfa_proposed']);

function leavesFew(filter: QueueFilter): boolean {
  const driver = driverOf(filter);
  return (
    selective.has(driver) ||
    (driver === 'state' &&
      (filter.olderThanHours !== undefined || filter.states?.every((state) => waits.has(state)) === true))
  );
}

/** Places of contributions that match the filter whatever its words, in the order asked for. */
async function placesOf(
  context: Context,
  filter: QueueFilter,
  { sort, after }: From,
  limit: number,
): Promise<number[]> {
  const branches = (await filtered(context, filter)).map((branch) => {
    const chosen = branch.select('receiptOrder');
    return after === null ? chosen : chosen.where('receiptOrder', sort === 'newest' ? '<' : '>', after);
  });
  const [first, ...more] = branches;
  if (first === undefined) return [];
  const rows = await more
    .reduce((query, branch) => query.unionAll(branch), first)
    .orderBy('receiptOrder', sort === 'newest' ? 'desc' : 'asc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.receiptOrder);
}

/** Where the filter itself has an index by which its places are read: it leaves fewer than what waits. */
function ownPlaces(filter: QueueFilter) {
  const { snooze, match } = filter;
  if (snooze === 'on' || snooze === 'over')
    return (context: Context, from: From, limit: number) => snoozePlaces(context, snooze, from, limit);
  if (match !== undefined && match !== 'none')
    return (context: Context, from: From, limit: number) => matchPlaces(context, match, from, limit);
  return null;
}

const firstChunk = 200;
const largestChunk = 4_000;

/** Where search hits begin that could still match the filter's days. */
function beginning({ from, before }: ReturnType<typeof stretchOf>, { sort, after }: From): number | null {
  const edge = sort === 'newest' ? before : from === null ? null : from - 1;
  if (edge === null || after === null) return after ?? edge;
  return sort === 'newest' ? Math.min(edge, after) : Math.max(edge, after);
}

/**
 * Chunks of places whose contributions contain the filter's words, or are repeats, in the order asked for; those that match the rest of
 * the filter are among them and have to be selected from them. Every chunk but the last may be followed by others.
 */
export async function* wordPlaces(context: Context, filter: QueueFilter, start: From): AsyncGenerator<number[]> {
  const text = filter.text ?? '';
  const own = ownPlaces(filter);
  const few = own === null && leavesFew(filter);
  const repeat = filter.repeat === true;
  const stretch = stretchOf(filter, context.now);
  let after = few ? start.after : beginning(stretch, start);
  for (let limit = few ? largestChunk : firstChunk; ; limit = Math.min(limit * 4, largestChunk)) {
    const from = { sort: start.sort, after };
    const places = own
      ? await own(context, from, limit)
      : few
        ? await placesOf(context, filter, from, limit)
        : repeat
          ? await repeatPlaces(context, from, limit)
          : await context.search.hits(text, { ...from, limit });
    const last = places.at(-1);
    if (last === undefined) return;
    yield (own !== null || few || repeat) && !blank(text) ? await context.search.among(text, places) : places;
    const past =
      start.sort === 'newest'
        ? stretch.from !== null && last < stretch.from
        : stretch.before !== null && last >= stretch.before;
    if (places.length < limit || past) return;
    after = last;
  }
}

/** Whether a filter is looked for by places: it has words, or asks for repeats, matches or what was put off. */
export const isByPlaces = (filter: QueueFilter) =>
  !blank(filter.text) || filter.repeat === true || ownPlaces(filter) !== null;

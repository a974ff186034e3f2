/**
 * One page of a filter of the queue, whatever columns are asked for: the one way in which every list of contributions
 * is read.
 */
import type { SelectQueryBuilder } from 'kysely';
import type { QueueFilter } from '../../preload/contract/contributions.ts';
import type { Schema } from '../store/schema.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { filtered } from './queue-filter.ts';
import { type From, isByPlaces, wordPlaces } from './queue-places.ts';

type Branch = Awaited<ReturnType<typeof filtered>>[number];
/** What is read of each contribution, including its place, at which the next page starts. */
type Choose<Row> = (branch: Branch) => SelectQueryBuilder<Schema, 'contribution', Row & { receiptOrder: number }>;

async function read<Row>(
  context: Context,
  filter: QueueFilter,
  from: From,
  limit: number,
  choose: Choose<Row>,
  places: number[] | null,
) {
  const newest = from.sort === 'newest';
  const [first, ...more] = (await filtered(context, filter)).map((branch) => {
    const columns = choose(branch);
    if (places !== null) return columns.where('receiptOrder', 'in', inList(places));
    return from.after === null ? columns : columns.where('receiptOrder', newest ? '<' : '>', from.after);
  });
  return first === undefined
    ? []
    : more
        .reduce((query, branch) => query.unionAll(branch), first)
        .orderBy('receiptOrder', newest ? 'desc' : 'asc')
        .limit(limit)
        .execute();
}

/** At most `limit` rows of the filter, beyond `from` and in its order. */
export async function queuePage<Row>(
  context: Context,
  filter: QueueFilter,
  from: From,
  limit: number,
  choose: Choose<Row>,
): Promise<(Row & { receiptOrder: number })[]> {
  if (!isByPlaces(filter)) return read(context, filter, from, limit, choose, null);
  const rows: (Row & { receiptOrder: number })[] = [];
  for await (const places of wordPlaces(context, filter, from)) {
    if (places.length > 0) rows.push(...(await read(context, filter, from, limit - rows.length, choose, places)));
    if (rows.length >= limit) break;
  }
  return rows;
}

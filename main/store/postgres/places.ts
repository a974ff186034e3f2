/** Free places in the order of receipt, for many contributions at once. */
import { placesInMillisecond } from '../receipt-order.ts';
import type { Connection } from './connection.ts';

const endOf = (place: number) => (Math.floor(place / placesInMillisecond) + 1) * placesInMillisecond;

/** For each of `from`, the last place that is taken in what is left of its millisecond. */
async function lastTaken(on: Connection, from: readonly number[]): Promise<Map<number, number>> {
  const rows = await on.rows<{ start: number; last: number | null }>(
    `select k.start, (select "receiptOrder" from contribution_row
       where "receiptOrder" >= k.start and "receiptOrder" < k.ending order by "receiptOrder" desc limit 1) as last
     from unnest($1::bigint[], $2::bigint[]) as k(start, ending)`,
    [from, from.map(endOf)],
  );
  return new Map(rows.flatMap(({ start, last }): [number, number][] => (last === null ? [] : [[start, last]])));
}

/**
 * One place for each first place of a millisecond, in their order; the next ones once a millisecond is full. `free`: where to start looking,
 * by the first place of a millisecond: a file that gives only days fills many of them.
 */
export async function freePlaces(
  on: Connection,
  firsts: readonly number[],
  free: Map<number, number>,
): Promise<number[]> {
  if (free.size > 10_000) free.clear();
  /** Where the next one goes, by where looking started. */
  const next = new Map<number, number>();
  const look = async (starts: readonly number[]): Promise<void> => {
    const taken = await lastTaken(on, starts);
    for (const start of starts) next.set(start, (taken.get(start) ?? start - 1) + 1);
  };
  await look([...new Set(firsts.map((first) => free.get(first) ?? first))].filter((start) => !next.has(start)));
  const places: number[] = [];
  for (const first of firsts) {
    let start = free.get(first) ?? first;
    for (;;) {
      if (!next.has(start)) await look([start]);
      const place = next.get(start) ?? start;
      if (place < endOf(start)) {
        next.set(start, place + 1);
        places.push(place);
        break;
      }
      start = endOf(start);
      free.set(first, start);
    }
  }
  return places;
}

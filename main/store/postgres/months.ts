/** The months of receipt, each of which has an index of words of its own. */
import { instantOf, orderOf } from '../receipt-order.ts';
import type { Connection } from './connection.ts';

interface Month {
  name: string;
  /** Places in the order of receipt, from the first on and before the second. */
  low: number;
  high: number;
}

/** The month of a place, in UTC as places are. */
function monthOf(order: number): Month {
  const at = instantOf(order);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  const start = (of: number) => orderOf(new Date(Date.UTC(year, of, 1)).toISOString());
  return {
    name: `contribution_words_${year}_${month + 1}`.replace('-', 'bc'),
    low: start(month),
    high: start(month + 1),
  };
}

/** Makes the index of each month of which these places are the first. Asked each time: one that was made is gone if it was taken back. */
export async function makeMonths(on: Connection, places: Iterable<number>): Promise<void> {
  const months = new Map(Array.from(places, monthOf).map((month) => [month.name, month]));
  const missing = await on.rows<{ name: string }>(
    'select name from unnest($1::text[]) name where to_regclass(name) is null',
    [[...months.keys()]],
  );
  for (const { name } of missing) {
    const month = months.get(name);
    if (month !== undefined) await on.rows('select words_month($1, $2, $3)', [month.name, month.low, month.high]);
  }
}

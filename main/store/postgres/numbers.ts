/** The numbers of series: `TIP-26`, `INV-26`. */
import type { Connection } from './connection.ts';

/** The next number of a series: consecutive, without gaps in a committed history. */
export async function nextNumber(on: Connection, series: string): Promise<number> {
  const [row] = await on.rows<{ n: number }>(
    'insert into counter_row as c values ($1, 1) on conflict (name) do update set n = c.n + 1 returning n',
    [series],
  );
  return row?.n ?? 1;
}

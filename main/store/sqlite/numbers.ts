/** The numbers of series: `TIP-26`, `INV-26`. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { statement } from './statement-cache.ts';

/** The next number of a series: consecutive, without gaps in a committed history. */
export function nextNumber(db: Database, series: string): number {
  const text = 'insert into counter_row values (?, 1) on conflict do update set n = n + 1 returning n';
  return Number(statement(db, text).pluck().get(series) ?? 1);
}

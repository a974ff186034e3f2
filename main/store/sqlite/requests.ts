/** Requests that were done and kept with their answers, for repeats: they go when their time is over, whoever made them. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { statement } from './statement-cache.ts';

/** With each request that is kept, so many go at most: none of them waits for the rest. */
const mostAtOnce = 20;

export function forgetRequests(db: Database, before: string): void {
  const over = `select key from request_row where keepUntil < ? order by keepUntil limit ${mostAtOnce}`;
  statement(db, `delete from request_row where key in (${over})`).run(before);
}

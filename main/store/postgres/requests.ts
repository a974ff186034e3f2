/** Requests that were done and kept with their answers, for repeats: they go when their time is over, whoever made them. */
import type { Connection } from './connection.ts';

/** With each request that is kept, so many go at most: none of them waits for the rest. */
const mostAtOnce = 20;

export async function forgetRequests(on: Connection, before: string): Promise<void> {
  await on.rows(
    `delete from request_row where key in
       (select key from request_row where "keepUntil" < $1 order by "keepUntil" limit ${mostAtOnce})`,
    [before],
  );
}

/** What has arrived of documents that nobody is adding any more. */
import type { Connection } from './connection.ts';

/** Pieces that one transaction takes out: 64 MiB, so that nobody waits long. */
const mostAtOnce = 64;

const unfinished = `select id from document_row where state = 'arriving' and "touchedAt" < $1`;

/** Whether there is more. */
export async function dropUnfinished(on: Connection, before: string): Promise<boolean> {
  const gone = await on.rows(
    `delete from document_piece_row where ctid = any (array(
       select ctid from document_piece_row where "documentId" in (${unfinished}) limit ${mostAtOnce})) returning place`,
    [before],
  );
  if (gone.length === mostAtOnce) return true;
  await on.rows(`delete from document_row where id in (${unfinished})`, [before]);
  return false;
}

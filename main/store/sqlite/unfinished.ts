/** What has arrived of documents that nobody is adding any more. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { statement } from './statement-cache.ts';

/** Pieces that one transaction takes out: 64 MiB, so that nobody waits long. */
const mostAtOnce = 64;

const unfinished = "select id from document_row where state = 'arriving' and touchedAt < ?";

/** Whether there is more. */
export function dropUnfinished(db: Database, before: string): boolean {
  const some = `select rowid from document_piece_row where documentId in (${unfinished}) limit ${mostAtOnce}`;
  const { changes } = statement(db, `delete from document_piece_row where rowid in (${some})`).run(before);
  if (changes === mostAtOnce) return true;
  statement(db, `delete from document_row where id in (${unfinished})`).run(before);
  return false;
}

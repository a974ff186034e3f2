/** The little table of notes, read as the log of a vault is: how many there are and where they end. */
import { createHash } from 'node:crypto';
import type { CheckLog, Watched } from '../../main/vault/backup-store.ts';

export const checkLog: CheckLog = async (db) => {
  const all = db.prepare<[], { id: number; text: string }>('select id, text from note order by id').all();
  const last = all.at(-1);
  const hash = createHash('sha256').update(JSON.stringify(all)).digest('hex');
  return {
    report: { entries: all.length, whole: true, broken: 0, breaks: [] },
    last: last === undefined ? null : { seq: last.id, hash },
  };
};

export const unwatched: Watched = { mustGoOn: () => undefined, progress: () => undefined };

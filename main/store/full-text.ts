/**
 * Full text, behind one small interface since every store has its own dialect of it. What it finds is always joined with
 * the view, so that nothing out of reach is found, counted or ranked.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { type Expression, type SqlBool, sql } from 'kysely';
import { ownSql } from './own-sql.ts';

export interface WordHit {
  id: number;
  /** The words found stand between U+0002 and U+0003. */
  passage: string;
}

export interface Words {
  /** Contributions that hold every word of `text` (the last one as a prefix), newest first. */
  find(text: string, limit: number): WordHit[];
  /**
   * Whether so few contributions hold the words that gathering them all is the quickest way. Says how to ask, never what
   * was found: it counts without regard to need to know.
   */
  rare(text: string): boolean;
  /** Whether the contribution that `id` names holds every word of `text`, for a filter; `null` without a word in it. */
  matching(text: string, id: Expression<number>): Expression<SqlBool> | null;
}

/**
 * What a person typed, as an FTS5 query: every word quoted, so that no character of it is an operator; words are joined
 * by AND and the last may go on. `null` when nothing is left to look for.
 */
export function matchQuery(text: string): string | null {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return null;
  return words.map((word, i) => `"${word}"${i === words.length - 1 ? '*' : ''}`).join(' AND ');
}

const fewWords = 500;

export function words(db: Database): Words {
  return {
    rare(text) {
      const query = matchQuery(text);
      if (query === null) return true;
      const row = db
        .prepare<[string, number], { n: number }>(
          'select count(*) as n from (select 1 from contribution_words where contribution_words match ? limit ?)',
        )
        .get(query, fewWords + 1);
      return (row?.n ?? 0) <= fewWords;
    },
    matching(text, id) {
      const query = matchQuery(text);
      if (query === null) return null;
      return ownSql(
        sql<SqlBool>`${id} in (select rowid from contribution_words where contribution_words match ${query})`,
      );
    },
    find(text, limit) {
      const query = matchQuery(text);
      if (query === null) return [];
      return db
        .prepare<[string, number], WordHit>(
          `select c.id as id, snippet(contribution_words, 0, char(2), char(3), '…', 18) as passage
           from contribution_words join contribution c on c.id = contribution_words.rowid
           where contribution_words match ? order by contribution_words.rowid desc limit ?`,
        )
        .all(query, limit);
    },
  };
}

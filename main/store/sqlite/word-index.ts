/**
 * Full text, behind one small interface since every store has its own dialect for it.
 *
 * The words of each week of receipt have an index of their own. Asking for the newest fifty reads only the newest weeks; the
 * completions of a partial word come from one week, not from eighteen months; and an import writes to small indices, so that the
 * two-millionth row costs what the first did. (Measured with 600,000 rows of 45 words, in one index and in weeks of 25,000: adding
 * a row with everything else it needs, 17 and 13 µs; `th*` newest first, 172 and 7 ms; a word that occurs nowhere, 0.3 and 0.4 ms.)
 *
 * Hits are always joined with the view, so that nothing the viewer may not see is found, counted or ranked.
 */
import type { Database, Statement } from 'better-sqlite3-multiple-ciphers';
import type { CaseRecord, Search, Stretch } from '../port.ts';
import { weekOf } from '../receipt-order.ts';
import { askedOfCases, foldedQuery, indexForm } from '../word-forms.ts';
import { nearWords } from './offered-words.ts';
import { statement } from './statement-cache.ts';

/** `null` when nothing is left to search for. */
function caseQuery(text: string): string | null {
  const words = askedOfCases(text);
  return words.length === 0 ? null : words.map(({ word }) => `"${word}"*`).join(' AND ');
}

const formOf = (text: string | null): string | null => (text === null ? null : indexForm(text));

const tableOf = (week: number) => `week_${week}_words`;

/**
 * Whole words are searched for, newest first: neither positions nor lengths are needed, and an import is a quarter faster without
 * them. References have an index of their own: their words ("tip", "26") are in every row.
 */
const definition = (week: number) => `create virtual table ${tableOf(week)} using fts5 (
  text, area, place, content='contribution_row', content_rowid='receiptOrder',
  tokenize="unicode61 remove_diacritics 2", detail=none, columnsize=0)`;

export interface Indexed {
  receiptOrder: number;
  text: string;
  area: string | null;
  place: string | null;
}

function adderFor(db: Database, week: number): Statement {
  // Checked each time: a week that was created in a transaction is gone again if that was rolled back.
  const { changes } = statement(db, 'insert or ignore into week_row values (?)').run(week);
  if (changes > 0) db.exec(definition(week));
  return statement(db, `insert into ${tableOf(week)} (rowid, text, area, place) values (?, ?, ?, ?)`);
}

/** Adds to the index what was added to the table, in the open transaction. Accepts any order: the index itself wants them ascending. */
export function indexWords(db: Database, added: readonly Indexed[]): void {
  const ascending = [...added].sort((one, other) => one.receiptOrder - other.receiptOrder);
  for (const [week, rows] of Map.groupBy(ascending, (row) => weekOf(row.receiptOrder))) {
    const adder = adderFor(db, week);
    for (const { receiptOrder, text, area, place } of rows)
      adder.run(BigInt(receiptOrder), indexForm(text), formOf(area), formOf(place));
  }
}

const weeksIn = (db: Database): number[] =>
  statement(db, 'select week from week_row order by week').pluck().all() as number[];

/** Merges each week's index into one piece, for use after many small additions. */
export function tidyWords(db: Database): void {
  for (const week of weeksIn(db)) db.exec(`insert into ${tableOf(week)} (${tableOf(week)}) values ('optimize')`);
}

/**
 * The places of one week between two others. FTS5 accepts only whole numbers as places. `seen`: only those that the viewer may see,
 * which takes ten times as long.
 */
function placesIn(
  db: Database,
  week: number,
  { sort, seen }: { sort: Stretch['sort']; seen: boolean },
  bounds: [query: string, above: bigint, below: bigint, limit: number],
): number[] {
  const table = tableOf(week);
  const ask = statement(
    db,
    `select w.rowid from ${table} w ${seen ? 'cross join contribution c on c.receiptOrder = w.rowid' : ''}
     where w.${table} match ? and w.rowid > ? and w.rowid < ?
     order by w.rowid ${sort === 'newest' ? 'desc' : 'asc'} limit ?`,
  );
  return ask.pluck().all(...bounds) as number[];
}

const least = -(2n ** 62n);
const most = 2n ** 62n;

const holding = (what: CaseRecord) => `select w.rowid from ${what}_words w where w.${what}_words match ?`;
/**
 * The live records that contain the words, which are few, and then the newest of the others. The plus makes SQLite gather
 * everything that contains the words once, instead of asking the index for each live one (measured for a surname: 32 ms without and
 * 0.9 with it).
 */
const caseStatements = {
  investigation: {
    live: `select i.id from investigation i where i.state = 'live' and +i.id in (${holding('investigation')}) limit ?`,
    newest: `select i.id from investigation_words w cross join investigation i on i.id = w.rowid
      where w.investigation_words match ? and i.state <> 'live' order by w.rowid desc limit ?`,
  },
  subject: {
    live: `select s.id from investigation i cross join subject s on s.investigationId = i.id
      where i.state = 'live' and s.withdrawnAt is null and +s.id in (${holding('subject')}) limit ?`,
    newest: `select s.id from subject_words w cross join subject s on s.id = w.rowid
      cross join investigation i on i.id = s.investigationId
      where w.subject_words match ? and i.state <> 'live' and s.withdrawnAt is null order by w.rowid desc limit ?`,
  },
} as const;

/** Along the index from its end: the pages that were read last come first. */
const pagesStatement = `select w.rowid from document_page_words w cross join document_page p on p.id = w.rowid
  cross join document d on d.id = p.documentId
  where w.document_page_words match ? and d.withdrawnAt is null order by w.rowid desc limit ?`;

/** The index is made of parts of three letters each. */
const shortestPart = 3;
const lettersOf = (text: string) => Array.from(text).length;
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const partsStatement = `select w.rowid from case_identifier_parts w cross join case_identifier h on h.id = w.rowid
  where w.case_identifier_parts match ? and w.rowid < ? and h.withdrawnAt is null order by w.rowid desc limit ?`;

/** `letIn`: lets others in between two weeks, of which a search goes through up to eighty. */
export function search(db: Database, letIn: () => Promise<void>): Search {
  async function hits(text: string, { sort, after, limit, until }: Stretch): Promise<number[]> {
    const query = foldedQuery(text);
    const found: number[] = [];
    if (query === null) return found;
    const newest = sort === 'newest';
    const [above, below] = after === null ? [least, most] : newest ? [least, BigInt(after)] : [BigInt(after), most];
    const weeks = weeksIn(db).filter(
      (week) =>
        (after === null || (newest ? week <= weekOf(after) : week >= weekOf(after))) &&
        (until === undefined || (newest ? week >= weekOf(until) : week <= weekOf(until))),
    );
    for (const week of newest ? weeks.reverse() : weeks) {
      if (found.length >= limit) break;
      await letIn();
      found.push(...placesIn(db, week, { sort, seen: true }, [query, above, below, limit - found.length]));
    }
    return until === undefined ? found : found.filter((place) => (newest ? place > until : place < until));
  }

  async function among(text: string, places: readonly number[]): Promise<number[]> {
    const query = foldedQuery(text);
    if (query === null) return [];
    const holding = new Set<number>();
    const weeks = new Set(weeksIn(db));
    for (const [week, inWeek] of Map.groupBy(places, weekOf)) {
      if (!weeks.has(week)) continue;
      await letIn();
      const above = BigInt(Math.min(...inWeek) - 1);
      const below = BigInt(Math.max(...inWeek) + 1);
      for (const place of placesIn(db, week, { sort: 'oldest', seen: false }, [query, above, below, -1]))
        holding.add(place);
    }
    return places.filter((place) => holding.has(place));
  }

  async function cases(what: CaseRecord, text: string, limit = Number.MAX_SAFE_INTEGER): Promise<number[]> {
    const query = caseQuery(text);
    if (query === null) return [];
    const ask = (which: 'live' | 'newest', atMost: number) =>
      statement(db, caseStatements[what][which]).pluck().all(query, atMost) as number[];
    const live = ask('live', limit);
    return live.length >= limit ? live : [...live, ...ask('newest', limit - live.length)];
  }

  async function pages(text: string, limit: number): Promise<number[]> {
    const query = caseQuery(text);
    return query === null ? [] : (statement(db, pagesStatement).pluck().all(query, limit) as number[]);
  }

  async function identifiers(
    part: { text: string; value: string },
    { before, limit }: { before: number | null; limit: number },
  ): Promise<number[] | null> {
    if (lettersOf(part.text) < shortestPart || lettersOf(part.value) < shortestPart) return null;
    const query = `text : ${quoted(part.text)} OR value : ${quoted(part.value)}`;
    return statement(db, partsStatement)
      .pluck()
      .all(query, before === null ? most : BigInt(before), limit) as number[];
  }

  return { hits, among, cases, pages, identifiers, near: async (word) => nearWords(db, word) };
}

/**
 * Full text, with the tokens and the answers of the vault's index. The words of each month of receipt are a partition, and a search
 * goes through the newest months first, in stretches that grow: the newest fifty for a common word are in the newest month.
 *
 * Hits are always joined with the view, so that nothing the viewer may not see is found, counted or ranked.
 */
import { Priority } from '../../../preload/contract/vocabulary.ts';
import type { CaseRecord, Search, Stretch } from '../port.ts';
import { orderOf } from '../receipt-order.ts';
import { askedOfCases, askedWords } from '../word-forms.ts';
import type { Connection } from './connection.ts';
import { queryOf } from './lexemes.ts';
import { nearWords } from './offered-words.ts';

interface Place {
  place: number;
}
interface Id {
  id: number;
}

const places = (rows: readonly Place[]) => rows.map(({ place }) => place);

/** About a month of the order of receipt. */
const month = orderOf('2000-02-01T00:00:00.000Z');

const hitsIn = (newest: boolean) => `select w."receiptOrder" as place
  from contribution_words_row w join contribution c on c."receiptOrder" = w."receiptOrder"
  where w.words @@ $1::tsquery and w."receiptOrder" > $2::bigint and w."receiptOrder" < $3::bigint
  order by w."receiptOrder" ${newest ? 'desc' : 'asc'} limit $4::bigint`;

const ends = `select (select "receiptOrder" from contribution_row order by "receiptOrder" limit 1) as first,
  (select "receiptOrder" from contribution_row order by "receiptOrder" desc limit 1) as last`;

/** The words of the sub-bands (H, M, L) do not sort as they rank. */
const ranked = `case i.priority ${Priority.options.map((one, rank) => `when '${one}' then ${rank}`).join(' ')} end`;

/** The live records that contain the words, which are few, in the order of their list, and then the newest of the others. */
const caseStatements = {
  investigation: {
    live: `select i.id from investigation_words_row w join investigation i on i.id = w.id
      where w.words @@ $1::tsquery and i.state = 'live' order by ${ranked}, i.operation, i.id limit $2::bigint`,
    newest: `select i.id from investigation_words_row w join investigation i on i.id = w.id
      where w.words @@ $1::tsquery and i.state <> 'live' order by i.id desc limit $2::bigint`,
  },
  subject: {
    live: `select s.id from subject_words_row w join subject s on s.id = w.id join investigation i on i.id = s."investigationId"
      where w.words @@ $1::tsquery and i.state = 'live' and s."withdrawnAt" is null order by ${ranked}, i.operation, i.id, s.id limit $2::bigint`,
    newest: `select s.id from subject_words_row w join subject s on s.id = w.id join investigation i on i.id = s."investigationId"
      where w.words @@ $1::tsquery and i.state <> 'live' and s."withdrawnAt" is null order by s.id desc limit $2::bigint`,
  },
} as const;

/** The pages that were read last come first. */
const pagesStatement = `select w.id from document_page_words_row w join document_page p on p.id = w.id
  join document d on d.id = p."documentId"
  where w.words @@ $1::tsquery and d."withdrawnAt" is null order by w.id desc limit $2::bigint`;

/** Shorter parts are in no index. */
const shortestPart = 3;
const lettersOf = (text: string) => Array.from(text).length;
const holding = (column: string, at: number) =>
  `lower(${column} collate "und-x-icu") like '%' || lower($${at}::text collate "und-x-icu") || '%'`;
const partsStatement = `select h.id from case_identifier h join case_identifier_row r on r.id = h.id
  where r.listed = 1 and (${holding('r.text', 1)} or ${holding('r.value', 2)})
    and h.id < $3::bigint and h."withdrawnAt" is null order by h.id desc limit $4::bigint`;
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&');

const last = 2 ** 53;

/** `ready`: called before the words of cases are read, so that what this transaction has written is among them. */
export function search(on: Connection, ready: () => Promise<void>): Search {
  async function hits(text: string, { sort, after, limit, until }: Stretch): Promise<number[]> {
    const query = queryOf(askedWords(text));
    const [kept] = await on.rows<{ first: number | null; last: number | null }>(ends);
    if (query === null || kept === undefined || kept.first === null || kept.last === null) return [];
    const newest = sort === 'newest';
    let [above, below] = [kept.first - 1, kept.last + 1];
    if (newest) [above, below] = [Math.max(above, until ?? above), Math.min(below, after ?? below)];
    else [above, below] = [Math.max(above, after ?? above), Math.min(below, until ?? below)];
    const found: number[] = [];
    for (let reach = month; found.length < limit && below - above > 1; reach *= 2) {
      const [low, high] = newest ? [Math.max(above, below - reach), below] : [above, Math.min(below, above + reach)];
      found.push(...places(await on.rows<Place>(hitsIn(newest), [query, low, high, limit - found.length])));
      // Both ends are left out of a stretch; the next one begins with the place at which this one ended.
      if (newest) below = low === above ? above : low + 1;
      else above = high === below ? below : high - 1;
    }
    return found;
  }

  async function among(text: string, wanted: readonly number[]): Promise<number[]> {
    const query = queryOf(askedWords(text));
    if (query === null || wanted.length === 0) return [];
    const rows = await on.rows<Place>(
      `select "receiptOrder" as place from contribution_words_row
       where "receiptOrder" = any ($2::bigint[]) and words @@ $1::tsquery`,
      [query, wanted],
    );
    const holds = new Set(places(rows));
    return wanted.filter((place) => holds.has(place));
  }

  async function cases(what: CaseRecord, text: string, limit = last): Promise<number[]> {
    const query = queryOf(askedOfCases(text).map((term) => [[term]]));
    if (query === null) return [];
    await ready();
    const ask = async (which: 'live' | 'newest', atMost: number) =>
      (await on.rows<Id>(caseStatements[what][which], [query, atMost])).map(({ id }) => id);
    const live = await ask('live', limit);
    return live.length >= limit ? live : [...live, ...(await ask('newest', limit - live.length))];
  }

  async function pages(text: string, limit: number): Promise<number[]> {
    const query = queryOf(askedOfCases(text).map((term) => [[term]]));
    if (query === null) return [];
    await ready();
    return (await on.rows<Id>(pagesStatement, [query, limit])).map(({ id }) => id);
  }

  async function identifiers(
    part: { text: string; value: string },
    { before, limit }: { before: number | null; limit: number },
  ): Promise<number[] | null> {
    if (lettersOf(part.text) < shortestPart || lettersOf(part.value) < shortestPart) return null;
    const values = [literally(part.text), literally(part.value), before ?? last, limit];
    return (await on.rows<Id>(partsStatement, values)).map(({ id }) => id);
  }

  return { hits, among, cases, pages, identifiers, near: (word) => nearWords(on, word) };
}

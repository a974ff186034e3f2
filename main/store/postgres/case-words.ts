/**
 * The index of the words of cases and of documents, and what can be offered of them for a word that was mistyped. Triggers note which rows are due, so that no way of writing is missed; the
 * words are made here, in the same transaction, since only this process knows the forms that are searched for.
 */
import { wordsToOffer } from '../near-words.ts';
import type { CaseRecord } from '../port.ts';
import type { Connection } from './connection.ts';
import { wordsOf } from './lexemes.ts';
import { keepCaseWords, keepKeys } from './offered-words.ts';

type Indexed = CaseRecord | 'document_page';

const texts: Readonly<Record<Indexed, readonly string[]>> = {
  investigation: ['operation', 'reference', 'area', 'summary'],
  subject: ['name', 'aliases'],
  document_page: ['text'],
};

export const indexedRecords = Object.keys(texts) as Indexed[];

/** As many rows as one statement reads and writes. */
const atOnce = 1_000;

async function index(on: Connection, what: Indexed, ids: readonly number[]): Promise<void> {
  const columns = texts[what];
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = ids.slice(at, at + atOnce);
    const rows = await on.rows<{ id: number } & Record<string, string>>(
      `select id, ${columns.join(', ')} from ${what}_row where id = any ($1::integer[])`,
      [some],
    );
    await on.run(
      `insert into ${what}_words_row select * from unnest($1::integer[], $2::tsvector[])
       on conflict (id) do update set words = excluded.words`,
      [rows.map(({ id }) => id), rows.map((row) => wordsOf(columns.map((column) => row[column] ?? '')))],
    );
    if (what === 'document_page') await keepKeys(on, wordsToOffer(rows.map(({ text }) => text ?? '')));
  }
}

/** Indexes what has been written since, in the open transaction. */
export async function indexDueWords(on: Connection): Promise<void> {
  const due = await on.rows<{ of: Indexed | 'case'; id: number }>('delete from words_due_row returning of, id');
  if (due.length === 0) return;
  const idsOf = (what: Indexed | 'case') => due.filter(({ of }) => of === what).map(({ id }) => id);
  for (const what of indexedRecords) await index(on, what, idsOf(what));
  const cases = idsOf('case');
  for (let at = 0; at < cases.length; at += atOnce) await keepCaseWords(on, cases.slice(at, at + atOnce));
}

/** Keeps the words that can be offered for one that was mistyped, in the open transaction, and finds them: see store/near-words.ts. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { countWords, keysAsked, keysOfWord, type WordsOf, withinErrors, wordsToOffer } from '../near-words.ts';
import type { KeyPlace, NearWord } from '../port.ts';
import { statement } from './statement-cache.ts';

const keep = 'insert or ignore into word_key_row values (?, ?)';

/** Those that are not kept yet get their keys. */
function keepKeys(db: Database, words: Iterable<string>): void {
  const add = statement(db, keep);
  for (const word of words) {
    const [first = '', ...others] = keysOfWord(word);
    if (add.run(first, word).changes > 0) for (const key of others) add.run(key, word);
  }
}

/** `by`: -1 where the contributions are no longer there. */
export function countOffered(db: Database, contributions: readonly WordsOf[], by: 1 | -1 = 1): void {
  const counts = countWords(contributions, by);
  const count = statement(
    db,
    'insert into word_rollup_row values (?, ?, ?, ?) on conflict do update set n = n + excluded.n',
  );
  for (const { word, compartmentId, markingRank, n } of counts) count.run(word, compartmentId, markingRank, n);
  keepKeys(db, new Set(counts.map(({ word }) => word)));
}

/** A contribution changes its standing, and so do its words. */
export function moveOffered(db: Database, id: number, from: KeyPlace, to: KeyPlace): void {
  const row = statement(db, 'select text, area, place from contribution_row where id = ?').get(id) as
    | { text: string; area: string | null; place: string | null }
    | undefined;
  if (row === undefined) return;
  const texts = [row.text, row.area, row.place];
  countOffered(db, [{ ...from, texts }], -1);
  countOffered(db, [{ ...to, texts }]);
}

const textsOfCase = `select operation as text from investigation_row where id = @id
  union all select area from investigation_row where id = @id union all select summary from investigation_row where id = @id
  union all select name from subject_row where investigationId = @id and withdrawnAt is null
  union all select aliases from subject_row where investigationId = @id and withdrawnAt is null
  union all select title from entity_row where investigationId = @id and withdrawnAt is null
  union all select aliases from entity_row where investigationId = @id and withdrawnAt is null`;

function keepCase(db: Database, id: number): void {
  const held = new Set(
    statement(db, 'select word from case_word_row where investigationId = ?').pluck().all(id) as string[],
  );
  const words = wordsToOffer(statement(db, textsOfCase).pluck().all({ id }) as string[]);
  const now = new Set(words);
  for (const word of held)
    if (!now.has(word)) statement(db, 'delete from case_word_row where word = ? and investigationId = ?').run(word, id);
  const fresh = words.filter((word) => !held.has(word));
  for (const word of fresh) statement(db, 'insert into case_word_row values (?, ?)').run(word, id);
  keepKeys(db, fresh);
}

/** What has been written of cases and of pages since, so that no way of writing is missed. */
export function keepDueWords(db: Database): void {
  const due = statement(db, 'delete from words_due_row returning "of", id').all() as { of: string; id: number }[];
  for (const { of, id } of due) {
    if (of === 'case') keepCase(db, id);
    else
      keepKeys(
        db,
        wordsToOffer(statement(db, 'select text from document_page_row where id = ?').pluck().all(id) as string[]),
      );
  }
}

const candidates = 'select distinct word from word_key_row where key in (select value from json_each(?))';
/** Whose they are is asked of the views. */
const seen = `select j.value as word, coalesce((select sum(v.n) from word_rollup v where v.word = j.value), 0) as contributions,
  exists (select 1 from case_word c where c.word = j.value)
  or exists (select 1 from document_page_words w cross join document_page p on p.id = w.rowid cross join document d on d.id = p.documentId
    where w.document_page_words match '"' || j.value || '"' and d.withdrawnAt is null) as elsewhere
  from json_each(?) j`;

/** All of them, whoever may see them, are measured first: how many there are of those limits nothing. */
export function nearWords(db: Database, word: string): NearWord[] {
  const keys = JSON.stringify(keysAsked(word));
  const like = withinErrors(word, statement(db, candidates).pluck().all(keys) as string[]);
  const rows = statement(db, seen).all(JSON.stringify(like)) as {
    word: string;
    contributions: number;
    elsewhere: number;
  }[];
  return rows
    .map((row) => ({ word: row.word, records: row.contributions + row.elsewhere }))
    .filter(({ records }) => records > 0);
}

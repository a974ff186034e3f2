/** Keeps the words that can be offered for one that was mistyped, in the open transaction, and finds them: see store/near-words.ts. */
import {
  countWords,
  keysAsked,
  keysOfWord,
  type WordCount,
  type WordsOf,
  withinErrors,
  wordsToOffer,
} from '../near-words.ts';
import type { KeyPlace, NearWord } from '../port.ts';
import { columnsOf, insertMany } from './bulk.ts';
import type { Connection } from './connection.ts';

interface Keyed {
  key: string;
  word: string;
}

const keyColumns = columnsOf<Keyed>({ key: ['text', ({ key }) => key], word: ['text', ({ word }) => word] });
const countColumns = columnsOf<WordCount>({
  word: ['text', ({ word }) => word],
  compartmentId: ['integer', ({ compartmentId }) => compartmentId],
  markingRank: ['integer', ({ markingRank }) => markingRank],
  n: ['integer', ({ n }) => n],
});

/** Those that are not kept yet get their keys. */
export async function keepKeys(on: Connection, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  const keys = new Map(words.map((word) => [word, keysOfWord(word)]));
  const fresh = await on.rows<{ word: string }>(
    `insert into word_key_row select * from unnest($1::text[], $2::text[]) on conflict do nothing returning word`,
    [[...keys.values()].map(([first]) => first), [...keys.keys()]],
  );
  const others = fresh.flatMap(({ word }) => (keys.get(word) ?? []).slice(1).map((key) => ({ key, word })));
  await insertMany<Keyed>(on, 'word_key_row', keyColumns, others, 'on conflict do nothing');
}

/** `by`: -1 where the contributions are no longer there. */
export async function countOffered(on: Connection, contributions: readonly WordsOf[], by: 1 | -1 = 1): Promise<void> {
  const counts = countWords(contributions, by);
  await insertMany(
    on,
    'word_rollup_row as r',
    countColumns,
    counts,
    'on conflict (word, "compartmentId", "markingRank") do update set n = r.n + excluded.n',
  );
  await keepKeys(on, [...new Set(counts.map(({ word }) => word))]);
}

/** A contribution changes its standing, and so do its words. */
export async function moveOffered(on: Connection, id: number, from: KeyPlace, to: KeyPlace): Promise<void> {
  const [row] = await on.rows<{ text: string; area: string | null; place: string | null }>(
    'select text, area, place from contribution_row where id = $1',
    [id],
  );
  if (row === undefined) return;
  const texts = [row.text, row.area, row.place];
  await countOffered(on, [{ ...from, texts }], -1);
  await countOffered(on, [{ ...to, texts }]);
}

const textsOfCases = `select id, operation || ' ' || area || ' ' || summary as text from investigation_row where id = any ($1::integer[])
  union all select "investigationId", name || ' ' || aliases from subject_row where "investigationId" = any ($1::integer[]) and "withdrawnAt" is null
  union all select "investigationId", title || ' ' || aliases from entity_row where "investigationId" = any ($1::integer[]) and "withdrawnAt" is null`;

/** The words of these cases as they stand now. */
export async function keepCaseWords(on: Connection, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const texts = Map.groupBy(await on.rows<{ id: number; text: string }>(textsOfCases, [ids]), ({ id }) => id);
  const held = [...texts].flatMap(([id, all]) =>
    wordsToOffer(all.map(({ text }) => text)).map((word) => ({ id, word })),
  );
  const values = [ids, held.map(({ id }) => id), held.map(({ word }) => word)];
  await on.run(
    `delete from case_word_row c where c."investigationId" = any ($1::integer[])
     and not exists (select from unnest($2::integer[], $3::text[]) as h(id, word) where h.id = c."investigationId" and h.word = c.word)`,
    values,
  );
  await on.run(
    'insert into case_word_row ("investigationId", word) select * from unnest($1::integer[], $2::text[]) on conflict do nothing',
    values.slice(1),
  );
  await keepKeys(on, [...new Set(held.map(({ word }) => word))]);
}

const candidates = 'select distinct word from word_key_row where key = any ($1::text[])';
/** Whose they are is asked of the views. */
const seen = `select j.word, coalesce((select sum(v.n) from word_rollup v where v.word = j.word), 0)::integer as contributions,
  (exists (select 1 from case_word c where c.word = j.word)
   or exists (select 1 from document_page_words_row w join document_page p on p.id = w.id join document d on d.id = p."documentId"
     where w.words @@ ('''' || j.word || '''')::tsquery and d."withdrawnAt" is null))::integer as elsewhere
  from unnest($1::text[]) as j(word)`;

/** All of them, whoever may see them, are measured first: how many there are of those limits nothing. */
export async function nearWords(on: Connection, word: string): Promise<NearWord[]> {
  const all = await on.rows<{ word: string }>(candidates, [keysAsked(word)]);
  const like = withinErrors(
    word,
    all.map((one) => one.word),
  );
  const rows = await on.rows<{ word: string; contributions: number; elsewhere: number }>(seen, [like]);
  return rows
    .map((row) => ({ word: row.word, records: row.contributions + row.elsewhere }))
    .filter(({ records }) => records > 0);
}

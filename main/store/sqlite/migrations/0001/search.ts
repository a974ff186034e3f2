/** The index of words. Those of contributions are made week by week as they come in: see store/sqlite/word-index.ts. */

/** Letters that are no other letter with an accent, which the index would keep apart from those that people type for them. */
const letters: readonly (readonly [string, string])[] = [
  ['ß', 'ss'],
  ['ẞ', 'ss'],
  ['æ', 'ae'],
  ['Æ', 'ae'],
  ['œ', 'oe'],
  ['Œ', 'oe'],
  ['ø', 'o'],
  ['Ø', 'o'],
  ['ł', 'l'],
  ['Ł', 'l'],
  ['đ', 'd'],
  ['Đ', 'd'],
  ['ð', 'd'],
  ['Ð', 'd'],
  ['þ', 'th'],
  ['Þ', 'th'],
  ['ı', 'i'],
  ['ħ', 'h'],
  ['Ħ', 'h'],
];

/** A column as the index is given it: with those letters, and behind it, where it has apostrophes, once more without them. */
function wordsOf(column: string): string {
  const plain = letters.reduce((sql, [letter, written]) => `replace(${sql}, '${letter}', '${written}')`, column);
  const joined = `replace(replace(${plain}, '''', ''), '’', '')`;
  return `case when instr(${column}, '''') + instr(${column}, '’') > 0 then ${plain} || ' ' || ${joined} else ${plain} end`;
}

/** Keeps the index of words in step with its table: to forget a row, FTS5 has to be given it as it stood. */
function wordsKept(name: string, columns: readonly string[]): string {
  const of = (row: 'old' | 'new') => [`${row}.id`, ...columns.map((column) => wordsOf(`${row}.${column}`))].join(', ');
  const add = `insert into ${name}_words (rowid, ${columns.join(', ')}) values (${of('new')});`;
  const forget = `insert into ${name}_words (${name}_words, rowid, ${columns.join(', ')}) values ('delete', ${of('old')});`;
  return `create trigger ${name}_words_added after insert on ${name}_row begin ${add} end;
create trigger ${name}_words_changed after update of ${columns.join(', ')} on ${name}_row begin ${forget} ${add} end;
create trigger ${name}_words_gone after delete on ${name}_row begin ${forget} end;`;
}

/** Notes that the words of a case or a page are to be made anew. */
const wordsDue = (table: string, of: string, id: string, when: string): string =>
  `create trigger ${table}_words_due_${when.startsWith('insert') ? 'added' : 'changed'} after ${when} on ${table}_row begin
  insert into words_due_row values ('${of}', ${id}) on conflict do nothing;
end;`;

export const search = /* sql */ `
-- The weeks of receipt whose words have an index: see store/sqlite/word-index.ts.
create table week_row (week integer primary key);

-- The words of cases: kept by triggers, since cases are not written in bulk.
create virtual table investigation_words using fts5 (
  operation, reference, area, summary, content='investigation_row', content_rowid='id',
  tokenize="unicode61 remove_diacritics 2", detail=none, columnsize=0);

create virtual table subject_words using fts5 (
  name, aliases, content='subject_row', content_rowid='id',
  tokenize="unicode61 remove_diacritics 2", detail=none, columnsize=0);

-- The words of documents, page by page.
create virtual table document_page_words using fts5 (
  text, content='document_page_row', content_rowid='id',
  tokenize="unicode61 remove_diacritics 2", detail=none, columnsize=0);

-- Words that can be offered for one that was mistyped (store/near-words.ts), under what is left of them without some letters. It says nothing
-- of where they stand: nobody reads it but together with the tables below.
create table word_key_row (key text not null, word text not null, primary key (key, word)) without rowid;

-- How many contributions of a marking and a compartment have a word.
create table word_rollup_row (
  word text not null, compartmentId integer not null, markingRank integer not null, n integer not null,
  primary key (word, compartmentId, markingRank)
) without rowid;

-- Which cases have a word, in what they say of themselves, of their subjects or of their entities. Made in the transaction that changes them
-- (store/sqlite/offered-words.ts) of the cases and pages that are due: those that triggers have seen change.
create table case_word_row (
  word text not null, investigationId integer not null references investigation_row, primary key (word, investigationId)
) without rowid;
create index case_word_by_case on case_word_row (investigationId, word);
create table words_due_row (of text not null, id integer not null, primary key (of, id)) without rowid;

${wordsDue('investigation', 'case', 'new.id', 'insert')}
${wordsDue('investigation', 'case', 'new.id', 'update of operation, area, summary')}
${wordsDue('subject', 'case', 'new.investigationId', 'insert')}
${wordsDue('subject', 'case', 'new.investigationId', 'update of name, aliases, withdrawnAt')}
${wordsDue('entity', 'case', 'new.investigationId', 'insert')}
${wordsDue('entity', 'case', 'new.investigationId', 'update of title, aliases, withdrawnAt')}
${wordsDue('document_page', 'document_page', 'new.id', 'insert')}
${wordsDue('document_page', 'document_page', 'new.id', 'update of text')}

-- Parts of case identifiers, of three characters and more, so that the end of a number or the middle of a plate is found.
create virtual table case_identifier_parts using fts5 (
  text, value, content='case_identifier_row', content_rowid='id', tokenize="trigram", columnsize=0);
create trigger case_identifier_parts_added after insert on case_identifier_row when new.listed = 1 begin
  insert into case_identifier_parts (rowid, text, value) values (new.id, new.text, new.value);
end;
create trigger case_identifier_never_changes before update of text, value, listed on case_identifier_row
when (old.text, old.value, old.listed) is not (new.text, new.value, new.listed) begin
  select raise(abort, 'a case identifier is withdrawn and added anew');
end;
create trigger case_identifier_parts_gone after delete on case_identifier_row when old.listed = 1 begin
  insert into case_identifier_parts (case_identifier_parts, rowid, text, value)
    values ('delete', old.id, old.text, old.value);
end;

${wordsKept('investigation', ['operation', 'reference', 'area', 'summary'])}
${wordsKept('subject', ['name', 'aliases'])}
${wordsKept('document_page', ['text'])}
`;

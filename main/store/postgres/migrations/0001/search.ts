/** The indices of words and of parts of numbers, and the version of the holdings. */
import { neverChanges, quoted, triggered } from './quoted.ts';

export const search = quoted(/* sql */ `
-- The words of contributions, by their place in the order of receipt. Each month of receipt is a partition with an index of its own:
-- the newest hits for a common word, and the completions of a partial one, come from the newest months.
create table contribution_words_row (receiptOrder bigint primary key, words tsvector not null) partition by range (receiptOrder);
create index contribution_words on contribution_words_row using gin (words);

-- Called by whoever adds the first contribution of a month. Attached when it is ready, which nobody who reads has to wait for.
create function words_month(name text, low bigint, high bigint) returns void language plpgsql security definer
set search_path from current as $$ begin
  if to_regclass(name) is not null then return; end if;
  execute format('create table %I (like contribution_words_row including defaults including constraints)', name);
  execute format('alter table %I add constraint %I check ("receiptOrder" >= %s and "receiptOrder" < %s)', name, name || '_month', low, high);
  execute format('alter table %I enable row level security', name);
  execute format('alter table contribution_words_row attach partition %I for values from (%s) to (%s)', name, low, high);
end $$;

-- The words of cases. The store makes them (store/postgres/case-words.ts) of the rows that are due: those that triggers have seen change.
create table investigation_words_row (id integer primary key references investigation_row on delete cascade, words tsvector not null);
create index investigation_words on investigation_words_row using gin (words);
create table subject_words_row (id integer primary key references subject_row on delete cascade, words tsvector not null);
create index subject_words on subject_words_row using gin (words);
create table document_page_words_row (id integer primary key references document_page_row on delete cascade, words tsvector not null);
create index document_page_words on document_page_words_row using gin (words);
create table words_due_row (of text not null, id integer not null, primary key (of, id));

${triggered('words_due', 'insert into words_due_row values (tg_argv[0], new.id) on conflict do nothing; return null;')}
create trigger investigation_words_due after insert or update of operation, reference, area, summary on investigation_row
for each row execute function words_due('investigation');
create trigger subject_words_due after insert or update of name, aliases on subject_row
for each row execute function words_due('subject');
create trigger document_page_words_due after insert or update of text on document_page_row
for each row execute function words_due('document_page');

-- Words that can be offered for one that was mistyped (store/near-words.ts), under what is left of them without some letters. It says nothing
-- of where they stand: nobody reads it but together with the tables below.
create table word_key_row (key text not null, word text not null, primary key (key, word));

-- How many contributions of a marking and a compartment have a word.
create table word_rollup_row (
  word text not null, compartmentId integer not null, markingRank integer not null, n integer not null,
  primary key (word, compartmentId, markingRank)
);

-- Which cases have a word, in what they say of themselves, of their subjects or of their entities. Made like the indices of words above.
create table case_word_row (
  word text not null, investigationId integer not null references investigation_row, primary key (word, investigationId)
);
create index case_word_by_case on case_word_row (investigationId, word);

${triggered('case_words_due', "insert into words_due_row values ('case', new.investigationId) on conflict do nothing; return null;")}
create trigger case_words_due after insert or update of operation, area, summary on investigation_row
for each row execute function words_due('case');
create trigger case_words_due after insert or update of name, aliases, withdrawnAt on subject_row
for each row execute function case_words_due();
create trigger case_words_due after insert or update of title, aliases, withdrawnAt on entity_row
for each row execute function case_words_due();

-- Parts of case identifiers, so that the end of a number or the middle of a plate is found. The rules of letters are named, since a
-- database of which the order is that of bytes knows no letters but those of ASCII.
create index case_identifier_parts on case_identifier_row
  using gin (lower(text collate "und-x-icu") gin_trgm_ops, lower(value collate "und-x-icu") gin_trgm_ops) where listed = 1;
create trigger case_identifier_never_changes before update of text, value, listed on case_identifier_row for each row
when ((old.text, old.value, old.listed) is distinct from (new.text, new.value, new.listed))
execute function refuse('a case identifier is withdrawn and added anew');

-- Changes whenever what investigations hold, or who may see them, may have changed: what is derived from them can be kept until then.
-- The number comes from a sequence, so that one which was taken back with its transaction is never given out again.
create sequence holdings_seq start 2;
create table holdings_version_row (n bigint not null);
insert into holdings_version_row values (1);
${neverChanges('holdings_version_row', 'the holdings have one version', 'delete')}
${triggered('holdings_moved', "update holdings_version_row set n = nextval('holdings_seq'); return null;")}
create trigger holdings_moved after insert on match_key_row for each statement execute function holdings_moved();
create trigger holdings_moved after update of withdrawnAt, subjectId on case_identifier_row
for each statement execute function holdings_moved();
create trigger holdings_moved after update of markingRank, compartmentId, namedReaders on investigation_row
for each statement execute function holdings_moved();
`);

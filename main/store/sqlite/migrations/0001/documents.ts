/** Documents: files that are kept, in pieces, with the words that were read of them. */
export const documents = /* sql */ `
create table document_rule_row (version integer primary key, fromDay text not null, rule text not null, wording text not null);

-- A file that is kept with a contribution, an investigation or an exhibit of one. Its bytes lie in pieces of one MiB.
create table document_row (
  id integer primary key, contributionId integer references contribution_row, investigationId integer references investigation_row,
  exhibitId integer references exhibit_row,
  -- arriving until every byte is there and was read back; kept from then on.
  state text not null, origin text not null, name text not null, type text not null, size integer not null,
  received integer not null, sha256 text, markingRank integer not null, addedAt text not null, addedBy integer not null,
  touchedAt text not null, textState text not null, pages integer, withdrawnAt text,
  -- In a hundred, where a machine read its words from a picture.
  confidence integer,
  check ((contributionId is null) <> (investigationId is null)), check (exhibitId is null or investigationId is not null),
  check (state = 'arriving' or (sha256 is not null and received = size))
);
create index document_of_contribution on document_row (contributionId, id) where contributionId is not null;
create index document_of_investigation on document_row (investigationId, id) where investigationId is not null;
create index document_of_exhibit on document_row (exhibitId, id) where exhibitId is not null;
create index document_arriving on document_row (touchedAt) where state = 'arriving';
create index document_unread on document_row (addedBy, textState, id);
create index document_by_marking on document_row (markingRank);
create trigger document_never_changes before update of size, sha256, name on document_row when old.state = 'kept' begin
  select raise(abort, 'a document that is kept never changes');
end;
create trigger document_never_goes before delete on document_row when old.state = 'kept' begin
  select raise(abort, 'a document that is kept stays');
end;

create table document_piece_row (
  documentId integer not null references document_row, place integer not null, bytes blob not null, sha256 blob not null,
  primary key (documentId, place)
);

-- What was done to it, and why.
create table document_change_row (
  id integer primary key, documentId integer not null references document_row, at text not null, by integer not null, what text not null, reason text
);
create index document_change_of on document_change_row (documentId, id);

-- The words of it, page by page, as far as they could be read.
create table document_page_row (
  id integer primary key, documentId integer not null references document_row, page integer not null, text text not null, unique (documentId, page)
);

-- What its words name, like identifier_row for the words of a contribution; doubtful: possibly a name, or read by machine from a picture.
create table document_identifier_row (
  documentId integer not null references document_row, page integer not null, kind text not null, value text not null,
  text text not null, start integer not null, end integer not null, doubtful integer not null default 0,
  primary key (documentId, page, start, kind)
) without rowid;
create index document_identifier_by_value on document_identifier_row (value, kind, documentId);

-- What a document of a case names and somebody has said is none of its identifiers, until they take that back.
create table not_of_case_row (
  id integer primary key, investigationId integer not null references investigation_row, kind text not null, value text not null,
  at text not null, by integer not null, takenBackAt text, takenBackBy integer
);
create unique index not_of_case_standing on not_of_case_row (investigationId, kind, value) where takenBackAt is null;

-- Contributions of which something attached has been read, restored, withdrawn or marked, and that are matched anew for it (linking/match-in-full.ts).
create table attachment_due_row (contributionId integer primary key references contribution_row, receiptOrder integer not null);
create index attachment_due_by_order on attachment_due_row (receiptOrder);
create trigger attachment_changed after update of textState, withdrawnAt, markingRank on document_row
when new.contributionId is not null and new.textState = 'read' begin
  insert into attachment_due_row (contributionId, receiptOrder) select id, receiptOrder from contribution_row where id = new.contributionId
    on conflict do nothing;
end;

insert into document_rule_row values (1, '2000-01-01',
  '{"largestBytes":2147483648,"textBytes":67108864,"textSeconds":60,"textPages":2000,"readImages":false}',
  'A document is at most 2 GB. Its words are read where it is no larger than 64 MB, for a minute and 2,000 pages at most. Words in pictures are not read.');
`;

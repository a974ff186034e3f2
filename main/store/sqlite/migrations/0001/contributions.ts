/** Contributions with their sources, identifiers and grades, their change log, and saved views of the queue. */
export const contributions = /* sql */ `
create table contribution_row (
  id integer primary key, reference text not null unique, sourceReference text, rowKey blob,
  kind text not null, channel text not null, state text not null, receivedAt text not null,
  -- See store/receipt-order.ts.
  receiptOrder integer not null, recordedAt text not null,
  day text not null, triagedAt text, triagedBy integer, triageReason text, proposedBy integer, rcap text,
  recordedBy integer, importId integer, text text not null, area text, place text,
  immediateRisk integer not null default 0, riskConfirmed integer not null default 0,
  anonymous integer not null default 0, contactable integer not null default 0, sealedSource integer not null default 0,
  markingRank integer not null, compartmentId integer not null default 0, version integer not null default 1
);
create unique index contribution_by_row_key on contribution_row (rowKey, compartmentId) where rowKey is not null;

-- Lists are in order of receipt. An index begins with the columns it is entered by and then holds those lists are narrowed by, so that a
-- row that does not fit is passed over without being read. What adds a contribution (store/sqlite/contributions.ts) gives every row a place of its own.
create index contribution_by_order on contribution_row (receiptOrder, markingRank, compartmentId);
create index contribution_by_state on contribution_row (state, receiptOrder, channel, kind, markingRank, compartmentId);
create index contribution_by_channel on contribution_row (channel, receiptOrder, state, kind, markingRank, compartmentId);
create index contribution_by_kind on contribution_row (kind, receiptOrder, channel, markingRank, compartmentId);
create index contribution_by_area on contribution_row (area collate nocase, receiptOrder, state, channel, markingRank, compartmentId)
  where area is not null;
create index contribution_at_risk on contribution_row (receiptOrder, state, channel, markingRank, compartmentId) where immediateRisk = 1;
-- By the month of triage, for figures that open what was triaged in certain months.
create index contribution_by_triage on contribution_row
  (substr(triagedAt, 1, 7), receiptOrder, state, channel, kind, markingRank, compartmentId) where triagedAt is not null;
create index contribution_by_import on contribution_row (importId, receiptOrder, state) where importId is not null;

create table source_row (
  contributionId integer primary key references contribution_row, name text, contact text, sealedBy integer
);
-- A contact in the form that is compared: in lower case and without spaces.
create index source_by_contact on source_row (lower(replace(contact, ' ', ''))) where contact is not null;

create table identifier_row (
  contributionId integer not null references contribution_row, kind text not null, value text not null,
  text text not null, start integer not null, end integer not null,
  primary key (contributionId, start, kind)
) without rowid;
create index identifier_by_value on identifier_row (value, kind, contributionId);

-- For the endings of numbers and plates, which are what people remember.
create index identifier_by_ending on identifier_row (substr(value, -4), contributionId) where kind in ('phone', 'vrm');

-- Who is triaging it just now; it ends by itself. See triage/claim.ts.
create table claim_row (
  contributionId integer primary key references contribution_row, accountId integer not null, at text not null, until text not null,
  reason text
);

create table grade_row (
  id integer primary key, contributionId integer not null references contribution_row, graded text not null,
  source text not null, intelligence text not null, handling text not null, conditions text,
  at text not null, by integer not null, withdrawnAt text
);
create index grade_by_contribution on grade_row (contributionId, graded);

create table change_row (
  id integer primary key, contributionId integer not null references contribution_row, at text not null,
  by integer not null, verb text not null, what text not null, reason text, before text not null, after text not null,
  investigationId integer, undoneAt text, undoes integer,
  -- Which versions of which rules it was decided by; see triage/decided-under.ts.
  decidedUnder text
);
create index change_by_contribution on change_row (contributionId, id);
create trigger decided_under_never_changes before update of decidedUnder on change_row
when old.decidedUnder is not new.decidedUnder begin
  select raise(abort, 'the rules that something was decided by are never changed');
end;

create table saved_view_row (
  id integer primary key, accountId integer not null references account_row, name text not null, filter text not null,
  sort text not null, unique (accountId, name)
);

-- What was said, and when, stays as it was recorded: the index of words and the order of receipt depend on it.
create trigger contributions_never_go before delete on contribution_row begin
  select raise(abort, 'a contribution is never deleted');
end;

create trigger words_never_change before update of text, area, place, receivedAt, receiptOrder on contribution_row
when (old.text, old.area, old.place, old.receivedAt, old.receiptOrder)
  is not (new.text, new.area, new.place, new.receivedAt, new.receiptOrder) begin
  select raise(abort, 'what was taken in is never changed');
end;
`;

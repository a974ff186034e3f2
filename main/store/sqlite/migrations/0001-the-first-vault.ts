/**
 * The first vault. Tables end in `_row`; the views of the same name without that ending (store/sqlite/views.ts) are all
 * that use cases can read. Instants are ISO 8601 UTC with milliseconds, days are days in the United Kingdom, `tier` is
 * the rank of a marking (0 OFFICIAL to 3 TOP SECRET), compartment 0 is "none". Never edit: add the next migration.
 */
/** Bucket b holds the minutes m with floor(ln(1 + m) / ln(1.02)) = b, so that a figure read back is right to two per cent. */
export const bucketOf = (triagedAt: string, receivedAt: string) =>
  `cast(ln(1 + max(0, (unixepoch(${triagedAt}) - unixepoch(${receivedAt})) / 60)) / ln(1.02) as integer)`;
const bucket = (row: 'old' | 'new') => bucketOf(`${row}.triagedAt`, `${row}.receivedAt`);

/** The words of the sub-bands (H, M, L) do not sort as they rank. */
const byPriority = `case priority ${['P1A', 'P1B', 'P2H', 'P2M', 'P2L', 'P3', 'P4']
  .map((priority, rank) => `when '${priority}' then ${rank}`)
  .join(' ')} end`;

/** The index of words follows its table: what FTS5 forgets has to be told to it as it stood. */
function wordsKept(name: string, columns: readonly string[]): string {
  const of = (row: 'old' | 'new') => ['id', ...columns].map((column) => `${row}.${column}`).join(', ');
  const add = `insert into ${name}_words (rowid, ${columns.join(', ')}) values (${of('new')});`;
  const forget = `insert into ${name}_words (${name}_words, rowid, ${columns.join(', ')}) values ('delete', ${of('old')});`;
  return `create trigger ${name}_words_added after insert on ${name}_row begin ${add} end;
create trigger ${name}_words_changed after update of ${columns.join(', ')} on ${name}_row begin ${forget} ${add} end;
create trigger ${name}_words_gone after delete on ${name}_row begin ${forget} end;`;
}

export const theFirstVault = /* sql */ `
create table setting_row (key text primary key, value text not null) without rowid;
create table counter_row (name text primary key, n integer not null) without rowid;

create table account_row (
  id integer primary key, login text not null unique, name text not null, roles text not null,
  clearance integer not null, disabledAt text, createdAt text not null, createdBy integer,
  -- 1 while the passphrase is one that somebody else gave: nothing else can be done until it is one's own.
  passphraseGiven integer not null default 0,
  -- 1 while the session is one that was opened with the recovery code.
  recovered integer not null default 0
);
-- What an administrator proposed about accounts; it takes effect when somebody else agrees. See access/proposals.ts.
create table proposal_row (
  id integer primary key, kind text not null, accountId integer references account_row, before text, asked text not null,
  reason text not null, by integer not null references account_row, at text not null, expiresAt text not null,
  settledAt text, settledBy integer references account_row, outcome text, answer text
);
create index proposal_waiting on proposal_row (expiresAt) where settledAt is null;
create table compartment_row (id integer primary key, name text not null unique, createdAt text not null, createdBy integer not null);
create table compartment_member_row (
  compartmentId integer not null references compartment_row, accountId integer not null references account_row,
  primary key (compartmentId, accountId)
) without rowid;

create table contribution_row (
  id integer primary key, reference text not null unique, sourceReference text, rowKey blob,
  kind text not null, channel text not null, state text not null, receivedAt text not null,
  -- See store/receipt-order.ts.
  receiptOrder integer not null, recordedAt text not null,
  day text not null, triagedAt text, triagedBy integer, triageReason text, proposedBy integer, rcap text,
  takenBy integer, importId integer, text text not null, area text, place text,
  immediateRisk integer not null default 0, riskConfirmed integer not null default 0,
  anonymous integer not null default 0, contactable integer not null default 0, sealedSource integer not null default 0,
  markingRank integer not null, compartmentId integer not null default 0, version integer not null default 1
);
create unique index contribution_by_row_key on contribution_row (rowKey, compartmentId) where rowKey is not null;
-- Lists are in order of receipt. An index first says by what it is entered and then holds what lists are narrowed by, so that a
-- row that does not fit is passed over without being read. What adds a contribution (store/sqlite/contributions.ts) gives every row a place of its own.
create index contribution_by_order on contribution_row (receiptOrder, markingRank, compartmentId);
create index contribution_by_state on contribution_row (state, receiptOrder, channel, kind, markingRank, compartmentId);
create index contribution_by_channel on contribution_row (channel, receiptOrder, state, kind, markingRank, compartmentId);
create index contribution_by_kind on contribution_row (kind, receiptOrder, channel, markingRank, compartmentId);
create index contribution_by_area on contribution_row (area collate nocase, receiptOrder, state, channel, markingRank, compartmentId)
  where area is not null;
create index contribution_at_risk on contribution_row (receiptOrder, state, channel, markingRank, compartmentId) where immediateRisk = 1;
-- By the month of triage, for the figures that open what was triaged in some months.
create index contribution_by_triage on contribution_row
  (substr(triagedAt, 1, 7), receiptOrder, state, channel, kind, markingRank, compartmentId) where triagedAt is not null;
create index contribution_by_import on contribution_row (importId, receiptOrder, state) where importId is not null;
-- The weeks of receipt whose words have an index: see store/sqlite/search.ts.
create table week_row (week integer primary key);
create table source_row (
  contributionId integer primary key references contribution_row, name text, contact text, sealedBy integer
);
-- A contact as it is compared: in one case and without blanks.
create index source_by_contact on source_row (lower(replace(contact, ' ', ''))) where contact is not null;
create table identifier_row (
  contributionId integer not null references contribution_row, kind text not null, value text not null,
  text text not null, start integer not null, end integer not null,
  primary key (contributionId, start, kind)
) without rowid;
create index identifier_by_value on identifier_row (value, kind, contributionId);
create table grade_row (
  id integer primary key, contributionId integer not null references contribution_row, graded text not null,
  source text not null, intelligence text not null, handling text not null, conditions text,
  at text not null, by integer not null, withdrawnAt text
);
create index grade_by_contribution on grade_row (contributionId, graded);

create table investigation_row (
  id integer primary key, reference text not null unique, operation text not null, kind text not null,
  state text not null, priority text not null, summary text not null, area text not null, ownerId integer,
  openedAt text not null, closedAt text, markingRank integer not null, compartmentId integer not null default 0,
  version integer not null default 1
);
create index investigation_by_operation on investigation_row (operation);
create index investigation_by_marking_rank on investigation_row (markingRank, compartmentId);
create index investigation_by_state on investigation_row (state, priority, id);
-- The order of the list: live before closed, the highest priority first.
create index investigation_in_order on investigation_row (state desc, ${byPriority}, operation, id);
create index investigation_by_owner on investigation_row (ownerId) where ownerId is not null;
create index investigation_by_kind on investigation_row (kind, closedAt);
create table team_member_row (
  investigationId integer not null references investigation_row, accountId integer not null references account_row,
  primary key (investigationId, accountId)
) without rowid;
create index team_member_by_account on team_member_row (accountId);
create table priority_change_row (
  id integer primary key, investigationId integer not null references investigation_row, at text not null,
  by integer not null, fromPriority text, toPriority text not null, reason text not null
);
create index priority_change_by_investigation on priority_change_row (investigationId, at);
create table investigation_change_row (
  id integer primary key, investigationId integer not null references investigation_row, at text not null,
  by integer not null, what text not null, reason text
);
create index investigation_change_by_investigation on investigation_change_row (investigationId, at);
create table subject_row (
  id integer primary key, investigationId integer not null references investigation_row, role text not null,
  name text not null, aliases text not null, born text, addedAt text not null, addedBy integer not null, withdrawnAt text
);
create index subject_by_investigation on subject_row (investigationId);
create table case_identifier_row (
  id integer primary key, investigationId integer not null references investigation_row,
  subjectId integer references subject_row, kind text not null, value text not null, text text not null,
  -- 0: a word of the summary, which nobody put there as an identifier; case_identifier for matching alone.
  listed integer not null default 1,
  addedAt text not null, addedBy integer not null, withdrawnAt text
);
create index case_identifier_by_investigation on case_identifier_row (investigationId);
create index case_identifier_by_subject on case_identifier_row (subjectId) where subjectId is not null;
create index case_identifier_by_value on case_identifier_row (value, kind);
-- The list of entities, by what they are.
create index held_in_use on case_identifier_row (kind, value, investigationId) where withdrawnAt is null and listed = 1;
create table match_key_row (
  key text not null, caseIdentifierId integer not null references case_identifier_row, investigationId integer not null,
  primary key (key, caseIdentifierId)
) without rowid;
create index match_key_by_case_identifier on match_key_row (caseIdentifierId);
create index match_key_by_investigation on match_key_row (investigationId, key);

create table link_row (
  id integer primary key, contributionId integer not null references contribution_row,
  investigationId integer not null references investigation_row, decision text not null, matchStrength text, basis text not null,
  reason text, at text not null, by integer not null, withdrawnAt text
);
create unique index link_standing on link_row (contributionId, investigationId) where withdrawnAt is null;
create index link_by_contribution on link_row (contributionId);
create index link_by_investigation on link_row (investigationId, at) where withdrawnAt is null;
-- What a contribution shares with an investigation that not everybody may know of.
create table deconfliction_hit_row (
  id integer primary key, contributionId integer not null references contribution_row,
  investigationId integer not null references investigation_row, matchStrength text not null, basis text not null, at text not null,
  unique (contributionId, investigationId)
);
create index deconfliction_hit_by_investigation on deconfliction_hit_row (investigationId, id);
create table change_row (
  id integer primary key, contributionId integer not null references contribution_row, at text not null,
  by integer not null, verb text not null, what text not null, reason text, before text not null, after text not null,
  investigationId integer, undoneAt text, undoes integer
);
create index change_by_contribution on change_row (contributionId, id);

create table event_row (
  id integer primary key, investigationId integer not null references investigation_row, subjectId integer,
  contributionId integer, kind text not null, title text not null, detail text not null, fromAt text not null,
  toAt text, precision text not null, toPrecision text, basis text not null, place text, knownAt text not null, recordedAt text not null,
  by integer not null, withdrawnAt text
);
create index event_by_investigation on event_row (investigationId, fromAt);
create table arrest_row (
  id integer primary key, investigationId integer not null references investigation_row, subjectId integer,
  at text not null, day text not null, outcome text not null, recordedAt text not null, by integer not null,
  withdrawnAt text
);
create index arrest_by_investigation on arrest_row (investigationId, at);
create index arrest_by_day on arrest_row (day);
create table late_stage_rule_row (version integer primary key, fromDay text not null, rule text not null, wording text not null);
create table assessment_row (
  id integer primary key, investigationId integer not null references investigation_row, at text not null,
  stage text not null, intent integer not null, target integer not null, capability integer not null,
  rehearsal integer not null, reason text not null, by integer not null, recordedAt text not null,
  countersignedBy integer, countersignedAt text, refusedBy integer, refusedAt text, refusal text
);
create index assessment_by_investigation on assessment_row (investigationId, at);
create index assessment_waiting on assessment_row (at, by) where countersignedAt is null and refusedAt is null;
create table disruption_row (
  id integer primary key, investigationId integer not null references investigation_row, at text not null,
  day text not null, summary text not null, by integer not null, recordedAt text not null, withdrawnAt text
);
create index disruption_by_investigation on disruption_row (investigationId);
create unique index disruption_standing on disruption_row (investigationId) where withdrawnAt is null;
create index disruption_by_day on disruption_row (day);
create table decision_row (
  id integer primary key, investigationId integer not null references investigation_row, number integer not null,
  at text not null, recordedAt text not null, late integer not null, by integer not null, title text not null,
  text text not null, reason text not null, supersedes integer, unique (investigationId, number)
);
create table action_row (
  id integer primary key, investigationId integer not null references investigation_row, contributionId integer,
  title text not null, state text not null, priority text not null, due text, raisedBy integer not null,
  allocatedTo integer, result text, at text not null, changedAt text not null
);
create index action_by_investigation on action_row (investigationId, id);
create index action_by_person on action_row (allocatedTo, state);

create table threat_level_row (
  id integer primary key, level text not null, fromAt text not null, wording text not null, by integer,
  recordedAt text not null, withdrawnAt text, withdrawnReason text
);
-- What a measurement of the linking came to, as JSON, with who asked for it.
create table accuracy_run_row (id integer primary key, at text not null, by integer not null, report text not null);
-- What a person wants to be told of: a thing by its kind and value, or words. Told of up to a contribution.
create table watch_row (
  id integer primary key, accountId integer not null references account_row, text text not null, kind text, value text,
  why text not null, addedAt text not null, seenTo integer not null, withdrawnAt text
);
create index watch_by_account on watch_row (accountId) where withdrawnAt is null;
create table draft_row (id integer primary key, accountId integer not null references account_row, at text not null, form text not null);
create index draft_by_account on draft_row (accountId);
create table saved_view_row (
  id integer primary key, accountId integer not null references account_row, name text not null, filter text not null,
  sort text not null, unique (accountId, name)
);
create table saved_mapping_row (
  id integer primary key, accountId integer not null references account_row, name text not null, columns text not null,
  mapping text not null, unique (accountId, name)
);
create table import_row (
  id integer primary key, at text not null, by integer not null, fileDigest blob, taken integer not null default 0,
  alreadyRecorded integer not null default 0, refused integer not null default 0, state text not null
);
create table import_refusal_row (
  importId integer not null references import_row, line integer not null, reasons text not null,
  primary key (importId, line)
) without rowid;

create table log_row (
  seq integer primary key, at text not null, accountId integer, who text not null, verb text not null,
  processing text not null, outcome text not null, records text not null, reason text, recipient text,
  previous blob not null, hash blob not null
);
create index log_by_who on log_row (who, seq);
create index log_refused on log_row (seq) where outcome = 'refused';
create index log_by_processing on log_row (processing, seq);
create table log_record_row (record text not null, seq integer not null, primary key (record, seq)) without rowid;
-- Ranges such as contribution:1-500, which an entry of an import names.
create index log_record_range on log_record_row (record) where record glob '*:*-*';

-- Rollups: kept by triggers, so that no way of writing can forget them; same transaction by construction. Only what is
-- added to contribution_row is counted, and its words are indexed, by the one piece that adds (store/sqlite/contributions.ts; the guard
-- lets nobody else): behind a trigger every row is a statement with a journal of its own, and the index of words is written
-- out row by row. Measured: 83 microseconds a row with triggers, 35 without.
create table contribution_rollup_row (
  state text not null, channel text not null, kind text not null, day text not null, compartmentId integer not null,
  markingRank integer not null, n integer not null, primary key (state, channel, kind, day, compartmentId, markingRank)
) without rowid;
create index contribution_rollup_by_day on contribution_rollup_row (day, channel, n, markingRank, compartmentId);
create table triage_rollup_row (
  month text not null, bucket integer not null, compartmentId integer not null, markingRank integer not null,
  n integer not null, primary key (month, bucket, compartmentId, markingRank)
) without rowid;
create table arrest_rollup_row (
  day text not null, compartmentId integer not null, markingRank integer not null, n integer not null,
  primary key (day, compartmentId, markingRank)
) without rowid;

create trigger contribution_recounted after update of state, channel, kind, day, compartmentId, markingRank on contribution_row
when (old.state, old.channel, old.kind, old.day, old.compartmentId, old.markingRank)
  is not (new.state, new.channel, new.kind, new.day, new.compartmentId, new.markingRank) begin
  update contribution_rollup_row set n = n - 1 where state = old.state and channel = old.channel and kind = old.kind
    and day = old.day and compartmentId = old.compartmentId and markingRank = old.markingRank;
  insert into contribution_rollup_row values (new.state, new.channel, new.kind, new.day, new.compartmentId, new.markingRank, 1)
    on conflict do update set n = n + 1;
end;
create trigger triage_recounted after update of triagedAt, receivedAt, compartmentId, markingRank on contribution_row
when (old.triagedAt, old.receivedAt, old.compartmentId, old.markingRank)
  is not (new.triagedAt, new.receivedAt, new.compartmentId, new.markingRank) begin
  update triage_rollup_row set n = n - 1 where month = substr(old.triagedAt, 1, 7)
    and bucket = ${bucket('old')} and compartmentId = old.compartmentId and markingRank = old.markingRank;
  insert into triage_rollup_row
    select substr(new.triagedAt, 1, 7), ${bucket('new')}, new.compartmentId, new.markingRank, 1
    where new.triagedAt is not null on conflict do update set n = n + 1;
end;

create trigger arrest_counted after insert on arrest_row begin
  insert into arrest_rollup_row select new.day, compartmentId, markingRank, 1 from investigation_row
    where id = new.investigationId on conflict do update set n = n + 1;
end;
create trigger arrest_withdrawn after update of withdrawnAt on arrest_row
when (old.withdrawnAt is null) is not (new.withdrawnAt is null) begin
  insert into arrest_rollup_row select new.day, compartmentId, markingRank, iif(new.withdrawnAt is null, 1, -1)
    from investigation_row where id = new.investigationId on conflict do update set n = n + excluded.n;
end;
create trigger arrest_recounted after update of compartmentId, markingRank on investigation_row
when (old.compartmentId, old.markingRank) is not (new.compartmentId, new.markingRank) begin
  update arrest_rollup_row set n = n - (select count(*) from arrest_row
      where investigationId = new.id and day = arrest_rollup_row.day and withdrawnAt is null)
    where compartmentId = old.compartmentId and markingRank = old.markingRank;
  insert into arrest_rollup_row
    select day, new.compartmentId, new.markingRank, count(*) from arrest_row
      where investigationId = new.id and withdrawnAt is null group by day
    on conflict do update set n = n + excluded.n;
end;

-- The log is only ever added to; not even the product itself may change a line.
create trigger log_never_changes before update on log_row begin select raise(abort, 'the log is never changed'); end;
create trigger log_never_shrinks before delete on log_row begin select raise(abort, 'the log is never changed'); end;
create trigger log_records_never_change before update on log_record_row begin select raise(abort, 'the log is never changed'); end;
create trigger log_records_never_go before delete on log_record_row begin select raise(abort, 'the log is never changed'); end;
create trigger decisions_never_change before update on decision_row begin select raise(abort, 'decisions are superseded'); end;
create trigger decisions_never_go before delete on decision_row begin select raise(abort, 'decisions are superseded'); end;

-- What was agreed to is what was proposed, and is settled once.
create trigger proposals_never_change before update on proposal_row
when old.settledAt is not null or (old.kind, old.accountId, old.before, old.asked, old.reason, old.by, old.at, old.expiresAt)
  is not (new.kind, new.accountId, new.before, new.asked, new.reason, new.by, new.at, new.expiresAt) begin
  select raise(abort, 'a proposal is never changed');
end;
create trigger proposals_never_go before delete on proposal_row begin select raise(abort, 'a proposal is never changed'); end;

-- What was said, and when, stays as it was taken in: the index of words and the order of receipt rest on it.
create trigger contributions_never_go before delete on contribution_row begin
  select raise(abort, 'a contribution is never deleted');
end;
create trigger words_never_change before update of text, area, place, receivedAt, receiptOrder on contribution_row
when (old.text, old.area, old.place, old.receivedAt, old.receiptOrder)
  is not (new.text, new.area, new.place, new.receivedAt, new.receiptOrder) begin
  select raise(abort, 'what was taken in is never changed');
end;

-- The words of cases, some thousands of each: kept by triggers, since a case is not written in bulk.
create virtual table investigation_words using fts5 (
  operation, reference, area, summary, content='investigation_row', content_rowid='id',
  tokenize="unicode61 remove_diacritics 2", detail=none, columnsize=0);
create virtual table subject_words using fts5 (
  name, aliases, content='subject_row', content_rowid='id',
  tokenize="unicode61 remove_diacritics 2", detail=none, columnsize=0);
-- Parts of what is case_identifier, three letters and more of them, so that the end of a number or the middle of a plate finds it.
create virtual table held_parts using fts5 (
  text, value, content='case_identifier_row', content_rowid='id', tokenize="trigram", columnsize=0);
create trigger held_parts_added after insert on case_identifier_row when new.listed = 1 begin
  insert into held_parts (rowid, text, value) values (new.id, new.text, new.value);
end;
create trigger held_never_changes before update of text, value, listed on case_identifier_row
when (old.text, old.value, old.listed) is not (new.text, new.value, new.listed) begin
  select raise(abort, 'what is case_identifier is withdrawn and case_identifier anew');
end;
create trigger held_parts_gone after delete on case_identifier_row when old.listed = 1 begin
  insert into held_parts (held_parts, rowid, text, value) values ('delete', old.id, old.text, old.value);
end;
${wordsKept('investigation', ['operation', 'reference', 'area', 'summary'])}
${wordsKept('subject', ['name', 'aliases'])}

insert into late_stage_rule_row values (1, '2000-01-01',
  '{"all":["intent"],"any":["target","capability","rehearsal"],"countersigned":true}',
  'Evidence of intent, and a specific target or date, or capability in hand, or rehearsal; assessed by a named officer with a reason and countersigned by a second.');
`;

/** Investigations with their teams, subjects, case identifiers, events, arrests and decisions. */

/** The words of the sub-bands (H, M, L) do not sort as they rank. */
const byPriority = `case priority ${['P1A', 'P1B', 'P2H', 'P2M', 'P2L', 'P3', 'P4']
  .map((priority, rank) => `when '${priority}' then ${rank}`)
  .join(' ')} end`;

export const casework = /* sql */ `
create table investigation_row (
  id integer primary key, reference text not null unique, operation text not null, kind text not null,
  state text not null, priority text not null, summary text not null, area text not null, ownerId integer,
  openedAt text not null, closedAt text, markingRank integer not null, compartmentId integer not null default 0,
  -- 1: only its named readers see it; see case_reader_row.
  namedReaders integer not null default 0, version integer not null default 1
);
create index investigation_by_operation on investigation_row (operation);
create index investigation_by_marking_rank on investigation_row (markingRank, compartmentId, namedReaders);
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
  addedAt text not null, addedBy integer not null, withdrawnAt text,
  -- 0: a word from the summary, which nobody recorded as an identifier; kept for matching only.
  listed integer not null default 1
);
-- The list of entities, by kind.
create index case_identifier_in_use on case_identifier_row (kind, value, investigationId) where withdrawnAt is null and listed = 1;
create index case_identifier_by_investigation on case_identifier_row (investigationId);
create index case_identifier_by_subject on case_identifier_row (subjectId) where subjectId is not null;
create index case_identifier_by_value on case_identifier_row (value, kind);

create table match_key_row (
  key text not null, caseIdentifierId integer not null references case_identifier_row, investigationId integer not null,
  primary key (key, caseIdentifierId)
) without rowid;
create index match_key_by_case_identifier on match_key_row (caseIdentifierId);
create index match_key_by_investigation on match_key_row (investigationId, key);

create table event_row (
  id integer primary key, investigationId integer not null references investigation_row, subjectId integer,
  contributionId integer, kind text not null, title text not null, detail text not null, fromAt text not null,
  toAt text, precision text not null, toPrecision text, basis text not null, place text, knownAt text not null, recordedAt text not null,
  by integer not null, withdrawnAt text
);
create index event_by_investigation on event_row (investigationId, fromAt);

create table arrest_row (
  id integer primary key, investigationId integer not null references investigation_row, subjectId integer,
  at text not null, day text not null, outcome text not null, power text, offence text, place text,
  recordedAt text not null, by integer not null, withdrawnAt text
);
create index arrest_by_investigation on arrest_row (investigationId, at);
create index arrest_recorded on arrest_row (recordedAt, id);
create index arrest_by_day on arrest_row (day);

create table decision_row (
  id integer primary key, investigationId integer not null references investigation_row, number integer not null,
  at text not null, recordedAt text not null, late integer not null, by integer not null, title text not null,
  text text not null, reason text not null, supersedes integer,
  -- The considerations of the National Decision Model as JSON; empty for a decision in fast time.
  considered text, enquiryId integer, unique (investigationId, number)
);

create trigger decisions_never_change before update on decision_row begin select raise(abort, 'decisions are superseded'); end;
create trigger decisions_never_go before delete on decision_row begin select raise(abort, 'decisions are superseded'); end;
`;

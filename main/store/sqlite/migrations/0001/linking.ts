/** Links of contributions with investigations, deconfliction hits and who was told of them, accuracy runs and watch-lists. */
export const linking = /* sql */ `
create table link_row (
  id integer primary key, contributionId integer not null references contribution_row,
  investigationId integer not null references investigation_row, decision text not null, matchStrength text, basis text not null,
  reason text, at text not null, by integer not null, withdrawnAt text,
  -- 1: the state that others see rests on it. A link to a restricted investigation counts once its people have told the recorder.
  shown integer not null default 1
);
create unique index link_standing on link_row (contributionId, investigationId) where withdrawnAt is null;
create index link_by_contribution on link_row (contributionId);
create index link_by_investigation on link_row (investigationId, at) where withdrawnAt is null;

-- What a contribution shares with a restricted investigation.
create table deconfliction_hit_row (
  id integer primary key, contributionId integer not null references contribution_row,
  investigationId integer not null references investigation_row, matchStrength text not null, basis text not null, at text not null,
  -- When it was matched anew and nothing was left of it: what it rested on was withdrawn.
  goneAt text,
  unique (contributionId, investigationId)
);
create index deconfliction_hit_by_investigation on deconfliction_hit_row (investigationId, id);

-- What was entered in one case and a restricted one holds as well: told to whoever may know of both, and settled by the people of the restricted one.
create table entry_hit_row (
  id integer primary key, investigationId integer not null references investigation_row, otherCaseId integer not null references investigation_row,
  identifierId integer not null references case_identifier_row, at text not null, settledAt text, settledBy integer,
  unique (identifierId, investigationId)
);
create index entry_hit_open on entry_hit_row (investigationId, id) where settledAt is null;
-- Entered, and not held against restricted cases yet (linking/match-entered.ts); restricted = 1: its own case has become one, which is held
-- against what other cases have held all along.
create table entry_due_row (
  identifierId integer primary key references case_identifier_row, investigationId integer not null references investigation_row,
  restricted integer not null default 0
);
create trigger entry_due after insert on case_identifier_row when new.listed = 1 begin
  insert into entry_due_row (identifierId, investigationId) values (new.id, new.investigationId);
end;
create trigger case_restricted after update of compartmentId, markingRank, namedReaders on investigation_row
when (new.compartmentId <> 0 or new.markingRank > 1 or new.namedReaders = 1)
  and (old.compartmentId, old.markingRank, old.namedReaders) is not (new.compartmentId, new.markingRank, new.namedReaders) begin
  insert into entry_due_row (identifierId, investigationId, restricted)
    select id, investigationId, 1 from case_identifier_row where investigationId = new.id and listed = 1
    on conflict do update set restricted = 1;
end;

-- The result of an accuracy run, as JSON, with who asked for it.
create table accuracy_run_row (id integer primary key, at text not null, by integer not null, report text not null);

-- What an officer is notified of: an identifier by its kind and value, or words.
create table watch_row (
  id integer primary key, accountId integer not null references account_row, text text not null, kind text, value text,
  why text not null, addedAt text not null, withdrawnAt text
);
create index watch_by_account on watch_row (accountId) where withdrawnAt is null;
create index watch_standing on watch_row (id) where withdrawnAt is null;

-- That the people of an investigation have told the recorder of a contribution; the reason is in the log.
create table recorder_notice_row (
  id integer primary key, contributionId integer not null references contribution_row,
  investigationId integer not null references investigation_row, at text not null, by integer not null,
  unique (contributionId, investigationId)
);
`;

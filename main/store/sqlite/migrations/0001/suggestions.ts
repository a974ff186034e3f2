/** What is kept of possible links, so that the queue can be sorted by them; and what somebody has put off. */

const waits = "('untriaged', 'nfa_proposed')";
const somebodyWaits = 'exists (select 1 from suggestion_kept_row)';

export const suggestions = /* sql */ `
-- How strongly what waits matches a case, as everybody is shown it who may see both (linking/renew-suggestions.ts). Pairs that somebody
-- has decided are not among them.
create table suggestion_row (
  contributionId integer not null references contribution_row, investigationId integer not null references investigation_row,
  matchStrength text not null, receiptOrder integer not null, primary key (contributionId, investigationId)
) without rowid;
create index suggestion_by_strength on suggestion_row (matchStrength, receiptOrder, contributionId, investigationId);

-- Every contribution that waits: whether it has to be matched anew, by which weights it was matched, and a number for each key that its
-- matches depend on. No key at all: it was never matched.
create table suggestion_kept_row (
  contributionId integer primary key references contribution_row, receiptOrder integer not null, due integer not null,
  weights text, keys blob
);
create index suggestion_due on suggestion_kept_row (receiptOrder) where due = 1;
create index suggestion_by_weights on suggestion_kept_row (weights) where due = 0;

-- What has changed since, and may change matches: a case identifier, or a contribution that names a line others name too.
create table suggestion_change_row (
  id integer primary key, investigationId integer, caseIdentifierId integer, contributionId integer
);

create trigger suggestion_state after update of state on contribution_row when old.state is not new.state begin
  delete from suggestion_row where contributionId = new.id and new.state not in ${waits};
  delete from suggestion_kept_row where contributionId = new.id and new.state not in ${waits};
  insert into suggestion_kept_row (contributionId, receiptOrder, due) select new.id, new.receiptOrder, 1 where new.state in ${waits}
    on conflict do update set due = 1;
end;
create trigger suggestion_moved after update of markingRank, compartmentId on contribution_row when ${somebodyWaits} begin
  insert into suggestion_change_row (contributionId) values (new.id);
end;
create trigger suggestion_decided after insert on link_row when ${somebodyWaits} begin
  insert into suggestion_change_row (contributionId) values (new.contributionId);
end;
create trigger suggestion_decided_anew after update of decision, withdrawnAt on link_row when ${somebodyWaits} begin
  insert into suggestion_change_row (contributionId) values (new.contributionId);
end;
create trigger suggestion_undecided after delete on link_row when ${somebodyWaits} begin
  insert into suggestion_change_row (contributionId) values (old.contributionId);
end;
create trigger suggestion_learned after insert on case_identifier_row when ${somebodyWaits} begin
  insert into suggestion_change_row (investigationId, caseIdentifierId) values (new.investigationId, new.id);
end;
create trigger suggestion_identifier_changed after update of subjectId, kind, value, text, withdrawnAt on case_identifier_row
when ${somebodyWaits} begin
  insert into suggestion_change_row (investigationId, caseIdentifierId) values (new.investigationId, new.id);
end;
create trigger suggestion_subject_changed after update of role, name, born, withdrawnAt on subject_row when ${somebodyWaits} begin
  insert into suggestion_change_row (investigationId, caseIdentifierId)
    select investigationId, id from case_identifier_row where subjectId = new.id;
end;
create trigger suggestion_case_moved after update of markingRank, compartmentId, namedReaders on investigation_row when ${somebodyWaits} begin
  insert into suggestion_change_row (investigationId, caseIdentifierId)
    select investigationId, id from case_identifier_row where investigationId = new.id;
end;

-- What somebody has put off until a time, with a reason; one stands at most. It comes back by itself, and first.
create table contribution_snooze_row (
  id integer primary key, contributionId integer not null references contribution_row, until text not null, reason text not null,
  at text not null, by integer not null, endedAt text, endedBy integer
);
create unique index contribution_snooze_standing on contribution_snooze_row (contributionId) where endedAt is null;
create index contribution_snooze_by_time on contribution_snooze_row (until, contributionId) where endedAt is null;
`;

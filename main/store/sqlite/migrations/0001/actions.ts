/** Lines of enquiry, actions, what waits about decisions, notes with their mentions, and what was waived before a case was closed. */
export const actions = /* sql */ `
create table enquiry_row (
  id integer primary key, investigationId integer not null references investigation_row, number integer not null, title text not null, aim text not null,
  state text not null, priority text not null, by integer not null, at text not null, changedAt text not null,
  outcome text, closedAt text, version integer not null default 1, unique (investigationId, number)
);
create index enquiry_in_order on enquiry_row (investigationId, state, number);

create table enquiry_contribution_row (
  id integer primary key, investigationId integer not null references investigation_row, enquiryId integer not null references enquiry_row,
  contributionId integer not null references contribution_row, by integer not null, at text not null, withdrawnAt text
);
create index enquiry_contribution_of on enquiry_contribution_row (enquiryId, id);
create index enquiry_contribution_by_contribution on enquiry_contribution_row (contributionId);
create index enquiry_contribution_by_investigation on enquiry_contribution_row (investigationId);

-- turn: 0 while something has to be done, 1 while its result waits to be filed, 2 once it is filed or cancelled.
-- dueOrder: the day by which it comes up (due, or resubmitted), or one after all days.
create table action_row (
  id integer primary key, investigationId integer not null references investigation_row, number integer not null, title text not null, detail text not null,
  state text not null, turn integer not null, priority text not null, due text, resubmitOn text, dueOrder text not null,
  enquiryId integer references enquiry_row, raisedBy integer not null, allocatedTo integer, result text,
  resultedBy integer, resultedAt text, at text not null, changedAt text not null, version integer not null default 1,
  unique (investigationId, number)
);
create index action_in_order on action_row (investigationId, turn, dueOrder, id);
create index action_by_state on action_row (investigationId, state, dueOrder, id);
create index action_by_person on action_row (allocatedTo, turn, dueOrder, id);
create index action_by_enquiry on action_row (enquiryId, turn, dueOrder, id) where enquiryId is not null;
create index action_to_file on action_row (turn, changedAt, id);

create table action_step_row (
  id integer primary key, investigationId integer not null references investigation_row, actionId integer not null references action_row, at text not null, by integer not null,
  what text not null, toId integer, detail text, reason text
);
create index action_step_of on action_step_row (actionId, id);
create index action_step_by_investigation on action_step_row (investigationId);

-- What an action was raised from, what it produced, and where it was transferred to or from: one record each.
create table action_record_row (
  id integer primary key, investigationId integer not null references investigation_row, actionId integer not null references action_row, part text not null,
  contributionId integer references contribution_row, eventId integer, noteId integer, decisionId integer, subjectId integer,
  otherCaseId integer references investigation_row, otherActionId integer, quote text, at text not null, by integer not null
);
create index action_record_of on action_record_row (actionId, id);
create index action_record_by_investigation on action_record_row (investigationId);
create index action_record_by_contribution on action_record_row (contributionId) where contributionId is not null;
create index action_record_by_other_case on action_record_row (otherCaseId) where otherCaseId is not null;

-- What waits about a decision: fast-time fields, a countersignature, a review. Each is done once.
create table decision_task_row (
  id integer primary key, investigationId integer not null references investigation_row, decisionId integer not null references decision_row, kind text not null,
  at text not null, by integer not null, dueOn text not null, doneAt text, doneBy integer, outcome text, text text, considered text
);
create index decision_task_of on decision_task_row (decisionId, id);
create index decision_task_waiting on decision_task_row (kind, dueOn, id) where doneAt is null;
create index decision_task_by_investigation on decision_task_row (investigationId, doneAt);

create table note_row (
  id integer primary key, investigationId integer not null references investigation_row, threadId integer references note_row, text text not null,
  by integer not null, at text not null, version integer not null default 1, changedBy integer, changedAt text,
  withdrawnAt text, withdrawnBy integer, withdrawnReason text
);
create index note_in_order on note_row (investigationId, id) where threadId is null;
create index note_of_thread on note_row (threadId, id) where threadId is not null;
create index note_by_investigation on note_row (investigationId);

-- What a note said before it was changed.
create table note_version_row (
  id integer primary key, investigationId integer not null references investigation_row, noteId integer not null references note_row, version integer not null,
  text text not null, by integer not null, at text not null, unique (noteId, version)
);
create index note_version_by_investigation on note_version_row (investigationId);

create table mention_row (
  id integer primary key, investigationId integer not null references investigation_row, noteId integer not null references note_row, accountId integer not null references account_row,
  by integer not null, at text not null, seenAt text, unique (noteId, accountId)
);
create index mention_by_account on mention_row (accountId, id);
create index mention_unseen on mention_row (accountId, id) where seenAt is null;
create index mention_by_investigation on mention_row (investigationId);

-- Why something open does not keep a case from being closed.
create table closing_waiver_row (
  id integer primary key, investigationId integer not null references investigation_row, what text not null, itemId integer not null, reason text not null,
  at text not null, by integer not null, withdrawnAt text
);
create unique index closing_waiver_of on closing_waiver_row (investigationId, what, itemId) where withdrawnAt is null;

create trigger action_steps_never_change before update on action_step_row begin select raise(abort, 'steps are kept'); end;
create trigger action_steps_never_go before delete on action_step_row begin select raise(abort, 'steps are kept'); end;
create trigger note_versions_never_change before update on note_version_row begin select raise(abort, 'versions are kept'); end;
create trigger note_versions_never_go before delete on note_version_row begin select raise(abort, 'versions are kept'); end;
`;

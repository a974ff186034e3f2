/** Who may do what with a record: proposals about investigations, readers who are named one by one, and changes of marking. */
export const access = /* sql */ `
-- What somebody proposes about an investigation; see investigations/case-proposals.ts.
create table case_proposal_row (
  id integer primary key, investigationId integer not null references investigation_row, kind text not null, what text not null,
  reason text not null, by integer not null references account_row, at text not null,
  settledAt text, settledBy integer references account_row, outcome text, answer text
);
create index case_proposal_by_investigation on case_proposal_row (investigationId, id);
create index case_proposal_waiting on case_proposal_row (id) where settledAt is null;
create unique index case_closure_waiting on case_proposal_row (investigationId) where settledAt is null and kind = 'closure';
create trigger case_proposals_never_change before update on case_proposal_row
when old.settledAt is not null or (old.investigationId, old.kind, old.what, old.reason, old.by, old.at)
  is not (new.investigationId, new.kind, new.what, new.reason, new.by, new.at) begin
  select raise(abort, 'a proposal is never changed');
end;
create trigger case_proposals_never_go before delete on case_proposal_row begin select raise(abort, 'a proposal is never changed'); end;

-- Who may open the sealed identity of a source, besides the officer who sealed it.
create table source_reader_row (
  contributionId integer not null references contribution_row, accountId integer not null references account_row,
  by integer not null, at text not null, primary key (contributionId, accountId)
) without rowid;

-- Who sees an investigation that is narrowed to named readers, within clearance and compartment.
create table case_reader_row (
  investigationId integer not null references investigation_row, accountId integer not null references account_row,
  by integer not null, at text not null, primary key (investigationId, accountId)
) without rowid;
create index case_reader_by_account on case_reader_row (accountId, investigationId);

-- Changes of marking and moves between compartments, those that await a second person included; what a record was before stays here.
create table marking_change_row (
  id integer primary key, contributionId integer references contribution_row, investigationId integer references investigation_row,
  fromRank integer not null, fromCompartmentId integer not null, toRank integer not null, toCompartmentId integer not null,
  -- 1: the investigation is shown again to everybody whom marking and compartment show it to.
  liftsReaders integer not null default 0,
  reason text not null, by integer not null references account_row, at text not null,
  -- The reference that it had until then, where it got another.
  formerReference text, settledAt text, settledBy integer references account_row, outcome text, answer text
);
create index marking_change_by_contribution on marking_change_row (contributionId, id) where contributionId is not null;
create index marking_change_by_investigation on marking_change_row (investigationId, id) where investigationId is not null;
create index marking_change_waiting on marking_change_row (id) where settledAt is null;
create trigger marking_changes_never_change before update on marking_change_row
when old.settledAt is not null or (old.contributionId, old.investigationId, old.fromRank, old.fromCompartmentId, old.toRank, old.toCompartmentId, old.reason, old.by, old.at)
  is not (new.contributionId, new.investigationId, new.fromRank, new.fromCompartmentId, new.toRank, new.toCompartmentId, new.reason, new.by, new.at) begin
  select raise(abort, 'a change of marking is never changed');
end;

-- How long break-glass opens a record for, by when a use is reviewed, and how often somebody may try; a new version is added, none is changed.
create table break_glass_rule_row (version integer primary key, fromDay text not null, rule text not null, wording text not null);
insert into break_glass_rule_row values (1, '2000-01-01', '{"hours":4,"reviewDays":3,"attempts":5,"perHours":24}',
  'One record, named by its reference, for 4 hours; reviewed within 3 days; 5 attempts in 24 hours.');

-- Who opened a record by break-glass that they may not see, or tried to; both ids are empty where nothing was opened. See access/break-glass.ts.
create table break_glass_row (
  id integer primary key, accountId integer not null references account_row, asked text not null, reason text not null, at text not null,
  contributionId integer references contribution_row, investigationId integer references investigation_row,
  ruleVersion integer not null, until text, reviewBy text, reviewedBy integer references account_row, reviewedAt text, verdict text,
  review text
);
create index break_glass_by_time on break_glass_row (at, id);
create index break_glass_by_account on break_glass_row (accountId, at);
create index break_glass_by_contribution on break_glass_row (contributionId, id) where contributionId is not null;
create index break_glass_by_investigation on break_glass_row (investigationId, id) where investigationId is not null;
create index break_glass_to_review on break_glass_row (id) where reviewBy is not null and reviewedAt is null;
create index marking_change_by_former_reference on marking_change_row (formerReference) where formerReference is not null;

-- Handling instructions, descriptors and caveats, which stand beside a marking: a list that administrators keep.
create table caveat_row (
  id integer primary key, kind text not null, text text not null, meaning text not null, addedAt text not null, addedBy integer,
  retiredAt text, retiredBy integer
);
insert into caveat_row (kind, text, meaning, addedAt) values
  ('handling', 'RECIPIENTS ONLY', 'For the people named, who pass it on to nobody.', '2000-01-01T00:00:00.000Z'),
  ('handling', 'ORGANISATIONAL USE ONLY', 'Stays within the organisation.', '2000-01-01T00:00:00.000Z'),
  ('descriptor', 'PERSONAL DATA', 'Holds personal data whose loss would harm somebody.', '2000-01-01T00:00:00.000Z'),
  ('descriptor', 'LEGAL PRIVILEGE', 'Legal advice, or made for proceedings.', '2000-01-01T00:00:00.000Z'),
  ('caveat', 'UK EYES ONLY', 'For nationals of the United Kingdom only.', '2000-01-01T00:00:00.000Z');

create table contribution_caveat_row (
  contributionId integer not null references contribution_row, caveatId integer not null references caveat_row, by integer not null,
  at text not null, primary key (contributionId, caveatId)
) without rowid;
create index contribution_caveat_by_caveat on contribution_caveat_row (caveatId);
create table investigation_caveat_row (
  investigationId integer not null references investigation_row, caveatId integer not null references caveat_row, by integer not null,
  at text not null, primary key (investigationId, caveatId)
) without rowid;
create index investigation_caveat_by_caveat on investigation_caveat_row (caveatId);
create trigger break_glass_never_changes before update on break_glass_row
when old.reviewedAt is not null or (old.accountId, old.asked, old.reason, old.at, old.contributionId, old.investigationId, old.until, old.reviewBy)
  is not (new.accountId, new.asked, new.reason, new.at, new.contributionId, new.investigationId, new.until, new.reviewBy) begin
  select raise(abort, 'a use of break-glass is never changed');
end;
create trigger break_glass_never_goes before delete on break_glass_row begin
  select raise(abort, 'a use of break-glass is never changed');
end;
create trigger marking_changes_never_go before delete on marking_change_row begin
  select raise(abort, 'a change of marking is never changed');
end;
`;

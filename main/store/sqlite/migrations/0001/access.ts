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
create trigger marking_changes_never_go before delete on marking_change_row begin
  select raise(abort, 'a change of marking is never changed');
end;
`;

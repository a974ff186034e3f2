/** Who may do what with a record: proposals about investigations, and readers who are named one by one. */
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
`;

/** Changes of the rules that are data, and what keeps their versions as they were. */

const versions = [
  'late_stage_rule_row',
  'repeat_rule_row',
  'sign_off_rule_row',
  'question_set_rule_row',
  'review_share_rule_row',
  'figure_rule_row',
  'delivery_rule_row',
  'dissemination_rule_row',
  'break_glass_rule_row',
  'document_rule_row',
];

const neverChanges = (table: string): string => `
create trigger ${table}_never_changes before update on ${table} begin select raise(abort, 'a version of a rule stays as it is'); end;
create trigger ${table}_never_goes before delete on ${table} begin select raise(abort, 'a version of a rule stays as it is'); end;`;

export const rules = /* sql */ `
-- Another version of a rule, as one person proposed it; it counts once a second one has agreed, from its day on. See rules/proposals.ts.
create table rule_proposal_row (
  id integer primary key, name text not null, basedOn integer not null, rule text not null,
  wording text not null, fromDay text not null, reason text not null, by integer not null references account_row, at text not null,
  settledAt text, settledBy integer references account_row, outcome text, answer text,
  -- The version that came of it.
  version integer
);
create unique index rule_proposal_waiting on rule_proposal_row (name) where settledAt is null;
create unique index rule_proposal_by_version on rule_proposal_row (name, version) where version is not null;

-- Agreement is to exactly what was proposed, and is given once.
create trigger rule_proposals_never_change before update on rule_proposal_row
when old.settledAt is not null or (old.name, old.basedOn, old.rule, old.wording, old.fromDay, old.reason, old.by, old.at)
  is not (new.name, new.basedOn, new.rule, new.wording, new.fromDay, new.reason, new.by, new.at) begin
  select raise(abort, 'a proposal is never changed');
end;
create trigger rule_proposals_never_go before delete on rule_proposal_row begin select raise(abort, 'a proposal is never changed'); end;
${versions.map(neverChanges).join('')}
`;

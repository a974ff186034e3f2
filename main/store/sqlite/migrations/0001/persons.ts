/** Contributions among each other by the person they speak of: keys of what each says, pairs, and what people decided of them. */
export const persons = /* sql */ `
-- What a contribution says of persons, as numbers (matching/persons/stored-keys.ts). Where it belongs is part of the key: what is looked
-- for among records of one standing is read without touching any other.
create table person_key_row (
  key integer not null, compartmentId integer not null, markingRank integer not null,
  contributionId integer not null references contribution_row, primary key (key, compartmentId, markingRank, contributionId)
) without rowid;

-- How many contributions have a key; under key 0 those that can have any.
create table person_key_rollup_row (
  key integer not null, compartmentId integer not null, markingRank integer not null, n integer not null,
  primary key (key, compartmentId, markingRank)
) without rowid;

-- That it was matched with all others, as it came in or since. What was not is matched whenever somebody looks.
create table person_matched_row (contributionId integer primary key references contribution_row, at text not null);

-- What an import brought that has not been matched in full yet (linking/match-in-full.ts), the newest first; importedBy is who is told how far it is.
create table match_due_row (
  contributionId integer primary key references contribution_row, importId integer not null, importedBy integer not null,
  receiptOrder integer not null
);
create index match_due_by_order on match_due_row (receiptOrder);

-- Two contributions that may speak of one person: contributionId was received after otherId, and receiptOrder is its own. A mention is one of
-- the persons of a text, by their order.
create table person_pair_row (
  contributionId integer not null references contribution_row, otherId integer not null references contribution_row,
  mention integer not null, otherMention integer not null, strength text not null, bits real not null, receiptOrder integer not null,
  at text not null, primary key (contributionId, otherId)
) without rowid;
create index person_pair_by_other on person_pair_row (otherId, contributionId);
create index person_pair_by_order on person_pair_row (receiptOrder, contributionId, otherId) where strength <> 'possible';

-- What somebody decided of two contributions, the one with the lower number first, with the evidence as it stood. Never a merge.
create table same_person_row (
  id integer primary key, contributionId integer not null references contribution_row, otherId integer not null references contribution_row,
  decision text not null, reason text, strength text, basis text not null, at text not null, by integer not null,
  withdrawnAt text, withdrawnBy integer
);
create unique index same_person_standing on same_person_row (contributionId, otherId) where withdrawnAt is null;
create index same_person_by_other on same_person_row (otherId) where withdrawnAt is null;

-- Why an earlier report need not be opened before a contribution is closed.
create table report_waiver_row (
  id integer primary key, contributionId integer not null references contribution_row, otherId integer not null references contribution_row,
  reason text not null, at text not null, by integer not null, withdrawnAt text, withdrawnBy integer, withdrawnReason text
);
create index report_waiver_by_contribution on report_waiver_row (contributionId, otherId);

-- From when on a repeat takes a supervisor: rules that replace each other, each from a day on.
create table repeat_rule_row (version integer primary key, fromDay text not null, rule text not null, wording text not null);

insert into repeat_rule_row values (1, '2000-01-01',
  '{"earlier":2,"closed":1,"months":24}',
  'A third report within 24 months that strongly or probably names the same person, or a second one after an earlier one was closed without further action, takes a supervisor to sign off.');
`;

/** What has reached an investigation and whose turn it is, who stands in for whom, what was put off, and the clocks that count it. */

/** Bucket b holds the minutes m with floor(ln(1 + m) / ln(1.02)) = b, so that a figure read back is right to two per cent. */
const bucket = (until: string, since: string) =>
  `cast(ln(1 + max(0, (unixepoch(${until}) - unixepoch(${since})) / 60)) / ln(1.02) as integer)`;

/**
 * Deliveries that were seen, counted under what somebody must be cleared for to know of both ends. Where the two lie in different
 * compartments there is no one place to count them at, and they are left out; so are late matches, which waited for a reason.
 */
const seen = (d: string, c: string, i: string, sign: '' | '-', from: string) => `
  insert into clock_rollup_row
    select 'seen', substr(${d}.seenAt, 1, 7), ${bucket(`${d}.seenAt`, `${c}.receivedAt`)}, max(${c}.compartmentId, ${i}.compartmentId),
      max(${c}.markingRank, ${i}.markingRank), ${sign}count(*)
    from ${from} and ${d}.seenAt is not null and ${d}.cause <> 'late'
      and (${c}.compartmentId = 0 or ${i}.compartmentId in (0, ${c}.compartmentId))
    group by 1, 2, 3, 4, 5
    on conflict do update set n = n + excluded.n;`;
const ofDelivery = (d: 'old' | 'new', sign: '' | '-') =>
  seen(
    d,
    'c',
    'i',
    sign,
    `contribution_row c join investigation_row i on i.id = ${d}.investigationId where c.id = ${d}.contributionId`,
  );
const ofContribution = (c: 'old' | 'new', sign: '' | '-') =>
  seen(
    'd',
    c,
    'i',
    sign,
    `delivery_row d join investigation_row i on i.id = d.investigationId where d.contributionId = ${c}.id`,
  );
const ofInvestigation = (i: 'old' | 'new', sign: '' | '-') =>
  seen(
    'd',
    'c',
    i,
    sign,
    `delivery_row d join contribution_row c on c.id = d.contributionId where d.investigationId = ${i}.id`,
  );
const recorded = (c: 'old' | 'new', sign: '' | '-') => `
  insert into clock_rollup_row select 'recorded', substr(${c}.recordedAt, 1, 7), ${bucket(`${c}.recordedAt`, `${c}.receivedAt`)},
      ${c}.compartmentId, ${c}.markingRank, ${sign}1 where true
    on conflict do update set n = n + excluded.n;`;

export const inbox = /* sql */ `
-- Until when what reaches an investigation is to be looked at and answered, and how much an investigation is told at once of what
-- came in before. Hours, by the immediate risk of the contribution or else by the priority of the investigation.
create table delivery_rule_row (version integer primary key, fromDay text not null, rule text not null, wording text not null);

create table delivery_row (
  id integer primary key, contributionId integer not null references contribution_row,
  -- What it has reached: an investigation, or an entry of somebody's watch-list.
  investigationId integer references investigation_row, watchId integer references watch_row,
  -- link: somebody linked it; deconfliction: it touches a restricted investigation; late: the investigation learned what it holds;
  -- watch: it holds what somebody watches for.
  cause text not null, at text not null,
  -- Who caused it; null for a match that nobody made.
  by integer,
  -- Whose turn it is: the owner, as long as they may know of both, or whoever watches; null leaves it to the team, or else to supervisors.
  forId integer,
  -- Until when it is to be looked at; once it was, until when it is to be answered.
  dueAt text not null, ruleVersion integer not null references delivery_rule_row,
  -- When it was passed on because nobody had looked at it, or answered, in time; kept once somebody does.
  escalatedAt text,
  seenAt text, seenBy integer,
  -- accepted, returned or disagreed; withdrawn where what had caused it was taken back.
  outcome text, reason text, answeredAt text, answeredBy integer,
  -- When whoever had caused it read the answer, or there was nothing for them to read.
  answerSeenAt text
);
create unique index delivery_open on delivery_row (contributionId, investigationId) where answeredAt is null;
create unique index delivery_watched on delivery_row (watchId, contributionId) where watchId is not null;
create index delivery_by_contribution on delivery_row (contributionId);
create index delivery_by_investigation on delivery_row (investigationId, id);
create index delivery_for on delivery_row (forId, dueAt, id) where answeredAt is null;
create index delivery_due on delivery_row (dueAt, id) where answeredAt is null;
create index delivery_unowned on delivery_row (dueAt, id) where answeredAt is null and forId is null;
create index delivery_sent on delivery_row (by, dueAt, id) where answerSeenAt is null;

-- Who stands in for somebody, and from which day to which they are away; without days the deputy is only told of what is overdue.
create table absence_row (
  id integer primary key, accountId integer not null references account_row, deputyId integer references account_row, fromDay text,
  toDay text, at text not null, by integer not null, endedAt text
);
create unique index absence_standing on absence_row (accountId) where endedAt is null;
create index absence_by_deputy on absence_row (deputyId) where endedAt is null;

-- What somebody has put off until the morning of a day. Others are not kept waiting by it: it falls due as it would have.
create table snooze_row (
  id integer primary key, accountId integer not null references account_row, deliveryId integer not null references delivery_row,
  untilDay text not null, unique (deliveryId, accountId)
);

-- How long it took from receipt until it was recorded, and until a case had seen it; in buckets like the time to triage.
create table clock_rollup_row (
  clock text not null, month text not null, bucket integer not null, compartmentId integer not null, markingRank integer not null,
  n integer not null, primary key (clock, month, bucket, compartmentId, markingRank)
) without rowid;

create trigger delivery_follows_owner after update of ownerId on investigation_row when old.ownerId is not new.ownerId begin
  update delivery_row set forId = (
      select a.id from account_row a join contribution_row c on c.id = delivery_row.contributionId
      where a.id = new.ownerId and a.disabledAt is null and a.clearance >= c.markingRank and a.clearance >= new.markingRank
        and (c.compartmentId = 0 or exists (select 1 from compartment_member_row m
          where m.compartmentId = c.compartmentId and m.accountId = a.id)))
    where investigationId = new.id and answeredAt is null;
end;

create trigger delivery_leaves_closed_account after update of disabledAt on account_row
when old.disabledAt is null and new.disabledAt is not null begin
  update delivery_row set forId = null where forId = new.id and answeredAt is null;
end;

create trigger delivery_seen_at_once after insert on delivery_row when new.seenAt is not null begin ${ofDelivery('new', '')}
end;
create trigger delivery_seen after update of seenAt on delivery_row when old.seenAt is not new.seenAt begin
  ${ofDelivery('old', '-')} ${ofDelivery('new', '')}
end;
create trigger clocks_of_contribution after update of compartmentId, markingRank on contribution_row
when (old.compartmentId, old.markingRank) is not (new.compartmentId, new.markingRank) begin
  ${recorded('old', '-')} ${recorded('new', '')} ${ofContribution('old', '-')} ${ofContribution('new', '')}
end;
create trigger clocks_of_investigation after update of compartmentId, markingRank on investigation_row
when (old.compartmentId, old.markingRank) is not (new.compartmentId, new.markingRank) begin
  ${ofInvestigation('old', '-')} ${ofInvestigation('new', '')}
end;

insert into delivery_rule_row values (1, '2000-01-01',
  '{"seen":{"risk":1,"P1A":2,"P1B":2,"P2H":8,"P2M":24,"P2L":24,"P3":72,"P4":72,"watch":24},"answered":{"risk":4,"P1A":8,"P1B":8,"P2H":24,"P2M":72,"P2L":72,"P3":168,"P4":168,"watch":72},"late":{"months":18,"atMost":20}}',
  'Looked at within 1 hour where there is an immediate risk, 2 hours for P1, 8 for P2H, 24 for P2M and P2L, 72 for P3 and P4; answered within 4, 8, 24, 72 and 168 hours of that. A watch-list match, which has no priority: looked at within 24 hours, answered within 72. Then it goes to the deputy and to supervisors as well.');
`;

/** Stage assessments, disruptions, the late-stage rule and the national threat level. */
export const plots = /* sql */ `
create table late_stage_rule_row (version integer primary key, fromDay text not null, rule text not null, wording text not null);

create table assessment_row (
  id integer primary key, investigationId integer not null references investigation_row, at text not null,
  stage text not null, intent integer not null, target integer not null, capability integer not null,
  rehearsal integer not null, reason text not null, by integer not null, recordedAt text not null,
  countersignedBy integer, countersignedAt text, refusedBy integer, refusedAt text, refusal text
);
create index assessment_by_investigation on assessment_row (investigationId, at);
create index assessment_recorded on assessment_row (recordedAt, id);
create index assessment_waiting on assessment_row (at, by) where countersignedAt is null and refusedAt is null;

create table disruption_row (
  id integer primary key, investigationId integer not null references investigation_row, at text not null,
  day text not null, summary text not null, by integer not null, recordedAt text not null, withdrawnAt text
);
create index disruption_by_investigation on disruption_row (investigationId);
create unique index disruption_standing on disruption_row (investigationId) where withdrawnAt is null;
create index disruption_recorded on disruption_row (recordedAt, id);
create index disruption_by_day on disruption_row (day);

create table threat_level_row (
  id integer primary key, level text not null, fromAt text not null, wording text not null, by integer,
  recordedAt text not null, withdrawnAt text, withdrawnReason text
);

insert into late_stage_rule_row values (1, '2000-01-01',
  '{"all":["intent"],"any":["target","capability","rehearsal"],"countersigned":true}',
  'Evidence of intent, and a specific target or date, or capability in hand, or rehearsal; assessed by a named officer with a reason and countersigned by a second.');
`;

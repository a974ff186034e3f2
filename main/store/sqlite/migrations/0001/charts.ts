/** Link charts that are saved with a case, and what stands on each. */
export const charts = /* sql */ `
create table chart_row (
  id integer primary key, investigationId integer not null references investigation_row, name text not null, note text not null,
  -- What is left out of sight, as JSON; version counts the changes of name, note and filters alone.
  filters text not null, madeAt text not null, madeBy integer not null, version integer not null default 1,
  withdrawnAt text, withdrawnBy integer, withdrawnReason text
);
create index chart_by_investigation on chart_row (investigationId, id);

-- A thing on a chart: what it is, and its number, or the kind and value of an identifier. It is shown to whoever may see the record that it
-- is known from: the record itself, the case of a subject, what holds an identifier.
create table chart_thing_row (
  id integer primary key, chartId integer not null references chart_row, what text not null, thingId integer, value text,
  investigationId integer references investigation_row, contributionId integer references contribution_row,
  x real not null, y real not null, hidden integer not null, note text not null, apart text not null,
  version integer not null default 1, at text not null, by integer not null
);
create index chart_thing_by_chart on chart_thing_row (chartId, what, thingId, value);

-- A thing's events and arrests, wherever they were recorded.
create index event_by_subject on event_row (subjectId, id) where subjectId is not null;
create index event_by_contribution on event_row (contributionId, id) where contributionId is not null;
create index arrest_by_subject on arrest_row (subjectId, id) where subjectId is not null;
`;

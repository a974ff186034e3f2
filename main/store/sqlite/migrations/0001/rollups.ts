/** Figures kept up to date rather than counted each time, by compartment and marking. */

/** Bucket b holds the minutes m with floor(ln(1 + m) / ln(1.02)) = b, so that a figure read back is right to two per cent. */
const bucket = (row: 'old' | 'new') =>
  `cast(ln(1 + max(0, (unixepoch(${row}.triagedAt) - unixepoch(${row}.receivedAt)) / 60)) / ln(1.02) as integer)`;

export const rollups = /* sql */ `
-- Kept by triggers, so that no way of writing can forget them; same transaction by construction. Only what is
-- added to contribution_row is counted, and its words are indexed, by the one piece that adds (store/sqlite/contributions.ts; the guard
-- lets nobody else): behind a trigger every row is a statement with a journal of its own, and the index of words is written
-- out row by row. Measured: 83 microseconds a row with triggers, 35 without.
create table contribution_rollup_row (
  state text not null, channel text not null, kind text not null, day text not null, compartmentId integer not null,
  markingRank integer not null, n integer not null, primary key (state, channel, kind, day, compartmentId, markingRank)
) without rowid;
create index contribution_rollup_by_day on contribution_rollup_row (day, channel, n, markingRank, compartmentId);

create table triage_rollup_row (
  month text not null, bucket integer not null, compartmentId integer not null, markingRank integer not null,
  n integer not null, primary key (month, bucket, compartmentId, markingRank)
) without rowid;

-- caseId: 0, or the investigation where only named readers see it, so that its arrests count for them alone.
create table arrest_rollup_row (
  day text not null, compartmentId integer not null, markingRank integer not null, caseId integer not null, n integer not null,
  primary key (day, compartmentId, markingRank, caseId)
) without rowid;

create trigger contribution_recounted after update of state, channel, kind, day, compartmentId, markingRank on contribution_row
when (old.state, old.channel, old.kind, old.day, old.compartmentId, old.markingRank)
  is not (new.state, new.channel, new.kind, new.day, new.compartmentId, new.markingRank) begin
  update contribution_rollup_row set n = n - 1 where state = old.state and channel = old.channel and kind = old.kind
    and day = old.day and compartmentId = old.compartmentId and markingRank = old.markingRank;
  insert into contribution_rollup_row values (new.state, new.channel, new.kind, new.day, new.compartmentId, new.markingRank, 1)
    on conflict do update set n = n + 1;
end;

create trigger triage_recounted after update of triagedAt, receivedAt, compartmentId, markingRank on contribution_row
when (old.triagedAt, old.receivedAt, old.compartmentId, old.markingRank)
  is not (new.triagedAt, new.receivedAt, new.compartmentId, new.markingRank) begin
  update triage_rollup_row set n = n - 1 where month = substr(old.triagedAt, 1, 7)
    and bucket = ${bucket('old')} and compartmentId = old.compartmentId and markingRank = old.markingRank;
  insert into triage_rollup_row
    select substr(new.triagedAt, 1, 7), ${bucket('new')}, new.compartmentId, new.markingRank, 1
    where new.triagedAt is not null on conflict do update set n = n + 1;
end;

create trigger arrest_counted after insert on arrest_row begin
  insert into arrest_rollup_row select new.day, compartmentId, markingRank, iif(namedReaders = 1, id, 0), 1 from investigation_row
    where id = new.investigationId on conflict do update set n = n + 1;
end;

create trigger arrest_withdrawn after update of withdrawnAt on arrest_row
when (old.withdrawnAt is null) is not (new.withdrawnAt is null) begin
  insert into arrest_rollup_row select new.day, compartmentId, markingRank, iif(namedReaders = 1, id, 0), iif(new.withdrawnAt is null, 1, -1)
    from investigation_row where id = new.investigationId on conflict do update set n = n + excluded.n;
end;

create trigger arrest_recounted after update of compartmentId, markingRank, namedReaders on investigation_row
when (old.compartmentId, old.markingRank, old.namedReaders) is not (new.compartmentId, new.markingRank, new.namedReaders) begin
  update arrest_rollup_row set n = n - (select count(*) from arrest_row
      where investigationId = new.id and day = arrest_rollup_row.day and withdrawnAt is null)
    where compartmentId = old.compartmentId and markingRank = old.markingRank and caseId = iif(old.namedReaders = 1, old.id, 0);
  insert into arrest_rollup_row
    select day, new.compartmentId, new.markingRank, iif(new.namedReaders = 1, new.id, 0), count(*) from arrest_row
      where investigationId = new.id and withdrawnAt is null group by day
    on conflict do update set n = n + excluded.n;
end;
`;

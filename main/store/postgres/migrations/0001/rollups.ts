/** Figures kept up to date rather than counted each time, by compartment and marking. */
import { quoted, triggered } from './quoted.ts';

const place = (row: 'old' | 'new') => `${row}.compartmentId, ${row}.markingRank`;
const counted = (row: 'old' | 'new') => `${row}.state, ${row}.channel, ${row}.kind, ${row}.day, ${place(row)}`;

/** Whose an arrest counts for: everybody's who sees the marking, or that of the named readers alone. */
const caseOf = (row: string) => `case when ${row}.namedReaders = 1 then ${row}.id else 0 end`;

const add = 'on conflict (day, compartmentId, markingRank, caseId) do update set n = arrest_rollup_row.n + excluded.n';

export const rollups = quoted(/* sql */ `
-- Kept by triggers, so that no way of writing can forget them; but for what is added to contribution_row, which the one piece that
-- adds counts many rows at a time (store/postgres/contributions.ts; the guard lets nobody else).
create table contribution_rollup_row (
  state text not null, channel text not null, kind text not null, day text not null, compartmentId integer not null,
  markingRank integer not null, n integer not null, primary key (state, channel, kind, day, compartmentId, markingRank)
);
create index contribution_rollup_by_day on contribution_rollup_row (day, channel, n, markingRank, compartmentId);

create table triage_rollup_row (
  month text not null, bucket integer not null, compartmentId integer not null, markingRank integer not null,
  n integer not null, primary key (month, bucket, compartmentId, markingRank)
);

-- caseId: 0, or the investigation where only named readers see it, so that its arrests count for them alone.
create table arrest_rollup_row (
  day text not null, compartmentId integer not null, markingRank integer not null, caseId integer not null, n integer not null,
  primary key (day, compartmentId, markingRank, caseId)
);

-- Bucket b holds the minutes m with floor(ln(1 + m) / ln(1.02)) = b, so that a figure read back is right to two per cent.
create function triage_bucket(triaged text, received text) returns integer language sql stable as $$
  select floor(ln(1 + greatest(0, trunc((floor(extract(epoch from triaged::timestamptz)) - floor(extract(epoch from received::timestamptz))) / 60))::float8)
    / ln(1.02::float8))::integer
$$;

${triggered(
  'contribution_recounted',
  `update contribution_rollup_row r set n = r.n - 1
     where (r.state, r.channel, r.kind, r.day, r.compartmentId, r.markingRank) = (${counted('old')});
   insert into contribution_rollup_row as r values (${counted('new')}, 1)
     on conflict (state, channel, kind, day, compartmentId, markingRank) do update set n = r.n + 1;
   return null;`,
)}
create trigger contribution_recounted after update of state, channel, kind, day, compartmentId, markingRank on contribution_row
for each row when ((${counted('old')}) is distinct from (${counted('new')})) execute function contribution_recounted();

${triggered(
  'triage_recounted',
  `update triage_rollup_row r set n = r.n - 1
     where (r.month, r.bucket, r.compartmentId, r.markingRank)
       = (substr(old.triagedAt, 1, 7), triage_bucket(old.triagedAt, old.receivedAt), ${place('old')});
   insert into triage_rollup_row as r
     select substr(new.triagedAt, 1, 7), triage_bucket(new.triagedAt, new.receivedAt), ${place('new')}, 1
     where new.triagedAt is not null
     on conflict (month, bucket, compartmentId, markingRank) do update set n = r.n + 1;
   return null;`,
)}
create trigger triage_recounted after update of triagedAt, receivedAt, compartmentId, markingRank on contribution_row
for each row when ((old.triagedAt, old.receivedAt, ${place('old')}) is distinct from (new.triagedAt, new.receivedAt, ${place('new')}))
execute function triage_recounted();

${triggered(
  'arrest_counted',
  `insert into arrest_rollup_row select new.day, compartmentId, markingRank, ${caseOf('i')}, case when tg_op = 'INSERT' or new.withdrawnAt is null then 1 else -1 end
     from investigation_row i where id = new.investigationId ${add};
   return null;`,
)}
create trigger arrest_counted after insert on arrest_row for each row execute function arrest_counted();
create trigger arrest_withdrawn after update of withdrawnAt on arrest_row
for each row when ((old.withdrawnAt is null) is distinct from (new.withdrawnAt is null)) execute function arrest_counted();

${triggered(
  'arrest_recounted',
  `update arrest_rollup_row r set n = r.n - (select count(*) from arrest_row
      where investigationId = new.id and day = r.day and withdrawnAt is null)
    where r.compartmentId = old.compartmentId and r.markingRank = old.markingRank and r.caseId = ${caseOf('old')};
   insert into arrest_rollup_row
    select day, ${place('new')}, ${caseOf('new')}, count(*) from arrest_row
      where investigationId = new.id and withdrawnAt is null group by day ${add};
   return null;`,
)}
create trigger arrest_recounted after update of compartmentId, markingRank, namedReaders on investigation_row
for each row when ((${place('old')}, old.namedReaders) is distinct from (${place('new')}, new.namedReaders)) execute function arrest_recounted();
`);

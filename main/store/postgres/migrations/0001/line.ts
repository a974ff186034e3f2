/**
 * What a line that may break needs: requests that were done, with their answers, and sessions that may be resumed. What several
 * services on one database share besides: which of them are there, and which workstations they admit.
 */
import { quoted, triggered } from './quoted.ts';

export const line = quoted(/* sql */ `
create table request_row (
  key text primary key, accountId integer not null references account_row, verb text not null, digest bytea not null, answer text not null,
  keepUntil text not null
);
create index request_by_end on request_row (keepUntil);

create table session_row (
  id text primary key, accountId integer not null references account_row, workstation text not null, certificate text not null,
  token bytea not null, nextToken bytea not null, at text not null,
  -- Which service has it, and since when it waits for its line.
  node text not null, lostAt text
);
create index session_by_desk on session_row (accountId, workstation);
create index session_by_node on session_row (node);

-- By the database's own clock, as nobody else's is everybody's.
create table service_row (node text primary key, seenAt timestamptz not null);

create table workstation_row (fingerprint text primary key, name text not null, issuedAt text not null, revokedAt text);
create unique index workstation_admitted on workstation_row (name) where revokedAt is null;
-- Every service looks again whom it has a line to, whoever made the change.
${triggered('workstations_changed', "perform pg_notify('vigil', 'workstations'); return null;")}
create trigger workstations_changed after insert or update on workstation_row for each statement execute function workstations_changed();
`);

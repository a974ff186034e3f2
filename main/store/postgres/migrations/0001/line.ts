/** What a line that may break needs: requests that were done, with their answers, and sessions that may be resumed. */
import { quoted } from './quoted.ts';

export const line = quoted(/* sql */ `
create table request_row (
  key text primary key, accountId integer not null references account_row, verb text not null, digest bytea not null, answer text not null,
  keepUntil text not null
);
create index request_by_end on request_row (keepUntil);

create table session_row (
  id text primary key, accountId integer not null references account_row, workstation text not null, certificate text not null,
  token bytea not null, nextToken bytea not null, at text not null
);
create index session_by_desk on session_row (accountId, workstation);
`);

/** What a line that may break needs: requests that were done, with their answers, and sessions that may be resumed. */
export const line = /* sql */ `
create table request_row (
  key text primary key, accountId integer not null references account_row, verb text not null, digest blob not null, answer text not null,
  keepUntil text not null
) without rowid;
create index request_by_end on request_row (keepUntil);

create table session_row (
  id text primary key, accountId integer not null references account_row, workstation text not null, certificate text not null,
  token blob not null, nextToken blob not null, at text not null,
  -- Which service has it, and since when it waits for its line.
  node text not null, lostAt text
) without rowid;
create index session_by_desk on session_row (accountId, workstation);
`;

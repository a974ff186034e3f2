/** Accounts, what is proposed about them, and compartments. */
export const accounts = /* sql */ `
create table account_row (
  id integer primary key, login text not null unique, name text not null, roles text not null,
  clearance integer not null, disabledAt text, createdAt text not null, createdBy integer,
  -- 1 while the passphrase is one that somebody else set: nothing else can be done until the person has set their own.
  passphraseGiven integer not null default 0,
  -- 1 while the session was opened with the recovery code.
  recovered integer not null default 0,
  -- Until when somebody stands in as a supervisor besides their own roles; a deputy appointed for a time.
  supervisorUntil text
);

-- In a unit, by what a passphrase is known to be somebody's; it opens nothing. See engine/unit-keys.ts.
create table sign_in_row (login text primary key, N integer not null, salt blob not null, derived blob not null) without rowid;

-- What an administrator has proposed about accounts; it takes effect once somebody else agrees. See access/proposals.ts.
create table proposal_row (
  id integer primary key, kind text not null, accountId integer references account_row, before text, asked text not null,
  reason text not null, by integer not null references account_row, at text not null, expiresAt text not null,
  settledAt text, settledBy integer references account_row, outcome text, answer text
);
create index proposal_waiting on proposal_row (expiresAt) where settledAt is null;

create table compartment_row (id integer primary key, name text not null unique, createdAt text not null, createdBy integer not null);

create table compartment_member_row (
  compartmentId integer not null references compartment_row, accountId integer not null references account_row,
  primary key (compartmentId, accountId)
) without rowid;

-- Agreement is to exactly what was proposed, and is given once.
create trigger proposals_never_change before update on proposal_row
when old.settledAt is not null or (old.kind, old.accountId, old.before, old.asked, old.reason, old.by, old.at, old.expiresAt)
  is not (new.kind, new.accountId, new.before, new.asked, new.reason, new.by, new.at, new.expiresAt) begin
  select raise(abort, 'a proposal is never changed');
end;
create trigger proposals_never_go before delete on proposal_row begin select raise(abort, 'a proposal is never changed'); end;
`;

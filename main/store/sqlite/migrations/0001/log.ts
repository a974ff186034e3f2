/** The log, which is append-only. */
export const log = /* sql */ `
create table log_row (
  seq integer primary key, at text not null, accountId integer, who text not null, verb text not null,
  processing text not null, outcome text not null, records text not null, reason text, recipient text,
  workstation text, session text,
  previous blob not null, hash blob not null
);
create index log_by_who on log_row (who, seq);
create index log_refused on log_row (seq) where outcome = 'refused';
create index log_signed_in on log_row (seq) where verb = 'vault.signIn';
create index log_verified on log_row (seq) where verb in ('audit.verify', 'vault.verify');
create index log_by_processing on log_row (processing, seq);

create table log_record_row (record text not null, seq integer not null, primary key (record, seq)) without rowid;
-- Ranges such as contribution:1-500, which the entry of an import names.
create index log_record_range on log_record_row (record) where record glob '*:*-*';

-- Not even the product itself may change an entry.
create trigger log_never_changes before update on log_row begin select raise(abort, 'the log is never changed'); end;
create trigger log_never_shrinks before delete on log_row begin select raise(abort, 'the log is never changed'); end;
create trigger log_records_never_change before update on log_record_row begin select raise(abort, 'the log is never changed'); end;
create trigger log_records_never_go before delete on log_record_row begin select raise(abort, 'the log is never changed'); end;
`;

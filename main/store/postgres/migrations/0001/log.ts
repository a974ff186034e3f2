/** The log, which is append-only. */
import { neverChanges, quoted } from './quoted.ts';

export const log = quoted(/* sql */ `
-- seq is the order of all lines. Each node of the service has a chain of its own, in which place counts without a gap, so that what
-- one writes never waits for another.
create sequence log_seq;
create table log_row (
  seq bigint primary key, at text not null, accountId integer, who text not null, verb text not null,
  processing text not null, outcome text not null, records text not null, reason text, recipient text,
  workstation text, session text,
  previous bytea not null, hash bytea not null,
  node text not null, place bigint not null, unique (node, place)
);
create index log_by_who on log_row (who, seq);
create index log_refused on log_row (seq) where outcome = 'refused';
create index log_signed_in on log_row (seq) where verb = 'vault.signIn';
create index log_verified on log_row (seq) where verb in ('audit.verify', 'vault.verify');
create index log_by_processing on log_row (processing, seq);

-- Where each chain ends: whoever adds to it holds this row until their commit.
create table log_tail_row (node text primary key, place bigint not null, hash bytea not null);

-- Where all chains stood, every so often, under a key that the database does not have.
create table log_seal_row (n bigint primary key, at text not null, ends text not null, seal bytea not null);

create table log_record_row (record text not null, seq bigint not null, primary key (record, seq));
-- Ranges such as contribution:1-500, which the entry of an import names.
create index log_record_range on log_record_row (record) where record like '%:%-%';

-- Not even the product itself may change an entry.
${neverChanges('log_row', 'the log is never changed')}
${neverChanges('log_record_row', 'the log is never changed')}
${neverChanges('log_seal_row', 'the log is never changed')}
${neverChanges('log_tail_row', 'the log is never changed', 'delete')}
`);

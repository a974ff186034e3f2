/** Settings of the vault, and the counters behind reference numbers. */
export const settings = /* sql */ `
create table setting_row (key text primary key, value text not null) without rowid;
create table counter_row (name text primary key, n integer not null) without rowid;
`;

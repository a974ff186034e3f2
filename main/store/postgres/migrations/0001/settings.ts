/** Settings, the counters behind reference numbers, and what other parts of the first tables use. */
export const settings = /* sql */ `
create extension if not exists pg_trgm;

create table setting_row (key text primary key, value text not null);
create table counter_row (name text primary key, n integer not null);

create function refuse() returns trigger language plpgsql as $$ begin raise exception '%', tg_argv[0]; end $$;
`;

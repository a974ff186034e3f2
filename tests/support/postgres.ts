/**
 * One PostgreSQL for a run of the tests, in a folder of its own and on a socket, ended with the run. A test's own database is a copy
 * of a template that has the tables already.
 */
import { startPostgres, superuser } from '../../build/bench/postgres-server.ts';
import type { Store } from '../../main/store/port.ts';
import { connect, type DatabasePlace } from '../../main/store/postgres/connection.ts';
import { migrate } from '../../main/store/postgres/migrate.ts';
import { openPostgresStore } from '../../main/store/postgres/store.ts';

/** What a power cut would leave is not asked here. */
const settings = [
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'shared_buffers=256MB',
  'max_connections=200',
  'max_wal_size=4GB',
  'wal_level=minimal',
  'max_wal_senders=0',
  'autovacuum=off',
];

const owner = 'vigil_owner';
const engine = 'vigil_engine';
const template = 'vigil_template';
const hostOf = (): string | undefined => process.env.VIGIL_TEST_POSTGRES;

/** Whether this run keeps records in PostgreSQL. */
export const onPostgres: boolean = process.env.VIGIL_TEST_STORE === 'postgres';

const place = (database: string, user: string): DatabasePlace => ({ host: hostOf() ?? '', port: 5432, database, user });

async function onServer<T>(
  work: (script: (text: string) => Promise<void>) => Promise<T>,
  database = 'postgres',
): Promise<T> {
  const on = await connect(place(database, superuser));
  try {
    return await work(on.script);
  } finally {
    await on.end();
  }
}

const create = (name: string, from: string) =>
  `create database ${name} owner ${owner} encoding 'UTF8' lc_collate 'C' lc_ctype 'C' template ${from}`;

/** Starts the server, for this process and those that it starts. `null` where PostgreSQL cannot be had. */
export async function startTestServer(): Promise<{ stop(): void } | null> {
  const server = startPostgres(settings);
  if (server === null) return null;
  process.env.VIGIL_TEST_POSTGRES = server.host;
  try {
    await onServer(async (script) => {
      await script(`create role ${owner} login`);
      await script(`create role ${engine} login`);
      await script(create(template, 'template0'));
    });
    const on = await connect(place(template, owner));
    try {
      await migrate(on, engine);
    } finally {
      await on.end();
    }
    return server;
  } catch (error) {
    server.stop();
    throw error;
  }
}

let made = 0;

export interface TestDatabase {
  /** As the service signs in, as the owner of the tables, and as somebody who may do everything. */
  engine: DatabasePlace;
  owner: DatabasePlace;
  superuser: DatabasePlace;
  open(node?: string): Promise<Store>;
  /** `spoilt`: more than its rows were changed. */
  giveBack(spoilt: boolean): Promise<void>;
}

/** Databases of this process that are empty again: making one takes longer than most tests. */
const idle: string[] = [];

/** Triggers do not run, so that the tables that are only ever added to can be emptied too. */
const empty = `
set session_replication_role = replica;
do $$ declare t record; filled boolean; begin
  for t in select c.oid::regclass as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not c.relispartition and c.relname not in ('store_version_row', 'holdings_version_row', 'caveat_row') and c.relname not like '%\\_rule\\_row' loop
    execute format('select exists (select 1 from %s)', t.name) into filled;
    if filled then execute format('delete from %s', t.name); end if;
  end loop;
  for t in select s.oid::regclass as name, q.last_value from pg_class s join pg_sequences q on q.sequencename = s.relname
      where s.relkind = 'S' and s.relname <> 'holdings_seq' and q.last_value is not null loop
    execute format('alter sequence %s restart', t.name);
  end loop;
  for t in select c.oid::regclass as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname like '%\\_rule\\_row' loop
    execute format('delete from %s where version <> 1', t.name);
  end loop;
  delete from caveat_row where "addedBy" is not null;
  perform setval(pg_get_serial_sequence('caveat_row', 'id'), (select max(id) from caveat_row));
end $$`;

async function anew(): Promise<string> {
  made += 1;
  const name = `test_${process.pid}_${made}`;
  await onServer((script) => script(create(name, template)));
  return name;
}

/** A database of its own with the tables of this version and nothing in them. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = idle.pop() ?? (await anew());
  let given = false;
  return {
    engine: place(name, engine),
    owner: place(name, owner),
    superuser: place(name, superuser),
    open: (node = 'node-1') => openPostgresStore({ place: place(name, engine), node, connections: 5 }),
    async giveBack(spoilt) {
      // What is left of one that is spoilt goes with the server. One that is closed twice is given back once.
      if (spoilt || given) return;
      given = true;
      await onServer((script) => script(empty), name);
      idle.push(name);
    },
  };
}

export interface BareDatabase extends Pick<TestDatabase, 'engine' | 'owner' | 'superuser'> {
  name: string;
  remove(): Promise<void>;
}

/** A database with nothing in it, as IT makes it for a unit. `as`: what follows its name and owner. */
export async function bareDatabase(
  as = `encoding 'UTF8' lc_collate 'C' lc_ctype 'C' template template0`,
): Promise<BareDatabase> {
  made += 1;
  const name = `bare_${process.pid}_${made}`;
  await onServer((script) => script(`create database ${name} owner ${owner} ${as}`));
  return {
    name,
    engine: place(name, engine),
    owner: place(name, owner),
    superuser: place(name, superuser),
    remove: () => onServer((script) => script(`drop database if exists ${name} with (force)`)),
  };
}

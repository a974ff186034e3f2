/** The same records in PostgreSQL: a database that is filled once and is the template of each run's own. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillStore, unrestrictedWrite } from '../../main/demonstration/load/load.ts';
import { loadInvestigations } from '../../main/demonstration/load/load-investigations.ts';
import type { Store } from '../../main/store/port.ts';
import { connect, type DatabasePlace } from '../../main/store/postgres/connection.ts';
import { migrate } from '../../main/store/postgres/migrate.ts';
import { openPostgresStore } from '../../main/store/postgres/store.ts';
import { admitWorkstation } from '../../main/store/postgres/workstations.ts';
import { closedBeside, closedCases } from '../bench/closed-cases.ts';
import { startPostgres, superuser } from '../bench/postgres-server.ts';
import { worldOf } from '../bench/sample-file.ts';
import { addOfficers } from './add-officers.ts';
import { Filled, type Held } from './held.ts';

const [owner, engine, run] = ['vigil_owner', 'vigil_engine', 'vigil_run'];

/** Everything that is confirmed is on the disk; memory as for the peer. */
const settings = ['shared_buffers=2GB', 'work_mem=64MB', 'maintenance_work_mem=512MB', 'max_wal_size=8GB'];

/** Throws where there is no PostgreSQL. `data`: where it is kept. */
export function heldInDatabase(data: string, held: number): Held {
  const folder = join(data, 'postgres');
  mkdirSync(folder, { recursive: true });
  const started = startPostgres(settings, folder);
  if (started === null)
    throw new Error('PostgreSQL did not start: it is not installed, or its user may not enter the folder of --data');
  const server = started;
  const template = `vigil_held_${held}`;
  const note = join(folder, `filled-${held}.json`);
  const place = (database: string, user: string): DatabasePlace => ({
    ...{ host: server.host, port: server.port, database, user },
  });

  async function asSuperuser(...statements: string[]): Promise<void> {
    const on = await connect(place('postgres', superuser));
    try {
      for (const statement of statements) await on.script(statement);
    } finally {
      await on.end();
    }
  }
  const role = (name: string) =>
    `do $$ begin if not exists (select from pg_roles where rolname = '${name}') then create role ${name} login; end if; end $$`;
  const create = (name: string, from: string) =>
    `create database ${name} owner ${owner} encoding 'UTF8' lc_collate 'C' lc_ctype 'C' template ${from}`;

  async function onStore(database: string, work: (store: Store) => Promise<void>): Promise<void> {
    const store = await openPostgresStore({ place: place(database, engine), node: 'filling' });
    try {
      await work(store);
    } finally {
      await store.end();
    }
  }

  async function bringUpToDate(database: string): Promise<void> {
    const on = await connect(place(database, owner));
    try {
      await migrate(on, engine);
    } finally {
      await on.end();
    }
  }

  async function fillDatabase(at: string): Promise<void> {
    const world = await worldOf(held, 7, at);
    const closed = await closedCases(closedBeside(held), at);
    await asSuperuser(role(owner), role(engine), `drop database if exists ${template}`, create(template, 'template0'));
    await bringUpToDate(template);
    await onStore(template, async (store) => {
      const { places } = await fillStore(store, world, {
        until: new Date(at),
        progress: () => undefined,
        signal: new AbortController().signal,
      });
      await unrestrictedWrite(store, (into) => loadInvestigations(into, closed, places, at));
    });
    const analysed = await connect(place(template, superuser));
    try {
      await analysed.script('vacuum analyze');
    } finally {
      await analysed.end();
    }
  }

  return {
    async fill(say) {
      if (existsSync(note)) return Filled.parse(JSON.parse(readFileSync(note, 'utf8')));
      say(`filling a database with ${held} contributions`);
      const began = performance.now();
      const at = new Date().toISOString();
      await fillDatabase(at);
      const filled = { held, at, seconds: Math.round((performance.now() - began) / 1_000) };
      writeFileSync(note, JSON.stringify(filled));
      return filled;
    },
    async copyTo(_folder, officers) {
      await asSuperuser(`drop database if exists ${run}`, create(run, template));
      // It may have been filled by an earlier version.
      await bringUpToDate(run);
      await onStore(run, (store) => addOfficers(store, officers, new Date().toISOString()));
      return {
        database: { host: server.host, port: server.port, name: run, user: engine, node: 'load-1' },
      };
    },
    async admit(_folder, workstations) {
      const on = await connect(place(run, engine));
      try {
        for (const each of workstations) await admitWorkstation(on, each);
      } finally {
        await on.end();
      }
    },
    async end() {
      await asSuperuser(`drop database if exists ${run} with (force)`).catch(() => undefined);
      server.stop();
    },
  };
}

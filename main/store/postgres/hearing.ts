/**
 * What the services on one database tell each other. One connection of its own, past any pooler, hears the others, says every few
 * seconds that this service is there, and holds its name, so that no two write one chain of the log.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import type { Hearing, Lease } from '../port.ts';
import type { Connection, DatabasePlace } from './connection.ts';
import { StoreProblem } from './problems.ts';

const channel = 'vigil';
/** What the database itself says (migrations/0001/line.ts); no service is called so. */
const workstations = 'workstations';
/** Milliseconds between two signs of life, and how long one may take before its connection counts as broken. */
const beat = 2_000;
const beatPatience = 6_000;
const firstPause = 250;
const longestPause = 2_000;

const holdName = `select pg_try_advisory_lock(hashtext('vigil service'), hashtext($1)) as held`;
const takeLease = `select pg_try_advisory_lock(hashtext('vigil lease'), hashtext($1)) as held`;
const endLease = `select pg_advisory_unlock(hashtext('vigil lease'), hashtext($1))`;
const seen = `insert into service_row values ($1, now()) on conflict (node) do update set "seenAt" = excluded."seenAt"`;

/** In the open transaction, or at once. The database takes 8,000 bytes at most; longer ones are the caller's mistake. */
export async function tell(on: Connection, node: string, message: string): Promise<void> {
  await on.rows('select pg_notify($1, $2)', [channel, `${node}\n${message}`]);
}

export interface Ear {
  hear(hearing: Hearing): void;
  /** See Shared. Held by the connection, so that it ends with it. */
  lease(work: string): Promise<Lease | null>;
  end(): Promise<void>;
}

/** A connection that is lost when a statement on it is not answered in time. */
function connectionTo(place: DatabasePlace): Client {
  const client = new Client({
    ...place,
    application_name: 'vigil hearing',
    connectionTimeoutMillis: beatPatience,
    query_timeout: beatPatience,
    keepAlive: true,
  });
  client.on('error', () => undefined);
  return client;
}

/** Throws StoreProblem where another service of that name is on the database. */
async function begin(place: DatabasePlace, node: string): Promise<Client> {
  const client = connectionTo(place);
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>(holdName, [node]);
    if (rows[0]?.held !== true) throw new StoreProblem('another service of that name is on the database');
    await client.query(`listen ${channel}`);
    await client.query(seen, [node]);
    return client;
  } catch (error) {
    client.end().catch(() => undefined);
    throw error;
  }
}

/** Resolves when it hears. Throws StoreProblem for a name that is taken, and what `pg` throws. */
export async function listenTo(place: DatabasePlace, node: string): Promise<Ear> {
  const to: { hearing: Hearing | null } = { hearing: null };
  const ending = new AbortController();
  let client = await begin(place, node);
  /** Connections that broke: whatever they held is somebody else's. */
  const broken = new WeakSet<Client>();

  function attend(on: Client): Promise<void> {
    on.on('notification', ({ payload = '' }) => {
      const [from = '', ...message] = payload.split('\n');
      if (payload === workstations) to.hearing?.workstations();
      else if (from !== node) to.hearing?.told(message.join('\n'), from);
    });
    return new Promise((resolve) => {
      on.once('error', () => resolve());
      on.once('end', () => resolve());
    });
  }

  /** Until the connection breaks, or the ear is ended. */
  async function stay(): Promise<void> {
    const broke = attend(client);
    const pulse = (async () => {
      while (!ending.signal.aborted) {
        await wait(beat, undefined, { signal: ending.signal });
        await client.query(seen, [node]);
      }
    })();
    await Promise.race([broke, pulse]).catch(() => undefined);
    const old = client;
    broken.add(old);
    pulse.catch(() => undefined);
    old.removeAllListeners('notification');
    // One that is dead takes no leave.
    await Promise.race([old.end().catch(() => undefined), wait(500)]);
  }

  async function again(): Promise<void> {
    for (let pause = firstPause; !ending.signal.aborted; pause = Math.min(longestPause, pause * 2)) {
      try {
        client = await begin(place, node);
        return;
      } catch {
        // Its own name may still be held by the connection that broke.
        await wait(pause, undefined, { signal: ending.signal }).catch(() => undefined);
      }
    }
  }

  const running = (async () => {
    while (!ending.signal.aborted) {
      await stay();
      if (ending.signal.aborted) return;
      await again();
      if (!ending.signal.aborted) to.hearing?.missed();
    }
  })();

  return {
    hear(hearing) {
      to.hearing = hearing;
    },
    async lease(work) {
      const on = client;
      // A connection that broke has no lease to give; the next look may find another.
      const taken = await on.query<{ held: boolean }>(takeLease, [work]).catch(() => null);
      if (taken?.rows[0]?.held !== true) return null;
      return {
        held: () => !broken.has(on) && !ending.signal.aborted,
        async end() {
          await on.query(endLease, [work]).catch(() => undefined);
        },
      };
    },
    async end() {
      ending.abort();
      await running;
    },
  };
}

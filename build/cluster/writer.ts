/**
 * Somebody who writes, and how an answer is to be understood. The statements are the product's own: its connections, its commit, which
 * takes one that came with a warning for no answer, and a line at the end of a chain of the log.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, connect, connections, type DatabasePlace } from '../../main/store/postgres/connection.ts';
import { append } from '../../main/store/postgres/log.ts';
import { allOrNothing } from '../../main/store/postgres/transaction.ts';
import { engine } from './layout.ts';

export interface Writer {
  /** The same id may be written again while its outcome is not known. Never throws. */
  write(id: string): Promise<'acknowledged' | 'unknown'>;
  end(): Promise<void>;
}

/** Milliseconds: a commit that waits for its standby is ended by nothing on the server. */
const patience = 8_000;

/** An entry has no key that would keep a second one out: whether one is doubled shows in the rows. */
const tables = `create schema proof;
create table proof.request (id text primary key, attempts integer not null);
create table proof.entry (id text not null);
grant usage on schema proof to ${engine};
grant select, insert, update on proof.request to ${engine};
grant select, insert on proof.entry to ${engine}`;

export async function makeProofTables(owner: DatabasePlace): Promise<void> {
  const on = await connect(owner);
  try {
    await on.script(tables);
  } finally {
    await on.end();
  }
}

/**
 * A repeated one writes as well, and so waits for the standby: what it found may have been kept by the primary alone when the first
 * attempt broke off, and would be gone with it.
 */
const asked = `insert into proof.request values ($1, 1)
  on conflict (id) do update set attempts = request.attempts + 1 returning attempts`;

async function record(on: Connection, name: string, id: string): Promise<void> {
  await on.rows('begin');
  const [request] = await on.rows<{ attempts: number }>(asked, [id]);
  if (request?.attempts !== 1) return;
  await on.rows('insert into proof.entry values ($1)', [id]);
  await append(on, name, [
    {
      at: new Date().toISOString(),
      accountId: null,
      who: name,
      verb: 'intake.record',
      processing: 'collection',
      outcome: 'done',
      records: [id],
      reason: null,
      recipient: null,
      workstation: name,
      session: null,
    },
  ]);
}

/** `name`: also that of its chain of the log. */
export function sqlWriter(place: DatabasePlace, name: string): Writer {
  // A connection that hangs must not keep the next attempt from being made.
  const pool = connections(place, 4, false);
  return {
    write(id) {
      const done = pool
        .use((on) =>
          allOrNothing(
            on,
            () => record(on, name, id),
            () => true,
          ),
        )
        .then(
          () => 'acknowledged' as const,
          () => 'unknown' as const,
        );
      return Promise.race([done, sleep(patience, 'unknown' as const, { ref: false })]);
    },
    // Whatever still hangs in it goes with the process.
    end: () => Promise.race([pool.end(), sleep(2_000, undefined, { ref: false })]),
  };
}

/**
 * The one door to an open vault: everything that reads or writes takes its turn here, in one transaction that holds or
 * falls as a whole. Inside it a use case has a guarded Kysely; only the store's own pieces see the connection itself.
 */
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { Kysely } from 'kysely';
import { Guard } from '../guard.ts';
import type { Schema } from '../schema.ts';
import { turnQueue } from '../transaction-queue.ts';
import { StoreDialect } from './driver.ts';
import { heldTakenBack, watchHeld } from './holdings-version.ts';
import { makeViews, setViewer, type Viewer } from './views.ts';

export interface Turn {
  /** Guarded: reads views, writes tables of what the viewer may see. */
  db: Kysely<Schema>;
  /** The connection itself: for the store's own pieces (full text, bulk, log), never for a use case. */
  raw: Database;
}

export interface Store {
  /**
   * Runs `work` in one transaction as `viewer`. Turns follow one another: nothing else happens on the connection
   * meanwhile, so `work` may wait for the store and for `othersWait`, and for nothing else. A `patient` turn lets others go first.
   */
  turn<T>(viewer: Viewer | null, work: (turn: Turn) => Promise<T>, patient?: boolean): Promise<T>;
  /** Hears what has come in meanwhile, and says whether anybody waits for a turn who goes before patient work. */
  othersWait(): Promise<boolean>;
  /** Waits for the turn that runs, then refuses all others. The connection itself is closed by its owner. */
  end(): Promise<void>;
}

export function openStore(raw: Database): Store {
  makeViews(raw);
  watchHeld(raw);
  const db = new Kysely<Schema>({ dialect: new StoreDialect(raw), plugins: [new Guard()] });
  const queue = turnQueue();
  let ended = false;

  async function run<T>(viewer: Viewer | null, work: (turn: Turn) => Promise<T>): Promise<T> {
    if (ended) throw new Error('the store has ended');
    raw.exec('begin immediate');
    try {
      setViewer(raw, viewer);
      const value = await work({ db, raw });
      raw.exec('commit');
      return value;
    } catch (error) {
      // A full disk may have rolled back already; the first error is the one that counts.
      if (raw.inTransaction) raw.exec('rollback');
      heldTakenBack(raw);
      throw error;
    }
  }

  return {
    turn: (viewer, work, patient = false) => queue.add(() => run(viewer, work), patient),
    async othersWait() {
      await setImmediate();
      return queue.othersWait();
    },
    async end() {
      await queue.idle();
      ended = true;
    },
  };
}

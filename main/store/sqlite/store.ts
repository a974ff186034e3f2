/**
 * The store on an open vault. One connection writes, and writes follow one another; reads share it while it is free, and have
 * connections of their own beside a write that takes long. Each has its own snapshot and its own viewer. Inside a transaction a use
 * case has a guarded Kysely; only code in this folder sees a connection itself.
 */
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { type Insertable, Kysely } from 'kysely';
import { FrequencyCache } from '../frequency-cache.ts';
import { Guard, GuardError } from '../guard.ts';
import type { Viewer } from '../policy.ts';
import type { Contributions, Log, LogLine, Store, Transaction, WriteTransaction } from '../port.ts';
import type { Rows, RowTable, Schema } from '../schema.ts';
import { transactionQueue } from '../transaction-queue.ts';
import { readOfficer } from './accounts.ts';
import { type Connections, readerPool } from './connections.ts';
import { contributions } from './contributions.ts';
import { StoreDialect } from './driver.ts';
import { fillTable } from './fill.ts';
import { frequencies, frequenciesAmongUnrestricted } from './frequencies.ts';
import { watchHoldings } from './holdings-version.ts';
import { append, holdsEntry, lastEntry, verifyChain } from './log.ts';
import { nextNumber } from './numbers.ts';
import { keepDueWords } from './offered-words.ts';
import { openings } from './openings.ts';
import { forgetRequests } from './requests.ts';
import { signIns } from './sign-ins.ts';
import { highestMarking, standingOf } from './standing.ts';
import { dropUnfinished } from './unfinished.ts';
import { forgetViewer, makeViews, setViewer, unrestrictedViewer } from './views.ts';
import { search } from './word-index.ts';

/** How long a read waits for the connection that writes, in milliseconds: an import lets others in after about ten. */
const readPatience = 40;

const readOnly = async (): Promise<never> => {
  throw new GuardError('what it only reads');
};

/** What is done behind people, and what takes long, lets their reads end first, for at most about so many milliseconds at a time: it ends too. */
const longestWait = 50;

/** A transaction that has the only connection is over sooner if it lets nobody in. */
const straightOn = async (): Promise<void> => undefined;

/** A read works without a pause for at most about this many milliseconds where a write could go on beside it. */
const longestStretch = 1;

/** People's reads, which have one thread with what is done behind them and with what takes long. */
function peoplesReads() {
  let running = 0;
  return {
    async count<T>(work: () => Promise<T>): Promise<T> {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
      }
    },
    /** Lets in what has arrived, and waits until it has ended, though not for ever, nor for what `waits` for this one. */
    async goFirst(waits: () => boolean): Promise<void> {
      const until = performance.now() + longestWait;
      do await setImmediate();
      while (running > 0 && !waits() && performance.now() < until);
    },
  };
}

/** Called before a statement. `apart`: of a read that takes long. */
type LetIn = (apart: boolean) => Promise<void>;

/** A read with a connection of its own stands in nobody's way, but for the thread: a write may come in between its statements. */
function oftenLetIn(peopleGoFirst: () => Promise<void>): LetIn {
  let last = performance.now();
  return async (apart) => {
    if (performance.now() - last < longestStretch) return;
    await (apart ? peopleGoFirst() : setImmediate());
    last = performance.now();
  };
}

interface Prepared {
  raw: Database;
  /** For one transaction. `version`: of the holdings, as that transaction sees them. */
  transaction(version: () => number, kind: 'read' | 'apart' | 'write'): Transaction;
}

const readingLog = (raw: Database): Omit<Log, 'append'> => ({
  verify: async () => verifyChain(raw),
  end: async () => lastEntry(raw),
  holds: async (seq, hash) => holdsEntry(raw, seq, hash),
});

/** A connection with its views and everything that reads through it. */
function prepare(raw: Database, cache: FrequencyCache, letInBy: LetIn): Prepared {
  makeViews(raw);
  let reads = true;
  let apart = false;
  const letIn = () => letInBy(apart);
  // Not `pragma query_only`: setting it makes SQLite prepare every kept statement again (with 50,000 contributions, a timeline
  // takes 4.4 ms instead of 1.8).
  const dialect = new StoreDialect(raw, { mayWrite: () => !reads, letIn });
  const db = new Kysely<Schema>({ dialect, plugins: [new Guard('sqlite')] });
  const words = search(raw, letIn);
  return {
    raw,
    transaction(version, kind) {
      reads = kind !== 'write';
      apart = kind === 'apart';
      // The person last named on this connection must not decide for a transaction that has not named anybody yet.
      let viewer: Viewer | null | undefined;
      const named = <T>(of: T): T => {
        if (viewer === undefined) throw new GuardError('a record before it is said for whom');
        return of;
      };
      const counting = { db: raw, cache, version };
      return {
        get db() {
          return named(db);
        },
        get search() {
          return named(words);
        },
        frequencies: frequencies(counting, () => named(viewer ?? null)),
        frequenciesAmongUnrestricted: frequenciesAmongUnrestricted(counting),
        log: { append: readOnly, ...readingLog(raw) },
        openings: async (accountIds, contributionIds) => openings(raw, accountIds, contributionIds),
        officer: async (login, now) => readOfficer(raw, login, now),
        signIns: { ...signIns(raw), keep: readOnly, remove: readOnly },
        async setViewer(next) {
          viewer = next;
          setViewer(raw, next);
        },
        unrestricted: async (of) => unrestrictedViewer(raw, of),
        standingOf: async (records) => standingOf(raw, records),
        highestMarking: async () => highestMarking(raw),
      };
    },
  };
}

export function openStore(connections: Connections): Store {
  const cache = new FrequencyCache();
  const writer = prepare(connections.db, cache, straightOn);
  const holdings = watchHoldings(writer.raw);
  const adding: Contributions = contributions(writer.raw);
  const people = peoplesReads();
  const readers = readerPool(
    () =>
      prepare(
        connections.connectReader(),
        cache,
        oftenLetIn(() => people.goFirst(() => false)),
      ),
    ({ raw }) => raw.close(),
  );
  const queue = transactionQueue();
  let ended = false;

  function mustBeOpen(): void {
    if (ended) throw new Error('the store has ended');
  }

  async function runRead<T>(
    work: (transaction: Transaction) => Promise<T>,
    prepared: Prepared,
    kind: 'read' | 'apart' = 'read',
  ): Promise<T> {
    const { raw } = prepared;
    // The snapshot begins with the first read, which comes later: a version that changes in between only costs a count.
    const version = holdings.now();
    raw.exec('begin');
    try {
      const value = await work(prepared.transaction(() => version, kind));
      raw.exec('commit');
      return value;
    } catch (error) {
      if (raw.inTransaction) raw.exec('rollback');
      forgetViewer(raw);
      throw error;
    }
  }

  /**
   * On the connection that writes, whose cache is warm, where it is free at once or soon; otherwise on one of the readers. A
   * reader's cache is worth nothing: any write, even the log line for the read before, makes SQLite drop it (measured with 200,000
   * contributions: suggestions 4.0 ms on the writing connection and 6.1 on a reader; a search 11 and 20). While an import writes, its
   * cache is warm for the import only, and what others write must not wait for a search.
   */
  function readSoon<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    let state: 'waiting' | 'running' | 'elsewhere' = 'waiting';
    return new Promise<T>((resolve, reject) => {
      const started = async (): Promise<void> => {
        if (state === 'elsewhere') return;
        state = 'running';
        mustBeOpen();
        await runRead(work, writer).then(resolve, reject);
      };
      queue.add(started, false).catch(reject);
      if (state !== 'waiting') return;
      const timer = setTimeout(() => {
        if (state !== 'waiting') return;
        state = 'elsewhere';
        readers.use((reader) => runRead(work, reader)).then(resolve, reject);
      }, readPatience);
      timer.unref();
    });
  }

  async function runWrite<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
    mustBeOpen();
    const { raw } = writer;
    raw.exec('begin immediate');
    try {
      const value = await work(
        // Not spread: that would read a property that may not be read yet.
        Object.assign(writer.transaction(holdings.now, 'write'), {
          log: {
            append: async (...lines: LogLine[]) => {
              for (const line of lines) append(raw, line);
            },
            ...readingLog(raw),
          },
          signIns: signIns(raw),
          contributions: adding,
          next: async (series: string) => nextNumber(raw, series),
          forgetRequests: async (before: string) => forgetRequests(raw, before),
          dropUnfinished: async (before: string) => dropUnfinished(raw, before),
          // No other service has it.
          tell: async () => undefined,
          fill: async <T extends RowTable>(table: T, rows: readonly Partial<Insertable<Rows[T]>>[]) =>
            fillTable(raw, table, rows),
        }),
      );
      keepDueWords(raw);
      raw.exec('commit');
      return value;
    } catch (error) {
      // A full disk may already have caused a rollback; the first error is the one that counts.
      if (raw.inTransaction) raw.exec('rollback');
      forgetViewer(raw);
      throw error;
    } finally {
      holdings.settle();
    }
  }

  return {
    shared: null,
    async read(work, { apart = false } = {}) {
      mustBeOpen();
      if (apart) return readers.use((reader) => runRead(work, reader, 'apart'));
      return people.count(() =>
        queue.inBackground() ? readers.use((reader) => runRead(work, reader)) : readSoon(work),
      );
    },
    write: (work, { background = false } = {}) => queue.add(() => runWrite(work), background),
    async shouldYield() {
      await people.goFirst(queue.shouldYield);
      return queue.shouldYield();
    },
    async size() {
      const { raw } = writer;
      return Number(raw.pragma('page_count', { simple: true })) * Number(raw.pragma('page_size', { simple: true }));
    },
    async end() {
      await queue.idle();
      ended = true;
      await readers.end();
    },
  };
}

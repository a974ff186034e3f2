/**
 * The store on PostgreSQL. Writes follow one another, in this process by a queue and among all that share the database by a lock; only
 * lines of the log, of which each process has a chain of its own, wait for nobody else. Reads have connections and snapshots of their
 * own. Inside a transaction a use case has a guarded Kysely; only code in this folder sees a connection itself.
 */
import { setImmediate } from 'node:timers/promises';
import type { Insertable } from 'kysely';
import { FrequencyCache } from '../frequency-cache.ts';
import { GuardError } from '../guard.ts';
import type { Viewer } from '../policy.ts';
import type { Log, LogLine, Store, Transaction, WriteTransaction } from '../port.ts';
import type { Rows, RowTable } from '../schema.ts';
import { transactionQueue } from '../transaction-queue.ts';
import { vaultNode } from '../vault-chain.ts';
import { readOfficer } from './accounts.ts';
import { indexDueWords } from './case-words.ts';
import { type Connection, connections, type DatabasePlace, type PooledConnection } from './connection.ts';
import { contributions } from './contributions.ts';
import { guarded } from './driver.ts';
import { fillTable } from './fill.ts';
import { frequencies, frequenciesAmongUnrestricted } from './frequencies.ts';
import { type Ear, listenTo, tell } from './hearing.ts';
import { append, holdsEntry, lastEntry, verifyChains } from './log.ts';
import { supportedVersion, versionOf, viewsOf } from './migrate.ts';
import { nextNumber } from './numbers.ts';
import { openings } from './openings.ts';
import { StoreProblem } from './problems.ts';
import { forgetRequests } from './requests.ts';
import { shared } from './shared.ts';
import { signIns } from './sign-ins.ts';
import { highestMarking, standingOf } from './standing.ts';
import { allOrNothing, onSnapshot } from './transaction.ts';
import { dropUnfinished } from './unfinished.ts';
import { setViewer, unrestrictedViewer } from './views.ts';
import { search } from './word-index.ts';

export interface PostgresOptions {
  /** Signing in as the role of the service, not as the owner of the tables. */
  place: DatabasePlace;
  /** The name under which this process writes its chain of the log: another for each process that is in the database at once. */
  node: string;
  /** Where the database itself is reached, for the one connection that lasts: past a pooler. Without it, nothing is heard of others. */
  direct?: DatabasePlace;
  /** 32 bytes that every service has and the database has not: for the seals of the log. */
  sealKey?: Buffer;
  /** Connections for reads at most; those beyond wait for one. There are two more for writes, and one to hear what others do. */
  connections?: number;
  /** A pooler that gives each transaction another connection stands before the database: nothing stays prepared on one. */
  pooled?: boolean;
}

/** As many as two cores can keep busy, with those that wait for a disk. */
const usualConnections = 8;

/** Casework is written by one transaction at a time, whichever process has it. */
const begin = `begin; select pg_advisory_xact_lock(hashtext('vigil casework'))`;

const readOnly = async (): Promise<never> => {
  throw new GuardError('what it only reads');
};

/** Which chain of the log is this process's, and what seals all of them. */
type Chain = Pick<PostgresOptions, 'node' | 'sealKey'>;

const readingLog = (on: Connection, { node, sealKey }: Chain): Omit<Log, 'append'> => ({
  verify: () => verifyChains(on, sealKey),
  end: () => lastEntry(on, node),
  holds: (seq, hash) => holdsEntry(on, seq, hash),
});

/** What every transaction can do on `on`. `ready`: see `search`. */
function reading(
  on: Connection,
  cache: FrequencyCache,
  chain: Chain,
  { mayWrite, ready }: { mayWrite: boolean; ready: () => Promise<void> },
): Transaction {
  const db = guarded(on, { mayWrite });
  const words = search(on, ready);
  let viewer: Viewer | null | undefined;
  const named = <T>(of: T): T => {
    if (viewer === undefined) throw new GuardError('a record before it is said for whom');
    return of;
  };
  return {
    get db() {
      return named(db);
    },
    get search() {
      return named(words);
    },
    frequencies: frequencies({ on, cache }, () => viewer ?? null),
    frequenciesAmongUnrestricted: frequenciesAmongUnrestricted({ on, cache }),
    log: { append: readOnly, ...readingLog(on, chain) },
    openings: (accountIds, contributionIds) => openings(on, accountIds, contributionIds),
    officer: (login, now) => readOfficer(on, login, now),
    signIns: { ...signIns(on), keep: readOnly, remove: readOnly },
    async setViewer(next) {
      viewer = next;
      await setViewer(on, next);
    },
    unrestricted: (of) => unrestrictedViewer(on, of),
    standingOf: (records) => standingOf(on, records),
    highestMarking: () => highestMarking(on),
  };
}

/**
 * A connection that begins its transaction when it is first asked something: with the lock of casework, unless nothing but a line of
 * the log is written.
 */
function beginningOn(on: PooledConnection) {
  let state: 'idle' | 'logging' | 'writing' = 'idle';
  async function write(): Promise<void> {
    if (state === 'writing') return;
    const whole = state === 'idle';
    state = 'writing';
    await on.script(whole ? begin : begin.replace(/^begin; /, ''));
  }
  const casework: Connection = {
    rows: async <R extends object>(text: string, values?: readonly unknown[]) => {
      await write();
      return on.rows<R>(text, values);
    },
    async run(text, values) {
      await write();
      return on.run(text, values);
    },
    async script(text) {
      await write();
      await on.script(text);
    },
  };
  return {
    casework,
    begun: () => state !== 'idle',
    wroteCasework: () => state === 'writing',
    async toLog(): Promise<Connection> {
      if (state === 'idle') {
        state = 'logging';
        await on.rows('begin');
      }
      return on;
    },
  };
}

/** Throws StoreProblem for a database whose tables or views are not those of this version: `migrate` has to be run by their owner. */
async function assertUpToDate(on: Connection, role: string): Promise<void> {
  const version = await versionOf(on);
  if (version?.version !== supportedVersion || version.views !== viewsOf(role))
    throw new StoreProblem('the database is not up to date with this version of Vigil');
}

export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const { place, node, sealKey } = options;
  if (node === vaultNode) throw new StoreProblem(`a service cannot be called ${vaultNode}`);
  const pool = connections(place, options.connections ?? usualConnections, options.pooled !== true);
  // A write has its turn in the queue already, and must not wait behind whoever reads.
  const writers = connections(place, 2, options.pooled !== true);
  const cache = new FrequencyCache();
  const queue = transactionQueue();
  /** Lines of the log wait for the end of their chain, and not for what others write. */
  const logging = transactionQueue();
  /** See places.ts. */
  const free = new Map<number, number>();
  let ended = false;
  const running = new Set<Promise<unknown>>();

  let ear: Ear | null = null;
  try {
    await pool.use((on) => assertUpToDate(on, place.user ?? ''));
    if (options.direct !== undefined) ear = await listenTo(options.direct, node);
  } catch (error) {
    await Promise.all([pool.end(), writers.end()]);
    throw error;
  }

  function mustBeOpen(): void {
    if (ended) throw new Error('the store has ended');
  }

  async function runWrite<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
    mustBeOpen();
    return writers.use((on) => {
      const { casework, begun, wroteCasework, toLog } = beginningOn(on);
      const ready = () => indexDueWords(casework);
      const all = Object.assign(reading(casework, cache, options, { mayWrite: true, ready }), {
        log: {
          append: async (...lines: LogLine[]) => append(await toLog(), node, lines),
          ...readingLog(casework, options),
        },
        contributions: contributions(casework, free),
        signIns: signIns(casework),
        forgetRequests: (before: string) => forgetRequests(casework, before),
        dropUnfinished: (before: string) => dropUnfinished(casework, before),
        tell: (message: string) => tell(casework, node, message),
        next: (series: string) => nextNumber(casework, series),
        fill: <T extends RowTable>(table: T, rows: readonly Partial<Insertable<Rows[T]>>[]) =>
          fillTable(casework, table, rows),
      });
      return allOrNothing(
        on,
        async () => {
          const value = await work(all);
          if (wroteCasework()) await ready();
          return value;
        },
        begun,
      );
    });
  }

  function runRead<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return pool.use((on) =>
      onSnapshot(on, () => work(reading(on, cache, options, { mayWrite: false, ready: async () => undefined }))),
    );
  }

  return {
    shared: ear === null ? null : shared({ node, sealKey, ear, use: pool.use }),
    async read(work) {
      mustBeOpen();
      const read = runRead(work);
      running.add(read);
      return read.finally(() => running.delete(read));
    },
    write: (work, { background = false, onlyLog = false } = {}) =>
      (onlyLog ? logging : queue).add(() => runWrite(work), background),
    async shouldYield() {
      await setImmediate();
      return queue.shouldYield();
    },
    async size() {
      const [row] = await pool.use((on) => on.rows<{ n: number }>('select pg_database_size(current_database()) as n'));
      return row?.n ?? 0;
    },
    async end() {
      await queue.idle();
      await logging.idle();
      await Promise.allSettled(running);
      ended = true;
      await ear?.end();
      await Promise.all([pool.end(), writers.end()]);
    },
  };
}

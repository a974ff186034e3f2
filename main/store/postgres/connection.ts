/** A connection to the database, and the pool that they come from. */
import { Client, type ClientConfig, Pool, type PoolClient, type QueryResult, types } from 'pg';
import { asStoreFailure, isLost } from './problems.ts';

/** Where the database is and how to sign in to it, as `pg` has it: a folder as `host` is that of a socket. */
export type DatabasePlace = Pick<ClientConfig, 'host' | 'port' | 'database' | 'user' | 'password' | 'ssl'>;

/** One statement after another, on one connection. */
export interface Connection {
  rows<R extends object>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** The same, with the number of rows that were written. */
  run(text: string, values: readonly unknown[]): Promise<{ rows: unknown[]; written: number }>;
  /** Several statements without values, in one message. */
  script(text: string): Promise<void>;
}

/** One of the pool. */
export interface PooledConnection extends Connection {
  /** Whether the server warned of something meanwhile. */
  warned(work: () => Promise<void>): Promise<boolean>;
}

const [int8, numeric, bool] = [20, 1700, 16];
const asNumber = (text: string): number => Number(text);
const asFlag = (text: string): number => (text === 't' ? 1 : 0);

/**
 * Values as the vault gives them: every number is one of JavaScript's (none here is beyond 2^53), and what is true is 1.
 */
const vaultTypes: NonNullable<ClientConfig['types']> = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary' && (oid === int8 || oid === numeric)) return asNumber;
    if (format !== 'binary' && oid === bool) return asFlag;
    return types.getTypeParser(oid, format);
  },
};

/** A text of PostgreSQL cannot hold the character 0, which no text of the product's own holds either. */
const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0')
    ? value.replaceAll('\0', '\ufffd')
    : Array.isArray(value)
      ? value.map(storable)
      : value;

/** For each connection, the statements that its server has prepared: planning one of the views takes longer than most reads. */
const prepared = new WeakMap<Client | PoolClient, Map<string, string>>();

/** Filters of the queue alone come in about a hundred forms; what is asked beyond these is planned each time. */
const mostPrepared = 400;

/** The name under which a statement stands on the server, from the second time that it is asked for. */
function nameOf(client: Client | PoolClient, text: string): string | undefined {
  const known = prepared.get(client) ?? new Map<string, string>();
  prepared.set(client, known);
  const name = known.get(text);
  if (name === undefined && known.size < mostPrepared) known.set(text, `vigil_${known.size}`);
  return name;
}

/**
 * A statement waits for the one before it: `pg` has no queue of its own for much longer. `prepares`: whether statements may stay on the
 * server from one transaction to the next, which a pooler that shares connections does not allow.
 */
function connectionOn(client: Client | PoolClient, prepares: boolean): PooledConnection {
  let last: Promise<unknown> = Promise.resolve();
  function query(text: string, values?: readonly unknown[]): Promise<QueryResult<object>> {
    const ask = () => {
      if (values === undefined) return client.query<object>(text);
      const name = prepares ? nameOf(client, text) : undefined;
      return client.query<object>({ text, values: values.map(storable), ...(name === undefined ? {} : { name }) });
    };
    const result = last.then(ask, ask).catch((error: unknown) => {
      throw asStoreFailure(error);
    });
    last = result;
    return result;
  }
  return {
    // A query returns what its type says: the schema's types are those of the tables.
    rows: async <R extends object>(text: string, values?: readonly unknown[]) =>
      (await query(text, values)).rows as R[],
    async run(text, values) {
      const { rows, rowCount } = await query(text, values);
      return { rows, written: rowCount ?? 0 };
    },
    async script(text) {
      await query(text);
    },
    async warned(work) {
      let warning = false;
      const told = ({ severity }: { severity?: string | undefined }) => {
        warning ||= severity === 'WARNING';
      };
      client.on('notice', told);
      try {
        await work();
        return warning;
      } finally {
        client.off('notice', told);
      }
    },
  };
}

/** One that is ended by whoever asked for it. */
export async function connect(place: DatabasePlace): Promise<PooledConnection & { end(): Promise<void> }> {
  const client = new Client({ ...place, types: vaultTypes, application_name: 'vigil' });
  // A server that goes away is told to whoever asks next.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw asStoreFailure(error);
  }
  return { ...connectionOn(client, false), end: () => client.end() };
}

export interface Connections {
  /** Runs `work` on a connection of its own. One that broke is not used again. */
  use<T>(work: (on: PooledConnection) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

/** Milliseconds until somebody who asks is told that the database cannot be reached. */
const patience = 5_000;

export function connections(place: DatabasePlace, most: number, prepares: boolean): Connections {
  const pool = new Pool({
    ...place,
    types: vaultTypes,
    application_name: 'vigil',
    max: most,
    connectionTimeoutMillis: patience,
    keepAlive: true,
  });
  // Without a listener, a server that goes away would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    async use(work) {
      const client = await pool.connect().catch((error: unknown) => {
        throw asStoreFailure(error);
      });
      let lost = false;
      try {
        return await work(connectionOn(client, prepares));
      } catch (error) {
        lost = isLost(error);
        throw error;
      } finally {
        client.release(lost);
      }
    },
    end: () => pool.end(),
  };
}

/**
 * PostgreSQL as use cases see it. It differs from Kysely's own driver as the vault's does: a query that has not passed the guard is
 * not run, a transaction that reads changes nothing, and nobody starts one of their own.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  type QueryResult,
} from 'kysely';
import { assertGuarded, Guard, GuardError } from '../guard.ts';
import type { Schema } from '../schema.ts';
import { BranchesLimited } from './branches.ts';
import type { Connection } from './connection.ts';

interface Rules {
  /** Whether the transaction is one that writes. */
  mayWrite: boolean;
}

class GuardedConnection implements DatabaseConnection {
  readonly #on: Connection;
  readonly #rules: Rules;

  constructor(on: Connection, rules: Rules) {
    this.#on = on;
    this.#rules = rules;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    assertGuarded(query);
    const writes = query.query.kind !== 'SelectQueryNode';
    if (writes && !this.#rules.mayWrite) throw new GuardError('what it only reads');
    const { rows, written } = await this.#on.run(query.sql, query.parameters);
    // A query returns what its type says: the schema's types are those of the tables.
    return writes ? { rows: rows as R[], numAffectedRows: BigInt(written) } : { rows: rows as R[] };
  }

  streamQuery(): never {
    throw new GuardError('rows one by one: a turn would wait for its reader');
  }
}

const noTransactions = async (): Promise<never> => {
  throw new GuardError('transactions');
};

/** Never asked for one: the dialect's own driver is replaced. */
const noPool = async (): Promise<never> => noTransactions();

class StoreDialect extends PostgresDialect {
  readonly #connection: GuardedConnection;

  constructor(connection: GuardedConnection) {
    super({ pool: noPool });
    this.#connection = connection;
  }

  override createDriver(): Driver {
    return {
      init: async () => undefined,
      acquireConnection: async () => this.#connection,
      releaseConnection: async () => undefined,
      beginTransaction: noTransactions,
      commitTransaction: noTransactions,
      rollbackTransaction: noTransactions,
      // The connection goes back to the pool that it came from.
      destroy: async () => undefined,
    };
  }
}

/** For one transaction. */
export const guarded = (on: Connection, rules: Rules): Kysely<Schema> =>
  new Kysely<Schema>({
    dialect: new StoreDialect(new GuardedConnection(on, rules)),
    plugins: [new Guard('postgres'), new BranchesLimited()],
  });

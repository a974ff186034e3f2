/**
 * SQLite as use cases see it. It differs from Kysely's own driver in three respects: a query that has not passed the guard is not
 * run, a transaction that reads changes nothing, and statements are kept.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, SqliteDialect } from 'kysely';
import { assertGuarded, GuardError } from '../guard.ts';
import { statement } from './statement-cache.ts';

class Connection implements DatabaseConnection {
  readonly #db: Database;
  readonly #mayWrite: () => boolean;

  constructor(db: Database, mayWrite: () => boolean) {
    this.#db = db;
    this.#mayWrite = mayWrite;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    assertGuarded(query);
    const found = statement(this.#db, query.sql);
    if (!found.readonly && !this.#mayWrite()) throw new GuardError('what it only reads');
    // A query returns what its type says: the schema's types are those of the tables.
    if (found.reader) return { rows: found.all(...query.parameters) as R[] };
    const { changes, lastInsertRowid } = found.run(...query.parameters);
    return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
  }

  streamQuery(): never {
    throw new GuardError('rows one by one: a turn would wait for its reader');
  }
}

/** A use case runs inside an open transaction and cannot start its own. */
const noTransactions = async (): Promise<never> => {
  throw new GuardError('transactions');
};

export class StoreDialect extends SqliteDialect {
  readonly #db: Database;
  readonly #mayWrite: () => boolean;

  /** `mayWrite`: whether the transaction now open is one that writes. */
  constructor(db: Database, mayWrite: () => boolean) {
    super({ database: db });
    this.#db = db;
    this.#mayWrite = mayWrite;
  }

  override createDriver(): Driver {
    const connection = new Connection(this.#db, this.#mayWrite);
    return {
      init: async () => undefined,
      acquireConnection: async () => connection,
      releaseConnection: async () => undefined,
      beginTransaction: noTransactions,
      commitTransaction: noTransactions,
      rollbackTransaction: noTransactions,
      // The connection is closed by its owner.
      destroy: async () => undefined,
    };
  }
}

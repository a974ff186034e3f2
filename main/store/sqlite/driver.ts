/**
 * SQLite as use cases see it. It differs from Kysely's own driver in four respects: a query that has not passed the guard is not
 * run, a transaction that reads changes nothing, statements are kept, and others may be let in before each of them.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, SqliteDialect } from 'kysely';
import { assertGuarded, GuardError } from '../guard.ts';
import { statement } from './statement-cache.ts';

interface Turns {
  /** Whether the transaction now open is one that writes. */
  mayWrite: () => boolean;
  /** Lets others in before a statement, where they may come in. */
  letIn: () => Promise<void>;
}

class Connection implements DatabaseConnection {
  readonly #db: Database;
  readonly #turns: Turns;

  constructor(db: Database, turns: Turns) {
    this.#db = db;
    this.#turns = turns;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    assertGuarded(query);
    await this.#turns.letIn();
    const found = statement(this.#db, query.sql);
    if (!found.readonly && !this.#turns.mayWrite()) throw new GuardError('what it only reads');
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
  readonly #turns: Turns;

  constructor(db: Database, turns: Turns) {
    super({ database: db });
    this.#db = db;
    this.#turns = turns;
  }

  override createDriver(): Driver {
    const connection = new Connection(this.#db, this.#turns);
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

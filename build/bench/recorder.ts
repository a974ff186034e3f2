/**
 * Records which statements a use case sends to the store, so that exactly these, with their parameters, can be run
 * again on the plain copy. What the product does besides (who is asking, need to know, the log) is not part of the same
 * work.
 */
import Sqlite, { type Database, type Statement } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';

const Method = z.enum(['all', 'get', 'run']);

export interface Sent {
  sql: string;
  method: z.infer<typeof Method>;
  parameters: unknown[];
  /** Rows returned. */
  rows: number;
  /** The connection, on which the statement can be explained. */
  database: Database;
}

const rowsIn = (answer: unknown) => (Array.isArray(answer) ? answer.length : answer === undefined ? 0 : 1);

/** What all statements have in common, whatever connection they are on. */
function statements(): object {
  const db = new Sqlite(':memory:');
  const shared: object = Object.getPrototypeOf(db.prepare('select 1'));
  db.close();
  return shared;
}

/**
 * Runs `work` and returns what it sent on any connection but `except`, including through statements prepared earlier. Never used
 * while time is measured. It watches the statements' common prototype, so that only one watch at a time is possible in a process.
 */
export async function record(work: () => Promise<unknown>, except?: Database): Promise<Sent[]> {
  const sent: Sent[] = [];
  const shared = statements();
  const methods = Method.options.map((method) => [method, Reflect.get(shared, method)] as const);
  for (const [method, original] of methods) {
    if (typeof original !== 'function') throw new Error('the library has other statements than are known here');
    Reflect.set(shared, method, function watched(this: Statement, ...parameters: unknown[]): unknown {
      const answer: unknown = Reflect.apply(original, this, parameters);
      if (this.database !== except) {
        const { source, database } = this;
        sent.push({ sql: source, method, parameters, rows: rowsIn(answer), database });
      }
      return answer;
    });
  }
  try {
    await work();
  } finally {
    for (const [method, original] of methods) Reflect.set(shared, method, original);
  }
  return sent;
}

/** Statements that find out who is asking and what they may see. */
const overhead = /\b(account_row|compartment_member_row|viewer|viewer_compartment|viewer_opened)\b/;
const log = /\blog(_subject)?_row\b/;

export const withoutOverhead = (sent: readonly Sent[]) => sent.filter(({ sql }) => !overhead.test(sql));
export const withoutLog = (sent: readonly Sent[]) => withoutOverhead(sent).filter(({ sql }) => !log.test(sql));

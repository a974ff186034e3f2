/**
 * Which statements a use case sends to the store, so that exactly these, with their parameters, can be run again on the
 * plain copy. What the product does besides (who is asking, need to know, the log) is no part of the same work.
 */
import type { Database, Statement } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';

const Method = z.enum(['all', 'get', 'run']);

export interface Sent {
  sql: string;
  method: z.infer<typeof Method>;
  parameters: unknown[];
  /** Rows that came back. */
  rows: number;
}

const rowsIn = (answer: unknown) => (Array.isArray(answer) ? answer.length : answer === undefined ? 0 : 1);

function watched(statement: Statement, sql: string, sent: Sent[]): Statement {
  return new Proxy(statement, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...parameters: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(value, target, parameters);
        const method = Method.safeParse(name);
        if (method.success) sent.push({ sql, method: method.data, parameters, rows: rowsIn(answer) });
        return answer;
      };
    },
  });
}

/** Runs `work` and gives what it sent through `db`. Never used where time is taken. */
export async function record(db: Database, work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const prepare = db.prepare.bind(db);
  Object.defineProperty(db, 'prepare', {
    configurable: true,
    value: (sql: string) => watched(prepare(sql), sql, sent),
  });
  try {
    await work();
  } finally {
    Reflect.deleteProperty(db, 'prepare');
  }
  return sent;
}

/** What finds out who is asking and what they may see. */
const overhead = /\b(account_row|compartment_member_row|viewer|viewer_compartment)\b/;
const log = /\blog(_subject)?_row\b/;

export const withoutOverhead = (sent: readonly Sent[]) => sent.filter(({ sql }) => !overhead.test(sql));
export const withoutLog = (sent: readonly Sent[]) => withoutOverhead(sent).filter(({ sql }) => !log.test(sql));

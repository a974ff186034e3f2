/**
 * Looks at rows behind need to know, in a store on PostgreSQL, in the way in which the tests do it in a vault: at once, and in the vault's
 * words. What only the vault can do is not here; such tests are left out on PostgreSQL.
 */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { DatabasePlace } from '../../main/store/postgres/connection.ts';

export interface Asked {
  place: DatabasePlace;
  /** `null` to end the connection. */
  text: string | null;
  /** `null` for a script. */
  values: unknown[] | null;
}

interface Answer {
  error?: string;
  rows?: Record<string, unknown>[];
  written?: number;
}

/** PostgreSQL's words for what the tests say in SQLite's. */
function translated(text: string): string {
  let ignored = false;
  const plain = text
    .replace(/\binsert or ignore\b/gi, () => {
      ignored = true;
      return 'insert';
    })
    .replace(/\bx'([0-9a-f]*)'/gi, "'\\x$1'::bytea")
    .replace(/\(select value from json_each\(\?\)\)/g, '(select jsonb_array_elements_text(?::jsonb)::int)')
    .replace(/(?<!["'@\w])[a-z]+[A-Z]\w*(?!["'\w])/g, '"$&"');
  return ignored ? `${plain} on conflict do nothing` : plain;
}

/** A trigger that refuses, such as a full disk would; they have no names of their own there. */
function withRefusals(text: string, tables: Map<string, string>): string {
  return text
    .replace(
      /create (?:temp )?trigger (\w+) before (insert|update|delete) on (\w+)( when [^;]*?)? begin select raise\(abort, ('[^']*')\); end/g,
      (_, name: string, what: string, table: string, when: string | undefined, why: string) => {
        tables.set(name, table);
        const condition = when === undefined ? '' : ` when (${when.slice(' when '.length)})`;
        return `create trigger "${name}" before ${what} on ${table} for each row${condition} execute function refuse(${why})`;
      },
    )
    .replace(/drop trigger (\w+)$/, (_, name: string) => `drop trigger "${name}" on ${tables.get(name) ?? ''}`);
}

/** `?` and `@name` as `$1`, `$2`; returns in which order the values come. */
function numbered(text: string): { text: string; names: (string | null)[] } {
  const names: (string | null)[] = [];
  const written = text.replace(/'[^']*'|\?|@(\w+)/g, (part: string, name: string | undefined) => {
    if (part.startsWith("'")) return part;
    names.push(name ?? null);
    return `$${names.length}`;
  });
  return { text: written, names };
}

function valuesFor(names: readonly (string | null)[], given: readonly unknown[]): unknown[] {
  const named = given[0] as Record<string, unknown>;
  let at = 0;
  const plain = (value: unknown) => (typeof value === 'bigint' ? String(value) : value);
  return names.map((name) => plain(name === null ? given[at++] : named[name]));
}

/** One thread for all databases of a process: starting it takes longer than most tests. */
function startThread(): (asked: Asked) => Answer {
  const { port1: port, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./peek-worker.ts', import.meta.url), {
    workerData: { port: port2, signal },
    transferList: [port2],
    execArgv: [],
  });
  worker.unref();
  port.unref();
  return (asked) => {
    Atomics.store(signal, 0, 0);
    port.postMessage(asked);
    if (Atomics.wait(signal, 0, 0, 30_000) === 'timed-out') throw new Error('the database did not answer');
    const answer = receiveMessageOnPort(port)?.message as Answer;
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  };
}
let thread: ReturnType<typeof startThread> | null = null;

/** `close` says whether more than rows was changed. */
export function peekAt(place: DatabasePlace): { db: Database; close(): boolean } {
  let used = false;
  let spoilt = false;
  function ask(asked: Omit<Asked, 'place'>): Answer {
    thread ??= startThread();
    used = true;
    spoilt ||= /\b(?:create|drop|alter)\b/i.test(asked.text ?? '');
    return thread({ ...asked, place });
  }

  function prepare(sql: string) {
    const { text, names } = numbered(translated(sql));
    const returning = /^\s*insert/i.test(text) && !/\breturning\b/i.test(text) ? `${text} returning *` : text;
    let shape: 'rows' | 'pluck' | 'raw' = 'rows';
    const shaped = (row: Record<string, unknown>) =>
      shape === 'rows' ? row : shape === 'raw' ? Object.values(row) : Object.values(row)[0];
    const rows = (values: unknown[]) => (ask({ text, values: valuesFor(names, values) }).rows ?? []).map(shaped);
    const statement = {
      all: (...values: unknown[]) => rows(values),
      get: (...values: unknown[]) => rows(values)[0],
      run(...values: unknown[]) {
        const { rows: made = [], written = 0 } = ask({ text: returning, values: valuesFor(names, values) });
        return { changes: written, lastInsertRowid: Number(made.at(-1)?.id ?? 0) };
      },
      pluck() {
        shape = 'pluck';
        return statement;
      },
      raw() {
        shape = 'raw';
        return statement;
      },
      safeIntegers: () => statement,
    };
    return statement;
  }

  const tables = new Map<string, string>();
  const exec = (text: string) => ask({ text: withRefusals(translated(text), tables), values: null });
  const db = {
    prepare,
    exec,
    transaction: (work: () => unknown) => () => {
      exec('begin');
      try {
        const value = work();
        exec('commit');
        return value;
      } catch (error) {
        exec('rollback');
        throw error;
      }
    },
  };
  // As much of a vault's connection as tests that run on both stores use.
  return {
    db: db as unknown as Database,
    close() {
      if (used) ask({ text: null, values: null });
      return spoilt;
    },
  };
}

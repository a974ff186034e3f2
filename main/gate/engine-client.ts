/**
 * The gate's side of the conversation with the engine: numbers the requests, tracks who is waiting for what, and answers everybody
 * when the engine ends. It starts the first engine, and another each time one has ended.
 */
import { type ErrorCode, type Failure, failure, type Result } from '../../preload/contract/errors.ts';
import type { LineNews } from '../../preload/contract/host.ts';
import type { EngineProcess, FromEngine, ToEngine } from '../engine/protocol.ts';

/** How long an engine that was asked to close may take before it is killed, in milliseconds. */
const closingTime = 5000;

export interface EngineNews {
  progress(news: { task: string; done: number; total: number | null; note: string }): void;
  changed(topics: string[]): void;
  /** Only the line to a unit has any. */
  line?(news: LineNews): void;
  /** The vault has been closed. `because` is null when somebody asked for it. */
  closed(because: Failure | null): void;
}

export interface EngineClient {
  /** Never rejects; waits until the engine is ready. */
  request(verb: string, input: unknown, paths: Record<string, string>): Promise<Result<unknown>>;
  /** Stops the long work that the page knows by this name. False when there is none. */
  cancel(task: string): boolean;
  /** Closes the vault and ends the engine; a fresh one is started. Resolves when the old one has ended. */
  close(): Promise<void>;
  /** Like `close`, but starts no other. */
  end(): Promise<void>;
}

interface Waiting {
  task: string | undefined;
  answer(result: Result<unknown>): void;
}

interface Running {
  process: EngineProcess;
  ready: boolean;
  /** The vault has been closed, in order or not; nothing more is asked of this engine. */
  closed: boolean;
  waiting: Map<number, Waiting>;
  early: ToEngine[];
  /** The engine's own reason why it could not continue. */
  cause: string | undefined;
  ended: Promise<void>;
}

function taskOf(input: unknown): string | undefined {
  const task: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'task') : undefined;
  return typeof task === 'string' ? task : undefined;
}

function deliver(engine: Running, message: ToEngine): void {
  if (engine.ready) engine.process.send(message);
  else engine.early.push(message);
}

function answerAll(engine: Running, error: Failure): void {
  const all = [...engine.waiting.values()];
  engine.waiting.clear();
  engine.early = [];
  for (const waiting of all) waiting.answer({ ok: false, error });
}

/**
 * `start` begins a process; the first is started at once. The next one starts when the one before has ended, never alongside it:
 * both would hold the same vault. An engine that ends before it was ready is restarted only with the next request, since a broken
 * one would otherwise start over and over.
 */
export function engineClient(start: () => EngineProcess, news: EngineNews): EngineClient {
  let nextId = 1;
  let over = false;
  let present: Running | null = begin();

  function shut(engine: Running, because: Failure | null): void {
    if (engine.closed) return;
    engine.closed = true;
    const timer = setTimeout(() => engine.process.kill(), closingTime);
    engine.ended.then(() => clearTimeout(timer));
    answerAll(engine, because ?? failure('VAULT_LOCKED'));
    if (!over) news.closed(because);
  }

  function ended(engine: Running, code: number | null, how?: string, means?: ErrorCode): void {
    const surprise = !engine.closed;
    engine.closed = true;
    const cause = engine.cause ?? how ?? (code === null ? undefined : `exit code ${code}`);
    const stopped = failure(means ?? 'ENGINE_STOPPED', cause);
    answerAll(engine, stopped);
    if (surprise && engine.ready && !over) news.closed(stopped);
    present = engine.ready && !over ? begin() : null;
  }

  function hear(engine: Running, message: FromEngine): void {
    switch (message.kind) {
      case 'ready': {
        engine.ready = true;
        const early = engine.early;
        engine.early = [];
        for (const waiting of early) engine.process.send(waiting);
        return;
      }
      case 'reply': {
        const waiting = engine.waiting.get(message.id);
        engine.waiting.delete(message.id);
        waiting?.answer(message.result);
        return;
      }
      case 'progress':
        if (engine.waiting.has(message.id)) {
          const { task, done, total, note } = message;
          news.progress({ task, done, total, note });
        }
        return;
      case 'changed':
        if (!engine.closed) news.changed(message.topics);
        return;
      case 'line':
        if (!engine.closed) news.line?.({ state: message.state, since: message.since, waiting: message.waiting });
        return;
      case 'closed':
        shut(engine, message.because);
        return;
      case 'failed':
        engine.cause = message.cause;
        return;
    }
  }

  function begin(): Running {
    const process = start();
    const { promise, resolve } = Promise.withResolvers<void>();
    const engine: Running = {
      process,
      ready: false,
      closed: false,
      waiting: new Map(),
      early: [],
      cause: undefined,
      ended: promise,
    };
    process.onMessage((message) => hear(engine, message));
    process.onExit((code, how, means) => {
      ended(engine, code, how, means);
      resolve();
    });
    return engine;
  }

  async function usable(): Promise<Running | null> {
    while (present?.closed) await present.ended;
    if (over) return null;
    present ??= begin();
    return present;
  }

  async function close(): Promise<void> {
    const engine = present;
    if (engine === null) return;
    if (!engine.closed) {
      shut(engine, null);
      engine.process.send({ kind: 'close' });
    }
    await engine.ended;
  }

  return {
    async request(verb, input, paths) {
      const engine = await usable();
      if (engine === null) return { ok: false, error: failure('VAULT_LOCKED') };
      const id = nextId++;
      const { promise, resolve } = Promise.withResolvers<Result<unknown>>();
      engine.waiting.set(id, { task: taskOf(input), answer: resolve });
      deliver(engine, { kind: 'request', id, verb, input, ...(Object.keys(paths).length > 0 ? { paths } : {}) });
      return promise;
    },
    cancel(task) {
      if (present === null) return false;
      const engine = present;
      const found = [...engine.waiting].filter(([, waiting]) => waiting.task === task);
      for (const [id] of found) deliver(engine, { kind: 'cancel', id });
      return found.length > 0;
    },
    close,
    async end() {
      over = true;
      await close();
    },
  };
}

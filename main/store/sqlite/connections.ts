/** The connections of an open vault: one that writes, and several that read, each on a snapshot of its own. */
import type { Database } from 'better-sqlite3-multiple-ciphers';

export interface Connections {
  /** The one that writes. */
  readonly db: Database;
  /** Opens another, which cannot write. */
  connectReader(): Database;
}

/** How many readers are kept. A read takes milliseconds: more readers would only mean more caches to fill. */
const most = 3;

export interface ReaderPool<R> {
  /** Runs `work` with a reader of its own, preferably the one used last, whose cache is warm. */
  use<T>(work: (reader: R) => Promise<T>): Promise<T>;
  /** Closes them all once none is in use; settles when that is done. */
  end(): Promise<void>;
}

export function readerPool<R>(open: () => R, close: (reader: R) => void): ReaderPool<R> {
  const all: R[] = [];
  const idle: R[] = [];
  const waiting: ((reader: R) => void)[] = [];
  let whenIdle: (() => void) | null = null;

  function take(): Promise<R> | R {
    const ready = idle.pop();
    if (ready !== undefined) return ready;
    if (all.length >= most) return new Promise((resolve) => waiting.push(resolve));
    const made = open();
    all.push(made);
    return made;
  }

  function giveBack(reader: R): void {
    const next = waiting.shift();
    if (next !== undefined) {
      next(reader);
      return;
    }
    idle.push(reader);
    if (idle.length === all.length) whenIdle?.();
  }

  return {
    async use(work) {
      const reader = await take();
      try {
        return await work(reader);
      } finally {
        giveBack(reader);
      }
    },
    async end() {
      if (idle.length < all.length)
        await new Promise<void>((resolve) => {
          whenIdle = resolve;
        });
      for (const reader of all.splice(0)) close(reader);
      idle.length = 0;
    },
  };
}

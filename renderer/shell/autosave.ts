/** Saves what is typed a moment after the last key. */
import type { Failure } from '../../preload/contract/errors.ts';
import { failureOf } from './client.ts';

const PAUSE_MS = 700;

export type Saved =
  | { state: 'nothing' }
  | { state: 'waiting' }
  | { state: 'saved'; at: string }
  | { state: 'failed'; failure: Failure };

export interface Autosaver<T> {
  typed(value: T): void;
  /** Saves at once what was typed since the last save. */
  flush(): Promise<void>;
  /** Waits for every save that was begun or asked for by `flush`, and saves nothing more until `goOn`. */
  stop(): Promise<void>;
  goOn(): Promise<void>;
}

/**
 * Saves follow one another, so that an older text never lands on a newer one. `told` hears what became of each. `pause` is how long
 * nothing has to be typed before it saves, in milliseconds.
 */
export function autosaver<T>(
  save: (value: T) => Promise<unknown>,
  told: (saved: Saved) => void,
  pause = PAUSE_MS,
): Autosaver<T> {
  let pending: { value: T } | null = null;
  let chain = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const flush = () => {
    clearTimeout(timer);
    const typed = pending;
    if (typed === null || stopped) return chain;
    pending = null;
    chain = chain.then(async () => {
      try {
        await save(typed.value);
        told({ state: 'saved', at: new Date().toISOString() });
      } catch (thrown) {
        told({ state: 'failed', failure: failureOf(thrown) });
      }
    });
    return chain;
  };
  return {
    typed(value) {
      if (stopped) return;
      pending = { value };
      told({ state: 'waiting' });
      clearTimeout(timer);
      timer = setTimeout(flush, pause);
    },
    flush,
    stop() {
      stopped = true;
      clearTimeout(timer);
      return chain;
    },
    goOn() {
      stopped = false;
      return flush();
    },
  };
}

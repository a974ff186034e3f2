/**
 * A database that several services share changes its leader now and then, within seconds. What was asked meanwhile waits for it and is done
 * then, where nothing can come of doing it twice.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type ErrorCode, VigilError } from '../../preload/contract/errors.ts';
import type { Store } from '../store/port.ts';

/** Milliseconds for which somebody waits before they are told. */
const patience = 20_000;
const firstPause = 100;
const longestPause = 1_000;

/** Nothing of it was kept. */
const undone: readonly ErrorCode[] = ['STORE_AWAY', 'STORE_BUSY'];

/** Of the store, and not of the person who asked. */
export const isOfStore = (error: unknown): boolean =>
  error instanceof VigilError && (undone.includes(error.code) || error.code === 'OUTCOME_UNKNOWN');

/**
 * Does `work`, a transaction of its own, until the store takes it. `twice`: it may be done although it may have been done before, since it
 * finds out by itself, or a line too many in the log is all that comes of it.
 */
export async function untilTaken<T>({ shared }: Store, work: () => Promise<T>, twice: boolean): Promise<T> {
  const since = performance.now();
  for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 2)) {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof VigilError ? error.code : null;
      const again = code !== null && (undone.includes(code) || (twice && code === 'OUTCOME_UNKNOWN'));
      if (shared === null || !again || performance.now() - since > patience) throw error;
    }
    await wait(pause);
  }
}

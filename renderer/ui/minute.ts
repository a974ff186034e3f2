/** The minute that it is, for what is counted from or to now: it goes on by itself on a page that nobody touches. */
import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;
const LOOK_MS = 10_000;
const listeners = new Set<() => void>();
let looking: ReturnType<typeof setInterval> | undefined;

/** One timer for all that is on the page, and none while nothing is. */
function watch(listener: () => void): () => void {
  listeners.add(listener);
  looking ??= setInterval(() => {
    for (const each of listeners) each();
  }, LOOK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(looking);
    looking = undefined;
  };
}
const never = () => () => undefined;
const minute = () => Math.floor(Date.now() / MINUTE_MS);

/** Has the caller drawn again with each minute. `counts`: whether what it shows depends on that at all. */
export function useMinute(counts = true): void {
  useSyncExternalStore(counts ? watch : never, counts ? minute : () => 0);
}

/** How the line to the service of a unit stands, as the window was last told. */
import { useSyncExternalStore } from 'react';
import type { LineNews } from '../../preload/contract/host.ts';

let present: LineNews | null = null;
/** How often it came back. */
let returns = 0;
const listeners = new Set<() => void>();

const watch = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Says whether it has just come back: whatever is shown may have changed meanwhile. */
export function hearLine(news: LineNews | null): boolean {
  const back = present?.state === 'down' && news?.state === 'up';
  present = news;
  if (back) returns += 1;
  for (const listener of listeners) listener();
  return back;
}

/** Null where there is no unit. */
export const useLine = (): LineNews | null => useSyncExternalStore(watch, () => present);
/** A number that changes each time the line comes back. */
export const useLineReturns = (): number => useSyncExternalStore(watch, () => returns);

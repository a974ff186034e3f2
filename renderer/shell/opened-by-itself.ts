/**
 * Which contribution a list opened by itself, and nobody has asked for yet. Having had it on the screen is not having opened it: an earlier
 * report counts as opened only by somebody who wanted to read it.
 */
import { useSyncExternalStore } from 'react';

let byItself: number | null = null;
const listeners = new Set<() => void>();

function set(id: number | null): void {
  if (byItself === id) return;
  byItself = id;
  for (const listener of listeners) listener();
}

export const opensByItself = (id: number): void => set(id);
/** Somebody chose what is open, or left it. */
export const isAskedFor = (): void => set(null);
export const cameByItself = (id: number): boolean => byItself === id;

const watch = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether somebody asked for that one. */
export const useAskedFor = (id: number): boolean => useSyncExternalStore(watch, () => byItself !== id);

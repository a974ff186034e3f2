/**
 * How somebody left a view: filters, order, the row and the place in the list, the stretch of time. It stands as they left it for as long
 * as the vault is open to them. Filters may hold words of records, so it lives in the page's memory alone and goes at lock.
 */
import { useCallback, useState } from 'react';

const left = new Map<string, unknown>();

/** Like `useState`, under a name of the view's own; `initial` where nothing was left. */
export function useViewState<T>(name: string, initial: T): [T, (next: T) => void] {
  // Kept under a name that one view uses, so it has that view's shape.
  const now = left.has(name) ? (left.get(name) as T) : initial;
  const [state, setState] = useState({ name, value: now });
  const set = useCallback(
    (value: T) => {
      left.set(name, value);
      setState({ name, value });
    },
    [name],
  );
  return [state.name === name ? state.value : now, set];
}

/** How it was left; undefined where it was not open yet. */
export const viewAsLeft = <T>(name: string): T | undefined => left.get(name) as T | undefined;

/** Sets how a view is to be found that is opened next. */
export function leaveView(name: string, value: unknown): void {
  left.set(name, value);
}

/** Forgets everything: at lock. */
export function forgetViews(): void {
  left.clear();
}

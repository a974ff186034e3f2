/**
 * How somebody left a view: filters, order, the row and the place in the list, the widths of columns, the stretch of time. It is in the
 * page's memory while the vault is open to them. Filters may hold words of records, so it goes at lock; `kept-views.ts` keeps it in the
 * vault, as a draft of theirs, and brings it back when they sign in.
 */
import { useCallback, useState } from 'react';
import { z } from 'zod';

/** Views that were left longest ago go first, so that somebody's draft stays small however many cases they open. */
export const MOST_VIEWS = 200;
export const MOST_CHARACTERS = 60_000;

/** Nobody's while it is null: whatever closes after the lock leaves nothing behind. The view that was left last is the last one. */
let left: Map<string, unknown> | null = null;
const watchers = new Set<() => void>();

/** How it was left; undefined where it was not open yet, or was left by a version whose views had another shape. */
export function viewAsLeft<T>(name: string, shape: z.ZodType<T>): T | undefined {
  if (left?.has(name) !== true) return undefined;
  return shape.safeParse(left.get(name)).data;
}

/** Sets how a view is to be found that is opened next. `value` is JSON. */
export function leaveView(name: string, value: unknown): void {
  if (left === null) return;
  const before = left.get(name);
  left.delete(name);
  left.set(name, value);
  // A list that is opened and closed is left as it was, and nothing is to be saved for it.
  if (JSON.stringify(before) === JSON.stringify(value)) return;
  for (const watcher of watchers) watcher();
}

/** Like `useState`, under a name of the view's own; `initial` where nothing was left that fits `shape`. */
export function useViewState<T>(name: string, shape: z.ZodType<T>, initial: T): [T, (next: T) => void] {
  const [state, setState] = useState(() => ({ name, value: viewAsLeft(name, shape) ?? initial }));
  // Another view under the same hook, such as the next case's.
  const now = state.name === name ? state : { name, value: viewAsLeft(name, shape) ?? initial };
  if (now !== state) setState(now);
  const set = useCallback(
    (value: T) => {
      leaveView(name, value);
      setState({ name, value });
    },
    [name],
  );
  return [now.value, set];
}

/** Calls `watcher` whenever a view is left otherwise than it was. Gives the way to stop. */
export function watchViews(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

const Kept = z.strictObject({ version: z.literal(1), views: z.array(z.tuple([z.string(), z.unknown()])) });

/** All views as they were left, or as many of the last ones as there is room for; null while they are nobody's. */
export function viewsAsText(): string | null {
  if (left === null) return null;
  const views: z.infer<typeof Kept>['views'] = [];
  let room = MOST_CHARACTERS;
  for (const view of [...left].toReversed().slice(0, MOST_VIEWS)) {
    room -= JSON.stringify(view).length + 1;
    if (room < 0) break;
    views.unshift(view);
  }
  return JSON.stringify({ version: 1, views } satisfies z.infer<typeof Kept>);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether two texts keep the same views, whichever was left last: going to another place and back is nothing to save. */
export function sameViews(one: string, other: string): boolean {
  const viewsIn = (text: string) =>
    (Kept.safeParse(parsed(text)).data?.views ?? []).map((view) => JSON.stringify(view));
  return one === other || viewsIn(one).toSorted().join() === viewsIn(other).toSorted().join();
}

/** Opens the views to somebody as they left them. What cannot be read, or was kept by another version, is as if it were not there. */
export function openViews(text: string | null): void {
  const kept = Kept.safeParse(text === null ? null : parsed(text));
  left = new Map(kept.data?.views ?? []);
}

/** Forgets everything: at lock. */
export function forgetViews(): void {
  left = null;
}

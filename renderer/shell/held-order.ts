/**
 * A list keeps its order while somebody is at work in it: with the pointer over it, or with a key pressed a moment ago. Otherwise a row that
 * comes in, or is matched anew behind everybody's work, moves another one under the pointer that is about to be pressed.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** Without a key or a movement for so long, the list takes its new order. */
const quietAfter = 3_000;

export interface Arranged<T> {
  rows: readonly T[];
  /** How many have come in among those that are shown, and wait. */
  waiting: number;
}

/**
 * The rows in the order in which they were held: what has left is left out, what follows below (a further page) is added, and what has come in
 * between waits. `kept`: the key of a row that is shown whatever the order, since it is open.
 */
export function arranged<T>(
  held: readonly string[],
  rows: readonly T[],
  keyOf: (row: T) => string,
  kept: string | null,
): Arranged<T> {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  const known = new Set(held);
  const standing = held.flatMap((key) => byKey.get(key) ?? []);
  const more = rows.flatMap((row, at) => (known.has(keyOf(row)) ? [] : [{ row, at }]));
  const below = more.filter(({ row, at }) => at >= standing.length || keyOf(row) === kept);
  return { rows: [...standing, ...below.map(({ row }) => row)], waiting: more.length - below.length };
}

interface Held {
  /** Which list it is. Another one is not held in the order of this one. */
  of: string;
  keys: readonly string[];
}

export interface HeldOrder<T> extends Arranged<T> {
  /** Takes the new order at once. */
  settle: () => void;
  /** For what is around the list. */
  around: { onPointerMove: () => void; onPointerDown: () => void };
}

/** `of` tells one list (its filter, its sort) from another. */
export function useHeldOrder<T>(
  of: string,
  rows: readonly T[],
  keyOf: (row: T) => string,
  kept: string | null,
): HeldOrder<T> {
  const [held, setHeld] = useState<Held | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const standing = held !== null && held.of === of;
  const shown = useMemo(
    () => (standing ? arranged(held.keys, rows, keyOf, kept) : { rows, waiting: 0 }),
    [standing, held, rows, keyOf, kept],
  );
  const latest = useRef({ of, rows: shown.rows, keyOf });
  useEffect(() => {
    latest.current = { of, rows: shown.rows, keyOf };
  });
  const settle = useCallback(() => {
    clearTimeout(timer.current);
    setHeld(null);
  }, []);
  const atWork = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(settle, quietAfter);
    const { of: now, rows: seen, keyOf: key } = latest.current;
    setHeld((before) => (before?.of === now ? before : { of: now, keys: seen.map(key) }));
  }, [settle]);
  useEffect(() => {
    document.addEventListener('keydown', atWork, true);
    return () => {
      document.removeEventListener('keydown', atWork, true);
      clearTimeout(timer.current);
    };
  }, [atWork]);
  const around = useMemo(() => ({ onPointerMove: atWork, onPointerDown: atWork }), [atWork]);
  return { ...shown, settle, around };
}

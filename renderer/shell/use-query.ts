import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { changesSettled, isChanging, valueShown } from './ahead.ts';
import { answerAtHand, versionOf, watchVerb } from './answers-at-hand.ts';
import { call, failureOf } from './client.ts';
import { useLineReturns } from './line.ts';
import { bringBack, changesSeen, isKept, keepAnswer } from './query-cache.ts';
import { answerKey } from './topics.ts';

export interface Query<T> {
  /** The last answer, even while a newer one is on its way; undefined before the first. */
  value: T | undefined;
  error: Failure | null;
  /** Nothing to show yet. Fetching again while an answer is shown does not count. */
  loading: boolean;
  /** What is shown answers an earlier question; the answer to the current one is on its way. */
  old: boolean;
  refresh: () => void;
}

export interface QueryOptions {
  topics: readonly string[];
  /** `false` asks nothing and shows what is already there. */
  enabled?: boolean;
  /** Shows the last answer until the one to the new question arrives: for filters, never for one record in place of another. */
  keepsLast?: boolean;
}

const asked = new Map<string, Promise<unknown>>();

/** Asks once, however many views want the same answer at the same time. */
function ask<V extends VerbName>(verb: V, input: Input<V>, key: string, topics: readonly string[]): Promise<Output<V>> {
  const running = asked.get(key);
  // The key begins with the verb, so this is its output.
  if (running !== undefined) return running as Promise<Output<V>>;
  const when = { since: changesSeen(), asked: changesSettled() };
  const started = call(verb, input)
    .finally(() => asked.delete(key))
    .then((value) => {
      // It is at hand already; the database may take its time.
      void keepAnswer(key, value, topics, when);
      return value;
    });
  asked.set(key, started);
  return started;
}

/** Asks ahead of the view that shows the answer, which then finds it at hand. Rejects where the view would show a failure. */
export function askAhead<V extends VerbName>(verb: V, input: Input<V>, topics: readonly string[]): Promise<Output<V>> {
  return ask(verb, input, answerKey(verb, input), topics);
}

/**
 * Asks for what the next view is going to ask for, while that is still being drawn. Nothing is asked twice, nor what is at hand
 * already; a failure is the view's to show.
 */
export function askWhileDrawn<V extends VerbName>(verb: V, input: Input<V>, topics: readonly string[]): void {
  const key = answerKey(verb, input);
  if (answerAtHand(key)?.stale === 0 || isKept(key) || isChanging(key)) return;
  ask(verb, input, key, topics).catch(() => undefined);
}

/** Draws again whenever an answer of the verb arrives or changes. */
export function useVersion(verb: VerbName): number {
  const watch = useCallback((listener: () => void) => watchVerb(verb, listener), [verb]);
  return useSyncExternalStore(watch, () => versionOf(verb));
}

/** The last value that was not undefined. */
function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}

/**
 * Reads a verb's answer from the query cache, asks for it when it is not there, and asks again when a change event names
 * one of `topics`. Only for verbs that read.
 */
export function useQuery<V extends VerbName>(verb: V, input: Input<V>, options: QueryOptions): Query<Output<V>> {
  const key = answerKey(verb, input);
  const { enabled = true, keepsLast = false } = options;
  const topics = options.topics.join(' ');
  useVersion(verb);
  const answer = answerAtHand(key);
  const [problem, setProblem] = useState<{ key: string; failure: Failure } | null>(null);

  // Callers build a new input at each render; equal keys mean equal inputs, so only the key decides when to ask.
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  const fetch = useCallback(() => {
    ask(verb, latest.current, key, topics === '' ? [] : topics.split(' ')).then(
      () => setProblem(null),
      (thrown: unknown) => setProblem({ key, failure: failureOf(thrown) }),
    );
  }, [verb, key, topics]);

  const away = answer === undefined && isKept(key);
  useEffect(() => {
    if (away) void bringBack(key);
  }, [away, key]);
  const missing = !away && (answer === undefined || answer.stale === 1) && !isChanging(key);
  // What could not be asked while the line was down is asked when it is back.
  const returns = useLineReturns();
  useEffect(() => {
    // An answer that is already stale when it arrives is asked for again.
    if (enabled && missing && returns >= 0 && (answer === undefined || answer.stale === 1)) fetch();
  }, [enabled, missing, answer, fetch, returns]);

  const failed = problem?.key === key ? problem.failure : null;
  // Without a connection, what is shown stays: the bar says why it is not the newest.
  const error = failed?.code === 'NO_CONNECTION' && answer !== undefined ? null : failed;
  // An answer is kept under the verb that gave it, so its shape is that verb's output.
  const own = answer === undefined ? undefined : (valueShown(answer) as Output<V>);
  const last = useLast(own);
  const value = keepsLast && error === null ? last : own;
  return {
    value,
    error,
    loading: enabled && value === undefined && error === null,
    old: own === undefined && value !== undefined,
    refresh: fetch,
  };
}

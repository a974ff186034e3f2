import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { call, failureOf } from './client.ts';
import { changesSeen, keepAnswer, queryCache } from './query-cache.ts';
import { answerKey } from './topics.ts';

export interface Query<T> {
  /** The last answer, also while a newer one is on its way; undefined before the first. */
  value: T | undefined;
  error: Failure | null;
  /** Nothing to show yet. A refetch behind a shown answer does not count. */
  loading: boolean;
  refresh: () => void;
}

const asked = new Map<string, Promise<void>>();

/** Asks once, however many views want the same answer at the same time. */
function ask<V extends VerbName>(verb: V, input: Input<V>, key: string, topics: readonly string[]): Promise<void> {
  const running = asked.get(key);
  if (running !== undefined) return running;
  const since = changesSeen();
  const started = call(verb, input)
    .then((value) => keepAnswer(key, value, topics, since))
    .finally(() => asked.delete(key));
  asked.set(key, started);
  return started;
}

/**
 * Reads a verb's answer from the query cache, asks for it when it is not there, and asks again when a change event names
 * one of `topics`. Only for verbs that read. `enabled: false` asks nothing and shows what is held.
 */
export function useQuery<V extends VerbName>(
  verb: V,
  input: Input<V>,
  options: { topics: readonly string[]; enabled?: boolean },
): Query<Output<V>> {
  const key = answerKey(verb, input);
  const { enabled = true } = options;
  const topics = options.topics.join(' ');
  const held = useLiveQuery(async () => ({ key, answer: await queryCache.answers.get(key) }), [key]);
  const [problem, setProblem] = useState<{ key: string; failure: Failure } | null>(null);

  // Callers write the input anew at each render; equal keys mean equal inputs, so only the key decides when to ask.
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

  const known = held?.key === key;
  const missing = known && (held.answer === undefined || held.answer.stale === 1);
  const at = held?.answer?.at ?? 0;
  useEffect(() => {
    if (enabled && missing && at >= 0) fetch();
  }, [enabled, missing, at, fetch]);

  const error = problem?.key === key ? problem.failure : null;
  // An answer is kept under the verb that gave it, so its shape is that verb's output.
  const value = known ? (held.answer?.value as Output<V> | undefined) : undefined;
  return { value, error, loading: enabled && value === undefined && error === null, refresh: fetch };
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { changesSettled, isChanging, valueShown } from './ahead.ts';
import { type Answer, answerAtHand } from './answers-at-hand.ts';
import { call, failureOf } from './client.ts';
import { useLineReturns } from './line.ts';
import { bringBack, changesSeen, isKept, keepAnswer } from './query-cache.ts';
import { answerKey, canonical } from './topics.ts';
import { useVersion } from './use-query.ts';
import { useViewState } from './view-state.ts';

/** Verbs whose answer is a page that says where the next one starts. */
export type PagedVerb = {
  [V in VerbName]: Output<V> extends { next: string | null }
    ? Input<V> extends { after: string | null }
      ? V
      : never
    : never;
}[VerbName];

export interface Pages<T> {
  /** The pages loaded so far, one after another. */
  pages: readonly T[];
  /** Nothing to show yet. */
  loading: boolean;
  loadingMore: boolean;
  /** What is shown answers an earlier question; the answer to the current one is on its way. */
  old: boolean;
  /** No further page follows. */
  ended: boolean;
  error: Failure | null;
  loadMore: () => void;
  retry: () => void;
}

/** How far somebody has gone through the list with this input. One that was left very far down begins again. */
const Wanted = z.strictObject({ base: z.string(), pages: z.int().min(1).max(10) });

/** A page to ask for, or to bring back. */
interface Missing {
  key: string;
  after: string | null;
  /** The stale answer that it replaces. */
  instead: Answer | undefined;
}

interface Walked<T> {
  pages: T[];
  /** The page to ask for next, or null while all that are wanted are here and fresh. */
  missing: Missing | null;
  ended: boolean;
}

/** Follows the chain of pages at hand: each page says where the next one starts. */
function walk<T extends { next: string | null }>(keyOf: (after: string | null) => string, wanted: number): Walked<T> {
  const pages: T[] = [];
  let missing: Missing | null = null;
  let after: string | null = null;
  for (let n = 0; n < wanted; n += 1) {
    const key = keyOf(after);
    const answer = answerAtHand(key);
    if (missing === null && (answer === undefined || answer.stale === 1)) missing = { key, after, instead: answer };
    if (answer === undefined) break;
    // Kept under the key of this verb, so it has its shape.
    pages.push(valueShown(answer) as T);
    after = (answer.value as T).next;
    if (after === null) return { pages, missing, ended: true };
  }
  return { pages, missing, ended: false };
}

/**
 * A list as far as it has been opened: pages one after another, kept in the query cache, fetched again after every change that
 * names a topic.
 */
export function usePages<V extends PagedVerb>(
  verb: V,
  input: Omit<Input<V>, 'after'>,
  topics: readonly string[],
): Pages<Output<V>> {
  const base = canonical(input);
  const version = useVersion(verb);
  const [wanted, setWanted] = useViewState(`pages ${verb}`, Wanted, { base, pages: 1 });
  /** A list that somebody left further down comes back whole, so that it stands where it stood. */
  const [restoring, setRestoring] = useState(wanted.pages > 1);
  const [problem, setProblem] = useState<{ base: string; failure: Failure } | null>(null);
  const [asking, setAsking] = useState(false);
  const busy = useRef(new Set<string>());
  const pagesWanted = wanted.base === base ? wanted.pages : 1;
  const latest = useRef({ input, topics });
  useEffect(() => {
    latest.current = { input, topics };
  });
  // The input of a verb with pages is this, plus where the page starts.
  const inputOf = useCallback((after: string | null) => ({ ...latest.current.input, after }) as Input<V>, []);
  const walked = useMemo(() => {
    const keyOf = (after: string | null) => answerKey(verb, { ...JSON.parse(base), after });
    // Walked again with each version of the verb's answers.
    return { version, ...walk<Output<V>>(keyOf, pagesWanted) };
  }, [verb, base, pagesWanted, version]);
  const { missing } = walked;

  const ask = useCallback(
    async ({ key, after }: Missing) => {
      if (busy.current.has(key)) return;
      busy.current.add(key);
      setAsking(true);
      const when = { since: changesSeen(), asked: changesSettled() };
      try {
        const page = await call(verb, inputOf(after));
        busy.current.delete(key);
        void keepAnswer(key, page, latest.current.topics, when);
        setProblem(null);
      } catch (thrown) {
        setProblem({ base, failure: failureOf(thrown) });
      } finally {
        busy.current.delete(key);
        setAsking(busy.current.size > 0);
      }
    },
    [verb, base, inputOf],
  );
  const error = problem?.base === base ? problem.failure : null;
  const returns = useLineReturns();
  useEffect(() => {
    if (returns > 0) setProblem(null);
  }, [returns]);
  if (restoring && (walked.ended || walked.pages.length >= pagesWanted || wanted.base !== base || error !== null))
    setRestoring(false);
  const changing = missing !== null && isChanging(missing.key);
  useEffect(() => {
    if (missing === null || error !== null || changing) return;
    if (missing.instead === undefined && isKept(missing.key)) void bringBack(missing.key);
    else ask(missing);
  }, [missing, ask, error, changing]);

  const nothing = walked.pages.length === 0 && !walked.ended;
  const [last, setLast] = useState<readonly Output<V>[]>(walked.pages);
  if (!nothing && last !== walked.pages) setLast(walked.pages);
  const old = nothing && error === null && last.length > 0;
  const pages = old ? last : walked.pages;
  return {
    pages,
    loading: error === null && missing !== null && (pages.length === 0 || restoring),
    loadingMore: asking && !old && pages.length > 0,
    old,
    ended: walked.ended,
    // Without a connection, the pages that are here stay.
    error: error?.code === 'NO_CONNECTION' && pages.length > 0 ? null : error,
    loadMore: () => {
      if (!walked.ended) setWanted({ base, pages: walked.pages.length + 1 });
    },
    retry: () => setProblem(null),
  };
}

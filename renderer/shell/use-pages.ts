import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { call, failureOf } from './client.ts';
import { changesSeen, keepAnswer, queryCache } from './query-cache.ts';
import { answerKey, canonical } from './topics.ts';

/** Verbs whose answer is a page that says where the next one starts. */
export type PagedVerb = {
  [V in VerbName]: Output<V> extends { next: string | null }
    ? Input<V> extends { after: string | null }
      ? V
      : never
    : never;
}[VerbName];

export interface Pages<T> {
  /** Those that are here, one after another. */
  pages: readonly T[];
  /** Nothing to show yet. */
  loading: boolean;
  loadingMore: boolean;
  /** Nothing follows. */
  ended: boolean;
  error: Failure | null;
  loadMore: () => void;
  retry: () => void;
}

interface Walked<T> {
  base: string;
  pages: T[];
  /** The page to ask for next, or null while all that are wanted are here and fresh. */
  missing: { key: string; after: string | null } | null;
  ended: boolean;
}

/** Follows the chain of pages in the query cache: each page says where the next one starts. */
async function walk<T extends { next: string | null }>(
  base: string,
  keyOf: (after: string | null) => string,
  wanted: number,
): Promise<Walked<T>> {
  const pages: T[] = [];
  let missing: Walked<T>['missing'] = null;
  let after: string | null = null;
  for (let n = 0; n < wanted; n += 1) {
    const key = keyOf(after);
    const answer = await queryCache.answers.get(key);
    if (missing === null && (answer === undefined || answer.stale === 1)) missing = { key, after };
    if (answer === undefined) break;
    // Kept under the key of this verb, so it has its shape.
    const page = answer.value as T;
    pages.push(page);
    after = page.next;
    if (after === null) return { base, pages, missing, ended: true };
  }
  return { base, pages, missing, ended: false };
}

/** The open window of a list: pages one after another, kept in the query cache, fresh again after every change that names a topic. */
export function usePages<V extends PagedVerb>(
  verb: V,
  input: Omit<Input<V>, 'after'>,
  topics: readonly string[],
): Pages<Output<V>> {
  const base = canonical(input);
  const [wanted, setWanted] = useState({ base, pages: 1 });
  const [problem, setProblem] = useState<{ base: string; failure: Failure } | null>(null);
  const [asking, setAsking] = useState(false);
  const busy = useRef(new Set<string>());
  const pagesWanted = wanted.base === base ? wanted.pages : 1;
  const latest = useRef({ input, topics });
  useEffect(() => {
    latest.current = { input, topics };
  });
  // The input of a verb that has pages is this and where the page starts.
  const inputOf = useCallback((after: string | null) => ({ ...latest.current.input, after }) as Input<V>, []);
  const held = useLiveQuery(
    () => walk<Output<V>>(base, (after) => answerKey(verb, { ...input, after } as Input<V>), pagesWanted),
    [verb, base, pagesWanted],
  );
  const walked = held?.base === base ? held : undefined;

  const ask = useCallback(
    async (missing: { key: string; after: string | null }) => {
      if (busy.current.has(missing.key)) return;
      busy.current.add(missing.key);
      setAsking(true);
      const since = changesSeen();
      try {
        const page = await call(verb, inputOf(missing.after));
        await keepAnswer(missing.key, page, latest.current.topics, since);
        setProblem(null);
      } catch (thrown) {
        setProblem({ base, failure: failureOf(thrown) });
      } finally {
        busy.current.delete(missing.key);
        setAsking(busy.current.size > 0);
      }
    },
    [verb, base, inputOf],
  );
  const missingKey = walked?.missing?.key;
  const error = problem?.base === base ? problem.failure : null;
  useEffect(() => {
    if (missingKey !== undefined && walked?.missing != null && error === null) ask(walked.missing);
  }, [missingKey, walked, ask, error]);

  const pages = useMemo(() => walked?.pages ?? [], [walked]);
  return {
    pages,
    loading: error === null && (walked === undefined || (walked.pages.length === 0 && walked.missing !== null)),
    loadingMore: asking && pages.length > 0,
    ended: walked?.ended === true,
    error,
    loadMore: () => {
      if (walked !== undefined && !walked.ended) setWanted({ base, pages: walked.pages.length + 1 });
    },
    retry: () => setProblem(null),
  };
}

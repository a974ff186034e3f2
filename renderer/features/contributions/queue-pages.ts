import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { QueueFilter, QueueRow } from '../../../preload/contract/contributions.ts';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { call, failureOf } from '../../shell/client.ts';
import { changesSeen, keepAnswer, queryCache } from '../../shell/query-cache.ts';
import { answerKey, canonical } from '../../shell/topics.ts';

const PAGE = 100;
type Page = Output<'contributions.queue'>;
export type QueueSort = Input<'contributions.queue'>['sort'];

export interface QueuePages {
  rows: readonly QueueRow[];
  /** Nothing to show yet. */
  loading: boolean;
  loadingMore: boolean;
  error: Failure | null;
  loadMore: () => void;
  retry: () => void;
}

interface Walked {
  base: string;
  pages: Page[];
  /** The page to ask for next, or null while all that are wanted are here and fresh. */
  missing: { key: string; after: string | null } | null;
  ended: boolean;
}

/** Follows the chain of pages in the query cache: each page says where the next one starts. */
async function walk(base: string, keyOf: (after: string | null) => string, wanted: number): Promise<Walked> {
  const pages: Page[] = [];
  let missing: Walked['missing'] = null;
  let after: string | null = null;
  for (let n = 0; n < wanted; n += 1) {
    const key = keyOf(after);
    const answer = await queryCache.answers.get(key);
    if (missing === null && (answer === undefined || answer.stale === 1)) missing = { key, after };
    if (answer === undefined) break;
    // Kept under the key of this verb, so it has its shape.
    const page = answer.value as Page;
    pages.push(page);
    after = page.next;
    if (after === null) return { base, pages, missing, ended: true };
  }
  return { base, pages, missing, ended: false };
}

/** The open window of the queue: pages one after another, kept in the query cache, fresh again after every change. */
export function useQueuePages(filter: QueueFilter, sort: QueueSort): QueuePages {
  const base = canonical({ filter, sort });
  const [wanted, setWanted] = useState({ base, pages: 1 });
  const [problem, setProblem] = useState<{ base: string; failure: Failure } | null>(null);
  const [asking, setAsking] = useState(false);
  const busy = useRef(new Set<string>());
  const pagesWanted = wanted.base === base ? wanted.pages : 1;
  const latest = useRef({ filter, sort });
  useEffect(() => {
    latest.current = { filter, sort };
  });
  const inputOf = useCallback((after: string | null) => ({ ...latest.current, after, limit: PAGE }), []);
  const held = useLiveQuery(
    () => walk(base, (after) => answerKey('contributions.queue', { filter, sort, after, limit: PAGE }), pagesWanted),
    [base, pagesWanted],
  );
  const walked = held?.base === base ? held : undefined;

  const ask = useCallback(
    async (missing: { key: string; after: string | null }) => {
      if (busy.current.has(missing.key)) return;
      busy.current.add(missing.key);
      setAsking(true);
      const since = changesSeen();
      try {
        const page = await call('contributions.queue', inputOf(missing.after));
        await keepAnswer(missing.key, page, ['contribution', 'queue'], since);
        setProblem(null);
      } catch (thrown) {
        setProblem({ base, failure: failureOf(thrown) });
      } finally {
        busy.current.delete(missing.key);
        setAsking(busy.current.size > 0);
      }
    },
    [base, inputOf],
  );
  const missingKey = walked?.missing?.key;
  const error = problem?.base === base ? problem.failure : null;
  useEffect(() => {
    if (missingKey !== undefined && walked?.missing != null && error === null) ask(walked.missing);
  }, [missingKey, walked, ask, error]);

  const rows = useMemo(() => walked?.pages.flatMap((page) => page.rows) ?? [], [walked]);
  return {
    rows,
    loading: error === null && (walked === undefined || (walked.pages.length === 0 && walked.missing !== null)),
    loadingMore: asking && rows.length > 0,
    error,
    loadMore: () => {
      if (walked !== undefined && !walked.ended) setWanted({ base, pages: walked.pages.length + 1 });
    },
    retry: () => setProblem(null),
  };
}

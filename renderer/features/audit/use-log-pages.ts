/** The log as far as somebody has gone through it, read anew each time it is opened: everything that is done adds to it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { LogEntry } from '../../../preload/contract/audit.ts';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { call, failureOf } from '../../shell/client.ts';
import { canonical } from '../../shell/topics.ts';
import { useViewState } from '../../shell/view-state.ts';

export type LogFilter = Omit<Input<'audit.entries'>, 'after'>;

const MOST_RESTORED = 10;
/** How far somebody has gone with this filter. A log that was left very far down comes back as far as this. */
const Wanted = z.strictObject({ base: z.string(), pages: z.int().min(1).max(MOST_RESTORED) });

/** Somebody is still typing a filter. */
const PAUSE_MS = 200;

interface Read {
  entries: readonly LogEntry[];
  next: string | null;
  pages: number;
}

async function readPages(filter: LogFilter, from: Read, wanted: number): Promise<Read> {
  let read = from;
  while (read.pages < wanted && (read.pages === 0 || read.next !== null)) {
    const page = await call('audit.entries', { ...filter, after: read.next });
    read = { entries: [...read.entries, ...page.entries], next: page.next, pages: read.pages + 1 };
  }
  return read;
}
const nothing: Read = { entries: [], next: null, pages: 0 };

export function useLogPages(filter: LogFilter) {
  const base = canonical(filter);
  const [wanted, setWanted] = useViewState('log pages', Wanted, { base, pages: 1 });
  const [read, setRead] = useState<Read | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const latest = useRef({ filter, base, pages: 1 });
  useEffect(() => {
    latest.current = { filter, base, pages: wanted.base === base ? wanted.pages : 1 };
  });
  const go = useCallback(async (from: Read, pages: number) => {
    const asked = latest.current;
    try {
      const found = await readPages(asked.filter, from, pages);
      // The filter was changed meanwhile: its own answer follows.
      if (latest.current.base !== asked.base) return;
      setRead(found);
      setProblem(null);
    } catch (thrown) {
      if (latest.current.base === asked.base) setProblem(failureOf(thrown));
    }
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => {
      // Reads the same filter that it was started for: a newer one starts a timer of its own.
      if (latest.current.base === base) void go(nothing, latest.current.pages);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [base, go]);
  return {
    entries: read?.entries ?? null,
    problem,
    setProblem,
    loadMore: () => {
      if (read === null || read.next === null) return;
      setWanted({ base, pages: Math.min(MOST_RESTORED, read.pages + 1) });
      void go(read, read.pages + 1);
    },
    retry: () => void go(nothing, 1),
  };
}

import { useCallback, useMemo, useRef } from 'react';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { answered, attempt } from '../../shell/save.ts';
import { toast } from '../../ui/toast.tsx';
import { catalogue } from './catalogue.ts';
import { undoneAhead } from './triage-ahead.ts';

const texts = catalogue.useUndo;

/** What was changed last here; `before` where the whole of it was on screen. */
interface Last {
  id: number;
  before: Contribution | null;
}

/** What was changed last here, and the way back that is offered for it. `onUndo` is told at once, so that it is shown again. */
export function useUndo(onUndo: (id: number) => void = () => undefined) {
  // For the key, which waits for an answer: what was changed since it was pressed counts.
  const newest = useRef<Last | null>(null);
  // A message that offers to undo what was undone already would mislead.
  const offered = useRef<() => void>(() => undefined);
  const undo = useCallback(
    async (id: number, before: Contribution | null = null) => {
      offered.current();
      onUndo(id);
      newest.current = null;
      const done = await attempt('contributions.undo', { id }, before === null ? [] : undoneAhead(before));
      if (done !== undefined) toast({ tone: 'note', text: texts.undone(done.what) });
    },
    [onUndo],
  );
  /** Says what was done, with a way back that takes the place of the one before. */
  const offer = useCallback((text: string, takeBack: () => void) => {
    offered.current();
    offered.current = toast({ text, undo: takeBack });
  }, []);
  /** Says what was done to a contribution. */
  const done = useCallback(
    (id: number, text: string, before: Contribution | null = null) => {
      newest.current = { id, before };
      offer(text, () => void undo(id, before));
    },
    [offer, undo],
  );
  /** For the key `U`: what was changed last here, or the contribution that is given, where one is. */
  const undoLast = useCallback(
    async (otherwise: number | null) => {
      await answered();
      const id = newest.current?.id ?? otherwise;
      if (id !== null) await undo(id, newest.current?.before ?? null);
    },
    [undo],
  );
  return useMemo(() => ({ undo, undoLast, offer, done }), [undo, undoLast, offer, done]);
}

export type Undo = ReturnType<typeof useUndo>;

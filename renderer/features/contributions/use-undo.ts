import { useCallback, useRef, useState } from 'react';
import { attempt } from '../../shell/save.ts';
import { toast } from '../../ui/toast.tsx';

/** What was changed last here, and the way back that is offered for it. */
export function useUndo() {
  const [last, setLast] = useState<number | null>(null);
  // A message that offers to undo what was undone already would mislead.
  const offered = useRef<() => void>(() => undefined);
  const undo = useCallback(async (id: number) => {
    offered.current();
    const done = await attempt('contributions.undo', { id });
    if (done === undefined) return;
    toast({ tone: 'note', text: `Undone: ${done.what}` });
    setLast(null);
  }, []);
  /** Says what was done, with a way back that takes the place of the one before. */
  const offer = useCallback((text: string, takeBack: () => void) => {
    offered.current();
    offered.current = toast({ text, undo: takeBack });
  }, []);
  /** Says what was done to a contribution. */
  const done = useCallback(
    (id: number, text: string) => {
      setLast(id);
      offer(text, () => void undo(id));
    },
    [offer, undo],
  );
  return {
    /** The contribution that was changed last here, for the key `U`. */
    last,
    undo,
    offer,
    done,
  };
}

export type Undo = ReturnType<typeof useUndo>;

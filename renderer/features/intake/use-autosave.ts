import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { IntakeForm } from '../../../preload/contract/intake.ts';
import { useBeforeLock } from '../../shell/before-lock.ts';
import { call, failureOf } from '../../shell/client.ts';
import { trimmed, worthKeeping } from './record-form.ts';

const PAUSE_MS = 700;

export type Saved =
  | { state: 'nothing' }
  | { state: 'waiting' }
  | { state: 'saved'; at: string }
  | { state: 'failed'; failure: Failure };

/**
 * Keeps the form in the vault a moment after the last key; saves follow one another, so that an older text never lands
 * on a newer one. Leaving the form and locking the vault save at once. `settle` waits for the last save, for recording.
 */
export function useAutosave(form: IntakeForm, draft: number | null) {
  const [saved, setSaved] = useState<Saved>({ state: 'nothing' });
  const id = useRef(draft);
  const chain = useRef<Promise<void>>(Promise.resolve());
  const stopped = useRef(false);
  const first = useRef(form);
  /** What was typed since the last save. */
  const pending = useRef<IntakeForm | null>(null);

  const flush = useCallback(() => {
    const typed = pending.current;
    if (typed === null || stopped.current) return chain.current;
    pending.current = null;
    chain.current = chain.current.then(async () => {
      if (stopped.current) return;
      try {
        const { draftId } = await call('intake.saveDraft', { draftId: id.current, form: trimmed(typed) });
        id.current = draftId;
        setSaved({ state: 'saved', at: new Date().toISOString() });
      } catch (thrown) {
        setSaved({ state: 'failed', failure: failureOf(thrown) });
      }
    });
    return chain.current;
  }, []);
  useEffect(() => {
    if (stopped.current || form === first.current || !worthKeeping(form)) return;
    pending.current = form;
    setSaved({ state: 'waiting' });
    const timer = setTimeout(flush, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [form, flush]);
  useEffect(
    () => () => {
      flush();
    },
    [flush],
  );
  useBeforeLock(flush);

  /** Stops saving and gives the id of the draft in the vault, if there is one. */
  const settle = useCallback(async () => {
    stopped.current = true;
    await chain.current;
    return id.current;
  }, []);
  const goOn = useCallback(() => {
    stopped.current = false;
    flush();
  }, [flush]);
  return { saved, settle, goOn };
}

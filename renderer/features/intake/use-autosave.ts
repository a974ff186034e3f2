import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { IntakeForm } from '../../../preload/contract/intake.ts';
import { call, failureOf } from '../../shell/client.ts';
import { tidy, worthKeeping } from './record-form.ts';

const PAUSE_MS = 700;

export type Saved =
  | { state: 'nothing' }
  | { state: 'waiting' }
  | { state: 'saved'; at: string }
  | { state: 'failed'; failure: Failure };

/**
 * Keeps the form in the vault a moment after the last key; saves follow one another, so that an older text never lands
 * on a newer one. `settle` waits for the last save, for recording.
 */
export function useAutosave(form: IntakeForm, draft: number | null) {
  const [saved, setSaved] = useState<Saved>({ state: 'nothing' });
  const id = useRef(draft);
  const chain = useRef<Promise<void>>(Promise.resolve());
  const stopped = useRef(false);
  const first = useRef(form);

  useEffect(() => {
    if (stopped.current || form === first.current || !worthKeeping(form)) return;
    setSaved({ state: 'waiting' });
    const timer = setTimeout(() => {
      chain.current = chain.current.then(async () => {
        if (stopped.current) return;
        try {
          const { draftId } = await call('intake.saveDraft', { draftId: id.current, form: tidy(form) });
          id.current = draftId;
          setSaved({ state: 'saved', at: new Date().toISOString() });
        } catch (thrown) {
          setSaved({ state: 'failed', failure: failureOf(thrown) });
        }
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [form]);

  /** Stops saving and gives the id of the draft in the vault, if there is one. */
  const settle = useCallback(async () => {
    stopped.current = true;
    await chain.current;
    return id.current;
  }, []);
  const goOn = useCallback(() => {
    stopped.current = false;
  }, []);
  return { saved, settle, goOn };
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { IntakeForm } from '../../../preload/contract/intake.ts';
import { autosaver, type Saved } from '../../shell/autosave.ts';
import { useBeforeLock } from '../../shell/before-lock.ts';
import { call } from '../../shell/client.ts';
import { trimmed, worthKeeping } from './record-form.ts';

/**
 * Keeps the form in the vault while it is typed. Leaving the form and locking the vault save at once. `settle` waits for the
 * last save, for recording.
 */
export function useAutosave(form: IntakeForm, draft: number | null) {
  const [saved, setSaved] = useState<Saved>({ state: 'nothing' });
  const id = useRef(draft);
  const first = useRef(form);
  const [saver] = useState(() =>
    autosaver(async (typed: IntakeForm) => {
      id.current = (await call('intake.saveDraft', { draftId: id.current, form: trimmed(typed) })).draftId;
    }, setSaved),
  );
  useEffect(() => {
    if (form !== first.current && worthKeeping(form)) saver.typed(form);
  }, [form, saver]);
  useEffect(() => () => void saver.flush(), [saver]);
  useBeforeLock(saver.flush);

  /** Stops saving and gives the id of the draft in the vault, if there is one. */
  const settle = useCallback(async () => {
    await saver.stop();
    return id.current;
  }, [saver]);
  return { saved, settle, goOn: saver.goOn };
}

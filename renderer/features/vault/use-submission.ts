import { useCallback, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import { failureOf } from '../../shell/client.ts';

/** What a form of the start page is sent by: one thing at a time, and why the last one failed. */
export function useSubmission() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  /** Does it unless it is being done. Once it is done the page goes on, so the form stays busy. */
  const submit = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (thrown) {
      setProblem(failureOf(thrown));
      setBusy(false);
    }
  };
  /** A field that is shown as wrong would hold the form back for good: called when something is typed. */
  const forget = useCallback(() => setProblem(null), []);
  return { busy, problem, submit, forget };
}

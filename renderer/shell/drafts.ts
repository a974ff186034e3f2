import { useEffect, useRef, useState } from 'react';
import { dropDraft, keepDraft, queryCache } from './query-cache.ts';

const PAUSE_MS = 400;

/**
 * A form's text that survives moving to another view: kept beside the query cache 400 ms after the last key. The draft in the vault
 * (autosave) is up to the screen. `ready` is false until an earlier draft has been looked for.
 */
export function useDraft<T>(
  key: string,
  initial: T,
): { value: T; set: (value: T) => void; drop: () => void; ready: boolean } {
  const [state, setState] = useState<{ key: string; value: T; ready: boolean }>({ key, value: initial, ready: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** What has been typed since it was last kept. */
  const pending = useRef<{ value: T } | null>(null);
  useEffect(() => {
    let gone = false;
    queryCache.drafts.get(key).then((draft) => {
      // Kept under a key that only one form uses, so it has that form's shape.
      if (!gone) setState((now) => ({ key, value: draft === undefined ? now.value : (draft.value as T), ready: true }));
    });
    return () => {
      gone = true;
      clearTimeout(timer.current);
      if (pending.current !== null) keepDraft(key, pending.current.value);
      pending.current = null;
    };
  }, [key]);
  return {
    value: state.value,
    ready: state.ready && state.key === key,
    set: (value) => {
      setState({ key, value, ready: true });
      clearTimeout(timer.current);
      pending.current = { value };
      timer.current = setTimeout(() => {
        pending.current = null;
        keepDraft(key, value);
      }, PAUSE_MS);
    },
    drop: () => {
      clearTimeout(timer.current);
      pending.current = null;
      setState({ key, value: initial, ready: true });
      dropDraft(key);
    },
  };
}

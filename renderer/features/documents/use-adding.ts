import { useCallback, useRef, useState } from 'react';
import { failureOf } from '../../shell/client.ts';
import { tellFailure } from '../../shell/save.ts';
import { toast } from '../../ui/toast.tsx';
import type { About } from './about.ts';
import { catalogue } from './catalogue.ts';
import { sendFile } from './send-file.ts';

const texts = catalogue.useAdding;

export interface Adding {
  name: string;
  done: number;
  total: number;
  /** Files that wait behind it. */
  more: number;
}

/** Adds files one after another, and says how far it is. */
export function useAdding(about: About) {
  const [adding, setAdding] = useState<Adding | null>(null);
  const waiting = useRef<File[]>([]);
  const stop = useRef<AbortController | null>(null);

  const add = useCallback(
    async (files: readonly File[]) => {
      waiting.current.push(...files);
      if (stop.current !== null) return;
      const control = new AbortController();
      stop.current = control;
      let added = 0;
      for (let file = waiting.current.shift(); file !== undefined; file = waiting.current.shift()) {
        const { name, size: total } = file;
        const told = (done: number) => setAdding({ name, done, total, more: waiting.current.length });
        told(0);
        try {
          const kept = await sendFile(file, about, { told, signal: control.signal });
          if (kept !== undefined) added += 1;
        } catch (thrown) {
          tellFailure(thrown);
          // Without a connection or a right, the others would fail as well.
          if (['NO_CONNECTION', 'NOT_ALLOWED', 'VAULT_LOCKED'].includes(failureOf(thrown).code)) waiting.current = [];
        }
      }
      stop.current = null;
      setAdding(null);
      if (added > 0) toast({ text: added === 1 ? texts.documentAdded : texts.documentsAdded(added) });
    },
    [about],
  );
  const cancel = useCallback(() => {
    waiting.current = [];
    stop.current?.abort();
  }, []);
  return { adding, add, cancel };
}

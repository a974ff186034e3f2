/** A form that is to be open when its view is: somebody goes on with its draft from My work, or asks for it by a command. */
import { useEffect, useRef, useState } from 'react';
import type { FormName } from '../../preload/contract/forms.ts';

/** A view that has not come by then does not open it any more, in milliseconds. */
const PATIENCE_MS = 10_000;

let asked: { form: string; until: number } | null = null;
/** Views that are open already. */
const listeners = new Set<() => void>();

export function askForForm(form: string): void {
  asked = { form, until: performance.now() + PATIENCE_MS };
  for (const listener of listeners) listener();
}

const isAsked = (form: FormName): boolean => asked?.form === form && performance.now() < asked.until;

/**
 * Like `useState`, for which of a view's forms is open; null for none. It opens with the one whose draft was chosen: `forms` says what each
 * draft stands for.
 */
export function useOpenForm<T>(forms: readonly (readonly [form: FormName, opened: T])[]) {
  const state = useState<T | null>(() => forms.find(([form]) => isAsked(form))?.[1] ?? null);
  const [, setOpen] = state;
  const here = forms.some(([form]) => isAsked(form));
  useEffect(() => {
    if (here) asked = null;
  }, [here]);
  const latest = useRef(forms);
  useEffect(() => {
    latest.current = forms;
  });
  useEffect(() => {
    const hear = () => {
      const found = latest.current.find(([form]) => isAsked(form));
      if (found === undefined) return;
      asked = null;
      setOpen(found[1]);
    };
    listeners.add(hear);
    return () => void listeners.delete(hear);
  }, []);
  return state;
}

/** The same for a single form: whether it is open. */
export function useFormOpen(form: FormName): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useOpenForm([[form, true]]);
  return [open === true, setOpen];
}

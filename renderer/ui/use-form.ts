import { type RefObject, use, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../../preload/contract/errors.ts';
import type { FormName } from '../../preload/contract/forms.ts';
import { catalogue } from './catalogue.ts';
import { type Compared, type Conflict, conflictsOf, merged } from './compare.ts';
import { DraftKeeperContext } from './draft-keeper.ts';
import { firstControl, focusFirstProblem } from './first-control.ts';
import { changedFields, draftOf, readDraft } from './form-draft.ts';
import { atField, fieldOf, type Problems } from './form-problems.ts';
import { toast } from './toast.tsx';

const texts = catalogue.useForm;

/** What a field of the kit needs from a form. */
export interface FormField<V> {
  value: V;
  onChange: (value: V) => void;
  error: string | null;
}

/** What a dialog or a page needs from a form that it frames. */
export interface FormHandle {
  box: RefObject<HTMLFormElement | null>;
  busy: boolean;
  /** Why it could not be sent, where no field is at fault. */
  failure: Failure | null;
  /** A draft that has been put back into the form. */
  restored: { at: string; overtaken: boolean } | null;
  /** What a colleague changed in the record meanwhile. */
  meanwhile: {
    /** Nothing is sent until each is decided. */
    conflicts: readonly Conflict[];
    /** Labels of fields that came into the form by themselves. */
    taken: readonly string[];
    keepMine: (field: string) => void;
    takeTheirs: (field: string) => void;
  };
  /** Closing would lose what was typed, and this is why; the person has to say whether it may. */
  losing: 'unkept' | 'unsaved' | null;
  submit: () => void;
  /** Closes, keeping what was typed as a draft; asks where it cannot be kept. */
  close: () => void;
  keepEditing: () => void;
  discard: () => void;
  /** Empties the form and discards its draft. */
  startAgain: () => void;
}

export interface Form<T extends object> extends FormHandle {
  value: T;
  set: (change: Partial<T>) => void;
  field: <K extends keyof T>(name: K) => FormField<T[K]>;
  error: (name: keyof T) => string | null;
  /** Sends it in another way than `submit` does, once everything needed for that is there. */
  submitAs: (send: (value: T) => Promise<Result<unknown>>, check?: (value: T) => Problems<T>) => void;
}

export interface FormOptions<T extends object> {
  /** What it opens with; read once. */
  initial: T;
  /** Under what name what is typed is kept until it is sent; null where there is nothing worth keeping. */
  draft: FormName | null;
  /** Fields that are never kept: passphrases, chosen files. */
  unkept?: readonly (keyof T)[];
  /** What is missing or wrong, as a sentence for each field; shown once somebody tries to send. */
  check?: (value: T) => Problems<T>;
  /** What to say at a field that the engine refuses, where more can be said than "not valid". */
  refused?: (value: T) => Problems<T>;
  send: (value: T) => Promise<Result<unknown>>;
  /** For a form on a record that a colleague may change meanwhile. */
  compare?: Compared<T>;
  /** Called after it was sent, and when somebody closes it. A form that stays open is emptied instead. */
  onClose?: () => void;
}

const entries = <T extends object>(problems: Problems<T>) =>
  (Object.keys(problems) as (keyof T)[]).filter((key) => typeof problems[key] === 'string');

const nothingWrong = <T>(): Problems<T> => ({}) as Problems<T>;

/** A form: its fields, what is wrong with them, how much of them is kept while typing, and how it is sent. */
export function useForm<T extends object>(options: FormOptions<T>): Form<T> {
  const { draft, unkept = [], check = nothingWrong, refused = nothingWrong, send, compare, onClose } = options;
  const keeper = use(DraftKeeperContext);
  const [initial] = useState(options.initial);
  const [value, setValue] = useState(initial);
  /** Which check of the fields applied when somebody last tried to send it; null before that. */
  const [asked, setAsked] = useState<'own' | ((value: T) => Problems<T>) | null>(null);
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Failure | null>(null);
  const [restored, setRestored] = useState<FormHandle['restored']>(null);
  const [losing, setLosing] = useState<FormHandle['losing']>(null);
  /** What the record said of the fields when they were typed over. */
  const [base, setBase] = useState(initial);
  const [taken, setTaken] = useState<readonly (keyof T)[]>([]);
  const box = useRef<HTMLFormElement>(null);
  const latest = useRef(value);
  const sending = useRef(false);
  const keeps = draft !== null && keeper !== null;
  /** Whether the vault may hold a draft of this form. */
  const held = useRef(false);

  const become = (next: T) => {
    latest.current = next;
    setValue(next);
  };
  useEffect(() => {
    if (draft === null || keeper === null) return;
    let gone = false;
    keeper.find(draft).then(
      (kept) => {
        if (gone || kept === null) return;
        const { typed, before, overtaken } = readDraft(kept.content, initial);
        // What was typed before the draft arrived takes precedence.
        const standing = changedFields(initial, latest.current, []);
        const next = { ...initial, ...typed, ...Object.fromEntries(standing.map((key) => [key, latest.current[key]])) };
        latest.current = next;
        setValue(next);
        setBase((known) => ({ ...known, ...before }));
        held.current = true;
        setRestored({ at: kept.at, overtaken });
      },
      // A draft that cannot be read must not keep anybody from writing.
      () => {},
    );
    return () => {
      gone = true;
      void keeper.settle(draft);
    };
  }, [keeper, draft, initial]);
  const now = JSON.stringify(compare?.now ?? null);
  useEffect(() => {
    const record = JSON.parse(now) as Partial<T> | null;
    if (record === null) return;
    const both = merged(base, latest.current, record);
    if (JSON.stringify(both.base) === JSON.stringify(base)) return;
    latest.current = both.typed;
    setValue(both.typed);
    setBase(both.base);
    setTaken((before) => [...new Set([...before, ...both.taken])]);
  }, [now, base]);
  useEffect(() => {
    if (tries > 0) focusFirstProblem(box.current);
  }, [tries]);

  const field = answer === null ? null : fieldOf(answer, value);
  const error = (name: keyof T): string | null => {
    const problems = asked === 'own' ? check(value) : asked?.(value);
    const found = problems?.[name];
    if (typeof found === 'string') return found;
    if (answer === null || field !== name) return null;
    const own = refused(value)[name];
    return atField(answer, typeof own === 'string' ? own : undefined);
  };
  const conflicts = compare === undefined ? [] : conflictsOf(base, value, compare);
  const fromRecord = (name: string): Partial<T> => {
    const key = name as keyof T;
    return { [key]: compare?.now[key] } as unknown as Partial<T>;
  };
  const set = (change: Partial<T>) => {
    const next = { ...latest.current, ...change };
    become(next);
    if (field !== null && field in change) setAnswer(null);
    if (!keeps) return;
    const content = draftOf(base, next, unkept);
    if (content === null) return dropDraft();
    held.current = true;
    keeper.keep(draft, content);
  };
  const dropDraft = () => {
    if (keeps && held.current) void keeper.drop(draft).catch(() => {});
    held.current = false;
  };
  const forget = () => {
    dropDraft();
    setRestored(null);
  };
  const empty = () => {
    become(initial);
    setAsked(null);
    setAnswer(null);
    forget();
  };
  const submitAs = async (way: typeof send, needs?: (value: T) => Problems<T>) => {
    if (sending.current) return;
    setAsked(() => needs ?? 'own');
    setAnswer(null);
    if (conflicts.length > 0 || entries((needs ?? check)(latest.current)).length > 0) return setTries((n) => n + 1);
    sending.current = true;
    setBusy(true);
    const result = await way(latest.current);
    sending.current = false;
    setBusy(false);
    if (result.ok) {
      if (onClose === undefined) return empty();
      forget();
      return onClose();
    }
    // Cancelling a dialog of the system needs no message: the form stays as it is.
    if (result.error.code === 'CANCELLED') return;
    setAnswer(result.error);
    setTries((n) => n + 1);
  };
  const close = async () => {
    const typed = latest.current;
    const secret = unkept.some((key) => typed[key] !== initial[key]);
    const kept = draftOf(base, typed, unkept);
    if (secret || (kept !== null && draft !== null && keeper === null)) return setLosing('unkept');
    if (kept !== null && keeps) {
      if (!(await keeper.settle(draft))) return setLosing('unsaved');
      toast({ tone: 'note', text: texts.draftSaved });
    }
    onClose?.();
  };
  return {
    value,
    set,
    error,
    field: (name) => ({
      value: value[name],
      onChange: (given) => set({ [name]: given } as unknown as Partial<T>),
      error: error(name),
    }),
    box,
    busy,
    failure: field === null ? answer : null,
    restored,
    losing,
    meanwhile: {
      conflicts,
      taken: taken.map((key) => compare?.words[key]?.label ?? String(key)),
      keepMine: (name) => setBase((known) => ({ ...known, ...fromRecord(name) })),
      takeTheirs: (name) => {
        setBase((known) => ({ ...known, ...fromRecord(name) }));
        set(fromRecord(name));
      },
    },
    submit: () => void submitAs(send),
    submitAs: (way, needs) => void submitAs(way, needs),
    close: () => void close(),
    keepEditing: () => {
      setLosing(null);
      // A click outside took the focus out of the dialog: it goes back in once the question is gone.
      setTimeout(() => {
        const dialog = box.current?.closest('section');
        if (dialog?.contains(document.activeElement) === false) firstControl(box.current)?.focus();
      });
    },
    discard: () => {
      // Whatever can be kept is kept all the same: only the rest is lost.
      if (losing === 'unsaved') forget();
      setLosing(null);
      onClose?.();
    },
    startAgain: empty,
  };
}

import { failure, type Result } from '../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { toast } from '../ui/toast.tsx';
import { type Ahead, showAhead } from './ahead.ts';
import { catalogue } from './catalogue.ts';
import { call, failureOf } from './client.ts';

/** Shows a message in the corner: what went wrong and what to do next. */
export function tellFailure(thrown: unknown): void {
  const failed = failureOf(thrown);
  toast({ tone: 'problem', text: failed.message, next: failed.next, failure: failed });
}

/** Says that a change already shown was not made. */
function tellTakenBack(thrown: unknown): void {
  const failed = failureOf(thrown);
  const text = catalogue.save.takenBack(failed.message);
  toast({ tone: 'problem', text, next: failed.next, failure: failed });
}

/** Changes already shown whose answer has not arrived yet. */
const underWay = new Set<Promise<unknown>>();

/** Settles once every change already shown has been answered and its message shown: only then is it known what can be undone. */
export async function answered(): Promise<void> {
  while (underWay.size > 0) await Promise.allSettled(underWay);
  await new Promise((resolve) => setTimeout(resolve));
}

/**
 * Calls the verb, or says why it failed and returns undefined. `shows` is what will come of it: it appears on screen at once, and
 * is taken back where the engine refuses.
 */
export async function attempt<V extends VerbName>(
  verb: V,
  input: Input<V>,
  shows: readonly Ahead[] = [],
): Promise<Output<V> | undefined> {
  const shown = showAhead(shows);
  const work = call(verb, input);
  underWay.add(work);
  try {
    const value = await work;
    shown.done();
    return value;
  } catch (thrown) {
    shown.refused();
    if (shows.length > 0) tellTakenBack(thrown);
    else tellFailure(thrown);
    return undefined;
  } finally {
    underWay.delete(work);
  }
}

/** Calls the verb and says that it was done, or why not. Undefined when it failed. */
export async function save<V extends VerbName>(
  verb: V,
  input: Input<V>,
  done: string,
  shows: readonly Ahead[] = [],
): Promise<Output<V> | undefined> {
  const value = await attempt(verb, input, shows);
  if (value !== undefined) toast({ text: done });
  return value;
}

/** For sending a form: calls the verb and says that it was done; a failure is for the form to show. */
export async function submit<V extends VerbName>(
  verb: V,
  input: Input<V>,
  done: string | ((value: Output<V>) => string),
): Promise<Result<Output<V>>> {
  const result = await answerOf(verb, input);
  if (result.ok) toast({ text: typeof done === 'string' ? done : done(result.value) });
  return result;
}

/** The verb's result as a value, whether it failed or not. */
export async function answerOf<V extends VerbName>(verb: V, input: Input<V>): Promise<Result<Output<V>>> {
  try {
    return { ok: true, value: await call(verb, input) };
  } catch (thrown) {
    return { ok: false, error: failureOf(thrown) };
  }
}

/** What a form's `send` returns when the person cancels a dialog of the system. */
export const changedMind: Result<never> = { ok: false, error: failure('CANCELLED') };

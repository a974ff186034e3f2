import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { toast } from '../ui/toast.tsx';
import { type Ahead, showAhead } from './ahead.ts';
import { call, failureOf } from './client.ts';

/** Says in the corner what went wrong and what to do next. */
export function tellFailure(thrown: unknown): void {
  const { message, next } = failureOf(thrown);
  toast({ tone: 'problem', text: message, next });
}

/** Says that what was shown already has not been done. */
function tellTakenBack(thrown: unknown): void {
  const { message, next } = failureOf(thrown);
  toast({ tone: 'problem', text: `Not saved, and shown as before. ${message}`, next });
}

/**
 * Calls the verb, or says why it failed; undefined then. `shows` is what will come of it: it stands on screen at once, and is
 * taken back where the engine refuses.
 */
export async function attempt<V extends VerbName>(
  verb: V,
  input: Input<V>,
  shows: readonly Ahead[] = [],
): Promise<Output<V> | undefined> {
  const shown = showAhead(shows);
  try {
    const value = await call(verb, input);
    shown.done();
    return value;
  } catch (thrown) {
    shown.refused();
    if (shows.length > 0) tellTakenBack(thrown);
    else tellFailure(thrown);
    return undefined;
  }
}

/** Does it and says so, or says why not. Undefined when it failed. */
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

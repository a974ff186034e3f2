import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { toast } from '../ui/toast.tsx';
import { call, failureOf } from './client.ts';

/** Says in the corner what went wrong and what to do next. */
export function tellFailure(thrown: unknown): void {
  const { message, next } = failureOf(thrown);
  toast({ tone: 'problem', text: message, next });
}

/** Calls the verb, or says why it failed; undefined then. */
export async function attempt<V extends VerbName>(verb: V, input: Input<V>): Promise<Output<V> | undefined> {
  try {
    return await call(verb, input);
  } catch (thrown) {
    tellFailure(thrown);
    return undefined;
  }
}

/** Does it and says so, or says why not. Undefined when it failed. */
export async function save<V extends VerbName>(verb: V, input: Input<V>, done: string): Promise<Output<V> | undefined> {
  const value = await attempt(verb, input);
  if (value !== undefined) toast({ text: done });
  return value;
}

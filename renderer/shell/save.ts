import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { toast } from '../ui/toast.tsx';
import { call, failureOf } from './client.ts';

/** Does it and says so, or says why not. Undefined when it failed. */
export async function save<V extends VerbName>(verb: V, input: Input<V>, done: string): Promise<Output<V> | undefined> {
  try {
    const value = await call(verb, input);
    toast({ text: done });
    return value;
  } catch (thrown) {
    const { message, next } = failureOf(thrown);
    toast({ tone: 'problem', text: message, next });
    return undefined;
  }
}

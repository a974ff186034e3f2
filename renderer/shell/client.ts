/** The page's only way to ask for anything: the verbs of the contract over `window.vigil`. */
import type { Bridge, BridgeEvent } from '../../preload/contract/bridge.ts';
import { type Failure, failure, type Result } from '../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';

declare global {
  interface Window {
    readonly vigil?: Bridge;
  }
}

/** Thrown by `call`: a failure in the contract's words, ready for `ErrorState`. */
export class FailureError extends Error {
  readonly failure: Failure;
  constructor(why: Failure) {
    super(why.message);
    this.name = 'FailureError';
    this.failure = why;
  }
}

/** The failure for anything that was thrown; what is not ours becomes `UNEXPECTED`, so that no detail gets out. */
export function failureOf(thrown: unknown): Failure {
  return thrown instanceof FailureError ? thrown.failure : failure('UNEXPECTED');
}

export interface Client {
  /** Throws `FailureError`. */
  call<V extends VerbName>(verb: V, input: Input<V>): Promise<Output<V>>;
  /** Asks long work to stop; its `call` then fails with CANCELLED. False when nothing with that name is running. */
  cancel(task: string): Promise<boolean>;
  /** Returns the function that stops listening. */
  listen(listener: (event: BridgeEvent) => void): () => void;
}

export function createClient(bridge: Bridge | undefined): Client {
  const ask = async (verb: string, input: unknown): Promise<Result<unknown>> => {
    const run = bridge?.verbs[verb];
    if (run === undefined) return { ok: false, error: failure('UNEXPECTED') };
    try {
      return await run(input);
    } catch {
      return { ok: false, error: failure('UNEXPECTED') };
    }
  };
  return {
    async call<V extends VerbName>(verb: V, input: Input<V>): Promise<Output<V>> {
      const result = await ask(verb, input);
      if (!result.ok) throw new FailureError(result.error);
      // The engine lets nothing through that this verb's own output schema does not accept.
      return result.value as Output<V>;
    },
    async cancel(task) {
      const result = await ask('engine.cancel', { task });
      return result.ok;
    },
    listen: (listener) => bridge?.listen(listener) ?? (() => {}),
  };
}

let present: Client | null = null;
/** The client of this window. */
export function client(): Client {
  present ??= createClient(window.vigil);
  return present;
}

export const call: Client['call'] = (verb, input) => client().call(verb, input);

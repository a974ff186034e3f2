/** Asks the engine for one verb, and carries any refusal, in the engine's own words, to the end of the command. */
import type { Failure } from '../../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../../preload/contract/index.ts';
import type { EngineClient } from '../../gate/engine-client.ts';

export class Refused extends Error {
  readonly failure: Failure;
  constructor(refusal: Failure) {
    super(refusal.message);
    this.failure = refusal;
  }
}

export interface Answer {
  code: number;
  /** Printed with --json. */
  json: Record<string, unknown>;
  /** Printed without. */
  lines: string[];
}

/** A token is only a name for a path here: the person at the terminal typed both. Throws Refused. */
export async function ask<V extends VerbName>(
  engine: EngineClient,
  verb: V,
  input: Input<V>,
  paths: Record<string, string> = {},
): Promise<Output<V>> {
  const result = await engine.request(verb, input, paths);
  if (!result.ok) throw new Refused(result.error);
  // The engine has put the value through this verb's output schema.
  return result.value as Output<V>;
}

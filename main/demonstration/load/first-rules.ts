/** Made-up decisions were all made by the rules that a store begins with. */
import type { DecidedUnder, SignOffOutcome } from '../../../preload/contract/rule-shapes.ts';

/** As the store keeps it. */
export function underFirstRules(outcome: SignOffOutcome): string {
  const kept: DecidedUnder = [{ rule: 'sign_off', version: 1 }];
  return JSON.stringify(outcome === 'nfa' ? [...kept, { rule: 'repeat', version: 1 }] : kept);
}

/**
 * By which versions of the rules an outcome was given or signed off: kept with the decision, so that it can be read later under the rule that it was
 * made by. The same rules whatever they asked for in the case at hand, which whoever reads it may not know of.
 */
import type { DecidedUnder, SignOffOutcome } from '../../preload/contract/rule-shapes.ts';
import { repeatRule } from '../linking/repeat-rule.ts';
import type { Context } from '../store/use-case.ts';
import { signOffRule } from './closing-needs.ts';

export async function decidedUnder(context: Context, outcome: SignOffOutcome): Promise<DecidedUnder> {
  const signOff = { rule: 'sign_off', version: (await signOffRule(context)).version } as const;
  if (outcome !== 'nfa') return [signOff];
  return [signOff, { rule: 'repeat', version: (await repeatRule(context)).version }];
}

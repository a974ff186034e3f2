/** The rule for what is passed on, as the store holds it: legal bases that can be given, and when each step is due. */
import { DisseminationRule } from '../../preload/contract/disseminations.ts';
import type { RecipientKind } from '../../preload/contract/vocabulary.ts';
import { type InForce, ruleInForce } from '../store/rule-in-force.ts';
import { addDays, ukDay } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';

type DisseminationRuleInForce = InForce<DisseminationRule>;

/** The newest version in force today. */
export const disseminationRule = (context: Context): Promise<DisseminationRuleInForce> =>
  ruleInForce(context, 'dissemination_rule', ukDay(context.now), DisseminationRule);

/** The last day for a step: so many days after the one before. */
export const dueDay = (
  { rule }: DisseminationRuleInForce,
  kind: RecipientKind,
  step: keyof DisseminationRule['due'][RecipientKind],
  after: string,
): string => addDays(ukDay(after), rule.due[kind][step]);

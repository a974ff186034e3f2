/** The rule for what is passed on, as the store holds it: legal bases that can be given, and when each step is due. */
import { DisseminationRule } from '../../preload/contract/disseminations.ts';
import type { RecipientKind } from '../../preload/contract/vocabulary.ts';
import { type InForce, ruleInForce } from '../store/rule-in-force.ts';
import { addDays, ukDay } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';
import { addWorkingDays, bankHolidays } from './working-days.ts';

type DisseminationRuleInForce = InForce<DisseminationRule>;

/** The newest version in force today. */
export const disseminationRule = (context: Pick<Context, 'db' | 'now'>): Promise<DisseminationRuleInForce> =>
  ruleInForce(context, 'dissemination_rule', ukDay(context.now), DisseminationRule);

type Step = Exclude<keyof DisseminationRule['due'][RecipientKind], 'days'>;

/**
 * The last day for a step: so many days after the one before, of the kind that the rule counts for this recipient. Where there is an
 * immediate risk they are calendar days, since nobody waits for Monday then.
 */
export async function dueDay(
  context: Pick<Context, 'db' | 'now'>,
  { rule }: DisseminationRuleInForce,
  { kind, step, after, immediateRisk }: { kind: RecipientKind; step: Step; after: string; immediateRisk: boolean },
): Promise<string> {
  const { days, [step]: allowed } = rule.due[kind];
  const day = ukDay(after);
  if (days === 'calendar' || immediateRisk) return addDays(day, allowed);
  return addWorkingDays(day, allowed, await bankHolidays(context));
}

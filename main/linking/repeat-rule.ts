/** From when on a repeat takes a supervisor: the rule as the store holds it. A rule that replaces it is a further row, with the day from which it counts. */
import { RepeatRule } from '../../preload/contract/rule-shapes.ts';
import { type InForce, ruleInForce } from '../store/rule-in-force.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';

export type RepeatRuleInForce = InForce<RepeatRule>;

/** The newest version that is in force today. */
export const repeatRule = (context: Context): Promise<RepeatRuleInForce> =>
  ruleInForce(context, 'repeat_rule', ukDay(context.now), RepeatRule);

export interface ReportBefore {
  receivedAt: string;
  /** No further action was agreed on it. */
  closed: boolean;
}

export interface Repeat {
  earlier: number;
  closed: number;
  takesSupervisor: boolean;
}

function monthsBefore(instant: string, months: number): string {
  const date = new Date(instant);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString();
}

/** What the rule says of a contribution received at that time, by the strong and probable reports before it. */
export function repeatBy(
  { rule }: Pick<RepeatRuleInForce, 'rule'>,
  receivedAt: string,
  before: readonly ReportBefore[],
): Repeat {
  const since = monthsBefore(receivedAt, rule.months);
  const lately = before.filter((one) => one.receivedAt >= since);
  const closed = lately.filter((one) => one.closed).length;
  return {
    earlier: before.length,
    closed: before.filter((one) => one.closed).length,
    takesSupervisor: lately.length >= rule.earlier || closed >= rule.closed,
  };
}

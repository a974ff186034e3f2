/** Until when what has reached somebody is to be looked at and answered. */
import { DeliveryRule } from '../../preload/contract/rule-shapes.ts';
import type { Priority } from '../../preload/contract/vocabulary.ts';
import { type InForce, ruleInForce } from '../store/rule-in-force.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';

type Writer = Pick<Context, 'db' | 'now'>;

export type DeliveryRuleInForce = Omit<InForce<DeliveryRule>, 'rule'> & DeliveryRule;

/** The newest version that is in force on the day of the transaction. */
export async function deliveryRule(writer: Writer): Promise<DeliveryRuleInForce> {
  const { rule, ...named } = await ruleInForce(writer, 'delivery_rule', ukDay(writer.now), DeliveryRule);
  return { ...named, ...rule };
}

export interface Pressing {
  immediateRisk: 0 | 1;
  /** Of the investigation; `null` for a match of a watch-list. */
  priority: Priority | null;
}

/** Until when it is to be looked at (`seen`), or answered, from this moment on. */
export function dueFrom(
  rule: Pick<DeliveryRule, 'seen' | 'answered'>,
  step: 'seen' | 'answered',
  { immediateRisk, priority }: Pressing,
  now: string,
) {
  const hours = Math.min(
    rule[step][priority ?? 'watch'],
    immediateRisk === 1 ? rule[step].risk : Number.POSITIVE_INFINITY,
  );
  return new Date(Date.parse(now) + hours * 3_600_000).toISOString();
}

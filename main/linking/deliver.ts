/**
 * What reaches an investigation becomes an item for whoever is responsible for it, in the transaction that causes it: a link, a match with
 * what not everybody may know of, or something that the investigation has learned and a contribution held all along. It is never nobody's:
 * without an owner who may know of both it is the team's, or else the supervisors'.
 */
import { DeliveryRule } from '../../preload/contract/rule-shapes.ts';
import type { DeliveryCause, Priority } from '../../preload/contract/vocabulary.ts';
import { whoMayKnow } from '../access/absences.ts';
import { type InForce, ruleInForce } from '../store/rule-in-force.ts';
import { inList } from '../store/sql.ts';
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

export interface Reached {
  contributionId: number;
  investigationId: number;
  cause: DeliveryCause;
  /** Who caused it. */
  by: number | null;
}

/** One item for each pair; a pair whose item is still open gets no second one. The viewer may know of all of them. */
export async function deliver(writer: Writer, reached: readonly Reached[]): Promise<void> {
  if (reached.length === 0) return;
  const { db, now } = writer;
  const rule = await deliveryRule(writer);
  const tips = await db
    .selectFrom('contribution')
    .select(['id', 'immediateRisk', 'markingRank', 'compartmentId'])
    .where('id', 'in', inList([...new Set(reached.map((one) => one.contributionId))]))
    .execute();
  const cases = await db
    .selectFrom('investigation')
    .select(['id', 'priority', 'ownerId', 'markingRank', 'compartmentId'])
    .where('id', 'in', inList([...new Set(reached.map((one) => one.investigationId))]))
    .execute();
  const owners = [...new Set(cases.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId])))];
  const mayKnow = await whoMayKnow(writer, owners);
  const tipOf = new Map(tips.map((tip) => [tip.id, tip]));
  const caseOf = new Map(cases.map((one) => [one.id, one]));
  const rows = reached.flatMap(({ contributionId, investigationId, cause, by }) => {
    const tip = tipOf.get(contributionId);
    const to = caseOf.get(investigationId);
    if (tip === undefined || to === undefined) return [];
    const forId = to.ownerId !== null && mayKnow(to.ownerId, [tip, to]) ? to.ownerId : null;
    const pressing = { immediateRisk: tip.immediateRisk, priority: to.priority };
    const dueAt = dueFrom(rule, 'seen', pressing, now);
    return [{ contributionId, investigationId, cause, by, forId, at: now, dueAt, ruleVersion: rule.version }];
  });
  if (rows.length === 0) return;
  await db
    .insertInto('delivery_row')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

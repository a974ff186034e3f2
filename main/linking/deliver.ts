/**
 * What reaches an investigation becomes an item for whoever is responsible for it, in the transaction that causes it: a link, a match with
 * what not everybody may know of, or something that the investigation has learned and a contribution held all along. It is never nobody's:
 * without an owner who may know of both it is the team's, or else the supervisors'.
 */
import type { DeliveryCause } from '../../preload/contract/vocabulary.ts';
import { whoMayKnow } from '../access/absences.ts';
import { deliveryRule, dueFrom } from '../access/delivery-rule.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

type Writer = Pick<Context, 'db' | 'now'>;

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

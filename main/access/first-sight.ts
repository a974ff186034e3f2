/**
 * A match of a watch-list waits for nobody until whoever has it may see what has come in: its clock starts then, and not when it was found.
 * That changes where rights, the members of a compartment or a marking do, and each of these calls `startAllClocks`.
 */
import { type SqlBool, sql } from 'kysely';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { deliveryRule, dueFrom } from './delivery-rule.ts';

/** When it is due while nobody has it in sight: after all days. */
export const unseenYet = '9999-12-31T23:59:59.999Z';

/** Whether the account `d` may know of one of the two records of a delivery. */
export const knows = (end: 'contribution' | 'investigation') => sql<SqlBool>`exists (select 1 from ${sql.table(end)} r
  where r.id = ${sql.ref(`delivery.${end}Id`)} and r."markingRank" <= d.clearance
    and (r."compartmentId" = 0 or exists (select 1 from compartment_member m
      where m."compartmentId" = r."compartmentId" and m."accountId" = d.id)))`;

/** Whether whoever has it may know of what has come in. */
export const inSight = sql<SqlBool>`exists (select 1 from colleague d where d.id = ${sql.ref('delivery.forId')} and ${knows('contribution')})`;

/** As somebody who may know of everything. `among`: of these contributions only. */
export async function startClocks({ db, now }: Pick<Context, 'db' | 'now'>, among?: readonly number[]): Promise<void> {
  let query = db
    .selectFrom('delivery')
    .innerJoin('contribution', 'contribution.id', 'delivery.contributionId')
    .select(['delivery.id', 'contribution.immediateRisk'])
    .where('delivery.dueAt', '=', unseenYet)
    .where('delivery.answeredAt', 'is', null)
    .where(inSight);
  if (among !== undefined) query = query.where('delivery.contributionId', 'in', inList(among));
  const seen = await query.execute();
  if (seen.length === 0) return;
  const { version: ruleVersion, ...rule } = await deliveryRule({ db, now });
  for (const immediateRisk of [0, 1] as const) {
    const ids = seen.filter((one) => one.immediateRisk === immediateRisk).map(({ id }) => id);
    if (ids.length === 0) continue;
    const dueAt = dueFrom(rule, 'seen', { immediateRisk, priority: null }, now);
    await db.updateTable('delivery_row').set({ at: now, dueAt, ruleVersion }).where('id', 'in', inList(ids)).execute();
  }
}

/** For whoever has just changed what somebody may see: they learn nothing of what waits, nor that anything does. */
export const startAllClocks = (context: Context, among?: readonly number[]): Promise<void> =>
  context.withUnrestrictedAccess((unrestricted) => startClocks(unrestricted, among));

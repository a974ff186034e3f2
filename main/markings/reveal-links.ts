/**
 * Links to an investigation that was hidden do nothing to the state of a contribution. Once everybody who may see the contribution may know of
 * the investigation, they do: otherwise the contribution would wait in the queue although everybody sees that it is linked.
 */
import { loadForChange } from '../contributions/change-log.ts';
import { setState } from '../linking/link-state.ts';
import { knownToAllOf } from '../linking/restricted.ts';
import type { Context } from '../store/use-case.ts';

/** Those of contributions that the viewer sees. */
export async function revealLinks(context: Context, investigationId: number): Promise<void> {
  const { db } = context;
  const investigation = await db
    .selectFrom('investigation')
    .select(['compartmentId', 'markingRank', 'namedReaders'])
    .where('id', '=', investigationId)
    .executeTakeFirst();
  if (investigation === undefined) return;
  const links = await db
    .selectFrom('link')
    .select(['id', 'contributionId'])
    .where('investigationId', '=', investigationId)
    .where('withdrawnAt', 'is', null)
    .where('decision', '=', 'linked')
    .where('shown', '=', 0)
    .execute();
  for (const link of links) {
    const row = await loadForChange(context, link.contributionId);
    if (!knownToAllOf(row, investigation)) continue;
    await db.updateTable('link_row').set({ shown: 1 }).where('id', '=', link.id).execute();
    await setState(context, row, 'linked');
    context.changed('contribution', `contribution:${row.id}`, 'queue', 'dashboard');
  }
}

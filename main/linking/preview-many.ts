/**
 * What would come of linking many contributions to one case: of each what speaks for it now, what was decided before, and whether the link would be
 * refused, as it will be when it is made (decide-many.ts). Nothing is kept.
 */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Output } from '../../preload/contract/index.ts';
import { loadForChange } from '../contributions/change-log.ts';
import { requireInvestigationInReach } from '../investigations/require.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { standingLink } from './link-state.ts';
import { loadTip } from './load-tip.ts';
import { suggestionFor } from './suggestions.ts';

type Row = Output<'linking.previewMany'>['rows'][number];

/** Of each, what tells most. */
const mostReasons = 3;

async function refusal(context: Context, contributionId: number): Promise<Row['refused']> {
  try {
    await loadForChange(context, contributionId);
    return null;
  } catch (error) {
    if (error instanceof VigilError) return error.code;
    throw error;
  }
}

/** What somebody may not see is left out, as if it had not been named. In the order of the ids. Throws NOT_FOUND, OPENED_TO_READ. */
export const previewMany: UseCase<'linking.previewMany'> = async (context, { contributionIds, investigationId }) => {
  await requireInvestigationInReach(context, investigationId);
  const found = await context.db
    .selectFrom('contribution')
    .select(['id', 'reference', 'state'])
    .where('id', 'in', inList(contributionIds))
    .execute();
  const byId = new Map(found.map((row) => [row.id, row]));
  const rows: Row[] = [];
  for (const id of new Set(contributionIds)) {
    const row = byId.get(id);
    if (row === undefined) continue;
    const suggestion = await suggestionFor(context, await loadTip(context, id), investigationId);
    const standing = await standingLink(context, { contributionId: id, investigationId });
    rows.push({
      ...row,
      decision: standing?.decision ?? null,
      matchStrength: suggestion?.matchStrength ?? null,
      reasons: (suggestion?.reasons ?? []).slice(0, mostReasons),
      refused: await refusal(context, id),
    });
  }
  return { rows };
};

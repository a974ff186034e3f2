/** The handling instructions, descriptors and caveats of a record. What it bore before stays in its history. */
import { caveatsOfContributions, caveatsOfInvestigations, chosenCaveats } from '../access/caveats.ts';
import { loadForChange } from '../contributions/change-log.ts';
import { recordInvestigationChange } from '../investigations/changes.ts';
import { notifyChanged, requireOwnCase } from '../investigations/require.ts';
import type { UseCase } from '../store/use-case.ts';
import { addToHistory } from './contributions.ts';

/** Throws NOT_FOUND, OPENED_TO_READ, PERSONAL_CONTENT, INPUT_INVALID about `caveatIds`. */
export const setContributionCaveats: UseCase<'contributions.setCaveats'> = async (context, input) => {
  const { db, me, now } = context;
  const row = await loadForChange(context, input.id);
  const before = (await caveatsOfContributions(context, [row.id])).get(row.id) ?? [];
  const { ids, what } = await chosenCaveats(context, before, input.caveatIds);
  if (what === null) return {};
  await db.deleteFrom('contribution_caveat_row').where('contributionId', '=', row.id).execute();
  if (ids.length > 0)
    await db
      .insertInto('contribution_caveat_row')
      .values(ids.map((caveatId) => ({ contributionId: row.id, caveatId, by: me.id, at: now })))
      .execute();
  await addToHistory(context, row, what, input.reason);
  context.changed('contribution', `contribution:${row.id}`, 'queue');
  return {};
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, INPUT_INVALID about `caveatIds`. */
export const setInvestigationCaveats: UseCase<'investigations.setCaveats'> = async (context, input) => {
  const { db, me, now } = context;
  const row = await requireOwnCase(context, input.id);
  const before = (await caveatsOfInvestigations(context, [row.id])).get(row.id) ?? [];
  const { ids, what } = await chosenCaveats(context, before, input.caveatIds);
  if (what === null) return {};
  await db.deleteFrom('investigation_caveat_row').where('investigationId', '=', row.id).execute();
  if (ids.length > 0)
    await db
      .insertInto('investigation_caveat_row')
      .values(ids.map((caveatId) => ({ investigationId: row.id, caveatId, by: me.id, at: now })))
      .execute();
  await recordInvestigationChange(context, row.id, what, input.reason);
  notifyChanged(context, row.id);
  return {};
};

/** The history of an investigation: what was changed, by whom, and why. Kept with the investigation, under its need to know. */
import type { Context } from '../store/use-case.ts';

export async function recordInvestigationChange(
  context: Context,
  investigationId: number,
  what: string,
  reason: string | null,
): Promise<void> {
  await context.db
    .insertInto('investigation_change_row')
    .values({ investigationId, at: context.now, by: context.me.id, what, reason })
    .execute();
}

/** Newest first. */
export async function changesOf({ db }: Context, investigationId: number) {
  return db
    .selectFrom('investigation_change as change')
    .innerJoin('colleague', 'colleague.id', 'change.by')
    .select(['change.id', 'change.at', 'colleague.name as by', 'change.what', 'change.reason'])
    .where('change.investigationId', '=', investigationId)
    .orderBy('change.at', 'desc')
    .orderBy('change.id', 'desc')
    .execute();
}

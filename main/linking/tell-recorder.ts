/**
 * The people of an investigation that others may not know of decide what is told of a match: this is how they tell whoever recorded the
 * contribution. Until then nothing that anybody else can see depends on it.
 */
import { VigilError } from '../../preload/contract/errors.ts';
import { loadForChange } from '../contributions/change-log.ts';
import { recordInvestigationChange } from '../investigations/changes.ts';
import { notifyChanged, ownInvestigationIds, requireInvestigation } from '../investigations/require.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { type Pair, setState, standingLink, wasTold } from './link-state.ts';

/** Throws NOT_FOUND where the two have nothing to do with each other. */
async function mustTouch(context: Context, { contributionId, investigationId }: Pair): Promise<void> {
  const hit = await context.db
    .selectFrom('deconfliction_hit')
    .select('id')
    .where('contributionId', '=', contributionId)
    .where('investigationId', '=', investigationId)
    .executeTakeFirst();
  if (hit === undefined && (await standingLink(context, { contributionId, investigationId })) === undefined)
    throw new VigilError('NOT_FOUND');
}

/**
 * The recorder learns that the contribution is dealt with elsewhere, since when, and nothing else. A link that stands shows from now on
 * as the state "linked", whoever looks. It cannot be taken back.
 * Throws NOT_FOUND, NOT_ALLOWED where the investigation is not one's own, NOBODY_TO_TELL, CHANGED_SINCE where it was told already.
 */
export const tellRecorder: UseCase<'linking.tellRecorder'> = async (context, { contributionId, investigationId }) => {
  const { db, me, now } = context;
  const pair = { contributionId, investigationId };
  const row = await loadForChange(context, contributionId);
  await requireInvestigation(context, investigationId);
  await mustTouch(context, pair);
  if (!(await ownInvestigationIds(context)).includes(investigationId)) throw new VigilError('NOT_ALLOWED');
  if (row.recordedBy === null) throw new VigilError('NOBODY_TO_TELL');
  if (await wasTold(context, pair)) throw new VigilError('CHANGED_SINCE');
  await db
    .insertInto('recorder_notice_row')
    .values({ ...pair, at: now, by: me.id })
    .execute();
  const link = await standingLink(context, pair);
  if (link?.decision === 'linked') {
    await db.updateTable('link_row').set({ shown: 1 }).where('id', '=', link.id).execute();
    await setState(context, row, 'linked');
  }
  await recordInvestigationChange(
    context,
    investigationId,
    `Told whoever recorded ${row.reference} that it is dealt with`,
    null,
  );
  notifyChanged(context, investigationId, `contribution:${contributionId}`);
  context.changed('contribution', `contribution:${contributionId}`, 'queue', 'dashboard');
  return { toldTo: row.recordedBy };
};

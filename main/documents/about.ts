/** What a document is kept with, and who hears of it. */
import { VigilError } from '../../preload/contract/errors.ts';
import { loadForChange } from '../contributions/change-log.ts';
import { requireOwnCase } from '../investigations/require.ts';
import type { Context } from '../store/use-case.ts';

export interface About {
  contributionId: number | null;
  investigationId: number | null;
  exhibitId: number | null;
}

/** The exhibit, in use or withdrawn. Throws NOT_FOUND. */
async function exhibitOf({ db }: Context, exhibitId: number) {
  const row = await db
    .selectFrom('exhibit')
    .select(['investigationId', 'withdrawnAt'])
    .where('id', '=', exhibitId)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row;
}

/** That there is such a record for the viewer. Throws NOT_FOUND. */
export async function requireAbout(context: Context, { contributionId, investigationId, exhibitId }: About) {
  const { db } = context;
  if (exhibitId !== null) {
    await exhibitOf(context, exhibitId);
    return;
  }
  const row =
    contributionId === null
      ? await db
          .selectFrom('investigation')
          .select('id')
          .where('id', '=', investigationId ?? 0)
          .executeTakeFirst()
      : await db.selectFrom('contribution').select('id').where('id', '=', contributionId).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
}

export interface Place {
  contributionId: number | null;
  investigationId: number | null;
  exhibitId: number | null;
  /** Of the record. */
  markingRank: number;
}

/**
 * The record for somebody who adds to it or changes what is kept with it. Throws NOT_FOUND, OPENED_TO_READ, PERSONAL_CONTENT for an advice contact,
 * NOT_YOUR_CASE, CHANGED_SINCE for an exhibit that was withdrawn.
 */
export async function requireToChange(
  context: Context,
  { contributionId, investigationId, exhibitId }: About,
): Promise<Place> {
  if (contributionId !== null) {
    const { markingRank } = await loadForChange(context, contributionId);
    return { contributionId, investigationId: null, exhibitId: null, markingRank };
  }
  const exhibit = exhibitId === null ? null : await exhibitOf(context, exhibitId);
  const of = exhibit?.investigationId ?? investigationId ?? 0;
  const { markingRank } = await requireOwnCase(context, of);
  if (exhibit !== null && exhibit.withdrawnAt !== null) throw new VigilError('CHANGED_SINCE');
  return { contributionId: null, investigationId: of, exhibitId, markingRank };
}

type Shown = Pick<Place, 'contributionId' | 'investigationId' | 'exhibitId'>;

/** Tells the pages that show it: those alone that may see the document, whose marking may be higher than its record's. */
export function notifyDocument(
  context: Pick<Context, 'changed' | 'changedWhere'>,
  { contributionId, investigationId }: Omit<Shown, 'exhibitId'>,
  markingRank: number,
): void {
  const of = contributionId === null ? 'investigation' : 'contribution';
  context.changedWhere(
    { of, markingRank, compartmentId: 0, readers: null },
    'document',
    `${of}:${contributionId ?? investigationId}`,
  );
}

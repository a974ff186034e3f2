/** Exhibits of an investigation, a page at a time, and one with its continuity. */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import { requireInvestigation } from '../investigations/require.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { greatestId } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { follow } from './continuity.ts';
import { asExhibit, movementsOf, readExhibits } from './rows.ts';

const After = z.strictObject({ id: z.int() });

/** Throws NOT_FOUND, LIST_MOVED_ON. */
export const list: UseCase<'exhibits.list'> = async (context, { investigationId, after, limit }) => {
  await requireInvestigation(context, investigationId);
  const from = readCursor('exhibits.list', context, After, after);
  const found = await readExhibits(context)
    .where('exhibit.investigationId', '=', investigationId)
    .where('exhibit.id', '<', from?.id ?? greatestId)
    .orderBy('exhibit.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const movements = Map.groupBy(
    await movementsOf(
      context,
      page.map(({ id }) => id),
    ),
    ({ exhibitId }) => exhibitId,
  );
  return {
    exhibits: page.map((row) => asExhibit(row, movements.get(row.id) ?? [])),
    next: found.length > limit && last !== undefined ? writeCursor('exhibits.list', context, { id: last.id }) : null,
  };
};

async function correctionsOf({ db }: Context, exhibitId: number) {
  const rows = await db
    .selectFrom('exhibit_correction as correction')
    .leftJoin('colleague', 'colleague.id', 'correction.by')
    .select(['correction.id', 'correction.at', 'colleague.name as by', 'correction.what', 'correction.reason'])
    .where('correction.exhibitId', '=', exhibitId)
    .orderBy('correction.id', 'desc')
    .execute();
  return rows.map(({ by, ...row }) => ({ ...row, by: by ?? '' }));
}

/** Throws NOT_FOUND. */
export const get: UseCase<'exhibits.get'> = async (context, { exhibitId }) => {
  const row = await readExhibits(context).where('exhibit.id', '=', exhibitId).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  const movements = await movementsOf(context, [exhibitId]);
  return {
    exhibit: asExhibit(row, movements),
    movements: follow(movements).map(({ movement: { recorder, ...movement }, corrected, gap }) => ({
      ...movement,
      recordedBy: recorder ?? '',
      corrected,
      gap,
    })),
    corrections: await correctionsOf(context, exhibitId),
  };
};

/** A contribution as it comes to the comparison. */
import { VigilError } from '../../preload/contract/errors.ts';
import { extract } from '../matching/extract/index.ts';
import type { Tip } from '../matching/scoring/index.ts';
import type { Context } from '../store/use-case.ts';

/** Throws NOT_FOUND. */
export async function loadTip({ db }: Pick<Context, 'db'>, contributionId: number): Promise<Tip> {
  const row = await db
    .selectFrom('contribution')
    .select(['text', 'area', 'place', 'receivedAt'])
    .where('id', '=', contributionId)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  // Read anew: dates and vehicles count for a comparison, and an import keeps neither.
  return { text: row.text, identifiers: extract(row.text, row), receivedAt: row.receivedAt };
}

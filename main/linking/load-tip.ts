/** A contribution as it comes to the comparison, with what is attached to it. */
import { VigilError } from '../../preload/contract/errors.ts';
import { extract } from '../matching/extract/index.ts';
import type { Tip } from '../matching/scoring/index.ts';
import type { Context } from '../store/use-case.ts';
import { type AttachedFor, attachedWords } from './attached-words.ts';

/** Throws NOT_FOUND. */
export async function loadTip(
  context: Pick<Context, 'db'>,
  contributionId: number,
  attachedFor: AttachedFor = 'whoever asks',
): Promise<Tip> {
  const row = await context.db
    .selectFrom('contribution')
    .select(['id', 'text', 'area', 'place', 'receivedAt', 'markingRank'])
    .where('id', '=', contributionId)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  const attached = await attachedWords(context, row, attachedFor);
  // Read anew: dates and vehicles count for a comparison, and an import keeps neither.
  return { text: row.text, identifiers: extract(row.text, row), receivedAt: row.receivedAt, attached };
}

/** Writes down how strongly a contribution matches each case (kept-suggestions.ts), and says which of it is another than before. */
import type { WriteTransaction } from '../store/port.ts';
import { writeKeys } from './kept-keys.ts';
import { type Kept, matchedWith } from './kept-suggestions.ts';

/** A contribution and the cases whose match with it is another than before. */
export interface Renewed {
  contributionId: number;
  investigationIds: readonly number[];
}

/** In place of what was kept of it. */
export async function keepStrengths(
  { db }: WriteTransaction,
  row: { contributionId: number; receiptOrder: number },
  { strengths, keys }: Kept,
): Promise<Renewed> {
  const { contributionId, receiptOrder } = row;
  const before = new Map(
    (
      await db
        .selectFrom('suggestion')
        .select(['investigationId', 'matchStrength'])
        .where('contributionId', '=', contributionId)
        .execute()
    ).map((one) => [one.investigationId, one.matchStrength]),
  );
  const ids = [...new Set([...before.keys(), ...strengths.keys()])];
  const investigationIds = ids.filter((id) => before.get(id) !== strengths.get(id));
  if (investigationIds.length > 0) {
    await db.deleteFrom('suggestion_row').where('contributionId', '=', contributionId).execute();
    if (strengths.size > 0)
      await db
        .insertInto('suggestion_row')
        .values(
          [...strengths].map(([investigationId, matchStrength]) => ({
            contributionId,
            investigationId,
            matchStrength,
            receiptOrder,
          })),
        )
        .execute();
  }
  await db
    .updateTable('suggestion_kept_row')
    .set({ due: 0, weights: matchedWith, keys: writeKeys(keys) })
    .where('contributionId', '=', contributionId)
    .execute();
  return { contributionId, investigationIds };
}

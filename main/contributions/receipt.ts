/** The receipt of a file or a paper that leaves: its number, who gets it, why, and on what legal basis. */
import { VigilError } from '../../preload/contract/errors.ts';
import { seriesOf } from '../store/reference-numbers.ts';
import type { Context } from '../store/use-case.ts';
import { disseminationRule } from './dissemination-rule.ts';

export interface Disclosed {
  recipient: string;
  reason: string;
  /** A code of the rule in force. */
  legalBasis: string;
}

/** `recordCount` is told once everything is written, with `finishReceipt`. Throws INPUT_INVALID about `legalBasis`. */
export async function giveReceipt(
  context: Context,
  { recipient, reason, legalBasis }: Disclosed,
  what: string,
  markingRank: number,
): Promise<{ id: number; number: string }> {
  const { rule } = await disseminationRule(context);
  const basis = rule.bases.find(({ code }) => code === legalBasis);
  if (basis === undefined) throw new VigilError('INPUT_INVALID', 'legalBasis');
  const { db, me, now } = context;
  const series = seriesOf('EXP', now, 0, markingRank);
  const number = `${series}-${String(await context.next(series)).padStart(4, '0')}`;
  const { id } = await db
    .insertInto('disclosure_row')
    .values({
      number,
      at: now,
      by: me.id,
      what,
      recipient,
      reason,
      legalBasis: basis.wording,
      markingRank,
      recordCount: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  context.changed('disclosure');
  return { id, number };
}

/** Everything is written. What was written may bear a higher marking than was thought at first. */
export async function finishReceipt(
  { db, changed }: Context,
  id: number,
  told: { recordCount: number; markingRank: number },
): Promise<void> {
  await db.updateTable('disclosure_row').set(told).where('id', '=', id).execute();
  changed('disclosure');
}

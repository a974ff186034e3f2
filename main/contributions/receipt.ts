/** The receipt of a file or a paper that leaves: its number, who gets it, why, and on what legal basis. */
import type { Caveat } from '../../preload/contract/caveats.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { seriesOf } from '../store/reference-numbers.ts';
import type { Context, LongContext } from '../store/use-case.ts';
import { disseminationRule } from './dissemination-rule.ts';

export interface Disclosed {
  recipient: string;
  reason: string;
  /** A code of the rule in force. */
  legalBasis: string;
}

/** The wording of a legal basis as the rule in force has it. Throws INPUT_INVALID about `legalBasis`. */
export async function legalBasisOf(context: Context, legalBasis: string): Promise<string> {
  const { rule } = await disseminationRule(context);
  const basis = rule.bases.find(({ code }) => code === legalBasis);
  if (basis === undefined) throw new VigilError('INPUT_INVALID', 'legalBasis');
  return basis.wording;
}

/** `recordCount` is told once everything is written, with `finishReceipt`. Throws INPUT_INVALID about `legalBasis`. */
export async function giveReceipt(
  context: Context,
  { recipient, reason, legalBasis }: Disclosed,
  what: string,
  markingRank: number,
): Promise<{ id: number; number: string }> {
  const wording = await legalBasisOf(context, legalBasis);
  const { db, me, now } = context;
  // A series for each person: the numbers of one of all would tell each how much the others give out.
  const series = `${seriesOf('EXP', now, 0, markingRank)}-P${me.id}`;
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
      legalBasis: wording,
      markingRank,
      recordCount: null,
      caveats: '[]',
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
  { caveats, ...told }: { recordCount: number; markingRank: number; caveats: readonly Caveat[] },
): Promise<void> {
  const row = { ...told, caveats: JSON.stringify(caveats) };
  await db.updateTable('disclosure_row').set(row).where('id', '=', id).execute();
  changed('disclosure');
}

/** The number of the receipt for figures that are written to a file, given before it is written. What it holds has lines of its own in the log. */
export async function receiptForFile(
  context: LongContext,
  given: Disclosed,
  what: string,
  marking: Marking,
): Promise<string> {
  const { number } = await context.transact(
    (transaction) => giveReceipt(transaction, given, what, rank(Marking, marking)),
    () => null,
  );
  return number;
}

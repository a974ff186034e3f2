/** Every change of marking, compartment or readers is kept with what the record was before; those that let more people see it wait here. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { MarkingOutcome } from '../../preload/contract/markings.ts';
import { type Place, samePlace, wouldSee } from '../access/marking-rules.ts';
import type { Of } from '../access/waiting-markings.ts';
import type { Context } from '../store/use-case.ts';

const columns = (of: Of) =>
  'contributionId' in of
    ? { contributionId: of.contributionId, investigationId: null }
    : { contributionId: null, investigationId: of.investigationId };

interface Asked {
  of: Of;
  from: Place;
  to: Place;
  lifts?: boolean;
  reason: string;
  /** Set where it takes effect at once. */
  done?: { formerReference: string | null };
}

export async function keepChange(
  { db, me, now }: Context,
  { of, from, to, lifts, reason, done }: Asked,
): Promise<number> {
  const { id } = await db
    .insertInto('marking_change_row')
    .values({
      ...columns(of),
      fromRank: from.markingRank,
      fromCompartmentId: from.compartmentId,
      toRank: to.markingRank,
      toCompartmentId: to.compartmentId,
      liftsReaders: lifts === true ? 1 : 0,
      reason,
      by: me.id,
      at: now,
      formerReference: done?.formerReference ?? null,
      settledAt: done === undefined ? null : now,
      settledBy: done === undefined ? null : me.id,
      outcome: done === undefined ? null : 'done',
      answer: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const waitingOf = ({ db }: Context, of: Of) =>
  'contributionId' in of
    ? db.selectFrom('marking_change').where('contributionId', '=', of.contributionId).where('settledAt', 'is', null)
    : db.selectFrom('marking_change').where('investigationId', '=', of.investigationId).where('settledAt', 'is', null);

/** One at a time: what is agreed to must be what still stands. Throws CHANGED_SINCE. */
export async function mustBeFirst(context: Context, of: Of): Promise<void> {
  if ((await waitingOf(context, of).select('id').executeTakeFirst()) !== undefined)
    throw new VigilError('CHANGED_SINCE');
}

/** Throws NOT_FOUND, CHANGED_SINCE where it was answered already. */
export async function changeToAnswer({ db }: Context, of: Of, id: number) {
  let query = db.selectFrom('marking_change').selectAll().where('id', '=', id);
  query =
    'contributionId' in of
      ? query.where('contributionId', '=', of.contributionId)
      : query.where('investigationId', '=', of.investigationId);
  const row = await query.executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  if (row.settledAt !== null) throw new VigilError('CHANGED_SINCE');
  return row;
}

export type Waiting = Awaited<ReturnType<typeof changeToAnswer>>;

export const fromOf = (row: Waiting): Place => ({ markingRank: row.fromRank, compartmentId: row.fromCompartmentId });
export const toOf = (row: Waiting): Place => ({ markingRank: row.toRank, compartmentId: row.toCompartmentId });

/**
 * Throws SECOND_PERSON_NEEDED for whoever asked for it, MUST_SEE_BOTH for whoever would not see the record then, and CHANGED_SINCE where
 * it is no longer as it was.
 */
export function mustBeAbleToAgree(context: Context, row: Waiting, now: Place): void {
  if (row.by === context.me.id) throw new VigilError('SECOND_PERSON_NEEDED');
  if (!wouldSee(context, toOf(row))) throw new VigilError('MUST_SEE_BOTH');
  if (!samePlace(fromOf(row), now)) throw new VigilError('CHANGED_SINCE');
}

interface Settled {
  outcome: MarkingOutcome;
  answer: string | null;
  formerReference?: string | null;
}

export async function settleChange({ db, me, now }: Context, row: Waiting, settled: Settled): Promise<void> {
  const { outcome, answer, formerReference = null } = settled;
  await db
    .updateTable('marking_change_row')
    .set({ settledAt: now, settledBy: me.id, outcome, answer, formerReference })
    .where('id', '=', row.id)
    .execute();
}

/** Whoever asked for it withdraws it without a word; anybody else says why not. Throws REASON_NEEDED. */
export async function refuseChange(
  context: Context,
  row: Waiting,
  reason: string | undefined,
): Promise<MarkingOutcome> {
  const outcome = row.by === context.me.id ? 'withdrawn' : 'refused';
  if (outcome === 'refused' && reason === undefined) throw new VigilError('REASON_NEEDED');
  await settleChange(context, row, { outcome, answer: reason ?? null });
  return outcome;
}

/**
 * The decision log: numbered, timed, authored. Nothing in it is edited; a decision that replaces another says so. In fast time only
 * the decision and one reason are asked for, and anything written down later is stamped as late.
 */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { assertNotInFuture, notifyChanged, requireInvestigation, requireOwnCase } from './require.ts';

const hour = 3_600_000;

/** In the order of their numbers. Throws NOT_FOUND. */
export const decisions: UseCase<'investigations.decisions'> = async (context, input) => {
  await requireInvestigation(context, input.id);
  const rows = await context.db
    .selectFrom('decision')
    .innerJoin('colleague', 'colleague.id', 'decision.by')
    .selectAll('decision')
    .select('colleague.name as author')
    .where('decision.investigationId', '=', input.id)
    .orderBy('decision.number')
    .execute();
  const successor = new Map(rows.flatMap((row) => (row.supersedes === null ? [] : [[row.supersedes, row.number]])));
  return {
    decisions: rows.map((row) => ({
      ...row,
      late: row.late === 1,
      by: row.author,
      supersededBy: successor.get(row.number) ?? null,
    })),
  };
};

/** Throws NOT_FOUND where there is no such number, CHANGED_SINCE where another decision has already replaced it. */
async function mustBeReplaceable({ db }: Context, investigationId: number, number: number): Promise<void> {
  const rows = await db
    .selectFrom('decision')
    .select(['number', 'supersedes'])
    .where('investigationId', '=', investigationId)
    .where((eb) => eb.or([eb('number', '=', number), eb('supersedes', '=', number)]))
    .execute();
  if (!rows.some((row) => row.number === number)) throw new VigilError('NOT_FOUND');
  if (rows.some((row) => row.supersedes === number)) throw new VigilError('CHANGED_SINCE');
}

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE, INPUT_INVALID about `decidedAt` where it is in the future. */
export const addDecision: UseCase<'investigations.addDecision'> = async (context, input) => {
  const { db, me, now } = context;
  const { id: investigationId } = await requireOwnCase(context, input.id);
  const at = input.decidedAt ?? now;
  assertNotInFuture(context, at, 'decidedAt');
  if (input.supersedes !== null) await mustBeReplaceable(context, investigationId, input.supersedes);
  const last = await db
    .selectFrom('decision')
    .select((eb) => eb.fn.max<number | null>('number').as('number'))
    .where('investigationId', '=', investigationId)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const { id } = await db
    .insertInto('decision_row')
    .values({
      investigationId,
      number,
      at,
      recordedAt: now,
      late: Date.parse(now) - Date.parse(at) > hour ? 1 : 0,
      by: me.id,
      title: input.title,
      text: input.text,
      reason: input.reason,
      supersedes: input.supersedes,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  notifyChanged(context, investigationId);
  return { decisionId: id, number };
};

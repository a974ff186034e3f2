/** How far a plot has come: assessed by one named officer with a reason, countersigned by a second. */
import { VigilError } from '../../preload/contract/errors.ts';
import { ukDay } from '../store/uk-day.ts';
import type { UseCase } from '../store/use-case.ts';
import { endPlannedAttack } from './priority.ts';
import { assertNotInFuture, notifyChanged, requireOwnCase, requirePlotToChange } from './require.ts';

/** Throws NOT_FOUND, NOT_YOUR_CASE, INPUT_INVALID about `at` where it is in the future, or about `kind` where this is not a plot. */
export const assessStage: UseCase<'investigations.assessStage'> = async (context, input) => {
  const { db, me, now } = context;
  const { id: investigationId } = await requirePlotToChange(context, input.id);
  assertNotInFuture(context, input.at, 'at');
  const { intent, target, capability, rehearsal } = input.evidence;
  const flag = (sign: boolean) => (sign ? 1 : 0);
  const { id } = await db
    .insertInto('assessment_row')
    .values({
      investigationId,
      at: input.at,
      stage: input.stage,
      intent: flag(intent),
      target: flag(target),
      capability: flag(capability),
      rehearsal: flag(rehearsal),
      reason: input.reason,
      by: me.id,
      recordedAt: now,
      countersignedBy: null,
      countersignedAt: null,
      refusedBy: null,
      refusedAt: null,
      refusal: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  notifyChanged(context, investigationId, 'dashboard');
  return { assessmentId: id };
};

/**
 * Throws NOT_FOUND, NOT_YOUR_CASE, SECOND_PERSON_NEEDED for the officer who made the assessment, REASON_NEEDED for a refusal without one, and
 * CHANGED_SINCE where it has already been countersigned or refused.
 */
export const countersign: UseCase<'investigations.countersign'> = async (context, input) => {
  const { db, me, now } = context;
  await requireOwnCase(context, input.id);
  const row = await db
    .selectFrom('assessment')
    .select(['id', 'by', 'countersignedAt', 'refusedAt'])
    .where('id', '=', input.assessmentId)
    .where('investigationId', '=', input.id)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  if (row.by === me.id) throw new VigilError('SECOND_PERSON_NEEDED');
  if (row.countersignedAt !== null || row.refusedAt !== null) throw new VigilError('CHANGED_SINCE');
  if (!input.agree && input.reason === undefined) throw new VigilError('REASON_NEEDED');
  await db
    .updateTable('assessment_row')
    .set(
      input.agree
        ? { countersignedBy: me.id, countersignedAt: now }
        : { refusedBy: me.id, refusedAt: now, refusal: input.reason ?? null },
    )
    .where('id', '=', row.id)
    .execute();
  notifyChanged(context, input.id, 'dashboard');
  return {};
};

/**
 * A plot is disrupted once, and from then on is not an attack being planned. Throws NOT_FOUND, NOT_YOUR_CASE, INPUT_INVALID about `at` or `kind`,
 * and CHANGED_SINCE where a disruption is already recorded.
 */
export const recordDisruption: UseCase<'investigations.recordDisruption'> = async (context, input) => {
  const { db, me, now } = context;
  const { id: investigationId } = await requirePlotToChange(context, input.id);
  assertNotInFuture(context, input.at, 'at');
  const before = await db
    .selectFrom('disruption')
    .select('at')
    .where('investigationId', '=', investigationId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (before !== undefined) throw new VigilError('CHANGED_SINCE');
  await db
    .insertInto('disruption_row')
    .values({
      investigationId,
      at: input.at,
      day: ukDay(input.at),
      summary: input.summary,
      by: me.id,
      recordedAt: now,
      withdrawnAt: null,
    })
    .execute();
  await endPlannedAttack(context, investigationId, input.summary);
  notifyChanged(context, investigationId, 'dashboard');
  return {};
};

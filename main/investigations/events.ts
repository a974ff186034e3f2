/** What happened: events with dates as exact as they are known, and arrests. */
import { VigilError } from '../../preload/contract/errors.ts';
import { ukDay } from '../store/uk-day.ts';
import type { UseCase } from '../store/use-case.ts';
import { investigationOf, mustBePast, mustHoldSubject, mustSeeContribution, touched } from './reach.ts';

/**
 * An event may lie ahead (a planned meeting); the knowledge of it cannot. Throws NOT_FOUND, INPUT_INVALID about
 * `when.to` where the end lies before the start, or about `knownAt`.
 */
export const addEvent: UseCase<'investigations.addEvent'> = async (context, input) => {
  const { db, me, now } = context;
  const { id: investigationId } = await investigationOf(context, input.id);
  await mustHoldSubject(context, investigationId, input.subjectId);
  await mustSeeContribution(context, input.contributionId);
  const { from, to, precision, basis } = input.when;
  if (to !== null && to < from) throw new VigilError('INPUT_INVALID', 'when.to');
  const knownAt = input.knownAt ?? now;
  mustBePast(context, knownAt, 'knownAt');
  const { kind, title, detail, subjectId, contributionId } = input;
  const { id } = await db
    .insertInto('event_row')
    .values({
      investigationId,
      subjectId,
      contributionId,
      kind,
      title,
      detail,
      fromAt: from,
      toAt: to,
      precision,
      basis,
      place: input.place?.trim() || null,
      knownAt,
      recordedAt: now,
      by: me.id,
      withdrawnAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  touched(context, investigationId);
  return { eventId: id };
};

/** Throws NOT_FOUND, INPUT_INVALID about `at` where it lies ahead. */
export const recordArrest: UseCase<'investigations.recordArrest'> = async (context, input) => {
  const { db, me, now } = context;
  const { id: investigationId } = await investigationOf(context, input.id);
  await mustHoldSubject(context, investigationId, input.subjectId);
  mustBePast(context, input.at, 'at');
  const { id } = await db
    .insertInto('arrest_row')
    .values({
      investigationId,
      subjectId: input.subjectId,
      at: input.at,
      day: ukDay(input.at),
      outcome: input.outcome,
      recordedAt: now,
      by: me.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  touched(context, investigationId, 'dashboard');
  return { arrestId: id };
};

/** What happened: events, dated as exactly as is known, and arrests. */
import { VigilError } from '../../preload/contract/errors.ts';
import { label } from '../../preload/contract/vocabulary.ts';
import { eventToPlace, placeItems } from '../placing/points.ts';
import { ukDay } from '../store/uk-day.ts';
import type { UseCase } from '../store/use-case.ts';
import { recordInvestigationChange } from './changes.ts';
import {
  assertContributionVisible,
  assertNotInFuture,
  assertSubjectOfInvestigation,
  notifyChanged,
  requireOwnCase,
} from './require.ts';

/**
 * An event may be in the future (a planned meeting); the time it became known cannot. Throws NOT_FOUND, NOT_YOUR_CASE, INPUT_INVALID about
 * `when.to` where the end comes before the start, or about `knownAt`.
 */
export const addEvent: UseCase<'investigations.addEvent'> = async (context, input) => {
  const { db, me, now } = context;
  const { id: investigationId } = await requireOwnCase(context, input.id);
  await assertSubjectOfInvestigation(context, investigationId, input.subjectId);
  await assertContributionVisible(context, input.contributionId);
  const { from, to, precision, toPrecision = null, basis } = input.when;
  if (to !== null && to < from) throw new VigilError('INPUT_INVALID', 'when.to');
  const knownAt = input.knownAt ?? now;
  assertNotInFuture(context, knownAt, 'knownAt');
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
      toPrecision: to === null ? null : toPrecision,
      basis,
      place: input.place?.trim() || null,
      knownAt,
      recordedAt: now,
      by: me.id,
      withdrawnAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const place = input.place?.trim() || null;
  await placeItems(context, [eventToPlace({ id, investigationId, title, detail, place, fromAt: from })]);
  notifyChanged(context, investigationId);
  return { eventId: id };
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, INPUT_INVALID about `at` where it is in the future. */
export const recordArrest: UseCase<'investigations.recordArrest'> = async (context, input) => {
  const { db, me, now } = context;
  const { id: investigationId } = await requireOwnCase(context, input.id);
  await assertSubjectOfInvestigation(context, investigationId, input.subjectId);
  assertNotInFuture(context, input.at, 'at');
  const { id } = await db
    .insertInto('arrest_row')
    .values({
      investigationId,
      subjectId: input.subjectId,
      at: input.at,
      day: ukDay(input.at),
      outcome: input.outcome,
      power: input.power || null,
      offence: input.offence || null,
      place: input.place || null,
      recordedAt: now,
      by: me.id,
      withdrawnAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  notifyChanged(context, investigationId, 'dashboard');
  return { arrestId: id };
};

/** What has become of the arrest since. Throws NOT_YOUR_CASE, NOT_FOUND, including for one that has been withdrawn. */
export const setArrestOutcome: UseCase<'investigations.setArrestOutcome'> = async (context, input) => {
  await requireOwnCase(context, input.id);
  const row = await context.db
    .selectFrom('arrest')
    .select(['id', 'outcome'])
    .where('id', '=', input.arrestId)
    .where('investigationId', '=', input.id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  if (row.outcome === input.outcome) return {};
  await context.db.updateTable('arrest_row').set({ outcome: input.outcome }).where('id', '=', row.id).execute();
  await recordInvestigationChange(
    context,
    input.id,
    `Outcome of an arrest: ${label(row.outcome)}, now ${label(input.outcome)}`,
    input.reason,
  );
  notifyChanged(context, input.id, 'dashboard');
  return {};
};

const arrestFields = ['power', 'offence', 'place'] as const;

/**
 * Who was arrested, under which power, on suspicion of what and where. What it said before stays in the history of the case. Throws
 * NOT_YOUR_CASE, NOT_FOUND, including for one that has been withdrawn.
 */
export const changeArrest: UseCase<'investigations.changeArrest'> = async (context, input) => {
  const { db } = context;
  await requireOwnCase(context, input.id);
  const row = await db
    .selectFrom('arrest')
    .leftJoin('subject', 'subject.id', 'arrest.subjectId')
    .select(['arrest.id', 'arrest.subjectId', 'arrest.power', 'arrest.offence', 'arrest.place', 'subject.name'])
    .where('arrest.id', '=', input.arrestId)
    .where('arrest.investigationId', '=', input.id)
    .where('arrest.withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  const { subjectId } = input;
  if (subjectId !== row.subjectId) await assertSubjectOfInvestigation(context, input.id, subjectId);
  const after = { power: input.power || null, offence: input.offence || null, place: input.place || null };
  const was = [
    ...(subjectId === row.subjectId ? [] : [`person was ${row.name ?? 'not recorded'}`]),
    ...arrestFields
      .filter((field) => after[field] !== row[field])
      .map((field) => `${field} was ${row[field] === null ? 'not recorded' : `“${row[field]}”`}`),
  ];
  if (was.length === 0) return {};
  await db
    .updateTable('arrest_row')
    .set({ ...after, subjectId })
    .where('id', '=', row.id)
    .execute();
  await recordInvestigationChange(context, input.id, `Arrest corrected: ${was.join('; ')}`, input.reason);
  notifyChanged(context, input.id, 'dashboard');
  return {};
};

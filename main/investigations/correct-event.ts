/** Correcting an event. What it said before stays in the history of the investigation, with who changed it, when and why. */
import { VigilError } from '../../preload/contract/errors.ts';
import { label } from '../../preload/contract/vocabulary.ts';
import { eventToPlace, placeItems } from '../placing/points.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { recordInvestigationChange } from './changes.ts';
import { type Dated, dateWords, whenWords } from './date-words.ts';
import {
  assertContributionVisible,
  assertNotInFuture,
  assertSubjectOfInvestigation,
  notifyChanged,
  requireInvestigation,
  requireOwnCase,
} from './require.ts';

/** The event as it is now, with the names that its history needs. Throws NOT_FOUND, including for one that has been withdrawn. */
async function standing(context: Context, investigationId: number, eventId: number) {
  await requireInvestigation(context, investigationId);
  const row = await context.db
    .selectFrom('event')
    // Joined with the view: a contribution that the viewer may not see leaves the event without one.
    .leftJoin('contribution', 'contribution.id', 'event.contributionId')
    .leftJoin('subject', 'subject.id', 'event.subjectId')
    .selectAll('event')
    .select(['contribution.id as seenContribution', 'subject.name as person'])
    .where('event.id', '=', eventId)
    .where('event.investigationId', '=', investigationId)
    .where('event.withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row;
}

type Row = Awaited<ReturnType<typeof standing>>;

/** Throws NOT_FOUND, including for an event that has been withdrawn. */
export const event: UseCase<'investigations.event'> = async (context, input) => {
  const row = await standing(context, input.id, input.eventId);
  return {
    kind: row.kind,
    title: row.title,
    detail: row.detail,
    when: { from: row.fromAt, to: row.toAt, precision: row.precision, toPrecision: row.toPrecision, basis: row.basis },
    place: row.place,
    subjectId: row.subjectId,
    contributionId: row.seenContribution,
    knownAt: row.knownAt,
  };
};

const quoted = (text: string | null) => (text === null || text === '' ? 'nothing' : `“${text}”`);

type Described = Dated & Pick<Row, 'title' | 'detail' | 'kind' | 'basis' | 'place' | 'person' | 'knownAt'>;

/** Each field as the history words it. The source is not among them: not everybody who reads this may know of it. */
const wordsOf = (one: Described): Readonly<Record<string, string>> => ({
  title: quoted(one.title),
  when: whenWords(one),
  'how it is known': label(one.basis).toLowerCase(),
  kind: label(one.kind).toLowerCase(),
  place: quoted(one.place),
  person: one.person ?? 'nobody',
  'known since': dateWords(one.knownAt, 'minute'),
  detail: quoted(one.detail),
});

function changedWords(before: Described, after: Described, sourceChanged: boolean): string[] {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  const changed = Object.keys(was)
    .filter((field) => was[field] !== is[field])
    .map((field) => `${field} was ${was[field]}, now ${is[field]}`);
  return sourceChanged ? [...changed, 'source changed'] : changed;
}

async function subjectName({ db }: Context, id: number | null): Promise<string | null> {
  if (id === null) return null;
  return (await db.selectFrom('subject').select('name').where('id', '=', id).executeTakeFirst())?.name ?? null;
}

/**
 * Throws NOT_FOUND, NOT_YOUR_CASE, INPUT_INVALID about `when.to` where the end comes before the start, or about `knownAt` where it is in the
 * future. A source that the viewer may not know of is kept.
 */
export const changeEvent: UseCase<'investigations.changeEvent'> = async (context, input) => {
  await requireOwnCase(context, input.id);
  const before = await standing(context, input.id, input.eventId);
  if (input.subjectId !== before.subjectId) await assertSubjectOfInvestigation(context, input.id, input.subjectId);
  await assertContributionVisible(context, input.contributionId);
  const { from, to, precision, toPrecision = null, basis } = input.when;
  if (to !== null && to < from) throw new VigilError('INPUT_INVALID', 'when.to');
  const knownAt = input.knownAt ?? before.knownAt;
  assertNotInFuture(context, knownAt, 'knownAt');
  const hidden = before.contributionId !== null && before.seenContribution === null;
  const after = {
    subjectId: input.subjectId,
    contributionId: input.contributionId ?? (hidden ? before.contributionId : null),
    kind: input.kind,
    title: input.title,
    detail: input.detail,
    fromAt: from,
    toAt: to,
    precision,
    toPrecision: to === null ? null : toPrecision,
    basis,
    place: input.place?.trim() || null,
    knownAt,
  };
  const person = after.subjectId === before.subjectId ? before.person : await subjectName(context, after.subjectId);
  const changed = changedWords(before, { ...after, person }, after.contributionId !== before.contributionId);
  if (changed.length === 0) return {};
  await context.db.updateTable('event_row').set(after).where('id', '=', before.id).execute();
  await placeItems(context, [eventToPlace({ id: before.id, investigationId: input.id, ...after })]);
  await recordInvestigationChange(
    context,
    input.id,
    `Event “${before.title}” corrected: ${changed.join('; ')}`,
    input.reason,
  );
  notifyChanged(context, input.id);
  return {};
};

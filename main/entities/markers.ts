/** Warning markers: each has a source, and a day by which somebody looks whether it still stands. */
import { VigilError } from '../../preload/contract/errors.ts';
import { label } from '../../preload/contract/vocabulary.ts';
import { ukDay } from '../store/uk-day.ts';
import type { UseCase } from '../store/use-case.ts';
import { notifyEntity, recordEntityChange, requireEntityToChange } from './require.ts';
import { fromToKeep } from './rests-on.ts';

/** Throws NOT_FOUND, also of what it is known from, NOT_YOUR_CASE, CHANGED_SINCE where one of that kind stands already, INPUT_INVALID about `since` to come or a `reviewOn` that is past. */
export const addMarker: UseCase<'entities.addMarker'> = async (context, input) => {
  const { db, me, now } = context;
  const entity = await requireEntityToChange(context, input.entityId);
  const { kind, note, since, reviewOn } = input;
  if (since > ukDay(now)) throw new VigilError('INPUT_INVALID', 'since');
  if (reviewOn <= ukDay(now)) throw new VigilError('INPUT_INVALID', 'reviewOn');
  const from = await fromToKeep(context, input);
  const stands = await db
    .selectFrom('entity_marker')
    .select('id')
    .where('entityId', '=', entity.id)
    .where('kind', '=', kind)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (stands !== undefined) throw new VigilError('CHANGED_SINCE');
  const { id } = await db
    .insertInto('entity_marker_row')
    .values({
      investigationId: entity.investigationId,
      entityId: entity.id,
      kind,
      note,
      ...from,
      since,
      reviewOn,
      setAt: now,
      setBy: me.id,
      reviewedAt: null,
      reviewedBy: null,
      endedAt: null,
      endReason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  notifyEntity(context, entity.investigationId);
  return { markerId: id };
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE for one that has ended, INPUT_INVALID about a `reviewOn` that is past. */
export const reviewMarker: UseCase<'entities.reviewMarker'> = async (context, { markerId, reviewOn, reason }) => {
  const { db, me, now } = context;
  const marker = await db.selectFrom('entity_marker').selectAll().where('id', '=', markerId).executeTakeFirst();
  if (marker === undefined) throw new VigilError('NOT_FOUND');
  const entity = await requireEntityToChange(context, marker.entityId);
  if (marker.endedAt !== null) throw new VigilError('CHANGED_SINCE');
  if (reviewOn !== null && reviewOn <= ukDay(now)) throw new VigilError('INPUT_INVALID', 'reviewOn');
  const reviewed = { reviewedAt: now, reviewedBy: me.id };
  await db
    .updateTable('entity_marker_row')
    .set(reviewOn === null ? { ...reviewed, endedAt: now, endReason: reason } : { ...reviewed, reviewOn })
    .where('id', '=', markerId)
    .execute();
  const what = reviewOn === null ? 'ended' : `stands, to be reviewed by ${reviewOn}`;
  await recordEntityChange(context, entity, `Marker “${label(marker.kind)}” ${what}`, reason);
  notifyEntity(context, entity.investigationId);
  return {};
};

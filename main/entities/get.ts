/** One entity with everything that is said of it, as far as the viewer may see. */

import { caveatsOn } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { Aliases } from '../investigations/aliases.ts';
import { requireInvestigation } from '../investigations/require.ts';
import { mayChangeCase } from '../investigations/whose.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { circleOf } from './circle.ts';
import { requireEntity } from './require.ts';
import { asShown, asShownFrom, fromColumns } from './rests-on.ts';
import { relationsOf, sameOf, shownEnds } from './shown-ends.ts';

/** What a page shows of each. */
const identifiersAtMost = 200;
const markersAtMost = 50;
const eventsAtMost = 50;
const historyAtMost = 100;

async function identifiersOf({ db }: Context, entityId: number) {
  const rows = await db
    .selectFrom('entity_identifier as known')
    .innerJoin('case_identifier', 'case_identifier.id', 'known.caseIdentifierId')
    .leftJoin('colleague', 'colleague.id', 'case_identifier.addedBy')
    .leftJoin('contribution', 'contribution.id', 'known.contributionId')
    .leftJoin('document', 'document.id', 'known.documentId')
    .leftJoin('event', 'event.id', 'known.eventId')
    .leftJoin('exhibit', 'exhibit.id', 'known.exhibitId')
    .select([
      'known.id',
      'case_identifier.kind',
      'case_identifier.text',
      'case_identifier.value',
      'known.named',
      'known.validFrom',
      'known.validTo',
      'case_identifier.addedAt',
      'colleague.name as addedBy',
      'known.source',
      ...fromColumns,
      'known.sourceGrade',
      'known.intelligenceGrade',
      'known.handlingCode',
      'known.conditions',
    ])
    .where('known.entityId', '=', entityId)
    .where('case_identifier.withdrawnAt', 'is', null)
    .orderBy('known.id')
    .limit(identifiersAtMost)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    text: row.text,
    value: row.value,
    named: row.named === 1,
    validFrom: row.validFrom,
    validTo: row.validTo,
    addedAt: row.addedAt,
    addedBy: row.addedBy ?? '',
    ...asShown(row),
  }));
}

/** Those that stand first, then those that have ended, the last set first. */
async function markersOf({ db }: Context, entityId: number) {
  const rows = await db
    .selectFrom('entity_marker as marker')
    .leftJoin('colleague', 'colleague.id', 'marker.setBy')
    .leftJoin('contribution', 'contribution.id', 'marker.contributionId')
    .leftJoin('document', 'document.id', 'marker.documentId')
    .leftJoin('event', 'event.id', 'marker.eventId')
    .leftJoin('exhibit', 'exhibit.id', 'marker.exhibitId')
    .select([
      ...fromColumns,
      'marker.id',
      'marker.kind',
      'marker.note',
      'marker.source',
      'marker.since',
      'marker.reviewOn',
      'marker.setAt',
      'colleague.name as setBy',
      'marker.reviewedAt',
      'marker.endedAt',
      'marker.endReason',
    ])
    .where('marker.entityId', '=', entityId)
    .orderBy('marker.id', 'desc')
    .limit(markersAtMost)
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      note: row.note,
      ...asShownFrom(row),
      since: row.since,
      reviewOn: row.reviewOn,
      setAt: row.setAt,
      setBy: row.setBy ?? '',
      reviewedAt: row.reviewedAt,
      endedAt: row.endedAt,
      endReason: row.endReason,
    }))
    .toSorted((one, other) => Number(one.endedAt !== null) - Number(other.endedAt !== null));
}

async function historyOf({ db }: Context, entityId: number) {
  const rows = await db
    .selectFrom('entity_change as change')
    .leftJoin('colleague', 'colleague.id', 'change.by')
    .select(['change.id', 'change.at', 'colleague.name as by', 'change.what', 'change.reason'])
    .where('change.entityId', '=', entityId)
    .orderBy('change.id', 'desc')
    .limit(historyAtMost)
    .execute();
  return rows.map(({ by, ...row }) => ({ ...row, by: by ?? '' }));
}

/** Events of the cases that these subjects belong to, and that are about them. */
async function eventsOf({ db }: Context, subjectIds: readonly number[]) {
  if (subjectIds.length === 0) return [];
  const cases = await db
    .selectFrom('subject')
    .select('investigationId')
    .where('id', 'in', inList(subjectIds))
    .execute();
  const rows = await db
    .selectFrom('event')
    .innerJoin('investigation', 'investigation.id', 'event.investigationId')
    .select([
      'event.id',
      'event.investigationId',
      'investigation.operation',
      'event.kind',
      'event.title',
      'event.fromAt',
      'event.toAt',
      'event.precision',
      'event.toPrecision',
      'event.basis',
      'event.place',
    ])
    .where('event.investigationId', 'in', inList([...new Set(cases.map((one) => one.investigationId))]))
    .where('event.subjectId', 'in', inList(subjectIds))
    .where('event.withdrawnAt', 'is', null)
    .orderBy('event.fromAt', 'desc')
    .orderBy('event.id', 'desc')
    .limit(eventsAtMost)
    .execute();
  return rows.map(({ fromAt, toAt, precision, toPrecision, basis, ...row }) => ({
    ...row,
    when: { from: fromAt, to: toAt, precision, toPrecision, basis },
  }));
}

/** The picture, where the viewer may see it and it is in use. */
async function photoOf({ db }: Context, photoId: number | null) {
  if (photoId === null) return null;
  const row = await db
    .selectFrom('document')
    .select(['id as documentId', 'name', 'size', 'sha256'])
    .where('id', '=', photoId)
    .where('state', '=', 'kept')
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, sha256: row.sha256 ?? '' };
}

/** Throws NOT_FOUND. */
export const get: UseCase<'entities.get'> = async (context, { entityId }) => {
  const { photoId, addedBy, aliases, ...row } = await requireEntity(context, entityId);
  const home = await requireInvestigation(context, row.investigationId);
  const mayChange = await mayChangeCase(context, home);
  const recorder = await context.db.selectFrom('colleague').select('name').where('id', '=', addedBy).executeTakeFirst();
  const circle = await circleOf(context, entityId);
  const same = await sameOf(context, entityId);
  const direct = new Set(
    same.flatMap((one) => (one.undoneAt === null ? [one.otherEntityId ?? `s${one.subjectId}`] : [])),
  );
  const others = await shownEnds(context, circle);
  return {
    entity: {
      ...row,
      operation: home.operation,
      marking: markingOf(home.markingRank),
      caveats: await caveatsOn(context, [{ investigationId: row.investigationId }]),
      aliases: Aliases.parse(JSON.parse(aliases)),
      addedBy: recorder?.name ?? '',
      mayChange,
      photo: await photoOf(context, photoId),
      markers: await markersOf(context, entityId),
      identifiers: await identifiersOf(context, entityId),
      relations: await relationsOf(context, entityId),
      same,
      alike: others.filter(
        (one) => one.otherEntityId !== entityId && !direct.has(one.otherEntityId ?? `s${one.subjectId}`),
      ),
      events: await eventsOf(context, circle.subjectIds),
      history: await historyOf(context, entityId),
    },
  };
};

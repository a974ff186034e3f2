/** Where one record is, and which of the places that it names nobody has chosen between yet; the choice, and taking it back. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Output } from '../../preload/contract/index.ts';
import { requireOwnCase } from '../investigations/require.ts';
import type { GazetteerPlace } from '../placing/gazetteer.ts';
import { eventToPlace, placesOf as readPlaces } from '../placing/points.ts';
import type { Told } from '../placing/resolve.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { placeCase, placeContributionsOf } from './renew.ts';

const shownAtMost = 200;

interface Record {
  contributionId: number | null;
  investigationId: number | null;
}

/** What each point was made of. */
async function pointsOf({ db }: Context, of: Record) {
  const columns = ['id', 'written', 'key', 'origin', 'name', 'lat', 'lon', 'uncertainty', 'candidates'] as const;
  if (of.contributionId !== null) {
    const rows = await db
      .selectFrom('contribution_point')
      .select(columns)
      .where('contributionId', '=', of.contributionId)
      .orderBy('id')
      .limit(shownAtMost)
      .execute();
    return rows.map((row) => ({ ...row, eventId: null, caseIdentifierId: null }));
  }
  return db
    .selectFrom('case_point')
    .select([...columns, 'eventId', 'caseIdentifierId'])
    .where('investigationId', '=', of.investigationId ?? 0)
    .orderBy('id')
    .limit(shownAtMost)
    .execute();
}

type Point = Awaited<ReturnType<typeof pointsOf>>[number];

/** What the record says where the point comes from. */
async function toldOf({ db }: Context, of: Record, point: Pick<Point, 'eventId' | 'caseIdentifierId'>): Promise<Told> {
  if (of.contributionId !== null) {
    const row = await db
      .selectFrom('contribution')
      .select(['text', 'area', 'place'])
      .where('id', '=', of.contributionId)
      .executeTakeFirstOrThrow();
    return { text: row.text, fields: [row.place, row.area].filter((field) => field !== null) };
  }
  if (point.eventId !== null) {
    const event = await db.selectFrom('event').selectAll().where('id', '=', point.eventId).executeTakeFirstOrThrow();
    return eventToPlace(event).told;
  }
  const identifier = await db
    .selectFrom('case_identifier')
    .select('text')
    .where('id', '=', point.caseIdentifierId ?? 0)
    .executeTakeFirstOrThrow();
  return { text: '', fields: [identifier.text] };
}

async function candidatesOf(context: Context, of: Record, point: Point): Promise<readonly GazetteerPlace[]> {
  if (point.candidates < 2) return [];
  const [read = []] = await readPlaces(context.db, [await toldOf(context, of, point)]);
  return read.find(({ key }) => key === point.key)?.places ?? [];
}

function choicesOf({ db }: Context, of: Record) {
  const column = of.contributionId === null ? 'investigationId' : 'contributionId';
  return db
    .selectFrom('point_choice')
    .leftJoin('colleague', 'colleague.id', 'point_choice.by')
    .select([
      'point_choice.id',
      'point_choice.key',
      'point_choice.eventId',
      'point_choice.caseIdentifierId',
      'point_choice.at',
      'point_choice.reason',
      'colleague.name as by',
    ])
    .where(`point_choice.${column}`, '=', of.contributionId ?? of.investigationId)
    .where('point_choice.withdrawnAt', 'is', null)
    .orderBy('point_choice.id')
    .limit(shownAtMost)
    .execute();
}

const asCandidate = ({ id, name, within, lat, lon, uncertainty }: GazetteerPlace) => ({
  gazetteerPlaceId: id,
  name,
  within,
  lat,
  lon,
  uncertainty,
});

/** Throws NOT_FOUND for a record that the viewer may not see. */
export const placesOf: UseCase<'maps.placesOf'> = async (context, input) => {
  const { db } = context;
  const seen =
    input.contributionId === null
      ? await db.selectFrom('investigation').select('id').where('id', '=', input.investigationId).executeTakeFirst()
      : await db.selectFrom('contribution').select('id').where('id', '=', input.contributionId).executeTakeFirst();
  if (seen === undefined) throw new VigilError('NOT_FOUND');
  const choices = await choicesOf(context, input);
  const places: Output<'maps.placesOf'>['places'] = [];
  for (const point of await pointsOf(context, input)) {
    const { id, written, origin, name, lat, lon, uncertainty } = point;
    const choice = choices.find(
      (one) =>
        one.key === point.key && one.eventId === point.eventId && one.caseIdentifierId === point.caseIdentifierId,
    );
    places.push({
      of: input.contributionId === null ? 'investigation' : 'contribution',
      pointId: id,
      written,
      origin,
      at: lat === null || lon === null || uncertainty === null ? null : { lat, lon, uncertainty, name },
      candidates: (await candidatesOf(context, input, point)).map(asCandidate),
      choice:
        choice === undefined
          ? null
          : { choiceId: choice.id, by: choice.by ?? '', at: choice.at, reason: choice.reason },
    });
  }
  return { places };
};

async function recordOf({ db }: Context, of: 'contribution' | 'investigation', pointId: number): Promise<Record> {
  const row =
    of === 'contribution'
      ? await db.selectFrom('contribution_point').select('contributionId').where('id', '=', pointId).executeTakeFirst()
      : await db.selectFrom('case_point').select('investigationId').where('id', '=', pointId).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return { contributionId: null, investigationId: null, ...row };
}

/** Throws NOT_FOUND, and NOT_YOUR_CASE for points of an investigation. */
async function requireToChange(context: Context, { contributionId, investigationId }: Record): Promise<void> {
  if (investigationId !== null) await requireOwnCase(context, investigationId);
  if (contributionId === null) return;
  const seen = await context.db
    .selectFrom('contribution')
    .select('id')
    .where('id', '=', contributionId)
    .executeTakeFirst();
  if (seen === undefined) throw new VigilError('NOT_FOUND');
  if (context.me.opened.contribution.includes(contributionId)) throw new VigilError('OPENED_TO_READ');
}

async function placeAnew(context: Context, { contributionId, investigationId }: Record): Promise<void> {
  if (contributionId !== null) await placeContributionsOf(context, [contributionId]);
  if (investigationId !== null) await placeCase(context, investigationId);
  context.changed(
    'map',
    contributionId === null ? `investigation:${investigationId}` : `contribution:${contributionId}`,
  );
}

/** Throws NOT_FOUND, NOT_YOUR_CASE, OPENED_TO_READ, and INPUT_INVALID for a place that is none of that name. */
export const choosePlace: UseCase<'maps.choosePlace'> = async (context, input) => {
  const { db, me, now } = context;
  const of = await recordOf(context, input.of, input.pointId);
  await requireToChange(context, of);
  const point = (await pointsOf(context, of)).find(({ id }) => id === input.pointId);
  if (point === undefined) throw new VigilError('NOT_FOUND');
  const places = await candidatesOf(context, of, point);
  const chosen = places.find(({ id }) => id === input.gazetteerPlaceId);
  if (input.gazetteerPlaceId !== null && chosen === undefined)
    throw new VigilError('INPUT_INVALID', 'gazetteerPlaceId');
  const { key, eventId, caseIdentifierId } = point;
  for (const standing of await choicesOf(context, of))
    if (standing.key === key && standing.eventId === eventId && standing.caseIdentifierId === caseIdentifierId)
      await db
        .updateTable('point_choice_row')
        .set({ withdrawnAt: now, withdrawnBy: me.id })
        .where('id', '=', standing.id)
        .execute();
  const { id } = await db
    .insertInto('point_choice_row')
    .values({
      ...of,
      eventId,
      caseIdentifierId,
      key,
      name: chosen === undefined ? point.name : [chosen.name, chosen.within].filter((one) => one !== null).join(', '),
      lat: chosen?.lat ?? null,
      lon: chosen?.lon ?? null,
      uncertainty: chosen?.uncertainty ?? null,
      at: now,
      by: me.id,
      reason: input.reason,
      withdrawnAt: null,
      withdrawnBy: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await placeAnew(context, of);
  return { choiceId: id, ...of };
};

/** Throws NOT_FOUND, also for one that was taken back, NOT_YOUR_CASE, OPENED_TO_READ. */
export const withdrawChoice: UseCase<'maps.withdrawChoice'> = async (context, { choiceId }) => {
  const { db, me, now } = context;
  const choice = await db
    .selectFrom('point_choice')
    .select(['id', 'contributionId', 'investigationId'])
    .where('id', '=', choiceId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (choice === undefined) throw new VigilError('NOT_FOUND');
  const of = { contributionId: choice.contributionId, investigationId: choice.investigationId };
  await requireToChange(context, of);
  await db
    .updateTable('point_choice_row')
    .set({ withdrawnAt: now, withdrawnBy: me.id })
    .where('id', '=', choice.id)
    .execute();
  await placeAnew(context, of);
  return of;
};

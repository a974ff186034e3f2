/** What the map is narrowed to, as conditions on the two lists of points. */
import type { z } from 'zod';
import type { MapBox, MapFilter } from '../../preload/contract/maps.ts';
import { onTheMap } from '../entities/on-the-map.ts';
import { type Box, type CellRange, cellRanges, weekOf } from '../matching/places/index.ts';
import { inList, notByIndex } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

type Filter = z.output<typeof MapFilter>;

export interface Wanted {
  filter: Filter;
  /** Ids of the contributions whose points are wanted; `null` for those of any. */
  contributions: readonly number[] | null;
  /** Ids of points of cases; `null` for any. */
  points: readonly number[] | null;
  fromWeek: number | null;
  toWeek: number | null;
  /** More contributions may be wanted than were looked through. */
  more: boolean;
}

/** Of one entity or case: whoever has more sees the newest. */
const mostRecords = 5_000;

async function linkedTo({ db }: Context, investigationId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('link')
    .select('contributionId')
    .where('investigationId', '=', investigationId)
    .where('decision', '=', 'linked')
    .where('withdrawnAt', 'is', null)
    .limit(mostRecords)
    .execute();
  return rows.map(({ contributionId }) => contributionId);
}

async function naming({ db }: Context, { kind, value }: NonNullable<Filter['entity']>): Promise<number[]> {
  const rows = await db
    .selectFrom('identifier')
    .select('contributionId')
    .where('kind', '=', kind)
    .where('value', '=', value)
    .limit(mostRecords)
    .execute();
  return rows.map(({ contributionId }) => contributionId);
}

async function holding({ db }: Context, { kind, value }: NonNullable<Filter['entity']>): Promise<number[]> {
  const rows = await db
    .selectFrom('case_identifier')
    .select('id')
    .where('kind', '=', kind)
    .where('value', '=', value)
    .where('withdrawnAt', 'is', null)
    .limit(mostRecords)
    .execute();
  return rows.map(({ id }) => id);
}

/** Points of these identifiers and events of cases. */
async function pointsOf({ db }: Context, identifierIds: readonly number[], eventIds: readonly number[]) {
  const read = (column: 'caseIdentifierId' | 'eventId', ids: readonly number[]) =>
    db.selectFrom('case_point').select('id').where(column, 'in', inList(ids)).limit(mostRecords).execute();
  const rows = [...(await read('caseIdentifierId', identifierIds)), ...(await read('eventId', eventIds))];
  return rows.map(({ id }) => id);
}

const both = (one: readonly number[] | null, other: readonly number[]): readonly number[] => {
  if (one === null) return other;
  const known = new Set(other);
  return one.filter((id) => known.has(id));
};

/** Throws NOT_FOUND for an entity that the viewer may not see. */
export async function wantedBy(context: Context, filter: Filter): Promise<Wanted> {
  const { investigationId, contributionId, entityId, entity, from, to } = filter;
  let contributions: readonly number[] | null = contributionId === null ? null : [contributionId];
  let points: readonly number[] | null = null;
  let more = false;
  if (investigationId !== null) contributions = both(contributions, await linkedTo(context, investigationId));
  if (entity !== null) {
    contributions = both(contributions, await naming(context, entity));
    points = await pointsOf(context, await holding(context, entity), []);
  }
  if (entityId !== null) {
    const found = await onTheMap(context, entityId);
    contributions = both(contributions, found.contributionIds);
    points = both(points, await pointsOf(context, found.caseIdentifierIds, found.eventIds));
    more = found.more;
  }
  return {
    filter,
    contributions,
    points,
    fromWeek: from === null ? null : weekOf(from),
    toWeek: to === null ? null : weekOf(to),
    more,
  };
}

export const wantsContributions = ({ filter, contributions }: Wanted) =>
  (contributions === null || contributions.length > 0) &&
  filter.kinds.some((kind) => kind === 'report' || kind === 'vehicle_sighting');

export const wantsCases = ({ filter, points }: Wanted) =>
  filter.contributionId === null &&
  (points === null || points.length > 0) &&
  filter.kinds.some((kind) => kind === 'case_event' || kind === 'case_address');

/** Where the index of cells is read; one range for all of it where a few records are looked up by themselves. */
export const rangesFor = (box: MapBox, few: boolean): CellRange[] =>
  few ? [{ from: 0, to: 2 ** 52 - 1 }] : cellRanges(box);

/** Points of contributions in a range and a box, that fit. */
export function contributionPoints({ db }: Context, wanted: Wanted, box: Box, { from, to }: CellRange) {
  const { filter, contributions, fromWeek, toWeek } = wanted;
  const few = contributions !== null;
  let query = db
    .selectFrom('contribution_point')
    .where('contribution_point.lat', '>=', box.south)
    .where('contribution_point.lat', '<=', box.north)
    .where('contribution_point.lon', '>=', box.west)
    .where('contribution_point.lon', '<=', box.east);
  if (few) query = query.where('contribution_point.contributionId', 'in', inList(contributions));
  else query = query.where('contribution_point.cell', '>=', from).where('contribution_point.cell', '<=', to);
  query = query.where('contribution_point.kind', 'in', filter.kinds);
  if (filter.within !== null)
    query = query.where(notByIndex<number | null>('contribution_point.uncertainty'), '<=', filter.within);
  if (fromWeek !== null) query = query.where('contribution_point.week', '>=', fromWeek);
  if (toWeek !== null) query = query.where('contribution_point.week', '<=', toWeek);
  return query;
}

/** The same of investigations, so long as what was placed has not been withdrawn. */
export function casePoints({ db }: Context, wanted: Wanted, box: Box, { from, to }: CellRange) {
  const { filter, points, fromWeek, toWeek } = wanted;
  const few = fewCases(wanted);
  let query = db
    .selectFrom('case_point')
    .leftJoin('event', 'event.id', 'case_point.eventId')
    .leftJoin('case_identifier', 'case_identifier.id', 'case_point.caseIdentifierId')
    .where((eb) =>
      eb.or([
        eb.and([eb('event.id', 'is not', null), eb('event.withdrawnAt', 'is', null)]),
        eb.and([eb('case_identifier.id', 'is not', null), eb('case_identifier.withdrawnAt', 'is', null)]),
      ]),
    )
    .where('case_point.lat', '>=', box.south)
    .where('case_point.lat', '<=', box.north)
    .where('case_point.lon', '>=', box.west)
    .where('case_point.lon', '<=', box.east);
  if (filter.investigationId !== null) query = query.where('case_point.investigationId', '=', filter.investigationId);
  if (points !== null) query = query.where('case_point.id', 'in', inList(points));
  if (!few) query = query.where('case_point.cell', '>=', from).where('case_point.cell', '<=', to);
  query = query.where('case_point.kind', 'in', filter.kinds);
  if (filter.within !== null) query = query.where('case_point.uncertainty', '<=', filter.within);
  if (fromWeek !== null)
    query = query.where((eb) => eb.or([eb('case_point.week', 'is', null), eb('case_point.week', '>=', fromWeek)]));
  if (toWeek !== null)
    query = query.where((eb) => eb.or([eb('case_point.week', 'is', null), eb('case_point.week', '<=', toWeek)]));
  return query;
}

export const fewContributions = ({ contributions }: Wanted) => contributions !== null;
export const fewCases = ({ filter, points }: Wanted) => filter.investigationId !== null || points !== null;

/** What of an entity can lie on a map: contributions that hold it, addresses that it is known by or belongs to, events of its subjects. */
import type { RelationKind } from '../../preload/contract/entity-words.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { circleOf } from './circle.ts';
import { identifiersOf, idsMatched } from './matched.ts';
import { requireEntity } from './require.ts';

/** Of each, as a page of an entity looks through. */
const atMost = 500;

export interface OnTheMap {
  contributionIds: number[];
  caseIdentifierIds: number[];
  eventIds: number[];
  /** More contributions may hold it than were looked through. */
  more: boolean;
}

/** Relations to where somebody or something is to be found, for as long as they last. */
const belongsTo: readonly RelationKind[] = ['lives_at', 'kept_at', 'based_at'];

/** Addresses that these are said to live, to be kept or to be based at, as far as the viewer may know of both ends. */
async function homesOf({ db }: Context, entityIds: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('entity_relation')
    .innerJoin('entity', 'entity.id', 'entity_relation.otherEntityId')
    .select('entity.id')
    .where('entity_relation.entityId', 'in', inList(entityIds))
    .where('relation', 'in', belongsTo)
    .where('endedAt', 'is', null)
    .where('entity_relation.withdrawnAt', 'is', null)
    .where('entity.withdrawnAt', 'is', null)
    .limit(atMost)
    .execute();
  return rows.map(({ id }) => id);
}

/** Throws NOT_FOUND. */
export async function onTheMap(context: Context, entityId: number): Promise<OnTheMap> {
  await requireEntity(context, entityId);
  const { db } = context;
  const { entityIds, subjectIds } = await circleOf(context, entityId);
  const own = await db
    .selectFrom('entity_identifier')
    .select('caseIdentifierId')
    .where('entityId', 'in', inList([...entityIds, ...(await homesOf(context, entityIds))]))
    .limit(atMost)
    .execute();
  const theirs = await db
    .selectFrom('case_identifier')
    .select('id')
    .where('subjectId', 'in', inList(subjectIds))
    .where('withdrawnAt', 'is', null)
    .limit(atMost)
    .execute();
  const events = await db
    .selectFrom('event')
    .select('id')
    .where('subjectId', 'in', inList(subjectIds))
    .where('withdrawnAt', 'is', null)
    .limit(atMost)
    .execute();
  const found = await idsMatched(context, await identifiersOf(context, entityId));
  return {
    contributionIds: found.ids,
    caseIdentifierIds: [...own.map((row) => row.caseIdentifierId), ...theirs.map(({ id }) => id)],
    eventIds: events.map(({ id }) => id),
    more: found.more,
  };
}

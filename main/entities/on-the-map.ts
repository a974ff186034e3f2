/** What of an entity can lie on a map: contributions that hold it, addresses that it is known by, events of its subjects. */
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

/** Throws NOT_FOUND. */
export async function onTheMap(context: Context, entityId: number): Promise<OnTheMap> {
  await requireEntity(context, entityId);
  const { db } = context;
  const { entityIds, subjectIds } = await circleOf(context, entityId);
  const own = await db
    .selectFrom('entity_identifier')
    .select('caseIdentifierId')
    .where('entityId', 'in', inList(entityIds))
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

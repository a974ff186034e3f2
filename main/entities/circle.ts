/** What an entity is said to be the same as, directly or by way of others, as far as the viewer may see each of them. */
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

/** Of entities and subjects together; said to be the same by people, one by one. */
const most = 60;
/** How far it is followed. */
const steps = 6;

export interface Circle {
  /** The entity itself first. */
  entityIds: number[];
  subjectIds: number[];
}

interface Edge {
  entityId: number;
  otherEntityId: number | null;
  subjectId: number | null;
}

const standing = ({ db }: Context) =>
  db
    .selectFrom('same_entity')
    .select(['entityId', 'otherEntityId', 'subjectId'])
    .where('undoneAt', 'is', null)
    .orderBy('id')
    .limit(most);

/** Each read along an index of its own. */
async function edgesOf(context: Context, entityIds: readonly number[], subjectIds: readonly number[]): Promise<Edge[]> {
  const lists = [];
  if (entityIds.length > 0) {
    lists.push(await standing(context).where('entityId', 'in', inList(entityIds)).execute());
    lists.push(await standing(context).where('otherEntityId', 'in', inList(entityIds)).execute());
  }
  if (subjectIds.length > 0) lists.push(await standing(context).where('subjectId', 'in', inList(subjectIds)).execute());
  return lists.flat();
}

/** Those in use among them. */
async function inUse({ db }: Context, view: 'entity' | 'subject', ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom(view)
    .select('id')
    .where('id', 'in', inList(ids))
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function circleOf(context: Context, entityId: number): Promise<Circle> {
  const entities = new Set([entityId]);
  const subjects = new Set<number>();
  let [newEntities, newSubjects]: [number[], number[]] = [[entityId], []];
  for (let step = 0; step < steps && newEntities.length + newSubjects.length > 0; step += 1) {
    if (entities.size + subjects.size >= most) break;
    const edges = await edgesOf(context, newEntities, newSubjects);
    const met = new Set(edges.flatMap((edge) => [edge.entityId, edge.otherEntityId ?? edge.entityId]));
    const metSubjects = new Set(edges.flatMap(({ subjectId }) => subjectId ?? []));
    newEntities = await inUse(
      context,
      'entity',
      [...met].filter((id) => !entities.has(id)),
    );
    newSubjects = await inUse(
      context,
      'subject',
      [...metSubjects].filter((id) => !subjects.has(id)),
    );
    for (const id of newEntities) entities.add(id);
    for (const id of newSubjects) subjects.add(id);
  }
  return { entityIds: [...entities], subjectIds: [...subjects] };
}

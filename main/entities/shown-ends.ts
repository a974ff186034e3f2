/** The other ends of relations and of what is said to be the same, with their names. */
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { changeable } from './between.ts';
import type { Circle } from './circle.ts';
import { asShown, fromColumns } from './rests-on.ts';

/** What a page shows of each. */
const atMost = 200;

type End = Awaited<ReturnType<typeof shownEnds>>[number];

/** Entities and subjects that the viewer may see, with their cases. */
export async function shownEnds({ db }: Context, { entityIds, subjectIds }: Circle) {
  const entities = await db
    .selectFrom('entity')
    .innerJoin('investigation', 'investigation.id', 'entity.investigationId')
    .select(['entity.id', 'entity.investigationId', 'investigation.operation', 'entity.kind', 'entity.title'])
    .where('entity.id', 'in', inList(entityIds))
    .orderBy('entity.id')
    .execute();
  const subjects = await db
    .selectFrom('subject')
    .innerJoin('investigation', 'investigation.id', 'subject.investigationId')
    .select(['subject.id', 'subject.investigationId', 'investigation.operation', 'subject.name as title'])
    .where('subject.id', 'in', inList(subjectIds))
    .orderBy('subject.id')
    .execute();
  return [
    ...entities.map(({ id, ...row }) => ({ otherEntityId: id, subjectId: null, ...row })),
    ...subjects.map(({ id, ...row }) => ({ otherEntityId: null, subjectId: id, kind: 'person' as const, ...row })),
  ];
}

interface Between {
  entityId: number;
  otherEntityId: number | null;
  subjectId: number | null;
  investigationId: number;
  otherCaseId: number;
}

/** Each with its other end as seen from that entity, and whether the viewer may take it back. */
async function fromHere<R extends Between>(context: Context, entityId: number, rows: readonly R[]) {
  const other = (row: R) =>
    row.entityId === entityId
      ? { otherEntityId: row.otherEntityId, subjectId: row.subjectId }
      : { otherEntityId: row.entityId, subjectId: null };
  const keyOf = (end: { otherEntityId: number | null; subjectId: number | null }) =>
    `${end.otherEntityId} ${end.subjectId}`;
  const ends = await shownEnds(context, {
    entityIds: rows.flatMap((row) => other(row).otherEntityId ?? []),
    subjectIds: rows.flatMap((row) => other(row).subjectId ?? []),
  });
  const byKey = new Map<string, End>(ends.map((end) => [keyOf(end), end]));
  const may = await changeable(
    context,
    rows.flatMap((row) => [row.investigationId, row.otherCaseId]),
  );
  return rows.flatMap((row) => {
    const end = byKey.get(keyOf(other(row)));
    return end === undefined ? [] : [{ row, end, may: may.has(row.investigationId) || may.has(row.otherCaseId) }];
  });
}

/** Recorded at either end, the last first; those that were withdrawn are among them. */
export async function relationsOf(context: Context, entityId: number) {
  const read = (end: 'entityId' | 'otherEntityId') =>
    context.db
      .selectFrom('entity_relation as relation')
      .leftJoin('colleague', 'colleague.id', 'relation.addedBy')
      .leftJoin('contribution', 'contribution.id', 'relation.contributionId')
      .leftJoin('document', 'document.id', 'relation.documentId')
      .leftJoin('event', 'event.id', 'relation.eventId')
      .leftJoin('exhibit', 'exhibit.id', 'relation.exhibitId')
      .selectAll('relation')
      .select(['colleague.name as recorder', ...fromColumns])
      .where(`relation.${end}`, '=', entityId)
      .orderBy('relation.id', 'desc')
      .limit(atMost)
      .execute();
  const rows = [...(await read('entityId')), ...(await read('otherEntityId'))];
  const ends = await fromHere(context, entityId, rows);
  return ends
    .map(({ row, end, may }) => ({
      id: row.id,
      relation: row.relation,
      back: row.entityId !== entityId,
      ...end,
      fromDay: row.fromDay,
      toDay: row.toDay,
      addedAt: row.addedAt,
      addedBy: row.recorder ?? '',
      endReason: row.endReason,
      withdrawnAt: row.withdrawnAt,
      withdrawnReason: row.withdrawnReason,
      mayEnd: may,
      ...asShown(row),
    }))
    .toSorted((one, other) => other.id - one.id)
    .slice(0, atMost);
}

/** What stands and what was taken back, from either end, the last first. */
export async function sameOf(context: Context, entityId: number) {
  const read = (end: 'entityId' | 'otherEntityId') =>
    context.db
      .selectFrom('same_entity as same')
      .leftJoin('colleague as said', 'said.id', 'same.by')
      .leftJoin('colleague as undone', 'undone.id', 'same.undoneBy')
      .selectAll('same')
      .select(['said.name as saidBy', 'undone.name as takenBackBy'])
      .where(`same.${end}`, '=', entityId)
      .orderBy('same.id', 'desc')
      .limit(atMost)
      .execute();
  const rows = [...(await read('entityId')), ...(await read('otherEntityId'))];
  const ends = await fromHere(context, entityId, rows);
  return ends
    .map(({ row, end, may }) => ({
      id: row.id,
      ...end,
      reason: row.reason,
      at: row.at,
      by: row.saidBy ?? '',
      undoneAt: row.undoneAt,
      undoneBy: row.undoneBy === null ? null : (row.takenBackBy ?? ''),
      undoneReason: row.undoneReason,
      mayUndo: may,
    }))
    .toSorted((one, other) => other.id - one.id)
    .slice(0, atMost);
}

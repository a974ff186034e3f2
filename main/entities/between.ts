/** Two ends: an entity, and another one or a subject, each of its own case. */
import type { EntityRecordKind } from '../../preload/contract/entity-words.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { mayChangeCase } from '../investigations/whose.ts';
import type { Context } from '../store/use-case.ts';
import { requireEntityInUse } from './require.ts';

interface Ends {
  entityId: number;
  otherEntityId: number | null;
  subjectId: number | null;
}

export interface OtherEnd {
  investigationId: number;
  kind: EntityRecordKind;
}

/** Throws NOT_FOUND, CHANGED_SINCE for one that was withdrawn, INPUT_INVALID unless exactly one is given, and not the entity itself. */
export async function requireOtherEnd(
  context: Context,
  { entityId, otherEntityId, subjectId }: Ends,
): Promise<OtherEnd> {
  if ((otherEntityId === null) === (subjectId === null) || otherEntityId === entityId)
    throw new VigilError('INPUT_INVALID', 'otherEntityId');
  if (otherEntityId !== null) return requireEntityInUse(context, otherEntityId);
  const subject = await context.db
    .selectFrom('subject')
    .select('investigationId')
    .where('id', '=', subjectId ?? 0)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (subject === undefined) throw new VigilError('NOT_FOUND');
  return { investigationId: subject.investigationId, kind: 'person' };
}

/** Which of these cases the viewer may change. */
export async function changeable(context: Context, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const may = new Set<number>();
  for (const id of new Set(ids)) {
    const row = await context.db
      .selectFrom('investigation')
      .select(['id', 'ownerId'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (row !== undefined && (await mayChangeCase(context, row))) may.add(id);
  }
  return may;
}

/** What was said from either end is taken back by whoever may change the case of one of them. Throws NOT_YOUR_CASE. */
export async function requireEitherCase(
  context: Context,
  { investigationId, otherCaseId }: { investigationId: number; otherCaseId: number },
): Promise<void> {
  if ((await changeable(context, [investigationId, otherCaseId])).size === 0) throw new VigilError('NOT_YOUR_CASE');
}

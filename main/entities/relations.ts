/** How entities are related: recorded at one end and read from both, by whoever may see both cases. */
import { relationsBetween } from '../../preload/contract/entity-words.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { requireEitherCase, requireOtherEnd } from './between.ts';
import { assertInOrder } from './identifiers.ts';
import { notifyEntity, requireEntityToChange } from './require.ts';
import { toKeep } from './rests-on.ts';

/**
 * Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE for an end that was withdrawn, CONDITIONS_NEEDED, INPUT_INVALID about `relation` where it
 * does not hold between such kinds, about `otherEntityId` or about `toDay`.
 */
export const relate: UseCase<'entities.relate'> = async (context, input) => {
  const { entityId, otherEntityId, subjectId, relation, fromDay, toDay } = input;
  const entity = await requireEntityToChange(context, entityId);
  const other = await requireOtherEnd(context, input);
  if (!relationsBetween(entity.kind, other.kind).includes(relation)) throw new VigilError('INPUT_INVALID', 'relation');
  assertInOrder(fromDay, toDay, 'toDay');
  const kept = await toKeep(context, input);
  const { id } = await context.db
    .insertInto('entity_relation_row')
    .values({
      investigationId: entity.investigationId,
      entityId,
      otherCaseId: other.investigationId,
      otherEntityId,
      subjectId,
      relation,
      fromDay,
      toDay,
      ...kept,
      addedAt: context.now,
      addedBy: context.me.id,
      endedAt: null,
      endedBy: null,
      endReason: null,
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawnReason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  notifyEntity(context, entity.investigationId, other.investigationId);
  return { relationId: id };
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE for one that was withdrawn. */
async function requireRelation(context: Context, id: number) {
  const row = await context.db.selectFrom('entity_relation').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  await requireEitherCase(context, row);
  if (row.withdrawnAt !== null) throw new VigilError('CHANGED_SINCE');
  return row;
}

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE, INPUT_INVALID about a `toDay` before its first day. */
export const endRelation: UseCase<'entities.endRelation'> = async (context, { relationId, toDay, reason }) => {
  const row = await requireRelation(context, relationId);
  assertInOrder(row.fromDay, toDay, 'toDay');
  await context.db
    .updateTable('entity_relation_row')
    .set({ toDay, endedAt: context.now, endedBy: context.me.id, endReason: reason })
    .where('id', '=', relationId)
    .execute();
  notifyEntity(context, row.investigationId, row.otherCaseId);
  return {};
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it has been withdrawn already. */
export const withdrawRelation: UseCase<'entities.withdrawRelation'> = async (context, { relationId, reason }) => {
  const row = await requireRelation(context, relationId);
  await context.db
    .updateTable('entity_relation_row')
    .set({ withdrawnAt: context.now, withdrawnBy: context.me.id, withdrawnReason: reason })
    .where('id', '=', relationId)
    .execute();
  notifyEntity(context, row.investigationId, row.otherCaseId);
  return {};
};

/** That two are the same is said with a reason and taken back with another; both stay as they are, and nothing is merged. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { requireEitherCase, requireOtherEnd } from './between.ts';
import { notifyEntity, requireEntityToChange } from './require.ts';

interface Ends {
  entityId: number;
  otherEntityId: number | null;
  subjectId: number | null;
}

/** Said already, from whichever end. */
async function stands({ db }: Context, { entityId, otherEntityId, subjectId }: Ends): Promise<boolean> {
  const row = await db
    .selectFrom('same_entity')
    .select('id')
    .where('undoneAt', 'is', null)
    .where((eb) =>
      subjectId === null
        ? eb.or([
            eb.and({ entityId, otherEntityId: otherEntityId ?? 0 }),
            eb.and({ entityId: otherEntityId ?? 0, otherEntityId: entityId }),
          ])
        : eb.and({ entityId, subjectId }),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * A subject is a person. Throws NOT_FOUND, NOT_YOUR_CASE, SAME_ALREADY, CHANGED_SINCE for an end that was withdrawn, INPUT_INVALID
 * about `otherEntityId` where the two are of different kinds.
 */
export const saySame: UseCase<'entities.saySame'> = async (context, input) => {
  const { entityId, otherEntityId, subjectId, reason } = input;
  const entity = await requireEntityToChange(context, entityId);
  const other = await requireOtherEnd(context, input);
  if (other.kind !== entity.kind) throw new VigilError('INPUT_INVALID', 'otherEntityId');
  if (await stands(context, input)) throw new VigilError('SAME_ALREADY');
  const { id } = await context.db
    .insertInto('same_entity_row')
    .values({
      investigationId: entity.investigationId,
      entityId,
      otherCaseId: other.investigationId,
      otherEntityId,
      subjectId,
      reason,
      at: context.now,
      by: context.me.id,
      undoneAt: null,
      undoneBy: null,
      undoneReason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  notifyEntity(context, entity.investigationId, other.investigationId);
  return { sameId: id };
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it has been taken back already. */
export const undoSame: UseCase<'entities.undoSame'> = async (context, { sameId, reason }) => {
  const row = await context.db.selectFrom('same_entity').selectAll().where('id', '=', sameId).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  await requireEitherCase(context, row);
  if (row.undoneAt !== null) throw new VigilError('CHANGED_SINCE');
  await context.db
    .updateTable('same_entity_row')
    .set({ undoneAt: context.now, undoneBy: context.me.id, undoneReason: reason })
    .where('id', '=', sameId)
    .execute();
  notifyEntity(context, row.investigationId, row.otherCaseId);
  return {};
};

/** Identifiers of an entity: added with what they rest on, ended when they no longer hold, withdrawn where they were a mistake. */
import { VigilError } from '../../preload/contract/errors.ts';
import { deliverLate } from '../linking/learn.ts';
import { sought } from '../linking/retrospective-search.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { addHeld, readField, withdrawHeld } from './held.ts';
import { notifyEntity, recordEntityChange, requireEntityToChange } from './require.ts';
import { toKeep } from './rests-on.ts';

/** Days compare as text. Throws INPUT_INVALID about `field` where the end comes before the start. */
export function assertInOrder(from: string | null, to: string | null, field: string): void {
  if (from !== null && to !== null && to < from) throw new VigilError('INPUT_INVALID', field);
}

/**
 * A field that contains several adds several. Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE for an entity that was withdrawn,
 * CONDITIONS_NEEDED, INPUT_INVALID about `text`, `kind` or `validTo`.
 */
export const addIdentifier: UseCase<'entities.addIdentifier'> = async (context, input) => {
  const { validFrom, validTo } = input;
  const entity = await requireEntityToChange(context, input.entityId);
  assertInOrder(validFrom, validTo, 'validTo');
  const written = readField(input.kind, input.text);
  const kept = await toKeep(context, input);
  const before = await sought(context, [entity.investigationId]);
  const [first, ...further] = await addHeld(context, entity, written, { named: 0, validFrom, validTo, kept });
  if (first === undefined) throw new VigilError('UNEXPECTED');
  notifyEntity(context, entity.investigationId);
  return {
    entityIdentifierId: first,
    further: further.length,
    late: await deliverLate(context, entity.investigationId, before),
  };
};

/** In use, of an entity that the viewer may change. Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it was withdrawn. */
async function requireHeld(context: Context, id: number) {
  const held = await context.db
    .selectFrom('entity_identifier as known')
    .innerJoin('case_identifier', 'case_identifier.id', 'known.caseIdentifierId')
    .select([
      'known.entityId',
      'known.caseIdentifierId',
      'known.validFrom',
      'case_identifier.text',
      'case_identifier.withdrawnAt',
      'known.named',
    ])
    .where('known.id', '=', id)
    .executeTakeFirst();
  if (held === undefined) throw new VigilError('NOT_FOUND');
  const entity = await requireEntityToChange(context, held.entityId);
  if (held.withdrawnAt !== null) throw new VigilError('CHANGED_SINCE');
  return { held, entity };
}

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE, INPUT_INVALID about a `validTo` before the day from which it holds. */
export const endIdentifier: UseCase<'entities.endIdentifier'> = async (context, input) => {
  const { entityIdentifierId, validTo, reason } = input;
  const { held, entity } = await requireHeld(context, entityIdentifierId);
  assertInOrder(held.validFrom, validTo, 'validTo');
  await context.db.updateTable('entity_identifier_row').set({ validTo }).where('id', '=', entityIdentifierId).execute();
  await recordEntityChange(context, entity, `“${held.text}” held until ${validTo}`, reason);
  notifyEntity(context, entity.investigationId);
  return {};
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE, INPUT_INVALID about one that is its title or an alias, which is changed there. */
export const withdrawIdentifier: UseCase<'entities.withdrawIdentifier'> = async (context, input) => {
  const { held, entity } = await requireHeld(context, input.entityIdentifierId);
  if (held.named === 1) throw new VigilError('INPUT_INVALID', 'entityIdentifierId');
  await withdrawHeld(context, [held.caseIdentifierId]);
  await recordEntityChange(context, entity, `“${held.text}” withdrawn`, input.reason);
  notifyEntity(context, entity.investigationId);
  return {};
};

/** An entity is recorded, changed, withdrawn and restored; what came in before and holds it is told at once. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input } from '../../preload/contract/index.ts';
import { Aliases } from '../investigations/aliases.ts';
import { requireOwnCase } from '../investigations/require.ts';
import { deliverLate } from '../linking/learn.ts';
import { sought } from '../linking/retrospective-search.ts';
import { inList } from '../store/sql.ts';
import type { UseCase } from '../store/use-case.ts';
import { addHeld, heldOf, namesOf, readField, withdrawHeld } from './held.ts';
import { notifyEntity, recordEntityChange, requireEntity, requireEntityToChange } from './require.ts';
import { toKeep } from './rests-on.ts';

const othersThan = (title: string, aliases: readonly string[]) => [...new Set(aliases)].filter((one) => one !== title);

/** Throws NOT_FOUND, NOT_YOUR_CASE, CONDITIONS_NEEDED, INPUT_INVALID about `text` or `kind` of an identifier that does not read as one. */
export const add: UseCase<'entities.add'> = async (context, input) => {
  const { db, me, now } = context;
  const { investigationId, kind, title, description } = input;
  await requireOwnCase(context, investigationId);
  const kept = await toKeep(context, input);
  const identifiers = input.identifiers.flatMap((one) => readField(one.kind, one.text));
  const aliases = othersThan(title, input.aliases);
  const before = await sought(context, [investigationId]);
  const { id } = await db
    .insertInto('entity_row')
    .values({
      investigationId,
      kind,
      title,
      description,
      aliases: JSON.stringify(aliases),
      photoId: null,
      addedAt: now,
      addedBy: me.id,
      withdrawnAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const names = namesOf({ kind, title, aliases });
  const named = new Set(names.map(({ kind: as, value }) => `${as} ${value}`));
  await addHeld(context, { id, investigationId }, names, { named: 1, kept });
  const once = new Map(identifiers.map((one) => [`${one.kind} ${one.value}`, one]));
  await addHeld(
    context,
    { id, investigationId },
    [...once].flatMap(([same, one]) => (named.has(same) ? [] : [one])),
    { named: 0, kept },
  );
  notifyEntity(context, investigationId);
  return { entityId: id, late: await deliverLate(context, investigationId, before) };
};

/** What differs, in words for the history. */
const changesIn = (
  was: Pick<Input<'entities.change'>, 'title' | 'description' | 'aliases'>,
  is: typeof was,
): string[] => [
  ...(was.title === is.title ? [] : [`Title was “${was.title}”`]),
  ...(was.description === is.description ? [] : [`Description was “${was.description}”`]),
  ...(was.aliases.join('\n') === is.aliases.join('\n') ? [] : [`Aliases were “${was.aliases.join('”, “')}”`]),
];

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE. */
export const change: UseCase<'entities.change'> = async (context, input) => {
  const row = await requireEntityToChange(context, input.entityId);
  const { id, investigationId, kind } = row;
  if (row.version !== input.version) throw new VigilError('CHANGED_SINCE');
  const was = { title: row.title, description: row.description, aliases: Aliases.parse(JSON.parse(row.aliases)) };
  const { title, description } = input;
  const is = { title, description, aliases: othersThan(title, input.aliases) };
  const changed = changesIn(was, is);
  if (changed.length === 0) return { version: row.version, late: { delivered: 0, more: false } };
  const before = await sought(context, [investigationId]);
  const version = row.version + 1;
  await context.db
    .updateTable('entity_row')
    .set({ title, description, aliases: JSON.stringify(is.aliases), version })
    .where('id', '=', id)
    .execute();
  const held = (await heldOf(context, [id]).execute()).filter(({ named }) => named === 1);
  const names = namesOf({ kind, ...is });
  const stay = new Set(names.map(({ value }) => value));
  const had = new Set(held.map(({ value }) => value));
  await withdrawHeld(
    context,
    held.flatMap(({ value, caseIdentifierId }) => (stay.has(value) ? [] : [caseIdentifierId])),
  );
  await addHeld(
    context,
    row,
    names.filter(({ value }) => !had.has(value)),
    { named: 1 },
  );
  await recordEntityChange(context, row, changed.join('; '), input.reason);
  notifyEntity(context, investigationId);
  return { version, late: await deliverLate(context, investigationId, before) };
};

/** It takes along what it is known by. Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it has been withdrawn already. */
export const withdraw: UseCase<'entities.withdraw'> = async (context, { entityId, reason }) => {
  const row = await requireEntityToChange(context, entityId);
  const held = await heldOf(context, [entityId]).execute();
  await withdrawHeld(
    context,
    held.map(({ caseIdentifierId }) => caseIdentifierId),
  );
  await context.db
    .updateTable('entity_row')
    .set({ withdrawnAt: context.now, version: row.version + 1 })
    .where('id', '=', entityId)
    .execute();
  await recordEntityChange(context, row, 'Withdrawn', reason);
  notifyEntity(context, row.investigationId);
  return {};
};

/** With what was withdrawn along with it, and nothing that went before. Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it is in use. */
export const restore: UseCase<'entities.restore'> = async (context, { entityId }) => {
  const { db } = context;
  const row = await requireEntity(context, entityId);
  await requireOwnCase(context, row.investigationId);
  if (row.withdrawnAt === null) throw new VigilError('CHANGED_SINCE');
  const held = await db
    .selectFrom('entity_identifier')
    .select('caseIdentifierId')
    .where('entityId', '=', entityId)
    .execute();
  await db
    .updateTable('case_identifier_row')
    .set({ withdrawnAt: null })
    .where('id', 'in', inList(held.map(({ caseIdentifierId }) => caseIdentifierId)))
    .where('withdrawnAt', '=', row.withdrawnAt)
    .execute();
  await db
    .updateTable('entity_row')
    .set({ withdrawnAt: null, version: row.version + 1 })
    .where('id', '=', entityId)
    .execute();
  await recordEntityChange(context, row, 'Restored', null);
  notifyEntity(context, row.investigationId);
  return {};
};

/** Types that the page decodes and draws anew: see the viewer of documents. */
const pictures: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']);

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE, DOCUMENT_WITHDRAWN, INPUT_INVALID about `documentId` for what is no picture of that case. */
export const setPhoto: UseCase<'entities.setPhoto'> = async (context, { entityId, version, documentId }) => {
  const row = await requireEntityToChange(context, entityId);
  if (row.version !== version) throw new VigilError('CHANGED_SINCE');
  if (documentId !== null) {
    const picture = await context.db
      .selectFrom('document')
      .select(['investigationId', 'type', 'withdrawnAt'])
      .where('id', '=', documentId)
      .where('state', '=', 'kept')
      .executeTakeFirst();
    if (picture === undefined) throw new VigilError('NOT_FOUND');
    if (picture.investigationId !== row.investigationId || !pictures.has(picture.type))
      throw new VigilError('INPUT_INVALID', 'documentId');
    if (picture.withdrawnAt !== null) throw new VigilError('DOCUMENT_WITHDRAWN');
  }
  if (row.photoId === documentId) return { version };
  await context.db
    .updateTable('entity_row')
    .set({ photoId: documentId, version: version + 1 })
    .where('id', '=', entityId)
    .execute();
  await recordEntityChange(context, row, documentId === null ? 'Photograph taken out' : 'Photograph chosen', null);
  notifyEntity(context, row.investigationId);
  return { version: version + 1 };
};

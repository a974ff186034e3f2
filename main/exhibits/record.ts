/** An exhibit is recorded, goes from hand to hand, and is corrected; nothing of it is edited away. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input } from '../../preload/contract/index.ts';
import { assertNotInFuture, requireOwnCase } from '../investigations/require.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { lastOf } from './continuity.ts';
import { notifyExhibit, requireExhibit, requireExhibitToChange } from './require.ts';
import { movementsOf } from './rows.ts';

async function assertFree({ db }: Context, investigationId: number, reference: string): Promise<void> {
  const taken = await db
    .selectFrom('exhibit')
    .select('id')
    .where('investigationId', '=', investigationId)
    .where('reference', '=', reference)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (taken !== undefined) throw new VigilError('EXHIBIT_REFERENCE_TAKEN');
}

async function recordCorrection(
  { db, now, me }: Context,
  { id, investigationId }: { id: number; investigationId: number },
  what: string,
  reason: string | null,
): Promise<void> {
  await db
    .insertInto('exhibit_correction_row')
    .values({ exhibitId: id, investigationId, at: now, by: me.id, what, reason })
    .execute();
}

/** Throws NOT_FOUND, NOT_YOUR_CASE, EXHIBIT_REFERENCE_TAKEN, INPUT_INVALID about a `foundAt` to come. */
export const record: UseCase<'exhibits.record'> = async (context, input) => {
  const { db, me, now } = context;
  const { heldBy, heldAt, sealNumber, ...given } = input;
  await requireOwnCase(context, given.investigationId);
  assertNotInFuture(context, given.foundAt, 'foundAt');
  await assertFree(context, given.investigationId, given.reference);
  const { id } = await db
    .insertInto('exhibit_row')
    .values({ ...given, recordedAt: now, recordedBy: me.id, withdrawnAt: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('exhibit_movement_row')
    .values({
      investigationId: given.investigationId,
      exhibitId: id,
      at: given.foundAt,
      fromWhom: given.foundBy,
      toWhom: heldBy,
      place: heldAt,
      reason: 'Found',
      sealNumber,
      recordedAt: now,
      recordedBy: me.id,
      corrects: null,
      because: null,
    })
    .execute();
  notifyExhibit(context, given.investigationId);
  return { exhibitId: id };
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE, INPUT_INVALID about an `at` to come, or before the movement that stands last. */
export const move: UseCase<'exhibits.move'> = async (context, { exhibitId, ...given }) => {
  const { investigationId } = await requireExhibitToChange(context, exhibitId);
  assertNotInFuture(context, given.at, 'at');
  const last = lastOf(await movementsOf(context, [exhibitId]));
  if (last === undefined || given.at < last.at) throw new VigilError('INPUT_INVALID', 'at');
  const { id } = await context.db
    .insertInto('exhibit_movement_row')
    .values({
      ...given,
      investigationId,
      exhibitId,
      fromWhom: last.toWhom,
      recordedAt: context.now,
      recordedBy: context.me.id,
      corrects: null,
      because: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  notifyExhibit(context, investigationId);
  return { movementId: id };
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it has been corrected already, INPUT_INVALID about an `at` to come. */
export const correctMovement: UseCase<'exhibits.correctMovement'> = async (context, { movementId, ...given }) => {
  const { db } = context;
  const movement = await db.selectFrom('exhibit_movement').selectAll().where('id', '=', movementId).executeTakeFirst();
  if (movement === undefined) throw new VigilError('NOT_FOUND');
  const { investigationId, exhibitId } = movement;
  await requireExhibitToChange(context, exhibitId);
  assertNotInFuture(context, given.at, 'at');
  const corrected = await db
    .selectFrom('exhibit_movement')
    .select('id')
    .where('corrects', '=', movementId)
    .executeTakeFirst();
  if (corrected !== undefined) throw new VigilError('CHANGED_SINCE');
  const { id } = await db
    .insertInto('exhibit_movement_row')
    .values({
      ...given,
      investigationId,
      exhibitId,
      recordedAt: context.now,
      recordedBy: context.me.id,
      corrects: movementId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  notifyExhibit(context, investigationId);
  return { movementId: id };
};

const fields = [
  ['description', 'Description'],
  ['foundBy', 'Found by'],
  ['foundAt', 'Found at'],
  ['foundPrecision', 'How exactly the time is known'],
  ['foundPlace', 'Where found'],
] as const;

/** What stood there before, in words. */
const changesIn = (
  before: Pick<Input<'exhibits.correct'>, (typeof fields)[number][0]>,
  after: typeof before,
): string[] =>
  fields.flatMap(([field, name]) => (before[field] === after[field] ? [] : [`${name} was “${before[field]}”`]));

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE, INPUT_INVALID about a `foundAt` to come. */
export const correct: UseCase<'exhibits.correct'> = async (context, input) => {
  const { exhibitId, version, because, ...given } = input;
  const row = await requireExhibitToChange(context, exhibitId);
  if (row.version !== version) throw new VigilError('CHANGED_SINCE');
  assertNotInFuture(context, given.foundAt, 'foundAt');
  const changed = changesIn(row, given);
  if (changed.length === 0) return { version };
  await context.db
    .updateTable('exhibit_row')
    .set({ ...given, version: version + 1 })
    .where('id', '=', exhibitId)
    .execute();
  await recordCorrection(context, row, changed.join('; '), because);
  notifyExhibit(context, row.investigationId);
  return { version: version + 1 };
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it has been withdrawn already. */
export const withdraw: UseCase<'exhibits.withdraw'> = async (context, { exhibitId, reason }) => {
  const row = await requireExhibitToChange(context, exhibitId);
  await context.db
    .updateTable('exhibit_row')
    .set({ withdrawnAt: context.now, version: row.version + 1 })
    .where('id', '=', exhibitId)
    .execute();
  await recordCorrection(context, row, 'Withdrawn', reason);
  notifyExhibit(context, row.investigationId);
  return {};
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it is in use, EXHIBIT_REFERENCE_TAKEN where another has its reference now. */
export const restore: UseCase<'exhibits.restore'> = async (context, { exhibitId }) => {
  const row = await requireExhibit(context, exhibitId);
  await requireOwnCase(context, row.investigationId);
  if (row.withdrawnAt === null) throw new VigilError('CHANGED_SINCE');
  await assertFree(context, row.investigationId, row.reference);
  await context.db
    .updateTable('exhibit_row')
    .set({ withdrawnAt: null, version: row.version + 1 })
    .where('id', '=', exhibitId)
    .execute();
  await recordCorrection(context, row, 'Restored', null);
  notifyExhibit(context, row.investigationId);
  return {};
};

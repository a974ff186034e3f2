/** Taking one's own last change back, exactly: rows that it made go, rows that it changed are as they were. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { asChange } from './change-log.ts';
import { Image, readImage, standsIn } from './snapshot.ts';

interface LastChange {
  id: number;
  what: string;
  investigationId: number | null;
  before: Image;
  after: Image;
}

/** The viewer's own last change that still stands, or `null`. */
export async function lastOwnChange({ db, me }: Context, contributionId: number): Promise<LastChange | null> {
  const row = await db
    .selectFrom('change')
    .select(['id', 'what', 'investigationId', 'before', 'after'])
    .where('contributionId', '=', contributionId)
    .where('by', '=', me.id)
    .where('undoneAt', 'is', null)
    .where('undoes', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { ...row, before: Image.parse(JSON.parse(row.before)), after: Image.parse(JSON.parse(row.after)) };
}

/**
 * Whether nothing that the change touched has been touched since. A link made since keeps the state it needs, also one that the viewer
 * may not see: taking the first link back would otherwise leave a linked contribution that calls itself untriaged.
 */
async function stillStands({ db }: Context, contributionId: number, change: LastChange, now: Image): Promise<boolean> {
  if (!standsIn(change.after, now)) return false;
  const unlinks = change.after.contribution?.state === 'linked' && change.before.contribution?.state !== 'linked';
  if (!unlinks) return true;
  const mine = new Set(change.after.links.map((link) => link.id));
  const links = await db.selectFrom('shown_link').select('id').where('contributionId', '=', contributionId).execute();
  return links.every(({ id }) => mine.has(id));
}

/** Whether `undo` would succeed. */
export async function canUndo(context: Context, contributionId: number): Promise<boolean> {
  const change = await lastOwnChange(context, contributionId);
  return change !== null && stillStands(context, contributionId, change, await readImage(context, contributionId));
}

async function putBack({ db }: Context, contributionId: number, before: Image, after: Image): Promise<void> {
  const madeAnew = <T extends { id: number }>(was: readonly T[], is: readonly T[]) =>
    is.filter((row) => !was.some((old) => old.id === row.id)).map((row) => row.id);
  // Made rows go first: only one decision on a pair can stand at a time.
  await db.deleteFrom('link_row').where('id', 'in', madeAnew(before.links, after.links)).execute();
  await db.deleteFrom('grade_row').where('id', 'in', madeAnew(before.grades, after.grades)).execute();
  for (const { id, ...row } of before.links) await db.updateTable('link_row').set(row).where('id', '=', id).execute();
  for (const { id, ...row } of before.grades) await db.updateTable('grade_row').set(row).where('id', '=', id).execute();
  if (before.contribution !== null) {
    // The version goes on: a page that holds an earlier one has to look again.
    await db
      .updateTable('contribution_row')
      .set((eb) => ({ ...before.contribution, version: eb('version', '+', 1) }))
      .where('id', '=', contributionId)
      .execute();
  }
}

/** Throws NOT_FOUND, NOTHING_TO_UNDO, and CHANGED_SINCE where somebody went on from there. */
export const undo: UseCase<'intake.undo'> = async (context, input) => {
  const now = await readImage(context, input.id);
  const change = await lastOwnChange(context, input.id);
  if (change === null) throw new VigilError('NOTHING_TO_UNDO');
  if (!(await stillStands(context, input.id, change, now))) throw new VigilError('CHANGED_SINCE');
  await asChange(
    context,
    {
      contributionId: input.id,
      verb: 'intake.undo',
      what: `Took back: ${change.what}`,
      reason: null,
      investigationId: change.investigationId,
      undoes: change.id,
    },
    () => putBack(context, input.id, change.before, change.after),
  );
  await context.db.updateTable('change_row').set({ undoneAt: context.now }).where('id', '=', change.id).execute();
  for (const { investigationId } of change.after.links)
    context.changed(`investigation:${investigationId}`, `contribution:${input.id}`);
  return { what: change.what };
};

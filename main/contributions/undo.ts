/** Undoing one's own last change, exactly: rows that it created are removed, rows that it changed are as they were. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { recordChange } from './change-log.ts';
import { followReferral } from './referral.ts';
import { readSnapshot, Snapshot, standsIn } from './snapshot.ts';

interface LastChange {
  id: number;
  what: string;
  investigationId: number | null;
  before: Snapshot;
  after: Snapshot;
}

/** What a second reviewer found is no change of theirs to take back. */
const neverUndone: VerbName = 'reviews.give';

/** What is not about triage is changed again, and not undone. */
const notOfTriage: readonly VerbName[] = [
  'triage.nameSourceReaders',
  'contributions.changeMarking',
  'inbox.reassign',
  'myWork.calledBack',
  'myWork.moveCallBack',
  neverUndone,
];

/** The viewer's own last change that still stands, or `null`. */
export async function lastOwnChange({ db, me }: Context, contributionId: number): Promise<LastChange | null> {
  const row = await db
    .selectFrom('change')
    .select(['id', 'what', 'investigationId', 'before', 'after'])
    .where('contributionId', '=', contributionId)
    .where('by', '=', me.id)
    .where('undoneAt', 'is', null)
    .where('undoes', 'is', null)
    .where('verb', 'not in', notOfTriage)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { ...row, before: Snapshot.parse(JSON.parse(row.before)), after: Snapshot.parse(JSON.parse(row.after)) };
}

/**
 * Whether nothing that the change touched has been touched since. A link made since keeps the state it needs, even one
 * that the viewer may not see: undoing the first link would otherwise leave a linked contribution marked as untriaged.
 */
async function stillStands(
  { db }: Context,
  contributionId: number,
  change: LastChange,
  now: Snapshot,
): Promise<boolean> {
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
  return change !== null && stillStands(context, contributionId, change, await readSnapshot(context, contributionId));
}

async function putBack({ db }: Context, contributionId: number, before: Snapshot, after: Snapshot): Promise<void> {
  const madeAnew = <T extends { id: number }>(was: readonly T[], is: readonly T[]) =>
    is.filter((row) => !was.some((old) => old.id === row.id)).map((row) => row.id);
  // Created rows go first: only one decision on a pair can stand at a time.
  await db
    .deleteFrom('link_row')
    .where('id', 'in', inList(madeAnew(before.links, after.links)))
    .execute();
  await db
    .deleteFrom('grade_row')
    .where('id', 'in', inList(madeAnew(before.grades, after.grades)))
    .execute();
  for (const { id, ...row } of before.links) await db.updateTable('link_row').set(row).where('id', '=', id).execute();
  for (const { id, ...row } of before.grades) await db.updateTable('grade_row').set(row).where('id', '=', id).execute();
  if (before.contribution !== null) {
    // The version still goes up: a page that has an earlier one must look again.
    await db
      .updateTable('contribution_row')
      .set((eb) => ({ ...before.contribution, version: eb('version', '+', 1) }))
      .where('id', '=', contributionId)
      .execute();
  }
}

/** Throws NOT_FOUND, NOTHING_TO_UNDO, and CHANGED_SINCE where somebody has built on it since. */
export const undo: UseCase<'contributions.undo'> = async (context, input) => {
  const now = await readSnapshot(context, input.id);
  const change = await lastOwnChange(context, input.id);
  if (change === null) throw new VigilError('NOTHING_TO_UNDO');
  if (!(await stillStands(context, input.id, change, now))) throw new VigilError('CHANGED_SINCE');
  await recordChange(
    context,
    {
      contributionId: input.id,
      verb: 'contributions.undo',
      what: `Took back: ${change.what}`,
      reason: null,
      investigationId: change.investigationId,
      undoes: change.id,
    },
    () => putBack(context, input.id, change.before, change.after),
  );
  if (change.before.contribution !== null) await followReferral(context, input.id, change.before.contribution.state);
  await context.db.updateTable('change_row').set({ undoneAt: context.now }).where('id', '=', change.id).execute();
  for (const { investigationId } of change.after.links)
    context.changed(`investigation:${investigationId}`, `contribution:${input.id}`);
  return { what: change.what };
};

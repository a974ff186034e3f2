/** Actions: raised, allocated, completed, resulted, filed. They move forward, or are reopened. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Output } from '../../preload/contract/index.ts';
import { ActionState } from '../../preload/contract/investigations.ts';
import { rank } from '../../preload/contract/vocabulary.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { recordInvestigationChange } from './changes.ts';
import {
  assertAssignable,
  assertContributionVisible,
  notifyChanged,
  requireInvestigation,
  requireOwnCase,
} from './require.ts';
import { mayChangeCase } from './whose.ts';

type Action = Output<'investigations.actions'>['actions'][number];

/** States in which something still has to be done. */
const open: readonly Action['state'][] = ['raised', 'allocated'];

/** Overdue first, then open ones by due day, then the rest, newest first. */
function inOrder(one: Action, other: Action): number {
  const turn = (action: Action) => (action.overdue ? 0 : open.includes(action.state) ? 1 : 2);
  const late = (action: Action) => (open.includes(action.state) ? (action.due ?? '9999') : '');
  return (
    turn(one) - turn(other) ||
    late(one).localeCompare(late(other)) ||
    one.priority.charCodeAt(0) - other.priority.charCodeAt(0) ||
    other.at.localeCompare(one.at) ||
    other.id - one.id
  );
}

/** Actions that the viewer may see: of one investigation, or (`openOf`) the open ones of one person everywhere. */
export async function readActions(
  { db, me, now }: Context,
  only: { investigationId: number; mayChange: boolean } | { openOf: number },
): Promise<Action[]> {
  let query = db
    .selectFrom('action')
    .innerJoin('investigation', 'investigation.id', 'action.investigationId')
    .innerJoin('colleague as raiser', 'raiser.id', 'action.raisedBy')
    .leftJoin('colleague as doer', 'doer.id', 'action.allocatedTo')
    .selectAll('action')
    .select(['investigation.operation', 'raiser.name as raiser', 'doer.name as doer']);
  query =
    'openOf' in only
      ? query.where('action.allocatedTo', '=', only.openOf).where('action.state', 'in', open)
      : query.where('action.investigationId', '=', only.investigationId);
  const today = ukDay(now);
  const actions = (await query.execute()).map((row) => ({
    ...row,
    overdue: row.due !== null && row.due < today && open.includes(row.state),
    raisedBy: row.raiser,
    allocatedTo: row.doer,
    allocatedToId: row.allocatedTo,
    mayAdvance: row.allocatedTo === me.id || ('mayChange' in only && only.mayChange),
  }));
  return actions.sort(inOrder);
}

/** Throws NOT_FOUND. Without an investigation: one's own open actions everywhere. */
export const actions: UseCase<'investigations.actions'> = async (context, { id }) => {
  if (id === null) return { actions: await readActions(context, { openOf: context.me.id }) };
  const investigation = await requireInvestigation(context, id);
  const mayChange = await mayChangeCase(context, investigation);
  return { actions: await readActions(context, { investigationId: id, mayChange }) };
};

/** If it names somebody to do it, it is allocated at once. Throws NOT_FOUND, NOT_YOUR_CASE, INPUT_INVALID about `allocatedTo`. */
export const raiseAction: UseCase<'investigations.raiseAction'> = async (context, input) => {
  const { db, me, now } = context;
  const investigation = await requireOwnCase(context, input.id);
  const investigationId = investigation.id;
  await assertContributionVisible(context, input.contributionId);
  const { allocatedTo, title, priority, due, contributionId } = input;
  if (allocatedTo !== null) await assertAssignable(context, investigation, [allocatedTo], 'allocatedTo');
  const { id } = await db
    .insertInto('action_row')
    .values({
      investigationId,
      contributionId,
      title,
      state: allocatedTo === null ? 'raised' : 'allocated',
      priority,
      due,
      raisedBy: me.id,
      allocatedTo,
      result: null,
      at: now,
      changedAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  notifyChanged(context, investigationId, 'action');
  return { actionId: id };
};

/** Whoever an action is allocated to reports on it, although the case is not theirs. Throws NOT_YOUR_CASE. */
async function mustBeTheirs(context: Context, row: { investigationId: number; allocatedTo: number | null }) {
  if (row.allocatedTo !== context.me.id) await requireOwnCase(context, row.investigationId);
}

/** An allocated action can be given to somebody else; otherwise, a step to the same state means that a colleague was quicker. */
function checkStep(from: Action['state'], to: Action['state'], reallocates: boolean): void {
  const step = rank(ActionState, to) - rank(ActionState, from);
  if (step < 0) throw new VigilError('INPUT_INVALID', 'to');
  if (step === 0 && !(to === 'allocated' && reallocates)) throw new VigilError('CHANGED_SINCE');
}

/**
 * Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it is already in that state, INPUT_INVALID about `to` for a step back, about `allocatedTo`
 * where nobody is named to do it, and about `result` where a result is missing.
 */
export const advanceAction: UseCase<'investigations.advanceAction'> = async (context, input) => {
  const { db, now } = context;
  const row = await db.selectFrom('action').selectAll().where('id', '=', input.actionId).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  await mustBeTheirs(context, row);
  const allocatedTo = input.allocatedTo ?? row.allocatedTo;
  checkStep(row.state, input.to, allocatedTo !== row.allocatedTo);
  if (allocatedTo === null) throw new VigilError('INPUT_INVALID', 'allocatedTo');
  if (allocatedTo !== row.allocatedTo) {
    const investigation = await requireInvestigation(context, row.investigationId);
    await assertAssignable(context, investigation, [allocatedTo], 'allocatedTo');
  }
  const result = input.result || row.result;
  const needsResult = rank(ActionState, input.to) >= rank(ActionState, 'resulted');
  if (needsResult && result === null) throw new VigilError('INPUT_INVALID', 'result');
  await db
    .updateTable('action_row')
    .set({ state: input.to, allocatedTo, result, changedAt: now })
    .where('id', '=', row.id)
    .execute();
  notifyChanged(context, row.investigationId, 'action', `action:${row.id}`);
  return {};
};

/**
 * The action has to be done again, by the same person. Its earlier result stays in the history of the investigation. Throws
 * NOT_FOUND, NOT_YOUR_CASE, and CHANGED_SINCE where it is still to be done.
 */
export const reopenAction: UseCase<'investigations.reopenAction'> = async (context, input) => {
  const { db, now } = context;
  const row = await db.selectFrom('action').selectAll().where('id', '=', input.actionId).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  await mustBeTheirs(context, row);
  if (open.includes(row.state)) throw new VigilError('CHANGED_SINCE');
  await db
    .updateTable('action_row')
    .set({ state: row.allocatedTo === null ? 'raised' : 'allocated', result: null, changedAt: now })
    .where('id', '=', row.id)
    .execute();
  const result = row.result === null ? '' : `; its result was “${row.result}”`;
  const what = `Action “${row.title}” reopened${result}`;
  await recordInvestigationChange(context, row.investigationId, what, input.reason);
  notifyChanged(context, row.investigationId, 'action', `action:${row.id}`);
  return {};
};

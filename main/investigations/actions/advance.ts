/** An action on its way: allocated, in progress, resulted, filed; returned, cancelled or transferred. */
import { ActionCourse, type ActionState } from '../../../preload/contract/actions.ts';
import { VigilError } from '../../../preload/contract/errors.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { rank } from '../../../preload/contract/vocabulary.ts';
import type { Context, UseCase } from '../../store/use-case.ts';
import { assertAssignable, requireInvestigation, requireOwnCase } from '../require.ts';
import { addAction, assertOpenEnquiry } from './raise.ts';
import { keepRecord, productsOf } from './records.ts';
import {
  type ActionRow,
  actionChanged,
  isToDo,
  keepStep,
  mayFile,
  placeOf,
  requireActionOfOwnCase,
  requireOwnAction,
  type Step,
} from './rows.ts';

type To = Input<'investigations.advanceAction'>['to'];

interface Change {
  state?: ActionState;
  allocatedTo?: number | null;
  result?: string | null;
  resultedBy?: number | null;
  resultedAt?: string | null;
}

/** Writes what is new of it, with its place in the lists. */
async function write(context: Context, row: ActionRow, change: Change): Promise<void> {
  const { db, now } = context;
  const state = change.state ?? row.state;
  await db
    .updateTable('action_row')
    .set({ ...change, ...placeOf({ ...row, state }), changedAt: now, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
  actionChanged(context, row);
}

/** An action that is to be done can be given to somebody else; otherwise, a step to the same state means that a colleague was quicker. */
function checkStep(row: ActionRow, to: To, reallocates: boolean): void {
  if (row.state === 'cancelled') throw new VigilError('CHANGED_SINCE');
  const step = rank(ActionCourse, to) - rank(ActionCourse, row.state);
  if (reallocates && to === 'allocated' && isToDo(row.state)) return;
  if (step < 0) throw new VigilError('INPUT_INVALID', 'to');
  if (step === 0) throw new VigilError('CHANGED_SINCE');
}

/** Gives it to somebody. Throws INPUT_INVALID about `allocatedTo`, REASON_NEEDED where somebody else has it already. */
async function allocate(context: Context, row: ActionRow, allocatedTo: number, reason: string | null): Promise<Step> {
  const investigation = await requireInvestigation(context, row.investigationId);
  await assertAssignable(context, investigation, [allocatedTo], 'allocatedTo');
  if (row.allocatedTo !== null && reason === null) throw new VigilError('REASON_NEEDED');
  return { what: row.allocatedTo === null ? 'allocated' : 'reallocated', toId: allocatedTo, reason };
}

/**
 * Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it is already in that state, INPUT_INVALID about `to` for a step back, about `allocatedTo`
 * where nobody is named to do it, and about `result` where a result is missing, REASON_NEEDED where it is taken from somebody, and
 * SECOND_PERSON_NEEDED or SUPERVISOR_NEEDED where it is not for this person to file.
 */
export const advanceAction: UseCase<'investigations.advanceAction'> = async (context, input) => {
  const { me, now } = context;
  const { to } = input;
  const row = await requireOwnAction(context, input.actionId);
  const allocatedTo = input.allocatedTo ?? row.allocatedTo;
  const moves = allocatedTo !== row.allocatedTo;
  checkStep(row, to, moves);
  if (allocatedTo === null) throw new VigilError('INPUT_INVALID', 'allocatedTo');
  const result = input.result || row.result;
  if ((to === 'resulted' || to === 'filed') && result === null) throw new VigilError('INPUT_INVALID', 'result');
  if (to === 'filed') {
    if (row.resultedBy === me.id || row.state !== 'resulted') throw new VigilError('SECOND_PERSON_NEEDED');
    if (!mayFile(context, row)) throw new VigilError('SUPERVISOR_NEEDED');
  }
  const handed = moves ? await allocate(context, row, allocatedTo, input.reason ?? null) : null;
  const products = await productsOf(context, row.investigationId, input.produced ?? []);
  if (handed !== null) await keepStep(context, row, handed);
  for (const named of products) await keepRecord(context, row, 'product', named);
  if (to === 'in_progress') await keepStep(context, row, { what: 'started' });
  if (to === 'resulted') await keepStep(context, row, { what: 'resulted', detail: result });
  if (to === 'filed') await keepStep(context, row, { what: 'filed', reason: input.reason ?? null });
  const given = to === 'resulted' ? { result, resultedBy: me.id, resultedAt: now } : {};
  await write(context, row, { state: to, allocatedTo, ...given });
  return {};
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE for one that is done, INPUT_INVALID about `allocatedTo`, REASON_NEEDED. */
export const allocateActions: UseCase<'investigations.allocateActions'> = async (context, input) => {
  let allocated = 0;
  for (const actionId of new Set(input.actionIds)) {
    const row = await requireActionOfOwnCase(context, actionId);
    if (!isToDo(row.state)) throw new VigilError('CHANGED_SINCE');
    if (row.allocatedTo === input.allocatedTo) continue;
    await keepStep(context, row, await allocate(context, row, input.allocatedTo, input.reason ?? null));
    await write(context, row, { state: 'allocated', allocatedTo: input.allocatedTo });
    allocated += 1;
  }
  return { allocated };
};

const changedFields = ['title', 'detail', 'priority', 'due', 'resubmitOn', 'enquiryId'] as const;
const fieldWords: Readonly<Record<(typeof changedFields)[number], string>> = {
  title: 'title',
  detail: 'detail',
  priority: 'priority',
  due: 'due day',
  resubmitOn: 'resubmission',
  enquiryId: 'line of enquiry',
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE, INPUT_INVALID about `enquiryId`. What it said before is in its history. */
export const changeAction: UseCase<'investigations.changeAction'> = async (context, input) => {
  const { db, now } = context;
  const row = await requireActionOfOwnCase(context, input.actionId);
  if (row.version !== input.basedOn) throw new VigilError('CHANGED_SINCE');
  if (input.enquiryId !== row.enquiryId) await assertOpenEnquiry(context, row.investigationId, input.enquiryId);
  const changed = changedFields.filter((field) => row[field] !== input[field]);
  if (changed.length === 0) return { version: row.version };
  const { title, detail, priority, due, resubmitOn, enquiryId } = input;
  const version = row.version + 1;
  await db
    .updateTable('action_row')
    .set({
      ...{ title, detail, priority, due, resubmitOn, enquiryId, version, changedAt: now },
      ...placeOf({ state: row.state, due, resubmitOn }),
    })
    .where('id', '=', row.id)
    .execute();
  const was = (field: (typeof changedFields)[number]) =>
    field === 'enquiryId' ? fieldWords[field] : `${fieldWords[field]} was “${row[field] ?? 'none'}”`;
  await keepStep(context, row, { what: 'changed', detail: changed.map(was).join('; '), reason: input.reason });
  actionChanged(context, row);
  return { version };
};

/**
 * It has to be done again, by the same person. Its earlier result stays in its history. Without a reason only whoever gave the result takes
 * it back. Throws NOT_FOUND, NOT_YOUR_CASE, REASON_NEEDED, and CHANGED_SINCE where it is still to be done.
 */
export const reopenAction: UseCase<'investigations.reopenAction'> = async (context, input) => {
  const row = await requireOwnAction(context, input.actionId);
  if (isToDo(row.state)) throw new VigilError('CHANGED_SINCE');
  if (input.reason === null && !(row.state === 'resulted' && row.resultedBy === context.me.id))
    throw new VigilError('REASON_NEEDED');
  await keepStep(context, row, { what: 'returned', reason: input.reason });
  const state = row.allocatedTo === null ? 'raised' : 'allocated';
  await write(context, row, { state, result: null, resultedBy: null, resultedAt: null });
  return {};
};

/** As closing a case does with what was waived. */
export async function cancel(context: Context, row: ActionRow, reason: string): Promise<void> {
  await keepStep(context, row, { what: 'cancelled', reason });
  await write(context, row, { state: 'cancelled' });
}

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it has a result or is over. */
export const cancelAction: UseCase<'investigations.cancelAction'> = async (context, input) => {
  const row = await requireActionOfOwnCase(context, input.actionId);
  if (!isToDo(row.state)) throw new VigilError('CHANGED_SINCE');
  await cancel(context, row, input.reason);
  return {};
};

interface Standing {
  markingRank: number;
  compartmentId: number;
  namedReaders: 0 | 1;
}

/** Whether people might see it there who may not see it here: that takes two (markings/), and is not done on the side. */
const widens = (from: Standing, to: Standing): boolean =>
  to.markingRank < from.markingRank ||
  from.namedReaders === 1 ||
  (from.compartmentId !== 0 && from.compartmentId !== to.compartmentId);

/**
 * The same work in another case of one's own: raised there, cancelled here. Where it went is shown to whoever may know of both. Throws
 * NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it has a result or is over, INPUT_INVALID about `investigationId` for the case it is in, for one that is
 * closed, and for one that more people may see.
 */
export const transferAction: UseCase<'investigations.transferAction'> = async (context, input) => {
  const row = await requireActionOfOwnCase(context, input.actionId);
  if (input.investigationId === row.investigationId) throw new VigilError('INPUT_INVALID', 'investigationId');
  const other = await requireOwnCase(context, input.investigationId);
  if (!isToDo(row.state)) throw new VigilError('CHANGED_SINCE');
  if (other.state !== 'live' || widens(await requireInvestigation(context, row.investigationId), other))
    throw new VigilError('INPUT_INVALID', 'investigationId');
  const { title, detail, priority, due } = row;
  const there = await addAction(context, {
    ...{ title, detail, priority, due },
    investigationId: other.id,
    enquiryId: null,
    allocatedTo: null,
  });
  const twin = { id: there.id, investigationId: other.id };
  await keepRecord(context, row, 'moved_to', { otherCaseId: other.id, otherActionId: there.id });
  await keepRecord(context, twin, 'moved_from', { otherCaseId: row.investigationId, otherActionId: row.id });
  // Its history says no more than that it was cancelled: that there is another case is not for everybody here to know.
  await cancel(context, row, input.reason);
  actionChanged(context, twin);
  return { actionId: there.id, number: there.number };
};

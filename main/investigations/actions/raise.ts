/** Raising an action, and opening one with its history. */
import type { ActionPriority } from '../../../preload/contract/actions.ts';
import { VigilError } from '../../../preload/contract/errors.ts';
import type { Context, UseCase } from '../../store/use-case.ts';
import { assertAssignable, requireInvestigation, requireOwnCase } from '../require.ts';
import { mayChangeCase } from '../whose.ts';
import { keepRecord, recordsOf, sourcesOf } from './records.ts';
import { actionChanged, keepStep, placeOf, requireAction, shown } from './rows.ts';

const courseShown = 100;

/** An open line of enquiry of that case. Throws INPUT_INVALID about `enquiryId`. */
export async function assertOpenEnquiry({ db }: Context, investigationId: number, enquiryId: number | null) {
  if (enquiryId === null) return;
  const row = await db
    .selectFrom('enquiry')
    .select('state')
    .where('id', '=', enquiryId)
    .where('investigationId', '=', investigationId)
    .executeTakeFirst();
  if (row?.state !== 'open') throw new VigilError('INPUT_INVALID', 'enquiryId');
}

export interface NewAction {
  investigationId: number;
  title: string;
  detail: string;
  priority: ActionPriority;
  due: string | null;
  enquiryId: number | null;
  allocatedTo: number | null;
}

/** Numbered within its case: whoever sees the case sees all of its actions, so that no number tells of another. */
export async function addAction(context: Context, action: NewAction): Promise<{ id: number; number: number }> {
  const { db, me, now } = context;
  const last = await db
    .selectFrom('action')
    .select((eb) => eb.fn.max<number | null>('number').as('number'))
    .where('investigationId', '=', action.investigationId)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const state = action.allocatedTo === null ? 'raised' : 'allocated';
  const { id } = await db
    .insertInto('action_row')
    .values({
      ...action,
      ...placeOf({ state, due: action.due, resubmitOn: null }),
      number,
      state,
      resubmitOn: null,
      raisedBy: me.id,
      result: null,
      resultedBy: null,
      resultedAt: null,
      at: now,
      changedAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const of = { id, investigationId: action.investigationId };
  await keepStep(context, of, { what: 'raised' });
  if (action.allocatedTo !== null) await keepStep(context, of, { what: 'allocated', toId: action.allocatedTo });
  return { id, number };
}

/**
 * If it names somebody to do it, it is allocated at once. Throws NOT_FOUND, NOT_YOUR_CASE, INPUT_INVALID about `allocatedTo`, about `enquiryId`
 * where that is not open, about `quote` where its source does not say so.
 */
export const raiseAction: UseCase<'investigations.raiseAction'> = async (context, input) => {
  const investigation = await requireOwnCase(context, input.id);
  const investigationId = investigation.id;
  const { allocatedTo, title, priority, due, detail = '', enquiryId = null } = input;
  const sources = await sourcesOf(context, investigationId, input);
  await assertOpenEnquiry(context, investigationId, enquiryId);
  if (allocatedTo !== null) await assertAssignable(context, investigation, [allocatedTo], 'allocatedTo');
  const form = { investigationId, title, detail, priority, due, enquiryId, allocatedTo };
  const { id, number } = await addAction(context, form);
  for (const named of sources) await keepRecord(context, { id, investigationId }, 'source', named);
  actionChanged(context, { id, investigationId });
  return { actionId: id, number };
};

async function courseOf({ db }: Context, actionId: number) {
  return db
    .selectFrom('action_step as step')
    .leftJoin('colleague as doer', 'doer.id', 'step.by')
    .leftJoin('colleague as receiver', 'receiver.id', 'step.toId')
    .select(['step.at', 'doer.name as by', 'step.what', 'receiver.name as to', 'step.detail', 'step.reason'])
    .where('step.actionId', '=', actionId)
    .orderBy('step.id', 'desc')
    .limit(courseShown)
    .execute();
}

/** Throws NOT_FOUND. */
export const action: UseCase<'investigations.action'> = async (context, { actionId }) => {
  const row = await requireAction(context, actionId);
  const mayChange = await mayChangeCase(context, await requireInvestigation(context, row.investigationId));
  return {
    action: shown(context, row, mayChange),
    detail: row.detail,
    course: (await courseOf(context, actionId)).map((step) => ({ ...step, by: step.by ?? '' })),
    records: await recordsOf(context, actionId),
  };
};

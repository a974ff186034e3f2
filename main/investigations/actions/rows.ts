/** Actions as the lists show them, and what everything that is done with one has to know first. */
import type { Action, ActionState, ActionStep } from '../../../preload/contract/actions.ts';
import { VigilError } from '../../../preload/contract/errors.ts';
import { addDays, ukDay } from '../../store/uk-day.ts';
import type { Context } from '../../store/use-case.ts';
import { notifyChanged, requireOwnCase } from '../require.ts';

/** After every day: where an action that has none stands in the order of days. */
const noDay = '9999-12-31';
/** A reminder comes so many days before an action is due. */
const reminder = 3;

/** Where a state stands in every list: what is to be done, what waits to be filed, what is over. */
const turns: Readonly<Record<ActionState, 0 | 1 | 2>> = {
  raised: 0,
  allocated: 0,
  in_progress: 0,
  resulted: 1,
  filed: 2,
  cancelled: 2,
};
export const isToDo = (state: ActionState): boolean => turns[state] === 0;

/** What the order of the lists rests on; set with every change of state or of days. */
export const placeOf = ({
  state,
  due,
  resubmitOn,
}: {
  state: ActionState;
  due: string | null;
  resubmitOn: string | null;
}) => ({
  turn: turns[state],
  dueOrder: [due ?? noDay, resubmitOn ?? noDay].sort()[0] ?? noDay,
});

export function rowsOf({ db }: Context) {
  return (
    db
      .selectFrom('action')
      // Looked up for each row: an inner join might start with the investigations, and would have to sort.
      .leftJoin('investigation', 'investigation.id', 'action.investigationId')
      .leftJoin('colleague as raiser', 'raiser.id', 'action.raisedBy')
      .leftJoin('colleague as doer', 'doer.id', 'action.allocatedTo')
      .leftJoin('enquiry', 'enquiry.id', 'action.enquiryId')
      .selectAll('action')
      .select([
        'investigation.operation',
        'investigation.ownerId',
        'raiser.name as raiser',
        'doer.name as doer',
        'enquiry.title as enquiry',
      ])
  );
}
export type ActionRow = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/** Who gives a result does not file it; a supervisor or the owner of the case does. */
export const mayFile = (
  { me }: Context,
  row: { state: ActionState; resultedBy: number | null; ownerId: number | null; investigationId: number },
): boolean =>
  row.state === 'resulted' &&
  row.resultedBy !== me.id &&
  !me.opened.investigation.includes(row.investigationId) &&
  (me.roles.includes('supervisor') || row.ownerId === me.id);

/** `mayChange`: the case is the viewer's to change. */
export function shown(context: Context, row: ActionRow, mayChange: boolean): Action {
  const { me, now } = context;
  const today = ukDay(now);
  const { due, resubmitOn } = row;
  const toDo = isToDo(row.state);
  const putOff = resubmitOn !== null && resubmitOn > today;
  const overdue = toDo && due !== null && due < today;
  const soon = (due !== null && due <= addDays(today, reminder)) || (resubmitOn !== null && resubmitOn <= today);
  return {
    id: row.id,
    investigationId: row.investigationId,
    operation: row.operation ?? '',
    number: row.number,
    title: row.title,
    state: row.state,
    priority: row.priority,
    due,
    resubmitOn,
    overdue,
    dueSoon: toDo && !overdue && !putOff && soon,
    raisedBy: row.raiser ?? '',
    allocatedTo: row.doer,
    allocatedToId: row.allocatedTo,
    enquiryId: row.enquiryId,
    enquiry: row.enquiry,
    result: row.result,
    at: row.at,
    changedAt: row.changedAt,
    version: row.version,
    mayAdvance: (mayChange || row.allocatedTo === me.id) && !me.opened.investigation.includes(row.investigationId),
    mayFile: mayFile(context, row),
  };
}

/** Throws NOT_FOUND, the same whether there is none or the viewer may not see its case. */
export async function requireAction(context: Context, actionId: number): Promise<ActionRow> {
  const row = await rowsOf(context).where('action.id', '=', actionId).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row;
}

/** Whoever an action is allocated to works on it, although the case is not theirs. Throws NOT_FOUND, NOT_YOUR_CASE, OPENED_TO_READ. */
export async function requireOwnAction(context: Context, actionId: number): Promise<ActionRow> {
  const row = await requireAction(context, actionId);
  if (context.me.opened.investigation.includes(row.investigationId)) throw new VigilError('OPENED_TO_READ');
  if (row.allocatedTo !== context.me.id) await requireOwnCase(context, row.investigationId);
  return row;
}

/** The same, for what only the people of the case do. Throws NOT_FOUND, NOT_YOUR_CASE. */
export async function requireActionOfOwnCase(context: Context, actionId: number): Promise<ActionRow> {
  const row = await requireAction(context, actionId);
  await requireOwnCase(context, row.investigationId);
  return row;
}

export interface Step {
  what: ActionStep;
  toId?: number | null;
  detail?: string | null;
  reason?: string | null;
}

/** What was done, in the history of the action, which nothing changes. */
export async function keepStep(
  { db, me, now }: Context,
  of: { id: number; investigationId: number },
  { what, toId = null, detail = null, reason = null }: Step,
): Promise<void> {
  await db
    .insertInto('action_step_row')
    .values({ actionId: of.id, investigationId: of.investigationId, at: now, by: me.id, what, toId, detail, reason })
    .execute();
}

/** Notifies the pages that show this action, among them those of whoever has it. */
export function actionChanged(
  context: Context,
  { id, investigationId }: { id: number; investigationId: number },
): void {
  notifyChanged(context, investigationId, 'action', `action:${id}`);
}

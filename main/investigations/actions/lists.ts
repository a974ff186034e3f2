/** The lists of actions, a page at a time, each along an index: of a case, of one person, and of what waits to be filed. */
import { z } from 'zod';
import { type Action, ActionState } from '../../../preload/contract/actions.ts';
import type { Output, VerbName } from '../../../preload/contract/index.ts';
import { readCursor, writeCursor } from '../../store/cursor.ts';
import { ukDay } from '../../store/uk-day.ts';
import type { Context, UseCase } from '../../store/use-case.ts';
import { requireInvestigation } from '../require.ts';
import { mayChangeCase } from '../whose.ts';
import { type ActionRow, rowsOf, shown } from './rows.ts';

const After = z.strictObject({ turn: z.int(), due: z.string(), id: z.int() });
type List = ReturnType<typeof rowsOf>;

/** By turn, day and number. */
function beyond(query: List, after: z.infer<typeof After> | null): List {
  if (after === null) return query;
  const { turn, due, id } = after;
  return query
    .where('action.turn', '>=', turn)
    .where((eb) =>
      eb.or([
        eb('action.turn', '>', turn),
        eb('action.dueOrder', '>', due),
        eb.and([eb('action.dueOrder', '=', due), eb('action.id', '>', id)]),
      ]),
    );
}

/** One more than a page is read, to know whether it goes on. */
function pageOf(verb: VerbName, context: Context, rows: readonly ActionRow[], limit: number) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? writeCursor(verb, context, { turn: last.turn, due: last.dueOrder, id: last.id })
      : null;
  return { page, next };
}

/** Throws NOT_FOUND, LIST_MOVED_ON. */
export const actions: UseCase<'investigations.actions'> = async (context, input) => {
  const investigation = await requireInvestigation(context, input.id);
  const after = readCursor('investigations.actions', context, After, input.after);
  let query = rowsOf(context).where('action.investigationId', '=', input.id);
  if (input.state !== undefined) query = query.where('action.state', '=', input.state);
  if (input.enquiryId !== undefined) query = query.where('action.enquiryId', '=', input.enquiryId);
  if (input.person !== undefined)
    query =
      input.person === 0
        ? query.where('action.allocatedTo', 'is', null)
        : query.where('action.allocatedTo', '=', input.person);
  const rows = await beyond(query, after)
    .orderBy('action.turn')
    .orderBy('action.dueOrder')
    .orderBy('action.id')
    .limit(input.limit + 1)
    .execute();
  const { page, next } = pageOf('investigations.actions', context, rows, input.limit);
  const mayChange = await mayChangeCase(context, investigation);
  return { actions: page.map((row) => shown(context, row, mayChange)), next };
};

/** Throws NOT_FOUND. */
export const actionCounts: UseCase<'investigations.actionCounts'> = async (context, { id }) => {
  await requireInvestigation(context, id);
  const rows = await context.db
    .selectFrom('action')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .where('investigationId', '=', id)
    .groupBy('state')
    .execute();
  const late = await context.db
    .selectFrom('action')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('investigationId', '=', id)
    .where('turn', '=', 0)
    .where('due', '<', ukDay(context.now))
    .executeTakeFirstOrThrow();
  const found = new Map(rows.map(({ state, n }) => [state, n]));
  const counts = Object.fromEntries(ActionState.options.map((state) => [state, found.get(state) ?? 0]));
  return { counts: counts as Output<'investigations.actionCounts'>['counts'], overdue: late.n };
};

/** What this person has to do, in the order of the days; `limit` at most. */
export async function toDo(context: Context, limit: number, after: z.infer<typeof After> | null = null) {
  const query = rowsOf(context).where('action.allocatedTo', '=', context.me.id).where('action.turn', '=', 0);
  return beyond(query, after)
    .orderBy('action.turn')
    .orderBy('action.dueOrder')
    .orderBy('action.id')
    .limit(limit)
    .execute();
}

/** Throws LIST_MOVED_ON. */
export const myActions: UseCase<'investigations.myActions'> = async (context, input) => {
  const after = readCursor('investigations.myActions', context, After, input.after);
  const rows = await toDo(context, input.limit + 1, after);
  const { page, next } = pageOf('investigations.myActions', context, rows, input.limit);
  return { actions: page.map((row): Action => shown(context, row, false)), next };
};

const Waiting = z.strictObject({ at: z.int(), id: z.int() });

/** Results of others: in one's own cases, and for a supervisor in all that they see. Throws LIST_MOVED_ON. */
export const actionsToFile: UseCase<'investigations.actionsToFile'> = async (context, input) => {
  const { me } = context;
  const after = readCursor('investigations.actionsToFile', context, Waiting, input.after);
  let query = rowsOf(context).where('action.turn', '=', 1).where('action.resultedBy', '!=', me.id);
  if (!me.roles.includes('supervisor'))
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('investigation as own')
          .select('own.id')
          .whereRef('own.id', '=', 'action.investigationId')
          .where('own.ownerId', '=', me.id),
      ),
    );
  if (after !== null) {
    const at = new Date(after.at).toISOString();
    query = query
      .where('action.changedAt', '>=', at)
      .where((eb) => eb.or([eb('action.changedAt', '>', at), eb('action.id', '>', after.id)]));
  }
  const rows = await query
    .orderBy('action.changedAt')
    .orderBy('action.id')
    .limit(input.limit + 1)
    .execute();
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    actions: page.map((row) => shown(context, row, true)),
    next:
      rows.length > input.limit && last !== undefined
        ? writeCursor('investigations.actionsToFile', context, { at: Date.parse(last.changedAt), id: last.id })
        : null,
  };
};

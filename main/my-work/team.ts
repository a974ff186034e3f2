/** What is open with each person who does casework, for the supervisors who share it out. Only what the viewer may see is counted. */
import { z } from 'zod';
import { caseworkRoles } from '../../preload/contract/rights.ts';
import type { TeamLine } from '../../preload/contract/role-work.ts';
import { Role } from '../../preload/contract/vocabulary.ts';
import { standInsOf } from '../access/absences.ts';
import { inSight } from '../access/first-sight.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';

const Roles = z.array(Role);
const After = z.strictObject({ id: z.int() });
/** `dueOrder` of the last one. */
const AfterAction = z.strictObject({ due: z.string(), id: z.int() });
const atMost = 1_000;
/** An action's turn while something has to be done: allocated or in progress. */
const toBeDone = 0;

async function deliveriesOf({ db, now }: Context, accountId: number) {
  const some = db
    .selectFrom('delivery')
    .select(['delivery.dueAt', 'delivery.at'])
    .where('delivery.answeredAt', 'is', null)
    .where('delivery.forId', '=', accountId)
    .where((eb) => eb.or([eb('delivery.watchId', 'is', null), inSight]))
    .orderBy('delivery.dueAt')
    .orderBy('delivery.id')
    .limit(atMost);
  return db
    .selectFrom(some.as('some'))
    .select((eb) => [
      eb.fn.countAll<number>().as('open'),
      eb.fn.countAll<number>().filterWhere('some.dueAt', '<', now).as('overdue'),
      eb.fn.min<string | null>('some.at').as('oldest'),
    ])
    .executeTakeFirstOrThrow();
}

async function actionsOf({ db, now }: Context, accountId: number) {
  const some = db
    .selectFrom('action')
    .select(['action.due', 'action.at'])
    .where('action.allocatedTo', '=', accountId)
    .where('action.turn', '=', toBeDone)
    .limit(atMost);
  return db
    .selectFrom(some.as('some'))
    .select((eb) => [
      eb.fn.countAll<number>().as('open'),
      eb.fn.countAll<number>().filterWhere('some.due', '<', ukDay(now)).as('overdue'),
      eb.fn.min<string | null>('some.at').as('oldest'),
    ])
    .executeTakeFirstOrThrow();
}

const earliest = (...at: (string | null)[]): string | null => at.filter((one) => one !== null).sort()[0] ?? null;

async function deputyNames({ db }: Context, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('colleague').select(['id', 'name']).where('id', 'in', inList(ids)).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** In the order in which their accounts were made. Throws LIST_MOVED_ON. */
export const team: UseCase<'myWork.team'> = async (context, input) => {
  const { limit } = input;
  const after = readCursor('myWork.team', context, After, input.after);
  // A unit has as many accounts as people: the roles of each are read, and who does no casework is left out.
  const everybody = await context.db
    .selectFrom('colleague')
    .select(['id', 'name', 'roles'])
    .where('disabledAt', 'is', null)
    .where('id', '>', after?.id ?? 0)
    .orderBy('id')
    .execute();
  const working = everybody.filter(({ roles }) =>
    Roles.parse(JSON.parse(roles)).some((role) => caseworkRoles.includes(role) && role !== 'manager'),
  );
  const page = working.slice(0, limit);
  const standIns = await standInsOf(
    context,
    page.map(({ id }) => id),
  );
  const deputies = [...standIns.values()].flatMap(({ deputyId }) => (deputyId === null ? [] : [deputyId]));
  const names = await deputyNames(context, [...new Set(deputies)]);
  const people: TeamLine[] = [];
  for (const { id, name } of page) {
    const { oldest: delivered, ...deliveries } = await deliveriesOf(context, id);
    const { oldest: raised, ...actions } = await actionsOf(context, id);
    const standIn = standIns.get(id);
    people.push({
      account: { id, name },
      away: standIn?.away ?? false,
      deputy: names.get(standIn?.deputyId ?? 0) ?? null,
      deliveries,
      actions,
      oldest: earliest(delivered, raised),
    });
  }
  const last = page.at(-1);
  return {
    people,
    next: working.length > limit && last !== undefined ? writeCursor('myWork.team', context, { id: last.id }) : null,
  };
};

/** Throws LIST_MOVED_ON. */
export const actionsWith: UseCase<'myWork.actionsOf'> = async (context, { accountId, after, limit }) => {
  const { db, now } = context;
  const from = readCursor('myWork.actionsOf', context, AfterAction, after);
  const found = await db
    .selectFrom('action')
    .leftJoin('investigation', 'investigation.id', 'action.investigationId')
    .select([
      'action.id',
      'action.investigationId',
      'action.title',
      'action.priority',
      'action.due',
      'action.dueOrder',
      'action.at',
      'investigation.operation',
    ])
    .where('action.allocatedTo', '=', accountId)
    .where('action.turn', '=', toBeDone)
    .where((eb) =>
      eb.or([
        eb('action.dueOrder', '>', from?.due ?? ''),
        eb.and([eb('action.dueOrder', '=', from?.due ?? ''), eb('action.id', '>', from?.id ?? 0)]),
      ]),
    )
    .orderBy('action.dueOrder')
    .orderBy('action.id')
    .limit(limit + 1)
    .execute();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    actions: page.map(({ dueOrder: _, ...row }) => ({
      ...row,
      operation: row.operation ?? '',
      overdue: row.due !== null && row.due < ukDay(now),
    })),
    next:
      found.length > limit && last !== undefined
        ? writeCursor('myWork.actionsOf', context, { due: last.dueOrder, id: last.id })
        : null,
  };
};

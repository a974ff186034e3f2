/** The named readers of an investigation: within clearance and compartment, nobody but them sees it. */
import { VigilError } from '../../preload/contract/errors.ts';
import { recordInvestigationChange } from '../investigations/changes.ts';
import { assertAssignable, notifyChanged, requireInvestigationForChange } from '../investigations/require.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { keepChange, mustBeFirst } from './kept-changes.ts';

type Row = Awaited<ReturnType<typeof requireInvestigationForChange>>;

/** Its owner and its team, who work on it. */
async function itsPeople({ db }: Context, { id, ownerId }: Row): Promise<number[]> {
  const team = await db.selectFrom('team_member').select('accountId').where('investigationId', '=', id).execute();
  return [...(ownerId === null ? [] : [ownerId]), ...team.map(({ accountId }) => accountId)];
}

/** Throws NO_SUPERVISOR_AMONG_READERS. */
async function mustHaveSupervisor({ db }: Context, readers: readonly number[]): Promise<void> {
  const row = await db
    .selectFrom('colleague')
    .select('id')
    .where('id', 'in', readers)
    .where('roles', 'like', '%"supervisor"%')
    .where('disabledAt', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NO_SUPERVISOR_AMONG_READERS');
}

/** The owner and supervisors decide who reads. Throws NOT_YOUR_CASE for the team. */
async function requireToName(context: Context, id: number, version: number): Promise<Row> {
  const row = await requireInvestigationForChange(context, id, version);
  if (row.ownerId !== context.me.id && !context.me.roles.includes('supervisor')) throw new VigilError('NOT_YOUR_CASE');
  return row;
}

/**
 * The list as it is from now on; its owner and team are on it whether or not they are named. Throws NOT_FOUND, NOT_YOUR_CASE,
 * CHANGED_SINCE, INPUT_INVALID about `readers` for people who may not see it by clearance and compartment,
 * NO_SUPERVISOR_AMONG_READERS, and OUT_OF_YOUR_SIGHT where one is not on it oneself and has not confirmed that.
 */
export const setReaders: UseCase<'investigations.setReaders'> = async (context, input) => {
  const { db, me, now } = context;
  const row = await requireToName(context, input.id, input.version);
  const readers = [...new Set([...input.readers, ...(await itsPeople(context, row))])];
  await assertAssignable(context, { ...row, namedReaders: 0 }, readers, 'readers');
  await mustHaveSupervisor(context, readers);
  if (!readers.includes(me.id) && input.outOfMySight !== true) throw new VigilError('OUT_OF_YOUR_SIGHT', 'readers');
  const version = row.version + 1;
  await recordInvestigationChange(
    context,
    row.id,
    `Readers named: ${readers.length}; nobody else sees the case`,
    input.reason,
  );
  // In this order: the case may be out of sight once the last line is written.
  await db
    .insertInto('case_reader_row')
    .values(readers.map((accountId) => ({ investigationId: row.id, accountId, by: me.id, at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db.updateTable('investigation_row').set({ namedReaders: 1, version }).where('id', '=', row.id).execute();
  const others = db.deleteFrom('case_reader_row').where('investigationId', '=', row.id);
  await others.where('accountId', 'not in', [...readers, me.id]).execute();
  if (!readers.includes(me.id)) await others.where('accountId', '=', me.id).execute();
  const { markingRank, compartmentId } = row;
  if (row.namedReaders === 0)
    context.changedWhere(
      { of: 'investigation', markingRank, compartmentId, readers: null },
      'investigation',
      'dashboard',
    );
  notifyChanged(context, row.id, 'dashboard');
  return { version };
};

/**
 * More people would see it, so that it takes a second person: see investigations.ts. Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE, also
 * where nobody is named or another change waits.
 */
export const liftReaders: UseCase<'investigations.liftReaders'> = async (context, input) => {
  const row = await requireToName(context, input.id, input.version);
  const of = { investigationId: row.id };
  await mustBeFirst(context, of);
  if (row.namedReaders === 0) throw new VigilError('CHANGED_SINCE');
  const markingChangeId = await keepChange(context, { of, from: row, to: row, lifts: true, reason: input.reason });
  notifyChanged(context, row.id);
  return { markingChangeId };
};

export async function liftAll(context: Context, row: Row, reason: string): Promise<void> {
  if (row.namedReaders === 0) throw new VigilError('CHANGED_SINCE');
  await context.db
    .updateTable('investigation_row')
    .set({ namedReaders: 0, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
  await context.db.deleteFrom('case_reader_row').where('investigationId', '=', row.id).execute();
  await recordInvestigationChange(context, row.id, 'List of readers lifted, as somebody else proposed', reason);
  notifyChanged(context, row.id, 'dashboard');
}

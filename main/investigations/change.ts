/** Changing an investigation. Every change carries a reason, kept in its history. */
import { caseIdentifiersOf } from '../matching/scoring/index.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { recordInvestigationChange } from './changes.ts';
import { replaceHoldings } from './holdings.ts';
import { assertAssignable, notifyChanged, requireInvestigationForChange } from './require.ts';

async function teamOf({ db }: Context, id: number): Promise<number[]> {
  const rows = await db.selectFrom('team_member').select('accountId').where('investigationId', '=', id).execute();
  return rows.map((row) => row.accountId);
}

const sameTeam = (one: readonly number[], other: readonly number[]) =>
  [...one].sort().join() === [...new Set(other)].sort().join();

async function setTeam({ db }: Context, id: number, team: readonly number[]): Promise<void> {
  await db.deleteFrom('team_member_row').where('investigationId', '=', id).execute();
  const people = [...new Set(team)];
  if (people.length > 0)
    await db
      .insertInto('team_member_row')
      .values(people.map((accountId) => ({ investigationId: id, accountId })))
      .execute();
}

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE, INPUT_INVALID about `ownerId` or `team` for people whom it cannot be given to. */
export const change: UseCase<'investigations.change'> = async (context, input) => {
  const { db } = context;
  const row = await requireInvestigationForChange(context, input.id, input.version);
  const { summary = row.summary, area = row.area, ownerId = row.ownerId, team } = input;
  if (ownerId !== null && ownerId !== row.ownerId) await assertAssignable(context, row, [ownerId], 'ownerId');
  await assertAssignable(context, row, team ?? [], 'team');
  const version = row.version + 1;
  await db.updateTable('investigation_row').set({ summary, area, ownerId, version }).where('id', '=', row.id).execute();
  const teamChanges = team !== undefined && !sameTeam(await teamOf(context, row.id), team);
  if (teamChanges) await setTeam(context, row.id, team);
  const changed = [
    ...(summary === row.summary ? [] : ['Summary changed']),
    ...(area === row.area ? [] : ['Area changed']),
    ...(ownerId === row.ownerId ? [] : ['Owner changed']),
    ...(teamChanges ? ['Team changed'] : []),
  ];
  if (changed.length > 0) await recordInvestigationChange(context, row.id, changed.join('; '), input.reason);
  if (summary !== row.summary || area !== row.area)
    await replaceHoldings(
      context,
      { investigationId: row.id, subjectId: null },
      caseIdentifiersOf({ ...row, subjects: [] }),
      caseIdentifiersOf({ id: row.id, area, summary, subjects: [] }),
    );
  notifyChanged(context, row.id, 'dashboard');
  return { version };
};

/** Compartments. Supervisors and administrators know their names; only members know who belongs to one. */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import { Role } from '../../preload/contract/vocabulary.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { startAllClocks } from './first-sight.ts';

const Roles = z.array(Role);

/** `members` is `null` for a compartment that the viewer does not belong to. */
export const compartments: UseCase<'access.compartments'> = async ({ db }) => {
  const named = await db.selectFrom('compartment').select(['id', 'name']).orderBy('name').execute();
  const members = await db.selectFrom('compartment_member').selectAll().orderBy('accountId').execute();
  const membersOf = Map.groupBy(members, (member) => member.compartmentId);
  return {
    compartments: named.map((compartment) => ({
      ...compartment,
      members: membersOf.get(compartment.id)?.map((member) => member.accountId) ?? null,
    })),
  };
};

/** What these people may see has changed, so everything on their pages may differ. Nobody else is told who they are. */
function movedFor({ changed }: Context, accounts: Iterable<number>): void {
  for (const id of accounts)
    changed(`account:${id}`, 'compartment', 'people', 'contribution', 'queue', 'inbox', 'investigation', 'dashboard');
}

/** Throws NAME_TAKEN; names are compared without regard to case. */
export const addCompartment: UseCase<'access.addCompartment'> = async (context, input) => {
  const { db, me, now } = context;
  const taken = await db
    .selectFrom('compartment')
    .select('id')
    .where((eb) => eb(eb.fn<string>('lower', ['name']), '=', input.name.toLowerCase()))
    .executeTakeFirst();
  if (taken !== undefined) throw new VigilError('NAME_TAKEN', 'name');
  const { id } = await db
    .insertInto('compartment_row')
    .values({ name: input.name, createdAt: now, createdBy: me.id })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('compartment_member_row').values({ compartmentId: id, accountId: me.id }).execute();
  movedFor(context, [me.id]);
  return { id };
};

/** A compartment with no supervisor in it could never be opened to anybody again. */
async function mustKeepSupervisor({ db }: Context, members: readonly number[]): Promise<void> {
  const accounts = await db.selectFrom('account').select(['id', 'roles', 'disabledAt']).execute();
  const chosen = accounts.filter((account) => members.includes(account.id));
  if (chosen.length !== members.length) throw new VigilError('NOT_FOUND');
  const kept = chosen.some((a) => a.disabledAt === null && Roles.parse(JSON.parse(a.roles)).includes('supervisor'));
  if (!kept) throw new VigilError('INPUT_INVALID', 'members');
}

/** Throws NOT_FOUND, NOT_ALLOWED for anybody who is not a member, INPUT_INVALID where no supervisor would be left. */
export const setMembers: UseCase<'access.setMembers'> = async (context, input) => {
  const { db, me } = context;
  const named = await db.selectFrom('compartment').select('id').where('id', '=', input.id).executeTakeFirst();
  if (named === undefined) throw new VigilError('NOT_FOUND');
  if (!me.compartments.some((mine) => mine.id === input.id)) throw new VigilError('NOT_ALLOWED');
  const members = [...new Set(input.members)];
  await mustKeepSupervisor(context, members);
  const before = await db
    .selectFrom('compartment_member')
    .select('accountId')
    .where('compartmentId', '=', input.id)
    .execute();
  await db.deleteFrom('compartment_member_row').where('compartmentId', '=', input.id).execute();
  await db
    .insertInto('compartment_member_row')
    .values(members.map((accountId) => ({ compartmentId: input.id, accountId })))
    .execute();
  await startAllClocks(context);
  movedFor(context, new Set([...before.map(({ accountId }) => accountId), ...members]));
  return {};
};

/** Who may see an investigation, as far as anybody who sees it knows: clearance, compartment, named readers and a casework role. */
import { z } from 'zod';
import { investigationReaders } from '../../../preload/contract/roles.ts';
import { Role } from '../../../preload/contract/vocabulary.ts';
import type { Context, UseCase } from '../../store/use-case.ts';
import { requireInvestigation, withAccess } from '../require.ts';

const Roles = z.array(Role);
const most = 20;
const readsCases = (roles: string) =>
  Roles.parse(JSON.parse(roles)).some((role) => investigationReaders.includes(role));

/** Of those people, the ones with access, by id. */
export async function withAccessAmong(context: Context, investigationId: number, ids: readonly number[]) {
  const investigation = await requireInvestigation(context, investigationId);
  if (ids.length === 0) return new Map<number, string>();
  const rows = await withAccess(context, investigation)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.filter(({ roles }) => readsCases(roles)).map(({ id, name }) => [id, name]));
}

/** Its owner and team first, then the others by name; nobody is offered themselves. Throws NOT_FOUND. */
export const peopleToMention: UseCase<'investigations.peopleToMention'> = async (context, input) => {
  const { db, me } = context;
  const investigation = await requireInvestigation(context, input.id);
  const team = await db
    .selectFrom('team_member')
    .select('accountId')
    .where('investigationId', '=', investigation.id)
    .execute();
  const own = new Set([investigation.ownerId, ...team.map(({ accountId }) => accountId)]);
  const wanted = input.text.trim().toLowerCase();
  const people = (await withAccess(context, investigation).orderBy('name').execute())
    .filter(({ id, roles, name }) => id !== me.id && readsCases(roles) && name.toLowerCase().includes(wanted))
    .map(({ id, name }) => ({ id, name }));
  return {
    people: [...people.filter(({ id }) => own.has(id)), ...people.filter(({ id }) => !own.has(id))].slice(0, most),
  };
};

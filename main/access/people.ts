/** Who has an account: by name for everybody, with their rights for those who administer accounts. */
import { rolesAt } from '../../preload/contract/rights.ts';
import type { UseCase } from '../store/use-case.ts';
import { readAccounts, rolesOf } from './accounts.ts';
import { givingFor } from './second-person.ts';

/** Closed accounts are left out: no work can be allocated to them. */
export const colleagues: UseCase<'access.colleagues'> = async ({ db, now }) => {
  const rows = await db
    .selectFrom('colleague')
    .select(['id', 'name', 'roles', 'supervisorUntil'])
    .where('disabledAt', 'is', null)
    .orderBy('name')
    .execute();
  return {
    people: rows.map(({ id, name, roles, supervisorUntil }) => ({
      id,
      name,
      roles: rolesAt(rolesOf(roles), supervisorUntil, now),
    })),
  };
};

/** The view ensures that only members know who belongs to a compartment. Everybody knows which ones they belong to. */
export const people: UseCase<'access.people'> = async (context) => {
  const accounts = await readAccounts(context);
  const members = await context.db
    .selectFrom('compartment_member')
    .innerJoin('compartment', 'compartment.id', 'compartment_member.compartmentId')
    .select(['compartment_member.accountId', 'compartment.name'])
    .orderBy('compartment.name')
    .execute();
  const compartmentsOf = Map.groupBy(members, (member) => member.accountId);
  return {
    people: accounts.map((account) => ({
      ...account,
      compartments: {
        names: (compartmentsOf.get(account.id) ?? []).map((member) => member.name),
        whole: account.id === context.me.id,
      },
    })),
    giving: givingFor(accounts, context.me.id),
  };
};

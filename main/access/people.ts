/** Who has an account, for everybody by name and for those who keep accounts with rights. */
import type { UseCase } from '../store/use-case.ts';
import { readAccounts, rolesOf } from './accounts.ts';
import { givingFor } from './second-person.ts';

/** Accounts that were closed are left out: no work can be given to them. */
export const colleagues: UseCase<'access.colleagues'> = async ({ db }) => {
  const rows = await db
    .selectFrom('colleague')
    .select(['id', 'name', 'roles'])
    .where('disabledAt', 'is', null)
    .orderBy('name')
    .execute();
  return { people: rows.map((row) => ({ ...row, roles: rolesOf(row.roles) })) };
};

/** Compartments are named only where the viewer belongs to them too; the view sees to that. */
export const people: UseCase<'access.people'> = async (context) => {
  const accounts = await readAccounts(context);
  const members = await context.db.selectFrom('compartment_member').selectAll().execute();
  const compartmentsOf = Map.groupBy(members, (member) => member.accountId);
  return {
    people: accounts.map((account) => ({
      ...account,
      compartments: (compartmentsOf.get(account.id) ?? []).map((member) => member.compartmentId),
    })),
    giving: givingFor(accounts, context.me.id),
  };
};

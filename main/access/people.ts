/** Accounts. Nobody changes their own rights, and a vault never loses its last administrator. */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input } from '../../preload/contract/index.ts';
import { Marking, Role, rank } from '../../preload/contract/words.ts';
import type { Context, LongUseCase, UseCase } from '../store/use-case.ts';
import { markingOf } from './marking.ts';

const Roles = z.array(Role);
const rolesOf = (json: string) => Roles.parse(JSON.parse(json));
const written = (roles: readonly Role[]) => JSON.stringify([...new Set(roles)]);

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
export const people: UseCase<'access.people'> = async ({ db }) => {
  const accounts = await db.selectFrom('account').selectAll().orderBy('name').orderBy('id').execute();
  const members = await db.selectFrom('compartment_member').selectAll().execute();
  const compartmentsOf = Map.groupBy(members, (member) => member.accountId);
  return {
    people: accounts.map((account) => ({
      id: account.id,
      login: account.login,
      name: account.name,
      roles: rolesOf(account.roles),
      clearance: markingOf(account.clearance),
      compartments: (compartmentsOf.get(account.id) ?? []).map((member) => member.compartmentId),
      disabled: account.disabledAt !== null,
    })),
  };
};

async function loginIsFree({ db }: Context, login: string): Promise<void> {
  const taken = await db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirst();
  if (taken !== undefined) throw new VigilError('NAME_TAKEN', 'login');
}

/** Throws NAME_TAKEN, PASSPHRASE_WEAK. The passphrase comes first: an account that nobody can open is never left behind. */
export const addPerson: LongUseCase<'access.addPerson'> = async (context, input) => {
  await context.transact(
    (turn) => loginIsFree(turn, input.login),
    () => null,
  );
  // A key without an account was left by a machine that stopped in between: it is replaced.
  await context.keys.setPassphrase(input.login, input.passphrase);
  try {
    return await context.transact(
      async (turn) => {
        await loginIsFree(turn, input.login);
        const { id } = await turn.db
          .insertInto('account_row')
          .values({
            login: input.login,
            name: input.name,
            roles: written(input.roles),
            clearance: rank(Marking, input.clearance),
            disabledAt: null,
            createdAt: turn.now,
            createdBy: turn.me.id,
            passphraseGiven: 1,
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        turn.changed('people');
        return { id };
      },
      ({ id }) => ({ subjects: [`account:${id}`] }),
    );
  } catch (error) {
    // Somebody else's slot under the same name is theirs to keep.
    if (!(error instanceof VigilError && error.code === 'NAME_TAKEN')) await context.keys.removePassphrase(input.login);
    throw error;
  }
};

interface Rights {
  roles: Role[];
  clearance: number;
  disabled: boolean;
}

function sameRights(one: Rights, other: Rights): boolean {
  return (
    one.clearance === other.clearance &&
    one.disabled === other.disabled &&
    one.roles.length === other.roles.length &&
    one.roles.every((role) => other.roles.includes(role))
  );
}

const administers = (rights: Rights) => !rights.disabled && rights.roles.includes('administrator');

/** Gives the login of an account that is closed now, or `null`. */
async function changeRights(context: Context, input: Input<'access.changePerson'>): Promise<string | null> {
  const { db, me } = context;
  const accounts = await db.selectFrom('account').select(['id', 'login', 'roles', 'clearance', 'disabledAt']).execute();
  const rightsOf = new Map(
    accounts.map((a): [number, Rights] => [
      a.id,
      { roles: rolesOf(a.roles), clearance: a.clearance, disabled: a.disabledAt !== null },
    ]),
  );
  const before = rightsOf.get(input.id);
  if (before === undefined) throw new VigilError('NOT_FOUND');
  const after: Rights = {
    roles: [...new Set(input.roles)],
    clearance: rank(Marking, input.clearance),
    disabled: input.disabled,
  };
  const login = accounts.find((account) => account.id === input.id)?.login ?? null;
  // Closed already: its key is to go all the same, should that have failed before.
  if (sameRights(before, after)) return after.disabled ? login : null;
  const others = [...rightsOf].filter(([id]) => id !== input.id).map(([, rights]) => rights);
  if (administers(before) && !administers(after) && !others.some(administers))
    throw new VigilError('LAST_ADMINISTRATOR');
  if (input.id === me.id) throw new VigilError('NOT_ALLOWED', 'self');
  await db
    .updateTable('account_row')
    .set({
      roles: written(after.roles),
      clearance: after.clearance,
      ...(after.disabled === before.disabled ? {} : { disabledAt: after.disabled ? context.now : null }),
    })
    .where('id', '=', input.id)
    .execute();
  context.changed('people');
  return after.disabled ? login : null;
}

/**
 * Throws NOT_FOUND, LAST_ADMINISTRATOR, and NOT_ALLOWED about `self` for a change to one's own rights. A closed account
 * loses its way into the vault too; to open it again, give it a passphrase.
 */
export const changePerson: LongUseCase<'access.changePerson'> = async (context, input) => {
  const closed = await context.transact(
    (turn) => changeRights(turn, input),
    () => ({ subjects: [`account:${input.id}`], reason: input.reason }),
  );
  if (closed !== null) await context.keys.removePassphrase(closed);
  return {};
};

/** Of the person signed in: nobody else gave the passphrase that they have now. */
export async function passphraseIsOwn({ db, me, changed }: Context): Promise<void> {
  await db.updateTable('account_row').set({ passphraseGiven: 0 }).where('id', '=', me.id).execute();
  changed('people');
}

/** The account has to choose one of its own before it can do anything. Throws NOT_FOUND, PASSPHRASE_WEAK. */
export const resetPassphrase: LongUseCase<'access.resetPassphrase'> = async (context, input) => {
  context.keys.mustBeStrong(input.passphrase);
  const login = await context.transact(
    async ({ db }) => {
      const account = await db.selectFrom('account').select('login').where('id', '=', input.id).executeTakeFirst();
      if (account === undefined) throw new VigilError('NOT_FOUND');
      return account.login;
    },
    () => null,
  );
  // Before the key: should the machine stop in between, the old passphrase has to be changed, and the line says why.
  await context.transact(
    async (turn) => {
      await turn.db.updateTable('account_row').set({ passphraseGiven: 1 }).where('id', '=', input.id).execute();
      turn.changed('people');
    },
    () => ({ subjects: [`account:${input.id}`], reason: input.reason }),
  );
  await context.keys.setPassphrase(login, input.passphrase);
  return {};
};

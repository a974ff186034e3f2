/** Accounts as the store keeps them, with their rights in the contract's words. */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Rights } from '../../preload/contract/rights.ts';
import { Marking, Role, rank } from '../../preload/contract/vocabulary.ts';
import type { Context } from '../store/use-case.ts';
import { startAllClocks } from './first-sight.ts';
import { markingOf } from './marking.ts';

export interface Account extends Rights {
  id: number;
  login: string;
  name: string;
  roles: Role[];
  /** The passphrase was set by somebody else. */
  passphraseGiven: boolean;
  /** Until when they stand in as a supervisor besides their own roles. */
  supervisorUntil: string | null;
  /** The session was opened with the recovery code. */
  recovered: boolean;
}

const Roles = z.array(Role);
export const rolesOf = (json: string): Role[] => Roles.parse(JSON.parse(json));
const written = (roles: readonly Role[]) => JSON.stringify([...new Set(roles)]);

/** By name: everybody's for those who administer accounts, only their own for anybody else. */
export async function readAccounts({ db }: Context): Promise<Account[]> {
  const rows = await db.selectFrom('account').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map(({ id, login, name, roles, clearance, disabledAt, passphraseGiven, recovered, supervisorUntil }) => ({
    id,
    login,
    name,
    roles: rolesOf(roles),
    clearance: markingOf(clearance),
    disabled: disabledAt !== null,
    passphraseGiven: passphraseGiven === 1,
    recovered: recovered === 1,
    supervisorUntil,
  }));
}

/** Throws NAME_TAKEN; a closed account keeps its name. */
export function mustBeFree(accounts: readonly Account[], login: string): void {
  if (accounts.some((account) => account.login === login)) throw new VigilError('NAME_TAKEN', 'login');
}

/** A new account, whose first passphrase somebody else sets. */
export async function insertAccount(
  context: Context,
  account: { login: string; name: string; roles: readonly Role[]; clearance: Marking },
): Promise<number> {
  const { id } = await context.db
    .insertInto('account_row')
    .values({
      login: account.login,
      name: account.name,
      roles: written(account.roles),
      clearance: rank(Marking, account.clearance),
      disabledAt: null,
      createdAt: context.now,
      createdBy: context.me.id,
      passphraseGiven: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  context.changed('people');
  return id;
}

/**
 * A reopened account has lost its key; somebody else gives it a new one. `supervisorUntil`: until when the role of a supervisor among these is held,
 * by a deputy; any other change ends what was given for a time.
 */
export async function updateRights(
  context: Context,
  account: Account,
  after: Rights,
  supervisorUntil: string | null = null,
): Promise<void> {
  const opened = account.disabled && !after.disabled;
  await context.db
    .updateTable('account_row')
    .set({
      roles: written(supervisorUntil === null ? after.roles : after.roles.filter((role) => role !== 'supervisor')),
      supervisorUntil,
      clearance: rank(Marking, after.clearance),
      ...(after.disabled === account.disabled ? {} : { disabledAt: after.disabled ? context.now : null }),
      ...(opened ? { passphraseGiven: 1 as const } : {}),
    })
    .where('id', '=', account.id)
    .execute();
  await startAllClocks(context);
  context.changed('people');
  context.changed('inbox');
}

export function sameRights(one: Rights, other: Rights): boolean {
  return (
    one.clearance === other.clearance &&
    one.disabled === other.disabled &&
    one.roles.length === other.roles.length &&
    one.roles.every((role) => other.roles.includes(role))
  );
}

const administers = (rights: Rights) => !rights.disabled && rights.roles.includes('administrator');

/** The account that is to have the rights `after`. Throws NOT_FOUND, LAST_ADMINISTRATOR. */
export function accountToChange(accounts: readonly Account[], id: number, after: Rights): Account {
  const account = accounts.find((one) => one.id === id);
  if (account === undefined) throw new VigilError('NOT_FOUND');
  const others = accounts.filter((one) => one.id !== id);
  if (administers(account) && !administers(after) && !others.some(administers))
    throw new VigilError('LAST_ADMINISTRATOR');
  return account;
}

/** Changing an account without a second person: changes that take rights away, and those decided alone because there is only one person. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input } from '../../preload/contract/index.ts';
import { givesMore, type Rights } from '../../preload/contract/rights.ts';
import type { Context, LongUseCase } from '../store/use-case.ts';
import { accountToChange, readAccounts, sameRights, updateRights } from './accounts.ts';
import { aloneOrRefused, reasonOf } from './second-person.ts';

interface Changed {
  /** Whether the account's key is removed or replaced; `null` where it stays. */
  key: 'goes' | 'given' | null;
  login: string;
  alone: boolean;
}

async function changeNow(context: Context, input: Input<'access.changePerson'>): Promise<Changed> {
  const accounts = await readAccounts(context);
  const after: Rights = { roles: input.roles, clearance: input.clearance, disabled: input.disabled };
  const account = accountToChange(accounts, input.id, after);
  const { login } = account;
  // Already closed: its key is removed all the same, in case that failed before.
  if (sameRights(account, after) && account.supervisorUntil === null)
    return { key: after.disabled ? 'goes' : null, login, alone: false };
  // People may give up rights of their own; nobody gives themselves any, and nobody locks themselves out.
  if (input.id === context.me.id && (after.disabled || givesMore(account, after)))
    throw new VigilError('NOT_ALLOWED', 'self');
  const alone = aloneOrRefused(accounts, context.me.id, account, after);
  const opened = account.disabled && !after.disabled;
  if (opened && input.passphrase === undefined) throw new VigilError('INPUT_INVALID', 'passphrase');
  await updateRights(context, account, after);
  return { key: after.disabled ? 'goes' : opened ? 'given' : null, login, alone };
}

/**
 * Throws NOT_FOUND, LAST_ADMINISTRATOR, NOT_ALLOWED about `self`, and what `aloneOrRefused` throws for a change that gives more. A
 * closed account also loses its key to the vault; where one is reopened, `passphrase` is its new one.
 */
export const changePerson: LongUseCase<'access.changePerson'> = async (context, input) => {
  if (input.passphrase !== undefined) context.keys.assertStrong(input.passphrase);
  const { key, login, alone } = await context.transact(
    (transaction) => changeNow(transaction, input),
    (done) => ({ records: [`account:${input.id}`], reason: reasonOf(done.alone, input.reason) }),
  );
  if (key === 'goes') await context.keys.removePassphrase(login);
  if (key === 'given' && input.passphrase !== undefined) await context.keys.setPassphrase(login, input.passphrase);
  return { alone };
};

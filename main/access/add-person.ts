/** Adding an account, together with a key that opens it. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Context, LongContext, LongUseCase } from '../store/use-case.ts';
import { insertAccount, mustBeFree, readAccounts } from './accounts.ts';
import { aloneOrRefused, reasonOf } from './second-person.ts';

/**
 * Seals the key and then calls `add`, which creates the account, so that no account is left behind that nobody can open. A key
 * without an account was left by a machine that stopped halfway, and is replaced. Throws PASSPHRASE_WEAK and whatever `add` throws.
 */
export async function withFirstPassphrase<T>(
  { keys }: LongContext,
  login: string,
  passphrase: string,
  add: () => Promise<T>,
): Promise<T> {
  await keys.setPassphrase(login, passphrase);
  try {
    return await add();
  } catch (error) {
    // If the name belongs to somebody else's account, its key is left alone.
    if (!(error instanceof VigilError && error.code === 'NAME_TAKEN')) await keys.removePassphrase(login);
    throw error;
  }
}

/** Throws NAME_TAKEN, PASSPHRASE_WEAK, and what `aloneOrRefused` throws where somebody else would have to agree. */
export const addPerson: LongUseCase<'access.addPerson'> = async (context, input) => {
  const { login, name, roles, clearance, passphrase } = input;
  const check = async (transaction: Context) => {
    const accounts = await readAccounts(transaction);
    mustBeFree(accounts, login);
    return aloneOrRefused(accounts, transaction.me.id, null, { roles, clearance, disabled: false });
  };
  await context.transact(check, () => null);
  return withFirstPassphrase(context, login, passphrase, () =>
    context.transact(
      async (transaction) => {
        const alone = await check(transaction);
        return { id: await insertAccount(transaction, { login, name, roles, clearance }), alone };
      },
      ({ id, alone }) => ({ records: [`account:${id}`], ...(alone ? { reason: reasonOf(true, '') } : {}) }),
    ),
  );
};

/** Use cases that concern the keys and the integrity of an open vault. */
import { passphraseIsOwn } from '../access/own-passphrase.ts';
import { mustBeAlone, reasonOf } from '../access/second-person.ts';
import type { LongUseCase } from '../store/use-case.ts';

export const changePassphrase: LongUseCase<'vault.changePassphrase'> = async (context, input) => {
  await context.keys.changePassphrase(context.me.login, input.old, input.new);
  await context.transact(passphraseIsOwn, () => ({ records: [`account:${context.me.id}`] }));
  return {};
};

/** The code lets anybody in under any name: a new one is made alone only where there is nobody to agree. */
export const newRecoveryCode: LongUseCase<'vault.newRecoveryCode'> = async (context) => {
  await context.transact(mustBeAlone, () => null);
  const recoveryCode = await context.keys.newRecoveryCode();
  await context.transact(
    async () => undefined,
    () => ({ records: ['vault'], reason: reasonOf(true, '') }),
  );
  return { recoveryCode };
};

export const backUp: LongUseCase<'vault.backUp'> = async (context, { folderToken, keep }) => {
  const made = await context.backUp(folderToken, keep);
  await context.transact(
    async () => undefined,
    () => ({ records: ['vault'], reason: `Backup ${made.name}` }),
  );
  return made;
};

export const verify: LongUseCase<'vault.verify'> = async (context) => {
  const pages = await context.keys.verifyPages();
  try {
    const log = await context.readApart(
      (transaction) => transaction.verifyLog(),
      () => ({ records: ['vault'] }),
    );
    return { pages, log };
  } catch (error) {
    // Where pages are damaged, those of the log may be among them: that is an answer to the question, not a failure to answer it.
    if (pages || !(error instanceof Error)) throw error;
    return { pages, log: { entries: 0, whole: false, broken: 0, breaks: [] } };
  }
};

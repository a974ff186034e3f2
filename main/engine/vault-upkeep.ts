/** Use cases that concern the keys and the integrity of an open vault. */

import { agreedNewKey, newKeyAgreement } from '../access/new-data-key.ts';
import { passphraseIsOwn } from '../access/own-passphrase.ts';
import { mustBeAlone, reasonOf } from '../access/second-person.ts';
import type { LongContext, LongUseCase, UseCase } from '../store/use-case.ts';

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

/** Somebody who has it could read everything: so it takes two people, of whom one then makes it when it suits. */
export const newDataKey: LongUseCase<'vault.newDataKey'> = async (context, { passphrase }) => {
  const { logins, reason } = await context.transact(agreedNewKey, () => null);
  return context.newDataKey(passphrase, logins, reason);
};

export const dataKey: UseCase<'vault.dataKey'> = async (context) => {
  const { madeAt, agreement, until } = await newKeyAgreement(context);
  return { madeAt, agreement, until, unit: context.unit };
};

/** Made, and said in the log by whoever was there. */
async function backUpTo(context: LongContext, folderToken: string, keep: number, why: string) {
  const made = await context.backUp(folderToken, keep);
  await context.transact(
    async ({ changed }) => changed('backup'),
    () => ({ records: ['vault'], reason: `${why} ${made.name}` }),
  );
  return made;
}

export const backUp: LongUseCase<'vault.backUp'> = (context, { folderToken, keep }) =>
  backUpTo(context, folderToken, keep, 'Backup');

const afterDays = (instant: string, days: number) => new Date(Date.parse(instant) + days * 86_400_000).toISOString();

export const backUpIfDue: LongUseCase<'vault.backUpIfDue'> = async (context, { folderToken, everyDays, keep }) => {
  const newest = context.newestBackup(folderToken);
  const now = context.clock().toISOString();
  // One from the future, by a clock that was wrong, puts none off.
  const next = newest === null || newest > now ? null : afterDays(newest, everyDays);
  if (next !== null && next > now) return { madeAt: null, nextAt: next };
  const { madeAt } = await backUpTo(context, folderToken, keep, 'Backup on schedule');
  return { madeAt, nextAt: afterDays(madeAt, everyDays) };
};

export const backups: UseCase<'vault.backups'> = async (context) => context.backups();

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
    if (pages !== false || !(error instanceof Error)) throw error;
    return { pages, log: { entries: 0, whole: false, broken: 0, breaks: [] } };
  }
};

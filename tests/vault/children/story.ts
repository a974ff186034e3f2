/** What a child process needs to work in a test's vault. Arguments: the folder, and what the script itself takes. */
import { createVault, openVault } from '../../../main/vault/vault.ts';
import { VigilError } from '../../../preload/contract/errors.ts';
import { cheap, login, migrate, passphrase, supportedVersion } from '../people.ts';

const [, , folder = '', argument = ''] = process.argv;

export { argument, folder };

export const open = () => openVault({ folder, login, passphrase, migrate, supportedVersion, kdf: cheap });
export const create = () => createVault({ folder, login, passphrase, migrate, kdf: cheap });

/** One line to the test. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says the code that `work` failed with, or `done`. */
export async function sayOutcome(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    say('done');
  } catch (error) {
    say(error instanceof VigilError ? error.code : 'a failure without a name');
  }
}

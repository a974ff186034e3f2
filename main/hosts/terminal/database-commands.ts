/** `admin unit move-in` and `let-in`, and what does not go with a database. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { VigilError } from '../../../preload/contract/errors.ts';
import { Login } from '../../../preload/contract/vault.ts';
import { type Config, readConfig } from '../server/config.ts';
import { letIn as giveWayIn } from '../server/let-in.ts';
import { type MovedIn, moveIn as moveUnitIn } from '../server/move-in.ts';
import { moveOut } from '../server/move-out.ts';
import { unitFiles } from '../server/unit-folder.ts';
import type { Answer } from './ask.ts';
import { exitCodes } from './exit-codes.ts';
import { askPassphrase } from './passphrase.ts';
import { Common, command, type Shown } from './unit-command.ts';

export const databaseHelp = `  admin unit move-in --unit DIR --database FILE [--owner-password-file FILE] [--key FILE]
        With the service stopped: moves the records from the unit’s vault into the database that FILE names, verified, with the log.
  admin unit let-in --unit DIR --login LOGIN [--key FILE]
        For a unit with a database: gives somebody a passphrase, to be changed when they sign in.`;

const MoveIn = Common.extend({
  database: z.string().min(1),
  'owner-password-file': z.string().min(1).optional(),
  key: z.string().min(1).optional(),
});
const LetIn = Common.extend({
  login: Login,
  key: z.string().min(1).optional(),
  'passphrase-file': z.string().optional(),
});

const keyOf = (key: string | undefined): Config['key'] | undefined =>
  key === undefined ? undefined : { file: resolve(key) };

function stranded(logins: readonly string[]): string[] {
  if (logins.length === 0) return [];
  return [
    `The passphrase of ${logins.length === 1 ? 'one person' : `${logins.length} people`} opened the vault alone and could not be moved: ${logins.join(', ')}.`,
    'They need a new passphrase from two colleagues, or “admin unit let-in”.',
  ];
}

function movedLines({ rows, entries, withoutPassphrase, backupRemoved, aside }: MovedIn): string[] {
  return [
    `The database holds the vault’s ${rows} rows and ${entries} log entries; all of them were read again and are the same.`,
    ...stranded(withoutPassphrase),
    ...(backupRemoved
      ? ['The daily backup was taken out of the configuration: a database is backed up by its own means.']
      : []),
    `The vault is set aside as ${aside} in the unit’s folder. Keep it until the database has been backed up, then delete it.`,
    'Start the service again.',
  ];
}

export const moveIn = command(MoveIn, async (asked, progress): Promise<Answer> => {
  const passwordFile = asked['owner-password-file'];
  const moved = await moveUnitIn({
    unit: resolve(asked.unit),
    file: resolve(asked.database),
    passwordFile: passwordFile === undefined ? undefined : resolve(passwordFile),
    key: keyOf(asked.key),
    progress,
  });
  if ('finished' in moved)
    return {
      code: exitCodes.done,
      json: { moved: true, aside: moved.finished },
      lines: [
        `The records had been moved before; the vault is now set aside as ${moved.finished}. Start the service again.`,
      ],
    };
  return { code: exitCodes.done, json: { moved: true, ...moved }, lines: movedLines(moved) };
});

export const letIn = command(LetIn, async (asked): Promise<Answer> => {
  const config = readConfig(unitFiles(resolve(asked.unit)).config);
  // Before anybody is asked to type.
  if (config.database === undefined) throw new VigilError('ONLY_WITH_DATABASE');
  const passphrase = await askPassphrase(asked['passphrase-file'], `New passphrase for ${asked.login}: `);
  await giveWayIn({ ...config, key: keyOf(asked.key) ?? config.key }, asked.login, passphrase);
  return {
    code: exitCodes.done,
    json: { letIn: asked.login },
    lines: [
      `${asked.login} can sign in with that passphrase, and then has to choose another. The log says that it was given here.`,
    ],
  };
});

/** Throws NOT_WITH_DATABASE. */
export function mustHaveVault({ database }: Config): void {
  if (database !== undefined) throw new VigilError('NOT_WITH_DATABASE');
}

export async function exportDatabase(
  database: NonNullable<Config['database']>,
  to: string,
  progress: Shown,
): Promise<Answer> {
  const { rows, entries, at, recoveryCode } = await moveOut(database, resolve(to), progress);
  return {
    code: exitCodes.done,
    json: { exported: true, rows, entries, at, recoveryCode },
    lines: [
      `The vault has been made with ${rows} rows and ${entries} log entries, as they were at ${at}; pages and log are whole.`,
      `Recovery code, shown this once only: ${recoveryCode}`,
      'Print it and keep it in a safe: the vault opens with nothing else, for an administrator, who gives the others new passphrases.',
      'The unit and its database stay as they are. What is recorded there from now on does not reach the vault.',
    ],
  };
}

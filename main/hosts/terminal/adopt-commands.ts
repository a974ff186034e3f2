/** `admin unit adopt` and `export`. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { Login } from '../../../preload/contract/vault.ts';
import { Marking } from '../../../preload/contract/vocabulary.ts';
import { adoptVault, exportVault } from '../server/adopt.ts';
import { readConfig } from '../server/config.ts';
import { unitFiles } from '../server/unit-folder.ts';
import type { Answer } from './ask.ts';
import { exportDatabase } from './database-commands.ts';
import { exitCodes } from './exit-codes.ts';
import { askPassphrase } from './passphrase.ts';
import { Common, command, UnitAddress } from './unit-command.ts';

export const adoptHelp = `  admin unit adopt --unit DIR --vault VAULT --login LOGIN --name NAME --host HOST[,HOST] [--port 7443] [--maximum-marking SECRET]
        Makes a unit around a copy of a desk’s vault, with its log; its people keep their passphrases. LOGIN: an administrator.
  admin unit export --unit DIR --to VAULT [--key FILE]
        With the service stopped: a desk’s vault again, with the log, in a folder that does not exist yet. From a database, also while it runs.`;

const Adopt = Common.extend({
  ...UnitAddress.shape,
  vault: z.string().min(1),
  login: Login,
  'maximum-marking': Marking.default('OFFICIAL-SENSITIVE'),
  'passphrase-file': z.string().optional(),
});
const Export = Common.extend({ to: z.string().min(1), key: z.string().min(1).optional() });

export const adopt = command(Adopt, async (asked, progress): Promise<Answer> => {
  const { unit: folder, vault, login, name, host: hosts, port } = asked;
  const passphrase = await askPassphrase(asked['passphrase-file'], 'Passphrase: ');
  const maximumMarking = asked['maximum-marking'];
  const order = { folder, vault: resolve(vault), login, passphrase, name, hosts, port, maximumMarking, progress };
  const { rows, entries } = await adoptVault(order);
  return {
    code: exitCodes.done,
    json: { adopted: true, rows, entries },
    lines: [
      `The unit has been made with the vault’s ${rows} rows and ${entries} log entries; pages and log are whole.`,
      'People sign in with their passphrases, and the recovery code is the same.',
      'The vault that it was copied from is as it was. Nothing that is recorded there from now on reaches the unit: put it away.',
      'Next: admit a workstation (admin unit add-workstation), then start the service with the unit’s config.json.',
    ],
  };
});

export const exportUnit = command(Export, async (asked, progress): Promise<Answer> => {
  const config = readConfig(unitFiles(resolve(asked.unit)).config);
  if (config.database !== undefined) return exportDatabase(config.database, asked.to, progress);
  const key = asked.key === undefined ? config.key : { file: resolve(asked.key) };
  const { entries } = await exportVault({ ...config, key }, asked.to, progress);
  return {
    code: exitCodes.done,
    json: { exported: true, entries },
    lines: [
      `The vault has been made with ${entries} log entries; pages and log are whole.`,
      'It opens with the recovery code. People who have signed in to the unit are then given new passphrases. The unit stays as it is.',
    ],
  };
});

/** `admin new-data-key`, and `admin unit new-data-key`. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { VigilError } from '../../../preload/contract/errors.ts';
import type { EngineClient } from '../../gate/engine-client.ts';
import { readConfig } from '../server/config.ts';
import { newDataKeyOfUnit } from '../server/new-unit-data-key.ts';
import { unitFiles } from '../server/unit-folder.ts';
import { type Answer, ask } from './ask.ts';
import { exitCodes } from './exit-codes.ts';
import { Common, command } from './unit-command.ts';

export const newKeyHelp = `  admin unit new-data-key --unit DIR [--key FILE]
        With the service stopped, for when somebody has left: makes the unit’s vault anew under a new data key, checks it, and removes
        the old one. Takes as much room again while it runs. unit.key stays as it is: whoever left and could read it needs a new one first.`;

function answerFor(oldRemoved: boolean): Answer {
  return {
    code: exitCodes.done,
    json: { made: true, oldRemoved },
    lines: [
      'The vault has been made anew under a new data key; pages and log are whole.',
      oldRemoved
        ? 'The old one has been removed. A disk may keep traces of it for some time, encrypted as they were.'
        : 'Some of the old one could not be removed: it lies beside the vault, and the next opening tries again.',
      'Backups that were made before still open with the old key. They are no longer counted or removed by themselves.',
      'Next: make a new backup, and remove those that are no longer needed.',
    ],
  };
}

export async function newDataKey(engine: EngineClient, passphrase: string): Promise<Answer> {
  const { oldRemoved } = await ask(engine, 'vault.newDataKey', { passphrase, task: 'new-data-key' });
  return answerFor(oldRemoved);
}

export const unitNewDataKey = command(
  Common.extend({ key: z.string().min(1).optional() }),
  async (asked, progress): Promise<Answer> => {
    const config = readConfig(unitFiles(resolve(asked.unit)).config);
    if (config.database !== undefined) throw new VigilError('NOT_WITH_DATABASE');
    const key = asked.key === undefined ? config.key : { file: resolve(asked.key) };
    const { oldRemoved } = await newDataKeyOfUnit({ ...config, key }, { mustGoOn: () => undefined, progress });
    return answerFor(oldRemoved);
  },
);

/** `admin unit backup`, `verify-backup` and `restore`. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { VigilError } from '../../../preload/contract/errors.ts';
import { BackupsKept, usuallyKept } from '../../../preload/contract/vault.ts';
import { checkLog } from '../../store/sqlite/closed-store.ts';
import { checkBackup } from '../../vault/check-backup.ts';
import { finishSwap } from '../../vault/restore-places.ts';
import { backUpUnit } from '../server/back-up-unit.ts';
import { type Config, readConfig } from '../server/config.ts';
import { giveOrder, type Made } from '../server/control.ts';
import { serviceSealer } from '../server/key-file.ts';
import { openUnit } from '../server/open-unit.ts';
import { type RestoredUnit, restoreUnit, type UnitWayIn, undoRestoreUnit } from '../server/restore-unit.ts';
import { unitFiles } from '../server/unit-folder.ts';
import { type Answer, Refused } from './ask.ts';
import { madeLines, reportLines, reportWhole } from './backup-commands.ts';
import { mustHaveVault } from './database-commands.ts';
import { exitCodes } from './exit-codes.ts';
import { askPassphrase } from './passphrase.ts';
import { Common, command, type Shown } from './unit-command.ts';

export const backupHelp = `  admin unit backup --unit DIR --to FOLDER [--keep ${usuallyKept}] [--key FILE]
        While the service runs, it is asked to make the backup: FOLDER must be one that it may write to.
        While it is stopped, --key says where the key is, if the configuration does not.
  admin unit verify-backup --backup DIR --key FILE | --recovery-code
  admin unit restore --backup DIR --unit DIR [--key FILE | --recovery-code]
        With the service stopped. Without either, the key of the unit that is there is used; otherwise a new key is made.
  admin unit restore --undo --unit DIR`;

const Ways = z.object({
  key: z.string().min(1).optional(),
  'recovery-code': z.boolean().default(false),
  'passphrase-file': z.string().optional(),
});
const BackUp = Common.extend({
  to: z.string().min(1),
  key: z.string().min(1).optional(),
  keep: z.coerce.number().pipe(BackupsKept).default(usuallyKept),
});
const Verify = Common.omit({ unit: true }).extend({ ...Ways.shape, backup: z.string().min(1) });
const Restore = Common.extend({
  ...Ways.shape,
  backup: z.string().min(1).optional(),
  undo: z.boolean().default(false),
}).superRefine((asked, context) => {
  if ((asked.backup === undefined) !== asked.undo)
    context.addIssue({ code: 'custom', path: ['backup'], message: 'goes with a restore, and not with its undoing' });
});

async function wayIn(asked: z.output<typeof Ways>, otherwise: () => UnitWayIn): Promise<UnitWayIn> {
  const file = asked['passphrase-file'];
  if (asked.key !== undefined) return { keyFile: resolve(asked.key) };
  if (asked['recovery-code']) return { recoveryCode: await askPassphrase(file, 'Recovery code: ') };
  return otherwise();
}

/** By the service that has the vault open; where none runs, here. */
async function made(asked: z.output<typeof BackUp>, shown: Shown): Promise<Made> {
  const config = readConfig(unitFiles(resolve(asked.unit)).config);
  mustHaveVault(config);
  const order = { to: resolve(asked.to), keep: asked.keep };
  const told = await giveOrder(unitFiles(config.unit).control, { ask: 'backup', ...order }, shown);
  if (told !== null) {
    if (!told.ok) throw new Refused(told.error);
    return told.value;
  }
  const key = asked.key === undefined ? config.key : { file: resolve(asked.key) };
  const { engine } = await openUnit({ ...config, key });
  try {
    const backUp = backUpUnit({ unit: config.unit, engine, report: () => undefined });
    const { signal } = new AbortController();
    return await backUp({ ...order, why: 'Backup by command, with the service stopped', signal, progress: shown });
  } finally {
    await engine.end();
  }
}

export const backUp = command(BackUp, async (asked, shown): Promise<Answer> => {
  const done = await made(asked, shown);
  return {
    code: exitCodes.done,
    json: { verified: true, keep: asked.keep, ...done },
    lines: [
      ...madeLines(done, asked.keep),
      'It opens with the unit’s key or the recovery code. Neither is in it: keep both elsewhere.',
    ],
  };
});

const noWay = (): never => {
  throw new VigilError('INPUT_INVALID', '--key or --recovery-code');
};
const unwatched = (shown: Shown) => ({ mustGoOn: () => undefined, progress: shown });

export const verifyBackup = command(Verify, async (asked, shown): Promise<Answer> => {
  const way = await wayIn(asked, noWay);
  const report = await checkBackup({
    ...('keyFile' in way ? { sealer: serviceSealer({ file: way.keyFile }) } : way),
    backup: resolve(asked.backup),
    checkLog,
    // Whoever has the key or the code has everything.
    mustBeAllowed: () => undefined,
    watched: unwatched(shown),
  });
  const whole = reportWhole(report);
  return { code: whole ? exitCodes.done : exitCodes.notWhole, json: { whole, ...report }, lines: reportLines(report) };
});

const keyLines: Readonly<Record<RestoredUnit['key'], string[]>> = {
  'in place': [],
  'as it was': [],
  'made anew': ['A new unit.key was made: the old one no longer opens this vault.'],
  'made anew, to be moved': [
    'A new unit.key was made and lies in the unit’s folder: put it where the configuration says, and remove it there.',
  ],
};

/** Where nothing of a unit is, or its configuration cannot be read, a restore makes one. */
function mustNotHaveDatabase(folder: string): void {
  let config: Config;
  try {
    config = readConfig(unitFiles(folder).config);
  } catch {
    return;
  }
  mustHaveVault(config);
}

const undoHint = 'To go back to it: admin unit restore --undo --unit DIR';

export const restore = command(Restore, async (asked, shown): Promise<Answer> => {
  const folder = resolve(asked.unit);
  // Before its configuration is read: a restore that was stopped may have left the unit under another name.
  finishSwap(folder);
  mustNotHaveDatabase(folder);
  if (asked.undo) {
    undoRestoreUnit(folder);
    return {
      code: exitCodes.done,
      json: { undone: true },
      lines: ['The unit that had been set aside is back. The other one is beside it now.', undoHint],
    };
  }
  const way = await wayIn(asked, () => {
    const { key } = readConfig(unitFiles(folder).config);
    return 'file' in key ? { keyFile: key.file } : noWay();
  });
  const done = await restoreUnit({ backup: resolve(asked.backup ?? ''), folder, way, watched: unwatched(shown) });
  const { report, replaced, key, lacking } = done;
  return {
    code: exitCodes.done,
    json: { restored: true, replaced, key, lacking, ...report },
    lines: [
      `Restored from the backup of ${report.madeAt}: pages and log whole, ${report.log.entries} log entries.`,
      ...keyLines[key],
      ...lacking.map((name) => `The backup has no ${name}.`),
      ...(replaced
        ? ['The unit that was there is beside it; its name ends in “before-restore” and the time.', undoHint]
        : []),
      'Whoever signs in is told if it is older than what is known of it. Start the service again.',
    ],
  };
});

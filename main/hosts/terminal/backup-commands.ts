/** `admin backup`, `verify-backup` and `restore`. */
import { resolve } from 'node:path';
import { chainBreakLines, chainSummary } from '../../../preload/contract/audit.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { EngineClient } from '../../gate/engine-client.ts';
import type { Asked } from './arguments.ts';
import { type Answer, ask } from './ask.ts';
import { exitCodes } from './exit-codes.ts';

const folderToken = 'folder-to-work-in';
const backupToken = 'folder-of-the-backup';
const task = 'backup';

export const madeLines = ({ name, entries, kept, removed }: Output<'vault.backUp'>, keep: number): string[] => [
  `Backup    ${name}`,
  `Verified  pages and log whole, ${entries} log entries`,
  `Kept      ${kept} in that folder, ${removed} removed: the newest ${keep} are kept (--keep N)`,
];

export async function backUp(engine: EngineClient, asked: Asked & { command: 'backup' }): Promise<Answer> {
  const order = { folderToken, keep: asked.keep, task };
  const made = await ask(engine, 'vault.backUp', order, { [folderToken]: resolve(asked.to) });
  return {
    code: exitCodes.done,
    json: { verified: true, keep: asked.keep, ...made },
    lines: madeLines(made, asked.keep),
  };
}

type Report = Output<'vault.verifyBackup'>;

export const reportWhole = ({ pages, log, complete }: Report) => pages && log.whole && complete;

export function reportLines(report: Report): string[] {
  const { madeAt, pages, log, complete } = report;
  return [
    `Made   ${madeAt}`,
    `Pages  ${pages ? 'whole' : 'DAMAGED'}`,
    ...(pages
      ? [
          `Log    ${log.entries} entries, ${log.whole ? 'whole' : chainSummary(log).toUpperCase()}`,
          ...chainBreakLines(log).map((line) => `       ${line}`),
          ...(complete ? [] : ['       IT DOES NOT END WHERE IT ENDED WHEN THE BACKUP WAS MADE']),
        ]
      : []),
  ];
}

export async function verifyBackup(
  engine: EngineClient,
  asked: Asked & { command: 'verify-backup' },
  passphrase: string,
): Promise<Answer> {
  const order = { folderToken, login: asked.login, passphrase, task };
  const report = await ask(engine, 'vault.verifyBackup', order, { [folderToken]: resolve(asked.backup) });
  const whole = reportWhole(report);
  return { code: whole ? exitCodes.done : exitCodes.notWhole, json: { whole, ...report }, lines: reportLines(report) };
}

const foundLines: Readonly<Record<Output<'vault.restore'>['found'], string[]>> = {
  nothing: [],
  'unfinished copy': ['An earlier restore was stopped before the vault was replaced. Its copy has been removed.'],
  'finished the swap': ['An earlier restore was stopped while it replaced the vault. That has been finished first.'],
  'vault not swapped': ['An earlier undoing was stopped before the vault was replaced. Nothing had been changed.'],
};

const undoHint = 'To go back to it: admin restore --undo --vault DIR';

export async function restore(
  engine: EngineClient,
  asked: Asked & { command: 'restore' },
  passphrase: string,
): Promise<Answer> {
  const paths = { [folderToken]: resolve(asked.vault), [backupToken]: resolve(asked.backup ?? '') };
  if (asked.undo) {
    const { found } = await ask(engine, 'vault.undoRestore', { folderToken }, paths);
    const lines = [...foundLines[found], 'The vault that had been set aside is back. The other one is beside it now.'];
    return { code: exitCodes.done, json: { undone: true, found }, lines: [...lines, undoHint] };
  }
  const order = { backupToken, folderToken, login: asked.login ?? '', passphrase, task };
  const { report, found, replaced } = await ask(engine, 'vault.restore', order, paths);
  return {
    code: exitCodes.done,
    json: { restored: true, found, replaced, ...report },
    lines: [
      ...foundLines[found],
      `Restored from the backup of ${report.madeAt}: pages and log whole, ${report.log.entries} log entries.`,
      ...(replaced
        ? ['The vault that was there is beside it; its name ends in “before-restore” and the time.', undoHint]
        : []),
      'It opens with the passphrases and the recovery code of that day.',
    ],
  };
}

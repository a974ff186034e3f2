/** What each admin command does: requests to the engine, and what to say about the answers. */
import { resolve } from 'node:path';
import { chainBreakLines, chainSummary } from '../../../preload/contract/audit.ts';
import { olderSentence } from '../../../preload/contract/vault.ts';
import type { EngineClient } from '../../gate/engine-client.ts';
import type { Asked } from './arguments.ts';
import { type Answer, ask } from './ask.ts';
import { backUp, restore, verifyBackup } from './backup-commands.ts';
import { exitCodes } from './exit-codes.ts';
import { importFile } from './import-command.ts';
import { newDataKey } from './new-key-command.ts';

const folderToken = 'folder-of-the-vault';
const saveToken = 'file-to-be-written';

async function create(engine: EngineClient, asked: Asked & { command: 'create' }, passphrase: string): Promise<Answer> {
  const folder = resolve(asked.vault);
  const { name, login, person, roles, clearance } = asked;
  const { recoveryCode } = await ask(
    engine,
    'vault.create',
    { folderToken, name, login, person, roles, clearance, passphrase },
    { [folderToken]: folder },
  );
  return {
    code: exitCodes.done,
    json: { created: true, login, recoveryCode },
    lines: [
      'The vault has been created.',
      `Recovery code, shown this once only: ${recoveryCode}`,
      'Print it and keep it in a safe.',
    ],
  };
}

async function stats(engine: EngineClient): Promise<Answer> {
  const figures = await ask(engine, 'oversight.stats', {});
  const { contributions, untriaged, investigations, links, arrests, logEntries, storeBytes } = figures;
  const shown = (words: number | string | null): string => (words === null ? 'not shown to this account' : `${words}`);
  return {
    code: exitCodes.done,
    json: figures,
    lines: [
      `Contributions   ${shown(contributions === null ? null : `${contributions} (${untriaged} untriaged)`)}`,
      `Investigations  ${shown(investigations === null ? null : `${investigations.live} live, ${investigations.closed} closed`)}`,
      `Links           ${shown(links)}`,
      `Arrests         ${shown(arrests)}`,
      `Log entries     ${shown(logEntries)}`,
      ...(storeBytes === null ? [] : [`Size            ${(storeBytes / 1e6).toFixed(1)} MB`]),
      'Each figure covers only what this account may see.',
    ],
  };
}

async function exportFile(engine: EngineClient, asked: Asked & { command: 'export' }): Promise<Answer> {
  const { reason, recipient } = asked;
  const done = await ask(
    engine,
    'exports.contributions',
    { filter: {}, saveToken, reason, recipient, legalBasis: asked['legal-basis'], task: 'export' },
    { [saveToken]: resolve(asked.out) },
  );
  return {
    code: exitCodes.done,
    json: done,
    lines: [
      `${done.marking}: ${done.rows} contributions written. The disclosure is logged.`,
      `Receipt ${done.receipt}, legal basis ${asked['legal-basis']}.`,
    ],
  };
}

async function verify(engine: EngineClient): Promise<Answer> {
  const report = await ask(engine, 'vault.verify', {});
  const whole = report.pages !== false && report.log.whole;
  return {
    code: whole ? exitCodes.done : exitCodes.notWhole,
    json: { whole, ...report },
    lines: [
      `Pages  ${report.pages === false ? 'DAMAGED' : 'whole'}`,
      `Log    ${report.log.entries} entries, ${report.log.whole ? 'whole' : chainSummary(report.log).toUpperCase()}`,
      ...chainBreakLines(report.log).map((line) => `       ${line}`),
    ],
  };
}

/** Signs in unless the command creates the vault or works on one that is closed, does the work, and locks again. */
export async function perform(engine: EngineClient, asked: Asked, passphrase: string): Promise<Answer> {
  if (asked.command === 'create') return create(engine, asked, passphrase);
  if (asked.command === 'verify-backup') return verifyBackup(engine, asked, passphrase);
  if (asked.command === 'restore') return restore(engine, asked, passphrase);
  const { vault } = await ask(
    engine,
    'vault.signIn',
    { folderToken, login: asked.login, passphrase },
    { [folderToken]: resolve(asked.vault) },
  );
  const answer = await signedIn(engine, asked, passphrase);
  const { older } = vault;
  if (older === null) return answer;
  return { ...answer, json: { ...answer.json, older }, lines: [olderSentence(older), ...answer.lines] };
}

function signedIn(
  engine: EngineClient,
  asked: Exclude<Asked, { command: 'create' | 'verify-backup' | 'restore' }>,
  passphrase: string,
) {
  switch (asked.command) {
    case 'import':
      return importFile(engine, asked);
    case 'stats':
      return stats(engine);
    case 'export':
      return exportFile(engine, asked);
    case 'verify':
      return verify(engine);
    case 'backup':
      return backUp(engine, asked);
    case 'new-data-key':
      return newDataKey(engine, passphrase);
  }
}

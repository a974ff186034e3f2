/** What each admin command does: requests to the engine, and what to say about the answers. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { chainBreakLines, chainSummary } from '../../../preload/contract/audit.ts';
import { type Failure, VigilError } from '../../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../../preload/contract/index.ts';
import { ColumnMapping } from '../../../preload/contract/mapping.ts';
import type { EngineClient } from '../../gate/engine-client.ts';
import type { Asked } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';

/** Carries the engine's own words to the end of the command. */
export class Refused extends Error {
  readonly failure: Failure;
  constructor(refusal: Failure) {
    super(refusal.message);
    this.failure = refusal;
  }
}

export interface Answer {
  code: number;
  /** Printed with --json. */
  json: Record<string, unknown>;
  /** Printed without. */
  lines: string[];
}

const folderToken = 'folder-of-the-vault';
const fileToken = 'file-to-be-read-in';
const saveToken = 'file-to-be-written';

/** Asks the engine one verb. A token is only a name for a path here: the person at the terminal typed both. */
async function ask<V extends VerbName>(
  engine: EngineClient,
  verb: V,
  input: Input<V>,
  paths: Record<string, string> = {},
): Promise<Output<V>> {
  const result = await engine.request(verb, input, paths);
  if (!result.ok) throw new Refused(result.error);
  // The engine has put the value through this verb's output schema.
  return result.value as Output<V>;
}

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

async function mappingOf(engine: EngineClient, given: string | undefined): Promise<ColumnMapping | null> {
  if (given === undefined) return null;
  if (given.endsWith('.json')) {
    const text = await readFile(given, 'utf8').catch(() => {
      throw new VigilError('FILE_UNREADABLE', 'mapping');
    });
    const read = ColumnMapping.safeParse(jsonOf(text));
    if (!read.success) throw new VigilError('INPUT_INVALID', 'mapping');
    return read.data;
  }
  const { mappings } = await ask(engine, 'intake.mappings', {});
  const found = mappings.find((m) => m.name === given);
  if (found === undefined) throw new VigilError('INPUT_INVALID', 'mapping');
  return found.mapping;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Options that change how contributions are read mean nothing here; ignoring it silently would write after `--dry-run`.
 */
function refuseForInvestigations(asked: Asked & { command: 'import' }): void {
  if (asked['dry-run']) throw new VigilError('INPUT_INVALID', '--dry-run');
  if (asked.mapping !== undefined) throw new VigilError('INPUT_INVALID', '--mapping');
  if (asked.report !== undefined) throw new VigilError('INPUT_INVALID', '--report');
}

async function importInvestigations(engine: EngineClient, file: string): Promise<Answer> {
  const done = await ask(engine, 'intake.importInvestigations', { fileToken, task: 'import' }, { [fileToken]: file });
  return {
    code: done.refused > 0 ? exitCodes.someRefused : exitCodes.done,
    json: done,
    lines: [
      `Investigations: ${done.imported} imported, ${done.alreadyRecorded} already recorded, ${done.refused} refused.`,
      ...done.refusals.map((r) => `  entry ${r.line}: ${r.reasons.join(' ')}`),
      ...(done.noted === 0 ? [] : [`Not all of ${done.noted} could be read:`]),
      ...done.notes.map((one) => `  entry ${one.line}: ${one.notes.join(' ')}`),
    ],
  };
}

async function importFile(engine: EngineClient, asked: Asked & { command: 'import' }): Promise<Answer> {
  const file = resolve(asked.file);
  if (file.endsWith('.json')) {
    refuseForInvestigations(asked);
    return importInvestigations(engine, file);
  }
  const paths = { [fileToken]: file };
  const given = await mappingOf(engine, asked.mapping);
  const preview = await ask(engine, 'intake.previewFile', { fileToken, mapping: given }, paths);
  const done = await ask(
    engine,
    'intake.importFile',
    { fileToken, mapping: given ?? preview.mapping, dryRun: asked['dry-run'], task: 'import' },
    paths,
  );
  if (asked.report !== undefined && done.importId !== null) {
    await ask(
      engine,
      'intake.saveImportReport',
      { importId: done.importId, saveToken },
      { [saveToken]: resolve(asked.report) },
    );
  }
  return {
    code: done.cancelled ? exitCodes.cancelled : done.refused > 0 ? exitCodes.someRefused : exitCodes.done,
    json: { dryRun: asked['dry-run'], mapping: given ?? preview.mapping, ...done },
    lines: [
      `${asked['dry-run'] ? 'Dry run, nothing was written. ' : ''}${done.imported} imported, ${done.alreadyRecorded} already recorded, ${done.refused} refused.`,
      ...done.refusals.slice(0, 20).map((r) => `  line ${r.line}: ${r.reasons.join(' ')}`),
      ...(done.refused > 20 ? ['  … the report (--report FILE.csv) has them all'] : []),
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
    { filter: {}, saveToken, reason, recipient, task: 'export' },
    { [saveToken]: resolve(asked.out) },
  );
  return {
    code: exitCodes.done,
    json: done,
    lines: [`${done.marking}: ${done.rows} contributions written. The disclosure is logged.`],
  };
}

async function verify(engine: EngineClient): Promise<Answer> {
  const report = await ask(engine, 'vault.verify', {});
  const whole = report.pages && report.log.whole;
  return {
    code: whole ? exitCodes.done : exitCodes.notWhole,
    json: { whole, ...report },
    lines: [
      `Pages  ${report.pages ? 'whole' : 'DAMAGED'}`,
      `Log    ${report.log.entries} entries, ${report.log.whole ? 'whole' : chainSummary(report.log).toUpperCase()}`,
      ...chainBreakLines(report.log).map((line) => `       ${line}`),
    ],
  };
}

/** Signs in unless the command creates the vault, does the work, and locks again. */
export async function perform(engine: EngineClient, asked: Asked, passphrase: string): Promise<Answer> {
  if (asked.command === 'create') return create(engine, asked, passphrase);
  await ask(
    engine,
    'vault.signIn',
    { folderToken, login: asked.login, passphrase },
    { [folderToken]: resolve(asked.vault) },
  );
  switch (asked.command) {
    case 'import':
      return importFile(engine, asked);
    case 'stats':
      return stats(engine);
    case 'export':
      return exportFile(engine, asked);
    case 'verify':
      return verify(engine);
  }
}

/**
 * `admin import`: what had to be decided about a file is shown, taken from options, and not guessed where the file supports two
 * readings.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { VigilError } from '../../../preload/contract/errors.ts';
import type { ChosenLayout, LayoutDecision } from '../../../preload/contract/file-layout.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { ColumnMapping } from '../../../preload/contract/mapping.ts';
import type { EngineClient } from '../../gate/engine-client.ts';
import type { Asked } from './arguments.ts';
import { type Answer, ask } from './ask.ts';
import { exitCodes } from './exit-codes.ts';
import { matchingLines, matchingOf } from './import-matching.ts';

type Order = Asked & { command: 'import' };
type Preview = Output<'intake.previewFile'>;

const fileToken = 'file-to-be-read-in';
const saveToken = 'file-to-be-written';

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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

const layoutOptions = [
  'encoding',
  'delimiter',
  'quoting',
  'header-row',
  'sheet',
  'date-order',
  'column',
  'assume',
] as const;

/** Options that change how contributions are read have no meaning here; ignoring `--dry-run` silently would write all the same. */
function refuseForInvestigations(asked: Order): void {
  for (const option of ['dry-run', 'match', 'mapping', 'report', ...layoutOptions] as const) {
    const value = asked[option];
    if (value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0))
      throw new VigilError('INPUT_INVALID', `--${option}`);
  }
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

/** A JSON file may contain either; investigations have operations. */
async function holdsContributions(engine: EngineClient, file: string): Promise<boolean> {
  const looked = await engine.request('intake.previewFile', { fileToken, mapping: null }, { [fileToken]: file });
  return looked.ok && !(looked.value as Preview).columns.includes('operation');
}

function layoutOf(asked: Order): ChosenLayout {
  const { encoding, delimiter, quoting, sheet } = asked;
  const headerRow = asked['header-row'];
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(quoting === undefined ? {} : { quoting }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(sheet === undefined ? {} : { sheet }),
  };
}

/** The mapping of the preview as changed by the options; null where they say nothing. Several columns of a field are joined. */
function chosenMapping(asked: Order, { mapping, columns }: Preview): ColumnMapping | null {
  const order = asked['date-order'];
  if (order === undefined && asked.column.length === 0) return null;
  const chosen: Record<string, unknown> = { ...mapping, ...(order === undefined ? {} : { dateOrder: order }) };
  const also: Record<string, string[]> = {};
  const first = new Set<string>();
  for (const { field, column } of asked.column) {
    if (column !== '' && !columns.includes(column)) throw new VigilError('INPUT_INVALID', `--column ${field}`);
    if (first.has(field)) also[field] = [...(also[field] ?? []), column];
    else chosen[field] = column === '' ? null : column;
    first.add(field);
  }
  const kept = Object.entries(mapping.also ?? {}).filter(([field]) => !first.has(field));
  const read = ColumnMapping.safeParse({ ...chosen, also: { ...Object.fromEntries(kept), ...also } });
  if (!read.success) throw new VigilError('INPUT_INVALID', '--column');
  return read.data;
}

const optionOf: Readonly<Record<LayoutDecision['of'], string>> = {
  encoding: '--encoding',
  delimiter: '--delimiter',
  quoting: '--quoting',
  headerRow: '--header-row',
  sheet: '--sheet',
  dateOrder: '--date-order',
};

function refuseToGuess(asked: Order, { decisions }: Preview): void {
  const even = decisions.filter(({ certainty }) => certainty === 'even').map(({ of }) => optionOf[of]);
  if (even.length > 0 && !asked.assume) throw new VigilError('FILE_AMBIGUOUS', even.join(', '));
}

const shownValue = (value: string) => (value === '\t' ? 'tab' : value);
const decisionLine = ({ of, value, evidence }: LayoutDecision) =>
  `  ${optionOf[of].slice(2)} ${shownValue(value)}: ${evidence}`;

function lines(asked: Order, preview: Preview, done: Output<'intake.importFile'>): string[] {
  const { imported, doubtful, alreadyRecorded, refused, rows } = done;
  const doubt = doubtful === 0 ? '' : ` (${doubtful} of them doubtful)`;
  return [
    'How the file was read:',
    ...preview.decisions.map(decisionLine),
    `${asked['dry-run'] ? 'Dry run, nothing was written. ' : ''}${rows} rows: ${imported} imported${doubt}, ${alreadyRecorded} already recorded, ${refused} refused.`,
    ...done.notes.map(
      ({ says, lines: at, rows: of }) => `  ${says}${of === 0 ? '' : ` Rows: ${of}, from line ${at[0]}.`}`,
    ),
    ...done.refusals.slice(0, 20).map((r) => `  line ${r.line}: ${r.reasons.join(' ')}`),
    ...(done.refused > 20 ? ['  … the report (--report FILE.csv) has them all'] : []),
  ];
}

/** Throws FILE_AMBIGUOUS where the file can be read in two ways and no option says which, INPUT_INVALID about an option. */
export async function importFile(engine: EngineClient, asked: Order): Promise<Answer> {
  const file = resolve(asked.file);
  if (file.endsWith('.json') && !(await holdsContributions(engine, file))) {
    refuseForInvestigations(asked);
    return importInvestigations(engine, file);
  }
  const paths = { [fileToken]: file };
  const layout = layoutOf(asked);
  const given = await mappingOf(engine, asked.mapping);
  const first = await ask(engine, 'intake.previewFile', { fileToken, mapping: given, layout }, paths);
  const chosen = chosenMapping(asked, first);
  const preview =
    chosen === null ? first : await ask(engine, 'intake.previewFile', { fileToken, mapping: chosen, layout }, paths);
  refuseToGuess(asked, preview);
  const { mapping } = preview;
  const order = { fileToken, mapping, layout, dryRun: asked['dry-run'], task: 'import' };
  const done = await ask(engine, 'intake.importFile', order, paths);
  if (asked.report !== undefined && done.importId !== null) {
    const report = { [saveToken]: resolve(asked.report) };
    await ask(engine, 'intake.saveImportReport', { importId: done.importId, saveToken }, report);
  }
  const matching = await matchingOf(engine, done.importId, asked.match);
  return {
    code: done.cancelled ? exitCodes.cancelled : done.refused > 0 ? exitCodes.someRefused : exitCodes.done,
    json: { dryRun: asked['dry-run'], mapping, decisions: preview.decisions, ...done, matching },
    lines: [...lines(asked, preview, done), ...matchingLines(matching)],
  };
}

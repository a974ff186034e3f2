/** Rows of a sheet of an OpenDocument spreadsheet, read as it is unpacked. ODF 1.3, part 3. */
import { VigilError } from '../../../preload/contract/errors.ts';
import { type NoteMark, noteMark } from '../../../preload/contract/reading-notes.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { stopIfAsked } from './bytes.ts';
import { limits, type RawRow, tooManyColumns } from './file-shape.ts';
import { mergedCells, type Span } from './merged-cells.ts';
import type { SheetPlan, SheetStart } from './xlsx-rows.ts';
import { walkXml, type XmlHandler } from './xml.ts';
import { openArchive } from './zip.ts';

const problems = {
  ragged: 'This row has a cell to the right of the last column.',
  wide: tooManyColumns,
  largeCell: 'A cell in this row is larger than 1 MB.',
} as const;

interface OpenCell {
  repeated: number;
  /** Over how many columns and rows it reaches. */
  columns: number;
  rows: number;
  /** The value that is kept with the cell, where its text only shows it in some way. */
  value: string | null;
  paragraphs: string[];
  letters: number;
}

const hiddenRow: readonly NoteMark[] = [noteMark('HIDDEN_ROW')];

type Attributes = Readonly<Record<string, string>>;
/** Attributes come with whatever prefix the file gives them. */
const attribute = (attributes: Attributes, name: string): string | undefined =>
  attributes[`office:${name}`] ?? attributes[`table:${name}`] ?? attributes[`text:${name}`];

/** How often a cell or a row stands there; sheets end in rows that are repeated a million times and hold nothing. */
function times(attributes: Attributes, name: string): number {
  const count = Number(attribute(attributes, name) ?? 1);
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
}

function keptValue(attributes: Attributes): string | null {
  switch (attribute(attributes, 'value-type')) {
    case 'date':
      return attribute(attributes, 'date-value') ?? null;
    case 'float':
      return attribute(attributes, 'value') ?? null;
    case 'boolean':
      return attribute(attributes, 'boolean-value')?.toUpperCase() ?? null;
    default:
      return null;
  }
}

/** Styles of sheets that are not shown. */
interface Sheets {
  hiddenStyles: Set<string>;
  style: string;
}

type Sheet = Pick<SheetStart, 'name' | 'hidden'>;

/** `begin` says whether the rows of a sheet are wanted; tables within its cells are passed over. */
function sheetHandler(rows: RawRow[], begin: (sheet: Sheet) => boolean): XmlHandler {
  const sheets: Sheets = { hiddenStyles: new Set(), style: '' };
  let reading = false;
  /** How many tables are open. */
  let depth = 0;
  let line = 0;
  let rowTimes = 1;
  let cells: string[] = [];
  let merged: Span[] = [];
  let show = mergedCells();
  let problem: string | null = null;
  let cell: OpenCell | null = null;
  let note = 0;
  let hidden = false;

  function endCell({ repeated, columns, rows, value, paragraphs, letters }: OpenCell): void {
    if (letters > limits.cell) problem ??= problems.largeCell;
    const text = value ?? paragraphs.join('\n');
    if (text === '' && cells.length + repeated > limits.columns) return;
    if (cells.length + repeated > limits.columns) {
      problem ??= problems.wide;
      return;
    }
    if (columns > 1 || rows > 1)
      merged.push({ column: cells.length, columns: Math.min(columns, limits.columns - cells.length), rows });
    for (let time = 0; time < repeated; time += 1) cells.push(text);
  }
  function endRow(): void {
    while (cells.at(-1) === '') cells.pop();
    const empty = problem === null && cells.every((text) => text.trim() === '');
    // A row that is repeated is the same thing once more: only what stands there once can be a contribution.
    if (problem !== null) rows.push({ line, problem });
    else if (!empty)
      for (let time = 0; time < Math.min(rowTimes, limits.repeatedRows); time += 1) {
        const shown = show(line + time, cells, merged);
        if (shown) rows.push({ line: line + time, ...shown, ...(hidden ? { notes: hiddenRow } : {}) });
      }
    line += rowTimes;
  }

  return {
    open(name, attributes) {
      if (name === 'style') sheets.style = attributes['style:name'] ?? '';
      else if (name === 'table-properties' && attributes['table:display'] === 'false')
        sheets.hiddenStyles.add(sheets.style);
      else if (name === 'table') {
        depth += 1;
        if (depth > 1) return;
        const hidden = sheets.hiddenStyles.has(attributes['table:style-name'] ?? '');
        reading = begin({ name: attributes['table:name'] ?? '', hidden });
        line = 1;
        show = mergedCells();
      } else if (!reading || depth > 1) return;
      else if (name === 'table-row') {
        hidden = /^(?:collapse|filter)$/.test(attribute(attributes, 'visibility') ?? '');
        rowTimes = times(attributes, 'number-rows-repeated');
        cells = [];
        merged = [];
        problem = null;
      } else if (name === 'table-cell' || name === 'covered-table-cell')
        cell = {
          repeated: times(attributes, 'number-columns-repeated'),
          columns: times(attributes, 'number-columns-spanned'),
          rows: times(attributes, 'number-rows-spanned'),
          value: keptValue(attributes),
          paragraphs: [],
          letters: 0,
        };
      else if (name === 'annotation') note += 1;
      else if (name === 'p' && cell !== null && note === 0) cell.paragraphs.push('');
      else if (cell !== null && note === 0 && cell.paragraphs.length > 0) {
        const last = cell.paragraphs.length - 1;
        const put =
          name === 's'
            ? ' '.repeat(Math.min(1_000, times(attributes, 'c')))
            : name === 'tab'
              ? '\t'
              : name === 'line-break'
                ? '\n'
                : '';
        cell.paragraphs[last] += put;
        cell.letters += put.length;
      }
    },
    text(text) {
      if (cell === null || note > 0 || depth > 1 || cell.paragraphs.length === 0) return;
      cell.letters += text.length;
      if (cell.letters <= limits.cell) cell.paragraphs[cell.paragraphs.length - 1] += text;
    },
    close(name) {
      if (name === 'table') {
        depth -= 1;
        if (depth === 0) reading = false;
      } else if (!reading || depth > 1) return;
      else if (name === 'annotation') note -= 1;
      else if ((name === 'table-cell' || name === 'covered-table-cell') && cell !== null) {
        endCell(cell);
        cell = null;
      } else if (name === 'table-row') endRow();
    },
  };
}

function fitted(row: RawRow, width: number): RawRow {
  if (!row.cells) return row;
  if (row.cells.slice(width).some((text) => text !== '')) return { line: row.line, problem: problems.ragged };
  return { ...row, cells: Array.from({ length: width }, (_, column) => row.cells[column] ?? '') };
}

/** Walks through the content of the spreadsheet; yields after each block of it. */
async function* walkContent(source: OpenSource, handler: XmlHandler, signal?: AbortSignal): AsyncGenerator<void> {
  stopIfAsked(signal);
  const archive = await openArchive(source);
  try {
    const stream = await archive.part('content.xml', limits.sheet);
    if (!stream) throw new VigilError('FILE_DAMAGED');
    yield* walkXml(stream, handler, signal);
  } finally {
    archive.close();
  }
}

/**
 * How each sheet begins, in the order of the spreadsheet. Throws FILE_IS_DOCUMENT where there is none, FILE_DAMAGED, FILE_TOO_LARGE,
 * CANCELLED.
 */
export async function odsSheetStarts(source: OpenSource, most: number): Promise<SheetStart[]> {
  const starts: SheetStart[] = [];
  const collected: RawRow[] = [];
  const handler = sheetHandler(collected, (sheet) => {
    keep();
    if (starts.length >= limits.sheets) return false;
    starts.push({ ...sheet, rows: [] });
    return true;
  });
  function keep(): void {
    const last = starts.at(-1);
    const rows = collected.splice(0);
    last?.rows.push(...rows.slice(0, most - last.rows.length));
  }
  for await (const _ of walkContent(source, handler)) keep();
  if (starts.length === 0) throw new VigilError('FILE_IS_DOCUMENT');
  return starts;
}

/** The rows of one sheet that hold anything. Dates come as ISO 8601 without an offset. Throws FILE_DAMAGED, FILE_TOO_LARGE, CANCELLED. */
export async function* odsRows(source: OpenSource, plan: SheetPlan, signal?: AbortSignal): AsyncGenerator<RawRow> {
  const collected: RawRow[] = [];
  let found = false;
  const handler = sheetHandler(collected, ({ name }) => {
    // Of two sheets of one name, which no program writes, the first.
    const wanted = !found && name === plan.sheet;
    found ||= wanted;
    return wanted;
  });
  let toSkip = plan.skip;
  for await (const _ of walkContent(source, handler, signal)) {
    for (const row of collected.splice(0)) {
      stopIfAsked(signal);
      if (toSkip > 0) toSkip -= 1;
      else yield plan.width === null ? row : fitted(row, plan.width);
    }
  }
}

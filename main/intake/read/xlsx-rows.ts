/** Rows of a sheet of a workbook, read as it is unpacked. */
import { VigilError } from '../../../preload/contract/errors.ts';
import { type NoteMark, noteMark } from '../../../preload/contract/reading-notes.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { stopIfAsked } from './bytes.ts';
import { limits, type RawRow, tooManyColumns } from './file-shape.ts';
import { mergedCells, type Span } from './merged-cells.ts';
import { columnOf, mergedIn } from './xlsx-merged.ts';
import { formattedDigits, numberText, serialToIso } from './xlsx-number.ts';
import { locateParts, readWorkbook, unescapeText, type Workbook } from './xlsx-workbook.ts';
import { walkXml, type XmlHandler } from './xml.ts';
import { type Archive, openArchive } from './zip.ts';

const problems = {
  ragged: 'This row has a cell to the right of the last column.',
  wide: tooManyColumns,
  largeCell: 'A cell in this row is larger than 1 MB.',
} as const;

interface OpenCell {
  column: number;
  type: string;
  style: number;
  written: string;
}

function cellText({ type, style, written }: OpenCell, book: Workbook): string {
  // An empty cell is none of the shared texts, and not the first of them.
  if (written.trim() === '') return '';
  if (type === 's') {
    const text = book.strings[Number(written)];
    if (text === undefined) throw new VigilError('FILE_DAMAGED');
    return text;
  }
  if (type === 'inlineStr' || type === 'str') return unescapeText(written);
  if (type === 'b') return written.trim() === '1' ? 'TRUE' : 'FALSE';
  if (type === 'e' || type === 'd') return written.trim();
  const shows = book.styles[style] ?? 'plain';
  const number = numberText(written);
  if (shows === 'date') return serialToIso(Number(written), book.epoch1904) || number;
  return shows === 'plain' ? number : formattedDigits(number, shows.digits);
}

const hiddenRow: readonly NoteMark[] = [noteMark('HIDDEN_ROW')];
const none: readonly Span[] = [];

/** Collects rows as the sheet's mark-up goes by; a formula's cell has the value that was kept with it. */
function sheetHandler(book: Workbook, merged: ReadonlyMap<number, readonly Span[]>, rows: RawRow[]): XmlHandler {
  const show = mergedCells();
  let line = 0;
  let cells: string[] = [];
  let cell: OpenCell | null = null;
  let inValue = false;
  let inHint = false;
  let tooLarge = false;
  let tooWide = false;
  let hidden = false;
  return {
    open(name, attributes) {
      if (name === 'row') {
        line = Number(attributes.r ?? line + 1);
        if (!Number.isSafeInteger(line)) throw new VigilError('FILE_DAMAGED');
        cells = [];
        tooLarge = false;
        tooWide = false;
        hidden = /^(?:1|true)$/.test(attributes.hidden ?? '');
      } else if (name === 'c') {
        const column = attributes.r === undefined ? cells.length : columnOf(attributes.r);
        if (column < 0 || column >= limits.sheetColumns) throw new VigilError('FILE_DAMAGED');
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), written: '' };
      } else if (name === 'v') inValue = cell?.type !== 'inlineStr';
      // A cell with a text of its own may also keep the value that it had before.
      else if (name === 't') inValue = true;
      else if (name === 'rPh') inHint = true;
    },
    text(text) {
      if (!cell || !inValue || inHint) return;
      if (cell.written.length + text.length > limits.cell) tooLarge = true;
      else cell.written += text;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') inHint = false;
      else if (name === 'c' && cell) {
        const text = cellText(cell, book);
        if (text.length > limits.cell) tooLarge = true;
        // Cells without content are not made up to reach one that lies beyond every column.
        if (cell.column >= limits.columns) tooWide ||= text !== '';
        else {
          while (cells.length < cell.column) cells.push('');
          cells[cell.column] = text;
        }
        cell = null;
      } else if (name === 'row') {
        while (cells.at(-1) === '') cells.pop();
        if (tooLarge) rows.push({ line, problem: problems.largeCell });
        else if (tooWide) rows.push({ line, problem: problems.wide });
        else if (cells.some((text) => text.trim() !== '')) {
          const shown = show(line, cells, merged.get(line) ?? none);
          if (shown) rows.push({ line, ...shown, ...(hidden ? { notes: hiddenRow } : {}) });
        }
      }
    },
  };
}

/** As many cells as there are columns; cells without content at the end of a row are not stored in the file. */
function fitted(row: RawRow, width: number): RawRow {
  if (!row.cells) return row;
  for (let i = width; i < row.cells.length; i++)
    if (row.cells[i] !== '') return { line: row.line, problem: problems.ragged };
  const cells = row.cells.slice(0, width);
  while (cells.length < width) cells.push('');
  return { ...row, cells };
}

export interface SheetPlan {
  sheet: string;
  /** The number of cells that a row must have; null until that is known. */
  width: number | null;
  /** How many rows to leave out at the top. */
  skip: number;
}

async function* sheetRows(
  archive: Archive,
  book: Workbook,
  part: string,
  signal?: AbortSignal,
): AsyncGenerator<RawRow> {
  const merged = await mergedIn(archive, part, signal);
  const stream = await archive.part(part, limits.sheet);
  if (!stream) throw new VigilError('FILE_DAMAGED');
  const collected: RawRow[] = [];
  for await (const _ of walkXml(stream, sheetHandler(book, merged, collected), signal)) {
    for (const row of collected.splice(0)) {
      stopIfAsked(signal);
      yield row;
    }
  }
}

export interface SheetStart {
  name: string;
  hidden: boolean;
  /** The first that hold anything. */
  rows: RawRow[];
}

/**
 * How each sheet of cells begins, in the order of the workbook; null for an archive that is none. Throws FILE_DAMAGED (also for an
 * encrypted workbook, and for one without a sheet), FILE_TOO_LARGE.
 */
export async function sheetStarts(source: OpenSource, most: number): Promise<SheetStart[] | null> {
  const archive = await openArchive(source);
  try {
    const located = await locateParts(archive);
    if (located === null) return null;
    if (located.sheets.length === 0) throw new VigilError('FILE_DAMAGED');
    const book = await readWorkbook(archive, located);
    const starts: SheetStart[] = [];
    for (const { name, part, hidden } of located.sheets) {
      const rows: RawRow[] = [];
      for await (const row of sheetRows(archive, book, part)) if (rows.push(row) >= most) break;
      starts.push({ name, hidden, rows });
    }
    return starts;
  } finally {
    archive.close();
  }
}

/**
 * The rows of a sheet that hold anything. Dates come as ISO 8601 without an offset, numbers and truth values as
 * they are shown. Throws FILE_DAMAGED (also for an encrypted workbook), FILE_TOO_LARGE, CANCELLED.
 */
export async function* xlsxRows(source: OpenSource, plan: SheetPlan, signal?: AbortSignal): AsyncGenerator<RawRow> {
  stopIfAsked(signal);
  const archive = await openArchive(source);
  try {
    const located = await locateParts(archive);
    const part = located?.sheets.find(({ name }) => name === plan.sheet)?.part;
    if (!located || part === undefined) throw new VigilError('FILE_DAMAGED');
    const book = await readWorkbook(archive, located, signal);
    let toSkip = plan.skip;
    for await (const row of sheetRows(archive, book, part, signal)) {
      if (toSkip > 0) toSkip -= 1;
      else yield plan.width === null ? row : fitted(row, plan.width);
    }
  } finally {
    archive.close();
  }
}

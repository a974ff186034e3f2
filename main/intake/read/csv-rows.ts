/** Rows of delimited text. A row that cannot be read is a problem of its own and never takes its neighbours with it. */
import { isUtf8 } from 'node:buffer';
import type { Delimiter, Encoding, Quoting } from '../../../preload/contract/file-layout.ts';
import { type NoteMark, noteMark } from '../../../preload/contract/reading-notes.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { stopIfAsked } from './bytes.ts';
import {
  type CsvRecord,
  csvRecords,
  doubleQuote,
  type Leniency,
  lenientCells,
  noQuote,
  singleQuote,
} from './csv-record.ts';
import { utf8Blocks } from './encoding.ts';
import { limits, type RawRow, tooManyColumns } from './file-shape.ts';
import { isMarkingLine } from './marking-line.ts';
import { repairedText } from './mixed-utf8.ts';
import { hasLoneReturn, withLineFeeds } from './returns.ts';
import { swallowsRows } from './swallowed-rows.ts';

export interface CsvPlan {
  encoding: Encoding;
  /** Rows may hold bytes that are wrong in it. */
  mixed?: boolean;
  delimiter: Delimiter;
  quoting?: Quoting;
  /** The number of cells that a row must have; null until that is known. */
  width: number | null;
  /** How many rows to leave out at the top. */
  skip: number;
}

const lineFeed = 10;
const quoteBytes: Readonly<Record<Quoting, number>> = { double: doubleQuote, single: singleQuote, none: noQuote };

const problems = {
  ragged: 'This row has more or fewer cells than there are columns.',
  largeCell: 'A cell in this row is larger than 1 MB.',
  unclosed: 'A quotation mark in this row is never closed, or the row is larger than 4 MB.',
  misplaced: 'A quotation mark in this row stands where none may stand.',
  swallows: 'A quotation mark in this row is not closed before the rows below it begin.',
} as const;

/** Where the line that `at` stands in ends, its line feed included. */
function afterLine(text: Buffer, at: number): number {
  const end = text.indexOf(lineFeed, at);
  return end === -1 ? text.length : end + 1;
}

interface Lenient {
  cells: string[];
  allowed: Leniency;
}

const badRow = (line: number, broken: Broken = 'swallows'): RawRow => ({ line, problem: problems[broken] });
type Broken = 'unclosed' | 'misplaced' | 'swallows';

/**
 * A single line with a quotation mark in the wrong place, read leniently. Null unless it then has exactly the right
 * number of cells.
 */
function lenientLine(text: Buffer, { delimiter, width, quoting = 'double' }: CsvPlan): Lenient | null {
  if (quoting !== 'double') return null;
  const line = text.toString('utf8').replace(/\r?\n$/, '');
  // Blanks around quoted cells leave no doubt, also where nobody knows yet how many cells there should be.
  const ways: readonly Leniency[] = width === null ? ['blanks'] : ['blanks', 'backslashes', 'marks'];
  for (const allowed of ways) {
    const cells = lenientCells(line, delimiter, allowed);
    if (cells !== null && (width === null || cells.length === width)) return { cells, allowed };
  }
  return null;
}

/** Marks in pairs stand around what somebody quoted; one alone may have been meant to enclose a cell. */
function hasOddQuote(line: Buffer): boolean {
  let marks = 0;
  for (let at = line.indexOf(doubleQuote); at !== -1; at = line.indexOf(doubleQuote, at + 1)) marks += 1;
  return marks % 2 === 1;
}

/** Spreadsheets pad short tables with empty cells on the right; leaving those out loses nothing. */
function fitted(record: string[], width: number): string[] | null {
  for (let i = width; i < record.length; i++) if (record[i]?.trim() !== '') return null;
  return record.slice(0, width);
}

const missingTail: readonly NoteMark[] = [noteMark('CELLS_MISSING')];

function asRow(record: string[], line: number, width: number | null): RawRow | null {
  if (record.length === 1 && record[0]?.trim() === '') return null;
  if (isMarkingLine(record)) return null;
  if (record.length > limits.columns) return { line, problem: tooManyColumns };
  for (const cell of record) if (cell.length > limits.cell) return { line, problem: problems.largeCell };
  if (width === null || record.length === width) return { line, cells: record };
  if (record.length > width) {
    const cells = fitted(record, width);
    return cells ? { line, cells } : { line, problem: problems.ragged };
  }
  // Spreadsheets leave out the delimiters behind the last cell that holds anything. A single cell may be half of a line.
  if (record.length < 2) return { line, problem: problems.ragged };
  while (record.length < width) record.push('');
  return { line, cells: record, notes: missingTail };
}

function noted(row: RawRow | null, note: NoteMark): RawRow | null {
  return row?.cells ? { ...row, notes: [...(row.notes ?? []), note] } : row;
}

interface Step {
  rows: RawRow[];
  /** What has not been read yet; it starts at a line of its own. */
  rest: Buffer;
  /** The line that `rest` starts at. */
  line: number;
}

/** Rows of a record in which lines end with a carriage return alone, or null where those are part of its cells. */
function splitAtReturns(raw: Buffer, line: number, plan: CsvPlan, quote: number): RawRow[] | null {
  const lines = withLineFeeds(raw, quote);
  const records = csvRecords(lines, lines.length, plan.delimiter.charCodeAt(0), quote);
  const rows: RawRow[] = [];
  let here = line;
  let cellsOfFirst = plan.width;
  for (let at = 0; at < lines.length; ) {
    const record = records.recordAt(at);
    if (record.broken !== undefined) return null;
    cellsOfFirst ??= record.cells.length;
    const row = asRow(record.cells, here, plan.width);
    if (row !== null && (row.cells === undefined || row.cells.length !== cellsOfFirst)) return null;
    if (row !== null) rows.push(row);
    at = record.next;
    here += record.lines;
  }
  return rows.length > 1 ? rows : null;
}

/** Reads what is complete in `text`, which starts at `line`. With `last`, nothing more will come. */
function read(text: Buffer, line: number, last: boolean, plan: CsvPlan): Step {
  const rows: RawRow[] = [];
  const end = last ? text.length : text.lastIndexOf(lineFeed) + 1;
  const delimiter = plan.delimiter.charCodeAt(0);
  const quote = quoteBytes[plan.quoting ?? 'double'];
  const records = csvRecords(text, end, delimiter, quote);
  const loneReturn = hasLoneReturn(text, end);
  let at = 0;
  let here = line;

  /** Those of one record that can be read; its cells are put right first where its bytes are not. */
  const add = (found: string[], raw: () => Buffer) => {
    if (loneReturn) {
      const several = hasLoneReturn(raw(), raw().length) ? splitAtReturns(raw(), here, plan, quote) : null;
      if (several !== null) {
        rows.push(...several);
        return several.length;
      }
    }
    let row = asRow(found, here, plan.width);
    if (plan.mixed && row?.cells && !isUtf8(raw())) {
      const again = Buffer.from(repairedText(raw()));
      const record: CsvRecord = csvRecords(again, again.length, delimiter, quote).recordAt(0);
      row = record.broken === undefined ? asRow(record.cells, here, plan.width) : null;
      row = noted(row, noteMark('BYTES_REPAIRED')) ?? { line: here, problem: problems.misplaced };
    }
    if (row) rows.push(row);
    return 1;
  };

  while (at < end) {
    const from = at;
    const record = records.recordAt(at);
    if (record.broken === undefined) {
      const raw = () => text.subarray(from, record.next);
      const swallows = record.lines > 1 && swallowsRows(raw().toString('utf8'), plan.delimiter, plan.width);
      if (!swallows) {
        const read = add(record.cells, raw);
        at = record.next;
        here += Math.max(read, record.lines);
        continue;
      }
    }
    if (record.broken === 'unclosed' && !last && text.length - at <= limits.record) break;
    // Only its first line is given up: what it seemed to run on into is read again as separate rows.
    const next = afterLine(text, at);
    const bytes = text.subarray(at, next);
    const lenient = record.broken === 'misplaced' ? lenientLine(bytes, plan) : null;
    const row = lenient && asRow(lenient.cells, here, plan.width);
    const odd = lenient?.allowed === 'marks' && hasOddQuote(bytes);
    rows.push((row && odd ? noted(row, noteMark('QUOTE_AS_WRITTEN')) : row) ?? badRow(here, record.broken));
    at = next;
    here += 1;
  }
  return { rows, rest: text.subarray(at), line: here };
}

/** A line that is larger than a row may be is skipped to its end, without being held in memory. */
function isEndless(text: Buffer): boolean {
  return text.length > limits.record && !text.includes(lineFeed);
}

/**
 * The rows of a file of delimited text, in order. Holds at most one block and one unfinished row.
 * Throws FILE_UNREADABLE, CANCELLED.
 */
export async function* csvRows(source: OpenSource, plan: CsvPlan, signal?: AbortSignal): AsyncGenerator<RawRow> {
  /** What is not read yet, in blocks that are put together only when there is enough of it to read. */
  let held: Buffer[] = [];
  let size = 0;
  let line = 1;
  let toSkip = plan.skip;
  /** Only read again once there is this much: an unfinished row is not parsed again for every block. */
  let enough = 0;
  let passingOver = false;

  for await (const block of utf8Blocks(source, plan.encoding, signal)) {
    let bytes = block;
    if (passingOver) {
      const end = bytes.indexOf(lineFeed);
      if (end === -1) continue;
      bytes = bytes.subarray(end + 1);
      line += 1;
      passingOver = false;
    }
    held.push(bytes);
    size += bytes.length;
    if (size < enough) continue;
    const step = read(Buffer.concat(held, size), line, false, plan);
    for (const row of step.rows) {
      stopIfAsked(signal);
      if (toSkip > 0) toSkip -= 1;
      else yield row;
    }
    // A copy, so that a short rest does not keep its whole block in memory.
    const rest = Buffer.from(step.rest);
    line = step.line;
    enough = Math.min(rest.length * 2, limits.record);
    passingOver = isEndless(rest);
    if (passingOver) {
      yield { line, problem: problems.largeCell };
      enough = 0;
    }
    held = passingOver ? [] : [rest];
    size = passingOver ? 0 : rest.length;
  }
  for (const row of read(Buffer.concat(held, size), line, true, plan).rows) {
    stopIfAsked(signal);
    if (toSkip > 0) toSkip -= 1;
    else yield row;
  }
}

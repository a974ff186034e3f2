/** Rows of delimited text. A row that cannot be read is a problem of its own and never takes its neighbours with it. */
import type { OpenSource } from '../../files/byte-source.ts';
import { stopIfAsked } from './bytes.ts';
import { csvRecords, lenientCells } from './csv-record.ts';
import { utf8Blocks } from './encoding.ts';
import { type Delimiter, type Encoding, limits, type RawRow, tooManyColumns } from './file-shape.ts';
import { isMarkingLine } from './marking-line.ts';

export interface CsvPlan {
  encoding: Encoding;
  delimiter: Delimiter;
  /** The number of cells that a row must have; null until that is known. */
  width: number | null;
  /** Leave the first row out. */
  header: boolean;
}

const lineFeed = 10;

const problems = {
  ragged: 'This row has more or fewer cells than there are columns.',
  largeCell: 'A cell in this row is larger than 1 MB.',
  unclosed: 'A quotation mark in this row is never closed, or the row is larger than 4 MB.',
  misplaced: 'A quotation mark in this row stands where none may stand.',
} as const;

/** Where the line that `at` stands in ends, its line feed included. */
function afterLine(text: Buffer, at: number): number {
  const end = text.indexOf(lineFeed, at);
  return end === -1 ? text.length : end + 1;
}

/**
 * A single line with a quotation mark in the wrong place, read leniently. Null unless it then has exactly the right
 * number of cells.
 */
function lenientLine(text: Buffer, { delimiter, width }: CsvPlan): string[] | null {
  if (width === null) return null;
  const line = text.toString('utf8').replace(/\r?\n$/, '');
  for (const allowed of ['blanks', 'marks'] as const) {
    const cells = lenientCells(line, delimiter, allowed);
    if (cells?.length === width) return cells;
  }
  return null;
}

/** Spreadsheets pad short tables with empty cells on the right; leaving those out loses nothing. */
function fitted(record: string[], width: number): string[] | null {
  if (record.length === width) return record;
  if (record.length < width) return null;
  for (let i = width; i < record.length; i++) if (record[i] !== '') return null;
  return record.slice(0, width);
}

function asRow(record: string[], line: number, width: number | null): RawRow | null {
  if (record.length === 1 && record[0]?.trim() === '') return null;
  if (isMarkingLine(record)) return null;
  if (record.length > limits.columns) return { line, problem: tooManyColumns };
  const cells = width === null ? record : fitted(record, width);
  if (!cells) return { line, problem: problems.ragged };
  for (const cell of cells) if (cell.length > limits.cell) return { line, problem: problems.largeCell };
  return { line, cells };
}

interface Step {
  rows: RawRow[];
  /** What has not been read yet; it starts at a line of its own. */
  rest: Buffer;
  /** The line that `rest` starts at. */
  line: number;
}

/** Reads what is complete in `text`, which starts at `line`. With `last`, nothing more will come. */
function read(text: Buffer, line: number, last: boolean, plan: CsvPlan): Step {
  const rows: RawRow[] = [];
  const end = last ? text.length : text.lastIndexOf(lineFeed) + 1;
  const records = csvRecords(text, end, plan.delimiter.charCodeAt(0));
  let at = 0;
  let here = line;
  while (at < end) {
    const record = records.recordAt(at);
    if (record.broken === undefined) {
      const row = asRow(record.cells, here, plan.width);
      if (row) rows.push(row);
      at = record.next;
      here += record.lines;
      continue;
    }
    if (record.broken === 'unclosed' && !last && text.length - at <= limits.record) break;
    // Only its first line is given up: what it seemed to run on into is read again as separate rows.
    const next = afterLine(text, at);
    const cells = record.broken === 'misplaced' ? lenientLine(text.subarray(at, next), plan) : null;
    rows.push((cells && asRow(cells, here, plan.width)) ?? { line: here, problem: problems[record.broken] });
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
  let headerToCome = plan.header;
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
      if (headerToCome) headerToCome = false;
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
    if (headerToCome) headerToCome = false;
    else yield row;
  }
}

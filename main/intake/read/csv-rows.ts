/** Rows of delimited text. A row that cannot be read is a problem of its own and never takes its neighbours with it. */
import { CsvError, type Options, parse } from 'csv-parse/sync';
import { stopIfAsked } from './bytes.ts';
import { utf8Blocks } from './encoding.ts';
import { type Delimiter, type Encoding, limits, type RawRow } from './file-shape.ts';
import { isMarkingLine } from './marking-line.ts';

export interface CsvPlan {
  encoding: Encoding;
  delimiter: Delimiter;
  /** Cells that a row has to have; null while that is still to be found out. */
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

interface Parsed {
  records: string[][];
  /** Why the parser stopped after these records, or null if it took everything. */
  stopped: 'unclosed' | 'misplaced' | null;
}

function parseText(text: Buffer, delimiter: Delimiter, options: Options = {}): Parsed {
  const records: string[][] = [];
  try {
    parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      // Collected here, because the parser gives nothing back when it meets an error further down.
      on_record: (record: string[]) => {
        records.push(record);
        return null;
      },
      ...options,
    });
    return { records, stopped: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records, stopped: error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'unclosed' : 'misplaced' };
  }
}

/** Lines of the file that a record takes up: its cells hold every line break but the last. */
function linesOf(record: readonly string[]): number {
  let lines = 1;
  for (const cell of record) for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Where the text stands after that many lines. */
function afterLines(text: Buffer, lines: number): number {
  let at = 0;
  for (let n = 0; n < lines; n++) {
    const end = text.indexOf(lineFeed, at);
    if (end === -1) return text.length;
    at = end + 1;
  }
  return at;
}

/**
 * A single line with a quotation mark in the wrong place, read leniently: blanks around quoted cells, or marks inside
 * plain text such as 6'2". Null unless it then has exactly the cells that it should.
 */
function lenientLine(text: Buffer, plan: CsvPlan): string[] | null {
  if (plan.width === null) return null;
  for (const options of [{ trim: true }, { relax_quotes: true }]) {
    const { records, stopped } = parseText(text, plan.delimiter, options);
    const [record] = records;
    if (stopped || records.length !== 1 || record?.length !== plan.width) continue;
    if (!record.some((cell) => cell.startsWith('"'))) return record;
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
  let at = 0;
  let here = line;
  while (at < end) {
    const { records, stopped } = parseText(text.subarray(at, end), plan.delimiter);
    const from = here;
    for (const record of records) {
      const row = asRow(record, here, plan.width);
      if (row) rows.push(row);
      here += linesOf(record);
    }
    if (!stopped) {
      at = end;
      break;
    }
    at += afterLines(text.subarray(at, end), here - from);
    if (stopped === 'unclosed' && !last && text.length - at <= limits.record) break;
    const next = at + afterLines(text.subarray(at, end), 1);
    const cells = stopped === 'misplaced' ? lenientLine(text.subarray(at, next), plan) : null;
    rows.push((cells && asRow(cells, here, plan.width)) ?? { line: here, problem: problems[stopped] });
    at = next;
    here += 1;
  }
  return { rows, rest: text.subarray(at), line: here };
}

/** A line that is larger than a row may be is passed over up to its end, without being held. */
function isEndless(text: Buffer): boolean {
  return text.length > limits.record && !text.includes(lineFeed);
}

/**
 * The rows of a file of delimited text, in order. Holds at most one block and one unfinished row.
 * Throws FILE_UNREADABLE, CANCELLED.
 */
export async function* csvRows(path: string, plan: CsvPlan, signal?: AbortSignal): AsyncGenerator<RawRow> {
  /** What is not read yet, in blocks that are put together only when there is enough of it to read. */
  let held: Buffer[] = [];
  let size = 0;
  let line = 1;
  let headerToCome = plan.header;
  /** Only read again once there is this much: an unfinished row is not parsed anew for every block. */
  let enough = 0;
  let passingOver = false;

  for await (const block of utf8Blocks(path, plan.encoding, signal)) {
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

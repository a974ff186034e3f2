/** Header, columns and sample of a table, from its first rows as they stand. */
import { VigilError } from '../../../preload/contract/errors.ts';
import { type NoteMark, noteMark } from '../../../preload/contract/reading-notes.ts';
import { beginning, columnNames, limits, type RawRow, tooManyColumns } from './file-shape.ts';
import { findHeader } from './find-header.ts';
import { mostCommon } from './table-shape.ts';

/** Rows looked at, at most, to find those of the sample. */
const searched = 200;
/** Titles stand above the header, and the sample below it. */
const kept = limits.sampleRows * 2 + 1;

export interface FirstRows {
  cells: string[][];
  /** Of each row in `cells`, how many rows stand above it. */
  above: number[];
  /** Why the very first row could not be read. */
  firstProblem: string | null;
  /** Rows of any sort, as far as they were examined. */
  seen: number;
}

export async function firstRows(source: AsyncIterable<RawRow> | Iterable<RawRow>, most = kept): Promise<FirstRows> {
  const found: FirstRows = { cells: [], above: [], firstProblem: null, seen: 0 };
  for await (const row of source) {
    if (row.cells) {
      found.cells.push(row.cells.map((cell) => beginning(cell, limits.sampleCell)));
      found.above.push(found.seen);
    } else if (found.seen === 0) found.firstProblem = row.problem;
    found.seen += 1;
    if (found.cells.length >= most || found.seen >= searched) break;
  }
  return found;
}

export interface TableStart {
  /** Rows that are no content. */
  skip: number;
  /** Whether the last of them holds the names of the columns. */
  header: boolean;
  words: number;
  columns: string[];
  /** Rows below the header, as they stand. */
  below: string[][];
  notes: NoteMark[];
}

/**
 * `padded`: short rows are whole, for a sheet does not keep empty cells at the end of a row. `chosen`: the row of the header, 0 for
 * none. `passed`: rows at the top that are known to be neither. Throws FILE_EMPTY; FILE_DAMAGED if none of the rows can be read;
 * FILE_TOO_LARGE where the first has more cells than a table may have columns.
 */
export function tableStart(found: FirstRows, padded: boolean, chosen?: number, passed = 0): TableStart {
  if (found.firstProblem === tooManyColumns) throw new VigilError('FILE_TOO_LARGE');
  const from = found.above.findIndex((above) => above >= passed);
  const rows = from === -1 ? [] : found.cells.slice(from);
  const above = from === -1 ? [] : found.above.slice(from);
  if (rows.length === 0) throw new VigilError(found.seen <= passed ? 'FILE_EMPTY' : 'FILE_DAMAGED');
  const guessed = chosen === undefined ? findHeader(rows) : { at: above.indexOf(chosen - 1), words: 0 };
  // A first row that cannot be read may be the header.
  const at = chosen === undefined && found.firstProblem !== null && guessed.at === 0 ? -1 : guessed.at;
  const header = at >= 0;
  const first = [...(rows[at] ?? [])];
  const below = rows.slice(at + 1);
  if (header && below.length === 0 && found.seen <= (above[at] ?? 0) + 1) throw new VigilError('FILE_EMPTY');
  // A delimiter behind the last name begins no column, unless something stands in it.
  while (
    first.length > 1 &&
    first.at(-1)?.trim() === '' &&
    below.every((cells) => (cells[first.length - 1] ?? '').trim() === '')
  )
    first.pop();
  const widths = (header ? [first, ...below] : rows).map((cells) => cells.length);
  // One cell to the right of a header is no column; a column without a name is filled in most rows.
  const padding = header ? Math.max(first.length, mostCommon(widths.slice(1))) : Math.max(...widths);
  const width = padded ? padding : header ? first.length : mostCommon(widths);
  const columns = columnNames(Array.from({ length: width }, (_, i) => first[i] ?? ''));
  const skip = header ? (above[at] ?? 0) + 1 : passed;
  const titles = header ? skip - 1 - passed : 0;
  const notes = titles > 0 ? [noteMark('LINES_ABOVE_HEADER', String(titles))] : [];
  return { skip, header, words: guessed.words, columns, below, notes };
}

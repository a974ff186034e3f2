/** What is known of a file of contributions before its rows are read, and what a row is. */

export type FileKind = 'csv' | 'tsv' | 'xlsx' | 'jsonl' | 'eml';
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Delimiter = ',' | ';' | '\t' | '|';
export const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

export interface FileShape {
  kind: FileKind;
  encoding: Encoding;
  /** Null for a kind that has none. */
  delimiter: Delimiter | null;
  /** Whether the first row holds the names of the columns. */
  header: boolean;
  /** Unique names; a column without one is called “Column 3”. */
  columns: string[];
  /** Name of the sheet that is read (XLSX). */
  sheet?: string;
  /** The first rows that can be read, 20 at most. */
  sample: string[][];
}

/** `line` is the 1-based first line of the row in the file; the row number in XLSX. */
export type RawRow =
  | { line: number; cells: string[]; problem?: undefined }
  /** A sentence for the officer; holds nothing of the row. */
  | { line: number; cells?: undefined; problem: string };

/** Bounds on what one file may make the reader hold. Sizes of text are in UTF-16 units, the rest in bytes. */
export const limits = {
  sampleRows: 20,
  cell: 1024 * 1024,
  /** A row of text, or one line of JSON, with everything in it. */
  record: 4 * 1024 * 1024,
  columns: 16_384,
  columnName: 200,
  mail: 25 * 1024 * 1024,
  zipEntries: 10_000,
  /** A part of a workbook that is held whole: its list of sheets, its styles. */
  smallPart: 16 * 1024 * 1024,
  sharedStrings: 128 * 1024 * 1024,
  sheet: 2 * 1024 * 1024 * 1024,
  /** A well-filled sheet packs 5 to 50 times; the worst that deflate can do is 1032. */
  packing: 300,
  packingFrom: 32 * 1024 * 1024,
} as const;

/** The start of a name, and not half of the character that it is cut in. */
const cut = (name: string, longest: number) => name.slice(0, longest).toWellFormed();

/** Column names from the first row: blank ones numbered, long ones cut, repeated ones told apart. */
export function columnNames(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const plain = cut(cell.replaceAll('\0', '').trim(), limits.columnName) || `Column ${index + 1}`;
    let name = plain;
    for (let again = 2; taken.has(name); again++) name = `${cut(plain, limits.columnName - 10)} (${again})`;
    taken.add(name);
    return name;
  });
}

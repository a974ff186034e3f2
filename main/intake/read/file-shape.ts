/** What is known of a file of contributions before its rows are read, and what a row is. */
import { Delimiter, type Encoding, type LayoutDecision, type Quoting } from '../../../preload/contract/file-layout.ts';
import type { NoteMark } from '../../../preload/contract/reading-notes.ts';
import type { Covered } from './merged-cells.ts';

export type FileKind = 'csv' | 'tsv' | 'xlsx' | 'ods' | 'html' | 'jsonl' | 'json' | 'eml' | 'mbox' | 'msg' | 'zip';
export const delimiters: readonly Delimiter[] = Delimiter.options;

export interface FileShape {
  kind: FileKind;
  encoding: Encoding;
  /** Some rows hold bytes that are wrong in it, and are put right one by one. */
  mixed: boolean;
  /** Null for a kind that has none. */
  delimiter: Delimiter | null;
  quoting: Quoting;
  /** Rows at the top that are no content: the names of the columns, and what stands above them. */
  skip: number;
  /** Unique names; a column without one is called “Column 3”. */
  columns: string[];
  /** Name of the sheet that is read (XLSX), and of all that hold something. */
  sheet?: string;
  sheets: readonly string[];
  /** The first rows that can be read, 20 at most, with no more of each cell than guessing needs. */
  sample: string[][];
  /** Name of the only table in an archive, which is what is read. */
  inside?: string;
  /** The records are a list within the one object of the file, or that object. */
  wrapped?: boolean;
  /** Vigil wrote this file itself. */
  exported: boolean;
  /** What had to be decided to read it, and on what evidence. */
  decisions: readonly LayoutDecision[];
  /** What was uncertain about the file as a whole. */
  notes: readonly NoteMark[];
}

/** A file that a mail brought along. */
export interface Attachment {
  /** Empty where the mail gives no name. */
  name: string;
  /** Memory of its own: it goes to another thread. */
  bytes: Uint8Array;
  /** In hexadecimal. */
  sha256: string;
}

/** `line` is the 1-based first line of the row in the file; the row number in XLSX. */
export type RawRow =
  | {
      line: number;
      cells: string[];
      /** What was uncertain about its cells, or had to be put right to read them. */
      notes?: readonly NoteMark[];
      /** Cells by place that a merged one reaches over. */
      covered?: ReadonlyMap<number, Covered>;
      /** What came with a mail. */
      attachments?: readonly Attachment[];
      problem?: undefined;
    }
  /** A sentence for the officer; contains nothing of the row. */
  | { line: number; cells?: undefined; notes?: undefined; attachments?: undefined; problem: string };

/** Delimiters and nothing between them: what a spreadsheet leaves of a row that was emptied. */
export const isBlankRow = ({ cells }: RawRow) => cells?.[0]?.trim() === '' && cells.every((cell) => cell.trim() === '');

/** Limits on what one file may make the reader hold. Sizes of text are in UTF-16 units, the rest in bytes. */
export const limits = {
  sampleRows: 20,
  cell: 1024 * 1024,
  /** A row of text, or one line of JSON, with everything in it. */
  record: 4 * 1024 * 1024,
  /** Of a table, and as many as a saved mapping may name. */
  columns: 1_000,
  columnName: 200,
  /** Of a cell in the sample: more of it would not improve the guess. */
  sampleCell: 1_000,
  /** The right-most cell that a sheet may name, XFD; ECMA-376 leaves it open, every spreadsheet stops there. */
  sheetColumns: 16_384,
  /** Looked into to find the one with the contributions. */
  sheets: 40,
  mail: 25 * 1024 * 1024,
  /** An HTML page is held while its table is looked for. */
  page: 16 * 1024 * 1024,
  /** The words of a mail as they stand in it, and its parts; the nesting and the header lines of all of them. */
  mailText: 8 * 1024 * 1024,
  /** Lines that may be dividing lines. */
  mailLines: 100_000,
  mailParts: 500,
  mailNesting: 32,
  mailHeaders: 256 * 1024,
  /** Of mails inside one mail, however they lie in each other. */
  mailEnclosed: 96 * 1024 * 1024,
  zipEntries: 10_000,
  /** A part of a workbook that is held whole: its list of sheets, its styles. */
  smallPart: 16 * 1024 * 1024,
  sharedStrings: 128 * 1024 * 1024,
  /** Merged cells of a sheet, which are held while it is read. */
  merged: 200_000,
  sheet: 2 * 1024 * 1024 * 1024,
  /** A table that comes in an archive is held while it is read. */
  packedTable: 64 * 1024 * 1024,
  /** A row that a sheet says it repeats: more is not what somebody typed. */
  repeatedRows: 1_000,
  /** A well-filled sheet packs 5 to 50 times; the worst that deflate can do is 1032. */
  packing: 300,
  packingFrom: 32 * 1024 * 1024,
} as const;

/** Of a row; the first one decides that a file is none that can be taken. */
export const tooManyColumns = `This row has more than ${limits.columns} cells.`;

/** The start of a name, and not half of the character that it is cut in. */
const cut = (name: string, longest: number) => name.slice(0, longest).toWellFormed();

/** Column names from the first row: blank ones numbered, long ones cut, repeated ones told apart. */
export function columnNames(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  /** The number that a repeated name was given last, by what is left of it before the number: none is tried twice. */
  const numbers = new Map<string, number>();
  return cells.map((cell, index) => {
    const plain = cut(cell.replaceAll('\0', '').trim(), limits.columnName) || `Column ${index + 1}`;
    const stem = cut(plain, limits.columnName - 10);
    let name = plain;
    while (taken.has(name)) {
      const again = (numbers.get(stem) ?? 1) + 1;
      numbers.set(stem, again);
      name = `${stem} (${again})`;
    }
    taken.add(name);
    return name;
  });
}

/** The beginning of a text, free of the text that it was cut from, so that memory does not keep that. */
export function beginning(text: string, letters: number): string {
  if (text.length <= letters) return text;
  return Buffer.from(text.slice(0, letters).toWellFormed(), 'utf8').toString('utf8');
}

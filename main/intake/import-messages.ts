/** What the engine and the thread that reads a file for it say to each other. */
import type { ErrorCode } from '../../preload/contract/errors.ts';
import type { ChosenLayout } from '../../preload/contract/file-layout.ts';
import type { Output } from '../../preload/contract/index.ts';
import type { ColumnMapping } from '../../preload/contract/mapping.ts';
import type { FileNote } from '../../preload/contract/reading-notes.ts';
import type { ByteSource } from '../files/byte-source.ts';
import type { FileEntry } from './read/investigation-file.ts';
import type { Pasted } from './read/pasted.ts';
import type { PreparedRow, RefusedRow, RowRules } from './read/prepared-row.ts';

/** A saved mapping, and the columns that it was made for. */
export interface SavedMapping {
  name: string;
  columns: readonly string[];
  mapping: ColumnMapping;
}

export interface ReadToTheEnd {
  digest: Uint8Array;
  /** Of the file, and of its rows counted together. */
  notes: FileNote[];
}

export interface ImportBatch {
  rows: PreparedRow[];
  refused: RefusedRow[];
}

/** What the thread can be asked to read, what it hands over on the way, and what it says at the end. */
export interface Readings {
  /**
   * A look at the first rows. The mapping is the one given, otherwise a saved one for these columns, otherwise a guess.
   */
  preview: {
    order: { given: ColumnMapping | null; layout: ChosenLayout; saved: readonly SavedMapping[]; now: string };
    part: never;
    end: Output<'intake.previewFile'>;
  };
  /** Rows ready to be added. `digest` is the SHA-256 of the file. */
  contributions: {
    order: { rules: Omit<RowRules, 'shape'>; layout: ChosenLayout };
    part: ImportBatch;
    end: ReadToTheEnd;
  };
  /** Entries of a complete file: the first comes only when all of it has been read once. */
  investigations: { order: object; part: { entries: FileEntry[]; total: number }; end: object };
}
export type Reading = keyof Readings;

/** A file that was chosen, or what was pasted. */
export type ReadFrom = ByteSource | ({ kind: 'pasted' } & Pasted);

/** Given to the thread when it starts. */
export type ReadingOrder<R extends Reading> = { reading: R; source: ReadFrom } & Readings[R]['order'];
export type AnyOrder = { [R in Reading]: ReadingOrder<R> }[Reading];

export type FromImportWorker<R extends Reading> =
  | { kind: 'part'; part: Readings[R]['part'] }
  /** The file was read to its end. */
  | { kind: 'end'; end: Readings[R]['end'] }
  /** `about`: the field of the order that is wrong, for INPUT_INVALID. */
  | { kind: 'failed'; code: ErrorCode; about?: string | undefined };

/** One part was dealt with; the next may come. */
export type ToImportWorker = 'next';

/**
 * One transaction of the engine adds this many: larger is faster (indices are written once for many rows), smaller lets
 * others in sooner.
 */
export const batchRows = 4_000;
/** This many characters of text end a batch as well: a file of very long texts takes no more memory than another. */
export const batchCharacters = 4_000_000;
/** And so many bytes of files that mails brought along: one mail may have 25 MB of them. */
export const batchBytes = 16 * 1024 * 1024;
/** Parts that may be in transit at once, so that memory stays flat however slow the store is. */
export const partsAhead = 2;

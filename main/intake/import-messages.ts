/** What the engine and the thread that reads a file for it say to each other. */
import type { ErrorCode } from '../../preload/contract/errors.ts';
import type { PreparedRow, RefusedRow, RowRules } from './prepared-row.ts';

/** Given to the thread when it starts. */
export interface ImportOrder {
  path: string;
  rules: RowRules;
}

export interface ImportBatch {
  rows: PreparedRow[];
  refused: RefusedRow[];
}

export type FromImportWorker =
  | ({ kind: 'batch' } & ImportBatch)
  /** The file was read to its end. `digest` is its SHA-256. */
  | { kind: 'end'; digest: Uint8Array }
  | { kind: 'failed'; code: ErrorCode };

/** One batch was dealt with; another may come. */
export type ToImportWorker = 'next';

/** A turn of the engine takes one: larger is faster (indices are written once for many rows), smaller lets others in sooner. */
export const batchRows = 4_000;
/** So many letters of text end a batch as well: a file of very long texts takes no more memory than another. */
export const batchLetters = 4_000_000;
/** Batches that may be on their way at once, so that memory stays flat however slow the store is. */
export const batchesAhead = 2;

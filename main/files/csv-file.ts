/** Writing a CSV file: whole or not at all, and safe to open in a spreadsheet. */
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { VigilError } from '../../preload/contract/errors.ts';

export type Cell = string | number | null;

/** What a spreadsheet would take for a formula, full-width signs too, also behind apostrophes that are there already. */
const formula = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe in front, which it takes for "this is text". Taking
 * one apostrophe away in front of such a text gives the text back exactly.
 */
export function spreadsheetSafe(cell: Cell): Cell {
  return typeof cell === 'string' && formula.test(cell) ? `'${cell}` : cell;
}

/** Rows as CSV text with CRLF line ends (RFC 4180). */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map(spreadsheetSafe)),
    // A line break of the other kind inside a cell would begin a row for every reader but the writer.
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
}

function asFileError(error: unknown): unknown {
  // What failed while a chunk was made, in the store or by the officer's stop, is told as what it is.
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  return new VigilError(error.code === 'ENOSPC' || error.code === 'EDQUOT' ? 'DISK_FULL' : 'NOT_WRITTEN');
}

/** Spreadsheets read a file as UTF-8 only if it says so itself. */
const byteOrderMark = '\uFEFF';

/**
 * Writes what `chunks` gives into a temporary file beside `path`, then renames it. When this throws, the file that was
 * there is unchanged and nothing is left behind. Throws NOT_WRITTEN, DISK_FULL, and whatever `chunks` throws.
 */
export async function writeCsvFile(path: string, chunks: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const fresh = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const file = await open(fresh, 'wx', 0o600);
    try {
      // `writeFile` goes on until all of it is written; `write` may stop half-way on a full disk and call that success.
      await file.writeFile(byteOrderMark);
      for await (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    throw asFileError(error);
  }
}

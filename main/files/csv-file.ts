/** The text of CSV files, safe to open in a spreadsheet. */
import { stringify } from 'csv-stringify/sync';
import type { ByteSink } from './byte-sink.ts';
import { guarded } from './spreadsheet-guard.ts';

export type Cell = string | number | null;

/** Rows as CSV text with CRLF line endings (RFC 4180). */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guarded(cell) : cell))),
    // Otherwise every reader but the writer would take a line break of the other kind inside a cell for the start of a row.
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
}

/** Spreadsheets read a file as UTF-8 only if it declares itself so. */
const byteOrderMark = '\uFEFF';

async function* marked(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  yield byteOrderMark;
  yield* chunks;
}

/** Writes what `chunks` yields as a CSV file. Throws as the sink does, and whatever `chunks` throws. */
export async function writeCsv(sink: ByteSink, chunks: AsyncIterable<string> | Iterable<string>): Promise<void> {
  await sink.write(marked(chunks));
}

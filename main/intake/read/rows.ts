/** Room INTAKE: the rows of a file of contributions, whatever kind of file it is. */
import { VigilError } from '../../../preload/contract/errors.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { unguarded } from '../../files/spreadsheet-guard.ts';
import { csvRows } from './csv-rows.ts';
import type { FileShape, RawRow } from './file-shape.ts';
import { htmlRows } from './html-rows.ts';
import { jsonArrayRows, jsonlRows } from './jsonl-rows.ts';
import { isMailKind, mailRows } from './mail-rows.ts';
import { odsRows } from './ods-rows.ts';
import { packedTable } from './packed.ts';
import { unwrapped } from './wrapped-json.ts';
import { xlsxRows } from './xlsx-rows.ts';

function rowsAsTheyStand(source: OpenSource, shape: FileShape, signal?: AbortSignal): AsyncIterable<RawRow> {
  const { kind, encoding, mixed, delimiter, quoting, skip, columns } = shape;
  const width = columns.length;
  if (kind === 'xlsx') return xlsxRows(source, { sheet: shape.sheet ?? '', width, skip }, signal);
  if (kind === 'jsonl') return jsonlRows(source, { encoding, columns, mixed }, signal);
  if (kind === 'json') return shape.wrapped ? wrappedRows(source, shape) : jsonArrayRows(source, { encoding, columns });
  if (kind === 'ods') return odsRows(source, { sheet: shape.sheet ?? '', width, skip }, signal);
  if (kind === 'html') return htmlRows(source, { encoding, width, skip }, signal);
  if (isMailKind(kind)) return mailRows(source, kind, signal);
  if (delimiter === null) throw new VigilError('FILE_KIND_UNKNOWN');
  return csvRows(source, { encoding, mixed, delimiter, quoting, width, skip }, signal);
}

/** Those of a list within one object. */
async function* wrappedRows(source: OpenSource, { encoding, columns }: FileShape): AsyncGenerator<RawRow> {
  const records = await unwrapped(source, encoding, true);
  if (records === null) throw new VigilError('FILE_DAMAGED');
  yield* jsonArrayRows(records.source, { encoding: 'utf-8', columns });
}

/** Those of the only table in an archive. */
async function* rowsInside(
  source: OpenSource,
  name: string,
  shape: FileShape,
  signal?: AbortSignal,
): AsyncGenerator<RawRow> {
  yield* rowsAsTheyStand(await packedTable(source, name), shape, signal);
}

async function* withoutGuard(found: AsyncIterable<RawRow>): AsyncGenerator<RawRow> {
  for await (const row of found) yield row.cells ? { ...row, cells: row.cells.map(unguarded) } : row;
}

/**
 * The rows in the order of the file, one at a time: memory does not grow with the file. A row that cannot be read comes
 * as a problem and the rest goes on. `cells` are in the order of `shape.columns`; those of a file that Vigil wrote come
 * without the apostrophe that keeps spreadsheets from running them.
 * Throws FILE_UNREADABLE, FILE_DAMAGED, FILE_TOO_LARGE, and CANCELLED once `signal` is given.
 */
export function rows(
  source: OpenSource,
  shape: FileShape,
  options: { signal?: AbortSignal } = {},
): AsyncIterable<RawRow> {
  const { inside } = shape;
  const found =
    inside === undefined
      ? rowsAsTheyStand(source, shape, options.signal)
      : rowsInside(source, inside, shape, options.signal);
  return shape.exported ? withoutGuard(found) : found;
}

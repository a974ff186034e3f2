/** Room INTAKE: the rows of a file of contributions, whatever kind of file it is. */
import { VigilError } from '../../../preload/contract/errors.ts';
import { csvRows } from './csv-rows.ts';
import { emlRows } from './eml-row.ts';
import type { FileShape, RawRow } from './file-shape.ts';
import { jsonlRows } from './jsonl-rows.ts';
import { xlsxRows } from './xlsx-rows.ts';

/**
 * The rows in the order of the file, one at a time: memory does not grow with the file. A row that cannot be read comes
 * as a problem and the rest goes on. `cells` are in the order of `shape.columns`.
 * Throws FILE_UNREADABLE, FILE_DAMAGED, FILE_TOO_LARGE, and CANCELLED once `signal` is given.
 */
export function rows(path: string, shape: FileShape, options: { signal?: AbortSignal } = {}): AsyncIterable<RawRow> {
  const { kind, encoding, delimiter, header, columns } = shape;
  const { signal } = options;
  if (kind === 'xlsx') return xlsxRows(path, { width: columns.length, header }, signal);
  if (kind === 'jsonl') return jsonlRows(path, encoding, columns, signal);
  if (kind === 'eml') return emlRows(path, signal);
  if (delimiter === null) throw new VigilError('FILE_KIND_UNKNOWN');
  return csvRows(path, { encoding, delimiter, width: columns.length, header }, signal);
}

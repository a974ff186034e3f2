/** CSV files as rows of text. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';

export type Row = Record<string, string>;
const Rows = z.array(z.record(z.string(), z.string()));

/**
 * The rows of a CSV file with a header, both trimmed. Throws FILE_UNREADABLE, FILE_DAMAGED where it is no CSV, FILE_EMPTY, and
 * INPUT_INVALID about a column that is asked for and not there.
 */
export function readRows(path: string, columns: readonly string[]): Row[] {
  const text = readText(path);
  const rows = parsed(text);
  const first = rows[0];
  if (first === undefined) throw new VigilError('FILE_EMPTY');
  for (const column of columns) if (!(column in first)) throw new VigilError('INPUT_INVALID', column);
  return rows;
}

function parsed(text: string): Row[] {
  try {
    return Rows.parse(parse(text, { columns: true, trim: true, bom: true, skip_empty_lines: true }));
  } catch {
    throw new VigilError('FILE_DAMAGED');
  }
}

/** The text of a file. Throws FILE_UNREADABLE. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new VigilError('FILE_UNREADABLE');
  }
}

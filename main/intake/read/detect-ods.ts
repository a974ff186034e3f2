/** How a spreadsheet of LibreOffice is laid out. */
import type { ChosenLayout } from '../../../preload/contract/file-layout.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { type FileShape, limits } from './file-shape.ts';
import { headerDecision } from './layout-evidence.ts';
import { odsRows } from './ods-rows.ts';
import { firstRows, tableStart } from './table-start.ts';

/** Throws as the reader of its rows, and as `tableStart`. */
export async function detectOds(source: OpenSource, chosen: ChosenLayout): Promise<FileShape> {
  const start = tableStart(await firstRows(odsRows(source, { width: null, skip: 0 })), true, chosen.headerRow);
  const { skip, header, words, columns, below, notes } = start;
  return {
    kind: 'ods',
    encoding: 'utf-8',
    mixed: false,
    delimiter: null,
    quoting: 'double',
    skip,
    columns,
    sheets: [],
    exported: false,
    sample: below.slice(0, limits.sampleRows).map((cells) => columns.map((_, i) => cells[i] ?? '')),
    decisions: [headerDecision(header ? skip : 0, words, chosen.headerRow !== undefined)],
    notes,
  };
}

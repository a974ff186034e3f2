/** How the table of an HTML page is laid out. */
import type { ChosenLayout } from '../../../preload/contract/file-layout.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import type { EncodingFound } from './encoding.ts';
import { encodingNotes } from './file-notes.ts';
import { type FileShape, limits } from './file-shape.ts';
import { htmlRows } from './html-rows.ts';
import { encodingDecision, headerDecision } from './layout-evidence.ts';
import { firstRows, tableStart } from './table-start.ts';

/** Throws as `htmlRows` and `tableStart` do. */
export async function detectHtml(source: OpenSource, found: EncodingFound, chosen: ChosenLayout): Promise<FileShape> {
  const { encoding } = found;
  const start = tableStart(
    await firstRows(htmlRows(source, { encoding, width: null, skip: 0 })),
    true,
    chosen.headerRow,
  );
  const { skip, header, words, columns, below, notes } = start;
  return {
    kind: 'html',
    encoding,
    mixed: false,
    delimiter: null,
    quoting: 'double',
    skip,
    columns,
    sheets: [],
    sample: below.slice(0, limits.sampleRows).map((cells) => columns.map((_, i) => cells[i] ?? '')),
    exported: false,
    decisions: [encodingDecision(found), headerDecision(header ? skip : 0, words, chosen.headerRow !== undefined)],
    notes: [...encodingNotes(found), ...notes],
  };
}

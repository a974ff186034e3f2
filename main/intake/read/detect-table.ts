/** How delimited text is laid out: delimiter, quotation marks, header and columns. */
import { type ChosenLayout, Delimiter } from '../../../preload/contract/file-layout.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { isOwnExport } from '../../files/exported-columns.ts';
import { type CsvPlan, csvRows } from './csv-rows.ts';
import type { EncodingFound } from './encoding.ts';
import { encodingNotes } from './file-notes.ts';
import { type FileShape, limits } from './file-shape.ts';
import { delimiterDecision, encodingDecision, headerDecision, quotingDecision } from './layout-evidence.ts';
import type { Layout } from './table-shape.ts';
import { firstRows, tableStart } from './table-start.ts';

const sepLine = /^\s*"?sep=(.)"?[,;\t|]*(?:\r?\n|\r)/i;

/** The delimiter that a line at the top names for spreadsheets; null where there is none, or none that is known. */
export function delimiterOfSepLine(text: string): Delimiter | null {
  const named = Delimiter.safeParse(sepLine.exec(text)?.[1]);
  return named.success ? named.data : null;
}

/** The text without that line. */
export const withoutSepLine = (text: string) => text.replace(sepLine, '');

/** `text` is the beginning of the file, `layout` what was found in it. Throws as `tableStart` does. */
export async function detectTable(
  source: OpenSource,
  found: EncodingFound,
  text: string,
  { layout, likely }: { layout: Layout | null; likely: Delimiter },
  chosen: ChosenLayout,
): Promise<FileShape> {
  const named = delimiterOfSepLine(text);
  const delimiter = chosen.delimiter ?? named ?? layout?.delimiter ?? likely;
  const by = chosen.delimiter !== undefined ? 'chosen' : named !== null ? 'sep line' : 'layout';
  const plan: CsvPlan = {
    encoding: found.encoding,
    mixed: found.by === 'mixed',
    delimiter,
    quoting: chosen.quoting ?? 'double',
    width: null,
    skip: 0,
  };
  const passed = sepLine.test(text) ? 1 : 0;
  const start = tableStart(await firstRows(csvRows(source, plan)), false, chosen.headerRow, passed);
  const { skip, header, columns } = start;
  const sample = await firstRows(csvRows(source, { ...plan, width: columns.length, skip }), limits.sampleRows);
  return {
    kind: delimiter === '\t' ? 'tsv' : 'csv',
    encoding: found.encoding,
    mixed: found.by === 'mixed',
    delimiter,
    quoting: chosen.quoting ?? 'double',
    skip,
    columns,
    sheets: [],
    sample: sample.cells,
    exported: header && isOwnExport(columns),
    decisions: [
      encodingDecision(found),
      delimiterDecision(delimiter, layout, by),
      ...quotingDecision(chosen),
      headerDecision(header ? skip : 0, start.words, chosen.headerRow !== undefined),
    ],
    notes: [...encodingNotes(found), ...start.notes],
  };
}

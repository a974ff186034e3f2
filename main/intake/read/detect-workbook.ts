/** Which sheet of a workbook holds the contributions, and how it is laid out. */

import { VigilError } from '../../../preload/contract/errors.ts';
import type { ChosenLayout, LayoutDecision } from '../../../preload/contract/file-layout.ts';
import { noteMark } from '../../../preload/contract/reading-notes.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { type FileShape, limits } from './file-shape.ts';
import { findHeader } from './find-header.ts';
import { headerDecision, sheetDecision } from './layout-evidence.ts';
import { odsSheetStarts } from './ods-rows.ts';
import { firstRows, tableStart } from './table-start.ts';
import { type SheetStart, sheetStarts } from './xlsx-rows.ts';

/** As many of each sheet are looked at. */
const rowsOfEach = limits.sampleRows * 2 + 1;

const cellsOf = ({ rows }: SheetStart) => rows.flatMap((row) => (row.cells ? [row.cells] : []));
const wordsOf = (sheet: SheetStart) => findHeader(cellsOf(sheet)).words;

interface SheetFound {
  sheet: SheetStart;
  decision: LayoutDecision;
  /** Names of those that hold something and are not read. */
  others: string[];
}

/** A cover sheet has few words that name columns; what is hidden holds lists for the others. */
function findSheet(sheets: readonly SheetStart[], chosen: string | undefined): SheetFound {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const named = chosen === undefined ? undefined : sheets.find(({ name }) => name === chosen);
  if (chosen !== undefined && named === undefined) throw new VigilError('INPUT_INVALID', 'layout.sheet');
  const shown = filled.filter(({ hidden }) => !hidden);
  const candidates = shown.length > 0 ? shown : filled;
  const best = candidates.toSorted((one, other) => wordsOf(other) - wordsOf(one))[0];
  const sheet = named ?? best ?? sheets[0];
  if (sheet === undefined) throw new VigilError('FILE_EMPTY');
  const others = filled.filter((one) => one !== sheet);
  const rivals = candidates.filter((one) => one !== sheet && wordsOf(one) >= wordsOf(sheet));
  const by = named ? 'chosen' : candidates.length === 1 ? 'only' : rivals.length === 0 ? 'header' : 'first';
  return { sheet, decision: sheetDecision(sheet.name, others.length, by), others: others.map(({ name }) => name) };
}

/** `sheets`: how each begins. Throws FILE_EMPTY, FILE_DAMAGED, INPUT_INVALID for a sheet that is not there. */
async function shapeOf(kind: 'xlsx' | 'ods', sheets: readonly SheetStart[], chosen: ChosenLayout): Promise<FileShape> {
  const { sheet, decision, others } = findSheet(sheets, chosen.sheet);
  const start = tableStart(await firstRows(sheet.rows), true, chosen.headerRow);
  const { skip, columns, below, notes } = start;
  const headerRow = start.header ? skip : 0;
  const left = others.length === 0 ? [] : [noteMark('OTHER_SHEETS', others.join(', ').slice(0, 200).toWellFormed())];
  return {
    kind,
    encoding: 'utf-8',
    mixed: false,
    delimiter: null,
    quoting: 'double',
    skip,
    columns,
    sheet: sheet.name,
    sheets: sheets.filter(({ rows }) => rows.length > 0).map(({ name }) => name),
    exported: false,
    sample: below.slice(0, limits.sampleRows).map((cells) => columns.map((_, i) => cells[i] ?? '')),
    decisions: [decision, headerDecision(headerRow, start.words, chosen.headerRow !== undefined)],
    notes: [...notes, ...left],
  };
}

/** Null for an archive that is no workbook. Throws FILE_EMPTY, FILE_DAMAGED, FILE_TOO_LARGE, INPUT_INVALID for a sheet that is not there. */
export async function detectWorkbook(source: OpenSource, chosen: ChosenLayout): Promise<FileShape | null> {
  const sheets = await sheetStarts(source, rowsOfEach);
  if (sheets === null) return null;
  return shapeOf('xlsx', sheets, chosen);
}

/** A spreadsheet of LibreOffice. Throws as `odsSheetStarts`, and INPUT_INVALID for a sheet that is not there. */
export async function detectOds(source: OpenSource, chosen: ChosenLayout): Promise<FileShape> {
  return shapeOf('ods', await odsSheetStarts(source, rowsOfEach), chosen);
}

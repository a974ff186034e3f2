/** Room INTAKE: finds out what kind of file somebody gives us, and how it is laid out. */
import { extname } from 'node:path';
import { VigilError } from '../../../preload/contract/errors.ts';
import { type Head, readHead } from './bytes.ts';
import { type CsvPlan, csvRows } from './csv-rows.ts';
import { emlRows, isMail, mailColumns } from './eml-row.ts';
import { decodeHead, detectEncoding } from './encoding.ts';
import { columnNames, type Delimiter, type Encoding, type FileShape, limits, type RawRow } from './file-shape.ts';
import { jsonObject, jsonObjects, jsonRow } from './jsonl-rows.ts';
import { withoutMarkingLine } from './marking-line.ts';
import { findLayout, isHeader, mostCommon } from './table-shape.ts';
import { firstSheet, xlsxRows } from './xlsx-rows.ts';
import { openArchive } from './zip.ts';

/** Rows looked at, at most, to find those of the sample. */
const searched = 200;
/** A binary file, by how it starts. An older or encrypted Office document is a compound file. */
const zipStart = Buffer.from('PK\x03\x04', 'latin1');
const compoundStart = Buffer.from('d0cf11e0a1b11ae1', 'hex');

interface Found {
  cells: string[][];
  /** Whether the very first row could not be read. */
  firstBroken: boolean;
  /** Rows of any sort, as far as was looked. */
  seen: number;
}

async function firstRows(source: AsyncIterable<RawRow>): Promise<Found> {
  const found: Found = { cells: [], firstBroken: false, seen: 0 };
  for await (const row of source) {
    if (row.cells) found.cells.push(row.cells);
    else if (found.seen === 0) found.firstBroken = true;
    found.seen += 1;
    if (found.cells.length > limits.sampleRows || found.seen >= searched) break;
  }
  return found;
}

/**
 * Header, columns and sample of a table, from its first rows as they stand. `padded`: short rows are whole, for a sheet
 * does not keep empty cells at the end of a row. Throws FILE_EMPTY; FILE_DAMAGED if none of the rows can be read.
 */
function tableOf(found: Found, padded: boolean): Pick<FileShape, 'header' | 'columns' | 'sample'> {
  const [first] = found.cells;
  if (!first) throw new VigilError(found.seen === 0 ? 'FILE_EMPTY' : 'FILE_DAMAGED');
  const header = !found.firstBroken && isHeader(first);
  if (header && found.seen < 2) throw new VigilError('FILE_EMPTY');
  const widths = found.cells.map((cells) => cells.length);
  const width = padded ? Math.max(...widths) : header ? first.length : mostCommon(widths);
  const columns = columnNames(Array.from({ length: width }, (_, i) => (header ? (first[i] ?? '') : '')));
  return { header, columns, sample: found.cells.slice(header ? 1 : 0) };
}

async function detectWorkbook(path: string): Promise<FileShape> {
  const archive = await openArchive(path);
  archive.close();
  if (!archive.names.includes('xl/workbook.xml')) throw new VigilError('FILE_KIND_UNKNOWN');
  const found = await firstRows(xlsxRows(path, { width: null, header: false }));
  const { header, columns, sample } = tableOf(found, true);
  return {
    kind: 'xlsx',
    encoding: 'utf-8',
    delimiter: null,
    header,
    columns,
    sheet: await firstSheet(path),
    sample: sample.slice(0, limits.sampleRows).map((cells) => columns.map((_, i) => cells[i] ?? '')),
  };
}

async function detectTable(path: string, encoding: Encoding, delimiter: Delimiter): Promise<FileShape> {
  const plan: CsvPlan = { encoding, delimiter, width: null, header: false };
  const { header, columns } = tableOf(await firstRows(csvRows(path, plan)), false);
  const sample = (await firstRows(csvRows(path, { ...plan, width: columns.length, header }))).cells;
  const kind = delimiter === '\t' ? 'tsv' : 'csv';
  return { kind, encoding, delimiter, header, columns, sample: sample.slice(0, limits.sampleRows) };
}

async function detectJsonLines(path: string, encoding: Encoding): Promise<FileShape> {
  const keys = new Set<string>();
  const objects: { line: number; object: Record<string, unknown> }[] = [];
  let seen = 0;
  for await (const found of jsonObjects(path, encoding)) {
    if ('object' in found) {
      for (const key of Object.keys(found.object)) if (keys.size < limits.columns) keys.add(key);
      if (objects.length < limits.sampleRows) objects.push(found);
    }
    if (++seen >= searched) break;
  }
  const columns = [...keys];
  if (seen === 0) throw new VigilError('FILE_EMPTY');
  if (columns.length === 0) throw new VigilError('FILE_DAMAGED');
  const sample = objects.map(({ line, object }) => jsonRow(line, object, columns).cells).filter((c) => c !== undefined);
  return { kind: 'jsonl', encoding, delimiter: null, header: false, columns, sample };
}

async function detectMail(path: string): Promise<FileShape> {
  const { cells: sample } = await firstRows(emlRows(path));
  return { kind: 'eml', encoding: 'utf-8', delimiter: null, header: false, columns: [...mailColumns], sample };
}

/** Text that is laid out in another way than a table; a table would be read out of it only by accident. */
const foreignText = /^\s*(<!doctype|<html|<\?xml|<svg|\{\\rtf|%!PS|%PDF-|\[\s*[[{])/i;

function isBinary(head: Buffer, encoding: Encoding): boolean {
  if (encoding.startsWith('utf-16')) return false;
  let controls = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  return controls > head.length * 0.01;
}

async function detectText(path: string, { bytes, size }: Head, extension: string): Promise<FileShape> {
  const encoding = await detectEncoding(path, bytes);
  if (isBinary(bytes, encoding)) throw new VigilError(extension === '.xlsx' ? 'FILE_DAMAGED' : 'FILE_KIND_UNKNOWN');
  const text = decodeHead(bytes, encoding);
  const whole = bytes.length >= size;
  if (whole && text.trim() === '') throw new VigilError('FILE_EMPTY');

  if (extension === '.eml' || isMail(text)) return detectMail(path);
  const [firstLine = ''] = text.trimStart().split(/\r?\n/, 1);
  const jsonName = extension === '.jsonl' || extension === '.ndjson';
  if (jsonName || (firstLine.startsWith('{') && typeof jsonObject(firstLine) === 'object'))
    return detectJsonLines(path, encoding);
  if (foreignText.test(text)) throw new VigilError('FILE_KIND_UNKNOWN');

  const tableName = extension === '.csv' || extension === '.tsv' || extension === '.tab';
  const likely: Delimiter = extension === '.tsv' || extension === '.tab' ? '\t' : ',';
  const layout = findLayout(withoutMarkingLine(text), whole, likely);
  // Under another name, only what plainly is a table is taken for one: prose has commas too.
  const plainTable = layout !== null && layout.records >= 2 && layout.agreement >= 0.9;
  if (!tableName && !plainTable) throw new VigilError('FILE_KIND_UNKNOWN');
  return detectTable(path, encoding, layout?.delimiter ?? likely);
}

/**
 * Looks into a file, by its content first and its name second.
 * Throws FILE_UNREADABLE, FILE_EMPTY, FILE_KIND_UNKNOWN, FILE_DAMAGED (also for an encrypted workbook), FILE_TOO_LARGE.
 */
export async function detectFile(path: string): Promise<FileShape> {
  const head = await readHead(path);
  const extension = extname(path).toLowerCase();
  if (head.bytes.length === 0) throw new VigilError('FILE_EMPTY');
  if (head.bytes.subarray(0, 4).equals(zipStart)) return detectWorkbook(path);
  if (head.bytes.subarray(0, 8).equals(compoundStart)) {
    const sealed = extension === '.xlsx' || head.bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new VigilError(sealed ? 'FILE_DAMAGED' : 'FILE_KIND_UNKNOWN');
  }
  return detectText(path, head, extension);
}

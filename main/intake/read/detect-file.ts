/** Room INTAKE: finds out what kind of file it has been given, and how it is laid out. */
import { VigilError } from '../../../preload/contract/errors.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { isOwnExport } from '../../files/exported-columns.ts';
import { readHead } from './bytes.ts';
import { type CsvPlan, csvRows } from './csv-rows.ts';
import { decodeHead, detectEncoding } from './encoding.ts';
import {
  beginning,
  columnNames,
  type Delimiter,
  type Encoding,
  type FileShape,
  limits,
  type RawRow,
  tooManyColumns,
} from './file-shape.ts';
import { jsonCell, jsonObject, jsonObjects, jsonRow } from './jsonl-rows.ts';
import { isMail, isMailbox, mailColumns } from './mail/rows.ts';
import { mailRows } from './mail-rows.ts';
import { withoutMarkingLine } from './marking-line.ts';
import { odsRows } from './ods-rows.ts';
import { packedIn, packedTable } from './packed.ts';
import { findLayout, isHeader, mostCommon } from './table-shape.ts';
import { firstSheet, xlsxRows } from './xlsx-rows.ts';
import { openArchive } from './zip.ts';

/** Rows looked at, at most, to find those of the sample. */
const searched = 200;
/** A binary file, by its first bytes. An older or encrypted Office document is a compound file. */
const zipStart = Buffer.from('PK\x03\x04', 'latin1');
const documentStart = Buffer.from('%PDF-', 'latin1');
const richText = /^\s*\{\\rtf/;
const compoundStart = Buffer.from('d0cf11e0a1b11ae1', 'hex');

interface Found {
  cells: string[][];
  /** Why the very first row could not be read. */
  firstProblem: string | null;
  /** Rows of any sort, as far as they were examined. */
  seen: number;
}

async function firstRows(source: AsyncIterable<RawRow>): Promise<Found> {
  const found: Found = { cells: [], firstProblem: null, seen: 0 };
  for await (const row of source) {
    if (row.cells) found.cells.push(row.cells.map((cell) => beginning(cell, limits.sampleCell)));
    else if (found.seen === 0) found.firstProblem = row.problem;
    found.seen += 1;
    if (found.cells.length > limits.sampleRows || found.seen >= searched) break;
  }
  return found;
}

/**
 * Header, columns and sample of a table, from its first rows as they stand. `padded`: short rows are whole, for a sheet
 * does not keep empty cells at the end of a row. Throws FILE_EMPTY; FILE_DAMAGED if none of the rows can be read; FILE_TOO_LARGE
 * where the first has more cells than a table may have columns.
 */
function tableOf(found: Found, padded: boolean): Pick<FileShape, 'header' | 'columns' | 'sample'> {
  const [first] = found.cells;
  if (found.firstProblem === tooManyColumns) throw new VigilError('FILE_TOO_LARGE');
  if (!first) throw new VigilError(found.seen === 0 ? 'FILE_EMPTY' : 'FILE_DAMAGED');
  const header = found.firstProblem === null && isHeader(first);
  if (header && found.seen < 2) throw new VigilError('FILE_EMPTY');
  const widths = found.cells.map((cells) => cells.length);
  const width = padded ? Math.max(...widths) : header ? first.length : mostCommon(widths);
  const columns = columnNames(Array.from({ length: width }, (_, i) => (header ? (first[i] ?? '') : '')));
  return { header, columns, sample: found.cells.slice(header ? 1 : 0) };
}

async function detectWorkbook(source: OpenSource, kind: 'xlsx' | 'ods'): Promise<FileShape> {
  const plan = { width: null, header: false };
  const found = await firstRows(kind === 'xlsx' ? xlsxRows(source, plan) : odsRows(source, plan));
  const { header, columns, sample } = tableOf(found, true);
  return {
    kind,
    encoding: 'utf-8',
    delimiter: null,
    header,
    columns,
    ...(kind === 'xlsx' ? { sheet: await firstSheet(source) } : {}),
    exported: false,
    sample: sample.slice(0, limits.sampleRows).map((cells) => columns.map((_, i) => cells[i] ?? '')),
  };
}

/** An archive: a workbook, mails, or one table, which is then what is read. */
async function detectArchive(source: OpenSource): Promise<FileShape> {
  const archive = await openArchive(source);
  archive.close();
  const held = packedIn(archive.names);
  switch (held.kind) {
    case 'workbook':
      return detectWorkbook(source, 'xlsx');
    case 'ods':
      return detectWorkbook(source, 'ods');
    case 'mails':
      return detectMail(source, 'zip');
    case 'table': {
      const table = await packedTable(source, held.name);
      if ((await table.read(0, 4)).equals(zipStart) && !/\.(?:xlsx|ods)$/i.test(held.name))
        throw new VigilError('FILE_KIND_UNKNOWN');
      return { ...(await detectFile(table)), inside: held.name };
    }
    case 'document':
      throw new VigilError('FILE_IS_DOCUMENT');
    case 'several':
      throw new VigilError('FILE_HOLDS_SEVERAL');
    case 'nothing':
      throw new VigilError('FILE_KIND_UNKNOWN');
  }
}

async function detectTable(source: OpenSource, encoding: Encoding, delimiter: Delimiter): Promise<FileShape> {
  const plan: CsvPlan = { encoding, delimiter, width: null, header: false };
  const { header, columns } = tableOf(await firstRows(csvRows(source, plan)), false);
  const sample = (await firstRows(csvRows(source, { ...plan, width: columns.length, header }))).cells;
  const kind = delimiter === '\t' ? 'tsv' : 'csv';
  const exported = header && isOwnExport(columns);
  return { kind, encoding, delimiter, header, columns, sample: sample.slice(0, limits.sampleRows), exported };
}

/** Of each value, as much as the sample needs: twenty lines of 4 MB are not held meanwhile. */
function beginnings(object: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, beginning(jsonCell(value), limits.sampleCell)]),
  );
}

async function detectJsonLines(source: OpenSource, encoding: Encoding): Promise<FileShape> {
  const keys = new Set<string>();
  const objects: { line: number; object: Record<string, string> }[] = [];
  let seen = 0;
  for await (const found of jsonObjects(source, encoding)) {
    if ('object' in found) {
      for (const key of Object.keys(found.object)) if (key.length <= limits.columnName) keys.add(key);
      if (keys.size > limits.columns) throw new VigilError('FILE_TOO_LARGE');
      if (objects.length < limits.sampleRows) objects.push({ line: found.line, object: beginnings(found.object) });
    }
    if (++seen >= searched) break;
  }
  const columns = [...keys];
  if (seen === 0) throw new VigilError('FILE_EMPTY');
  if (columns.length === 0) throw new VigilError('FILE_DAMAGED');
  const sample = objects
    .map(({ line, object }) => jsonRow(line, object, columns).cells)
    .filter((cells) => cells !== undefined);
  return { kind: 'jsonl', encoding, delimiter: null, header: false, columns, sample, exported: false };
}

async function detectMail(source: OpenSource, kind: 'eml' | 'mbox' | 'msg' | 'zip'): Promise<FileShape> {
  const { cells: sample } = await firstRows(mailRows(source, kind));
  const columns = [...mailColumns];
  return { kind, encoding: 'utf-8', delimiter: null, header: false, columns, sample, exported: false };
}

/** Text that is laid out in another way than a table; a table would be read out of it only by accident. */
const foreignText = /^\s*(<!doctype|<html|<\?xml|<svg|\{\\rtf|%!PS|%PDF-|\[\s*[[{])/i;

function isBinary(head: Buffer, encoding: Encoding): boolean {
  if (encoding.startsWith('utf-16')) return false;
  let controls = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  return controls > head.length * 0.01;
}

async function detectText(source: OpenSource, bytes: Buffer): Promise<FileShape> {
  const { extension, size } = source;
  const encoding = await detectEncoding(source, bytes);
  if (isBinary(bytes, encoding)) throw new VigilError(extension === '.xlsx' ? 'FILE_DAMAGED' : 'FILE_KIND_UNKNOWN');
  const text = decodeHead(bytes, encoding);
  const whole = bytes.length >= size;
  if (whole && text.trim() === '') throw new VigilError('FILE_EMPTY');

  if (extension === '.mbox' || extension === '.mbx' || isMailbox(text)) return detectMail(source, 'mbox');
  if (extension === '.eml' || isMail(text)) return detectMail(source, 'eml');
  const [firstLine = ''] = text.trimStart().split(/\r?\n/, 1);
  const jsonName = extension === '.jsonl' || extension === '.ndjson';
  if (jsonName || (firstLine.startsWith('{') && typeof jsonObject(firstLine) === 'object'))
    return detectJsonLines(source, encoding);
  if (foreignText.test(text)) throw new VigilError('FILE_KIND_UNKNOWN');

  const tableName = extension === '.csv' || extension === '.tsv' || extension === '.tab';
  const likely: Delimiter = extension === '.tsv' || extension === '.tab' ? '\t' : ',';
  const layout = findLayout(withoutMarkingLine(text), whole, likely);
  // Under another name, only what is plainly a table is taken for one: prose has commas too.
  const plainTable = layout !== null && layout.records >= 2 && layout.agreement >= 0.9;
  if (!tableName && !plainTable) throw new VigilError('FILE_KIND_UNKNOWN');
  return detectTable(source, encoding, layout?.delimiter ?? likely);
}

/**
 * Examines a file, by its content first and its name second. Throws FILE_UNREADABLE, FILE_EMPTY, FILE_KIND_UNKNOWN,
 * FILE_DAMAGED (also for an encrypted workbook), FILE_TOO_LARGE.
 */
export async function detectFile(source: OpenSource): Promise<FileShape> {
  const head = await readHead(source);
  const { extension } = source;
  if (head.length === 0) throw new VigilError('FILE_EMPTY');
  if (head.subarray(0, 4).equals(zipStart)) return detectArchive(source);
  if (head.subarray(0, 8).equals(compoundStart)) {
    const sealed = extension === '.xlsx' || head.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    if (sealed) throw new VigilError('FILE_DAMAGED');
    if (extension === '.xls') throw new VigilError('FILE_KIND_UNKNOWN');
    return detectMail(source, 'msg');
  }
  if (head.subarray(0, documentStart.length).equals(documentStart) || richText.test(head.toString('latin1', 0, 64)))
    throw new VigilError('FILE_IS_DOCUMENT');
  return detectText(source, head);
}

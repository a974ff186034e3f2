/** Room INTAKE: finds out what kind of file it has been given, and how it is laid out. */
import { VigilError } from '../../../preload/contract/errors.ts';
import type { ChosenLayout, Delimiter } from '../../../preload/contract/file-layout.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { readHead } from './bytes.ts';
import { detectHtml } from './detect-html.ts';
import { detectJson } from './detect-json.ts';
import { detectTable, withoutSepLine } from './detect-table.ts';
import { detectOds, detectWorkbook } from './detect-workbook.ts';
import { decodeHead, type EncodingFound, findEncoding } from './encoding.ts';
import type { FileShape } from './file-shape.ts';
import { isHtml } from './html-rows.ts';
import { isMail, isMailbox, mailColumns } from './mail/rows.ts';
import { type MailKind, mailRows } from './mail-rows.ts';
import { withoutMarkingLine } from './marking-line.ts';
import { packedIn, packedTable } from './packed.ts';
import { findLayout } from './table-shape.ts';
import { firstRows } from './table-start.ts';
import { openArchive } from './zip.ts';

/** A binary file, by its first bytes. An older or encrypted Office document is a compound file. */
const zipStart = Buffer.from('PK\x03\x04', 'latin1');
const documentStart = Buffer.from('%PDF-', 'latin1');
const richText = /^\s*\{\\rtf/;
const compoundStart = Buffer.from('d0cf11e0a1b11ae1', 'hex');

async function detectMail(source: OpenSource, kind: MailKind): Promise<FileShape> {
  const { cells: sample } = await firstRows(mailRows(source, kind));
  return {
    kind,
    encoding: 'utf-8',
    mixed: false,
    delimiter: null,
    quoting: 'double',
    skip: 0,
    columns: [...mailColumns],
    sheets: [],
    sample,
    exported: false,
    decisions: [],
    notes: [],
  };
}

/** An archive: a workbook, mails, or one table, which is then what is read. */
async function detectArchive(source: OpenSource, chosen: ChosenLayout): Promise<FileShape> {
  const archive = await openArchive(source);
  archive.close();
  const held = packedIn(archive.names);
  switch (held.kind) {
    case 'workbook':
    case 'document': {
      // Programs name the main part of a workbook as they like.
      const workbook = await detectWorkbook(source, chosen);
      if (workbook === null) throw new VigilError('FILE_IS_DOCUMENT');
      return workbook;
    }
    case 'ods':
      return detectOds(source, chosen);
    case 'mails':
      return detectMail(source, 'zip');
    case 'table': {
      const table = await packedTable(source, held.name);
      if ((await table.read(0, 4)).equals(zipStart) && !/\.(?:xlsx|ods)$/i.test(held.name))
        throw new VigilError('FILE_KIND_UNKNOWN');
      return { ...(await detectFile(table, chosen)), inside: held.name };
    }
    case 'several':
      throw new VigilError('FILE_HOLDS_SEVERAL');
    case 'nothing':
      throw new VigilError('FILE_KIND_UNKNOWN');
  }
}

/** Text that is laid out in another way than a table; a table would be read out of it only by accident. */
const foreignText = /^\s*(<!doctype|<html|<\?xml|<svg|\{\\rtf|%!PS|%PDF-|\[\s*[[{])/i;

/** Zero bytes alone are what a power cut leaves of the end of a file. */
function isBinary(head: Buffer, { encoding }: EncodingFound): boolean {
  if (encoding.startsWith('utf-16')) return false;
  let controls = 0;
  let zeros = 0;
  for (const byte of head)
    if (byte === 0) zeros++;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27 && byte !== 30)) controls++;
  return controls > (head.length - zeros) * 0.01;
}

async function detectText(source: OpenSource, bytes: Buffer, chosen: ChosenLayout): Promise<FileShape> {
  const { extension, size } = source;
  const found = await findEncoding(source, bytes, chosen.encoding);
  if (isBinary(bytes, found)) throw new VigilError(extension === '.xlsx' ? 'FILE_DAMAGED' : 'FILE_KIND_UNKNOWN');
  const text = decodeHead(bytes, found.encoding);
  const whole = bytes.length >= size;
  if (whole && text.trim() === '') throw new VigilError('FILE_EMPTY');

  if (extension === '.mbox' || extension === '.mbx' || isMailbox(text)) return detectMail(source, 'mbox');
  if (extension === '.eml' || isMail(text)) return detectMail(source, 'eml');
  const json = await detectJson(source, found, text);
  if (json !== null) return json;
  if (isHtml(text)) return detectHtml(source, found, chosen);
  if (foreignText.test(text)) throw new VigilError('FILE_KIND_UNKNOWN');

  const tableName = extension === '.csv' || extension === '.tsv' || extension === '.tab';
  const likely: Delimiter = extension === '.tsv' || extension === '.tab' ? '\t' : ',';
  const layout = findLayout(withoutMarkingLine(withoutSepLine(text)), whole, likely);
  // Under another name, only what is plainly a table is taken for one: prose has commas too.
  const plainTable = layout !== null && layout.records >= 2 && layout.agreement >= 0.9;
  const asked = chosen.delimiter !== undefined || chosen.headerRow !== undefined;
  if (!tableName && !plainTable && !asked) throw new VigilError('FILE_KIND_UNKNOWN');
  return detectTable(source, found, text, { layout, likely }, chosen);
}

/**
 * Examines a file, by its content first and its name second; what was `chosen` is not asked of the file. Throws FILE_UNREADABLE,
 * FILE_EMPTY, FILE_KIND_UNKNOWN, FILE_DAMAGED (also for an encrypted workbook), FILE_TOO_LARGE, INPUT_INVALID for a sheet that is not
 * there.
 */
export async function detectFile(source: OpenSource, chosen: ChosenLayout = {}): Promise<FileShape> {
  const head = await readHead(source);
  const { extension } = source;
  if (head.length === 0) throw new VigilError('FILE_EMPTY');
  if (head.subarray(0, 4).equals(zipStart)) return detectArchive(source, chosen);
  if (head.subarray(0, 8).equals(compoundStart)) {
    const sealed = extension === '.xlsx' || head.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    if (sealed) throw new VigilError('FILE_DAMAGED');
    if (extension === '.xls') throw new VigilError('FILE_KIND_UNKNOWN');
    return detectMail(source, 'msg');
  }
  if (head.subarray(0, documentStart.length).equals(documentStart) || richText.test(head.toString('latin1', 0, 64)))
    throw new VigilError('FILE_IS_DOCUMENT');
  return detectText(source, head, chosen);
}

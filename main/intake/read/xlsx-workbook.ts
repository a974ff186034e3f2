/** What has to be known of a workbook before its first sheet can be read: where that is, its texts and its styles. */
import { VigilError } from '../../../preload/contract/errors.ts';
import { limits } from './file-shape.ts';
import { isDateFormat } from './xlsx-number.ts';
import { walkXml, type XmlHandler } from './xml.ts';
import type { Archive } from './zip.ts';

export interface Workbook {
  sheetPart: string;
  epoch1904: boolean;
  strings: readonly string[];
  /** Whether a cell of that style shows a date, by the style's number. */
  dateStyles: readonly boolean[];
}

const nothing: XmlHandler = { open() {}, close() {}, text() {} };

async function walkPart(
  archive: Archive,
  name: string,
  most: number,
  handler: Partial<XmlHandler>,
  signal?: AbortSignal,
): Promise<boolean> {
  const stream = await archive.part(name, most);
  if (!stream) return false;
  const blocks = walkXml(stream, { ...nothing, ...handler }, signal);
  while (!(await blocks.next()).done);
  return true;
}

/** `_x000D_` stands for a character that XML cannot hold. ECMA-376 part 1, 22.9.2.19. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

async function readStrings(archive: Archive, part: string, signal?: AbortSignal): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let total = 0;
  let inText = false;
  // Phonetic hints stand beside the text that they are for.
  let inHint = false;
  await walkPart(
    archive,
    part,
    limits.sharedStrings,
    {
      open(name) {
        if (name === 'si') current = '';
        else if (name === 't') inText = true;
        else if (name === 'rPh') inHint = true;
      },
      text(text) {
        if (!inText || inHint) return;
        current += text;
        total += text.length;
        if (total > limits.sharedStrings) throw new VigilError('FILE_TOO_LARGE');
      },
      close(name) {
        if (name === 't') inText = false;
        else if (name === 'rPh') inHint = false;
        else if (name === 'si') strings.push(unescapeText(current));
      },
    },
    signal,
  );
  return strings;
}

async function readDateStyles(archive: Archive, part: string, signal?: AbortSignal): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  await walkPart(
    archive,
    part,
    limits.smallPart,
    {
      open(name, attributes) {
        if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
        else if (name === 'cellXfs') inCells = true;
        else if (name === 'xf' && inCells) {
          const id = Number(attributes.numFmtId ?? 0);
          styles.push(isDateFormat(id, codes.get(id)));
        }
      },
      close(name) {
        if (name === 'cellXfs') inCells = false;
      },
    },
    signal,
  );
  return styles;
}

/** A relationship's target as the name of a part: relative to `xl/`, or absolute with a leading stroke. */
function partName(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

interface Located {
  sheetName: string;
  sheetPart: string;
  stringsPart: string;
  stylesPart: string;
  epoch1904: boolean;
}

/** Where the parts of the first sheet are. Throws FILE_DAMAGED if there is no sheet. */
export async function locateFirstSheet(archive: Archive): Promise<Located> {
  let epoch1904 = false;
  const sheets: { name: string; relation: string }[] = [];
  await walkPart(archive, 'xl/workbook.xml', limits.smallPart, {
    open(name, attributes) {
      if (name === 'workbookPr') epoch1904 = /^(1|true|on)$/.test(attributes.date1904 ?? '');
      else if (name === 'sheet' && sheets.length === 0) {
        const [, relation = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? [];
        sheets.push({ name: attributes.name ?? '', relation });
      }
    },
  });
  const parts = new Map<string, string>();
  let stringsPart = 'xl/sharedStrings.xml';
  let stylesPart = 'xl/styles.xml';
  await walkPart(archive, 'xl/_rels/workbook.xml.rels', limits.smallPart, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = partName(attributes.Target ?? '');
      parts.set(attributes.Id ?? '', target);
      if (attributes.Type?.endsWith('/sharedStrings')) stringsPart = target;
      else if (attributes.Type?.endsWith('/styles')) stylesPart = target;
    },
  });
  const [sheet] = sheets;
  const sheetPart = sheet && parts.get(sheet.relation);
  if (!sheet || !sheetPart) throw new VigilError('FILE_DAMAGED');
  return { sheetName: sheet.name, sheetPart, stringsPart, stylesPart, epoch1904 };
}

/** Throws FILE_DAMAGED if there is no sheet, FILE_TOO_LARGE, CANCELLED. */
export async function readWorkbook(archive: Archive, signal?: AbortSignal): Promise<Workbook> {
  const { sheetPart, stringsPart, stylesPart, epoch1904 } = await locateFirstSheet(archive);
  const strings = await readStrings(archive, stringsPart, signal);
  return { sheetPart, epoch1904, strings, dateStyles: await readDateStyles(archive, stylesPart, signal) };
}

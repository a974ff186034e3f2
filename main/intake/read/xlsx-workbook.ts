/** What has to be known of a workbook before a sheet of it can be read: where its parts are, its texts and its styles. */
import { VigilError } from '../../../preload/contract/errors.ts';
import { limits } from './file-shape.ts';
import { type NumberStyle, numberStyle } from './xlsx-number.ts';
import { walkXml, type XmlHandler } from './xml.ts';
import type { Archive } from './zip.ts';

export interface Workbook {
  epoch1904: boolean;
  strings: readonly string[];
  /** How a cell of that style shows its number, by the style's number. */
  styles: readonly NumberStyle[];
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

async function readStyles(archive: Archive, part: string, signal?: AbortSignal): Promise<NumberStyle[]> {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
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
          styles.push(numberStyle(id, codes.get(id)));
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

/** A relationship's target as the name of a part: relative to the folder of `from`, or absolute with a leading stroke. */
function partName(target: string, from: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = from.split('/').slice(0, -1);
  for (const step of target.split('/'))
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  return path.join('/');
}

interface Relation {
  id: string;
  /** The last word of its type: `worksheet`, `styles`. */
  type: string;
  target: string;
}

async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const at = part.lastIndexOf('/') + 1;
  const relations: Relation[] = [];
  await walkPart(archive, `${part.slice(0, at)}_rels/${part.slice(at)}.rels`, limits.smallPart, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const type = (attributes.Type ?? '').split('/').at(-1) ?? '';
      relations.push({ id: attributes.Id ?? '', type, target: partName(attributes.Target ?? '', part) });
    },
  });
  return relations;
}

/** The main part, as the archive names it or where it usually is; null for an archive that is no workbook. */
async function mainPart(archive: Archive): Promise<string | null> {
  const named = (await relationsOf(archive, '')).find(({ type }) => type === 'officeDocument')?.target;
  const names = new Set(archive.names.map((name) => name.toLowerCase()));
  return [named, 'xl/workbook.xml'].find((part) => part && names.has(part.toLowerCase())) ?? null;
}

export interface Sheet {
  name: string;
  part: string;
  hidden: boolean;
}

export interface Located {
  /** Those of cells; charts and macros have none. */
  sheets: readonly Sheet[];
  stringsPart: string;
  stylesPart: string;
  epoch1904: boolean;
}

/** Where the parts of the workbook are; null for an archive that is none. */
export async function locateParts(archive: Archive): Promise<Located | null> {
  const main = await mainPart(archive);
  if (main === null || /\.(docx?|pptx?)$/i.test(main) || !/workbook/i.test(main)) return null;
  let epoch1904 = false;
  const named: { name: string; relation: string; hidden: boolean }[] = [];
  await walkPart(archive, main, limits.smallPart, {
    open(name, attributes) {
      if (name === 'workbookPr') epoch1904 = /^(1|true|on)$/.test(attributes.date1904 ?? '');
      else if (name === 'sheet' && named.length < limits.sheets) {
        const [, relation = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? [];
        named.push({ name: attributes.name ?? '', relation, hidden: /hidden/i.test(attributes.state ?? '') });
      }
    },
  });
  const relations = await relationsOf(archive, main);
  const targetOf = (type: string) => relations.find((relation) => relation.type === type)?.target;
  const sheets = named.flatMap(({ name, relation, hidden }) => {
    const found = relations.find(({ id, type }) => id === relation && type === 'worksheet');
    return found === undefined ? [] : [{ name, part: found.target, hidden }];
  });
  return {
    sheets,
    stringsPart: targetOf('sharedStrings') ?? 'xl/sharedStrings.xml',
    stylesPart: targetOf('styles') ?? 'xl/styles.xml',
    epoch1904,
  };
}

/** Throws FILE_TOO_LARGE, FILE_DAMAGED, CANCELLED. */
export async function readWorkbook(archive: Archive, located: Located, signal?: AbortSignal): Promise<Workbook> {
  const { stringsPart, stylesPart, epoch1904 } = located;
  const strings = await readStrings(archive, stringsPart, signal);
  return { epoch1904, strings, styles: await readStyles(archive, stylesPart, signal) };
}

/** Makes small workbooks: a minimal zip writer and just enough XML of a spreadsheet. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  name: string;
  content: string | Uint8Array;
  /** The unpacked size that the archive claims, where it is to lie. */
  claimedSize?: number;
  encrypted?: boolean;
}

export function zipOf(parts: readonly Part[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const flags = part.encrypted ? 1 : 0;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(part.claimedSize ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const start = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    const version = Buffer.from([20, 0]);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), version, fields, entry, name]));
    local.push(start);
    offset += start.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface WorkbookContent {
  /** What stands in `sheetData`. */
  sheet: string;
  /** `<si>` elements. */
  strings?: string;
  /** Number formats by style, as `xf` elements; and `numFmt` elements. */
  styles?: { formats?: string; cells: string };
  epoch1904?: boolean;
  /** Sheets after the first. */
  more?: string;
  /** Merged cells, as `A2:A4`. */
  merged?: readonly string[];
}

function mergeCells(merged: readonly string[]): string {
  return merged.length === 0
    ? ''
    : `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
}

export function workbookParts({
  sheet,
  strings = '',
  styles,
  epoch1904 = false,
  more = '',
  merged = [],
}: WorkbookContent): Part[] {
  return [
    {
      name: 'xl/workbook.xml',
      content:
        `${head}<workbook ${main} xmlns:r="${officeDocument}"><workbookPr date1904="${epoch1904 ? 1 : 0}"/>` +
        `<sheets><sheet name="Contributions" sheetId="4" r:id="rId7"/>${more}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
        `<Relationship Id="rId1" Type="${officeDocument}/worksheet" Target="worksheets/sheet1.xml"/>` +
        `<Relationship Id="rId7" Type="${officeDocument}/worksheet" Target="worksheets/first.xml"/>` +
        `<Relationship Id="rId8" Type="${officeDocument}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content:
        `${head}<styleSheet ${main}><numFmts>${styles?.formats ?? ''}</numFmts>` +
        `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles?.cells ?? '<xf numFmtId="0"/>'}</cellXfs></styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', content: `${head}<sst ${main}>${strings}</sst>` },
    {
      name: 'xl/worksheets/first.xml',
      content: `${head}<worksheet ${main}><sheetData>${sheet}</sheetData>${mergeCells(merged)}</worksheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `${head}<worksheet ${main}><sheetData><row r="1"><c r="A1" t="str"><v>wrong sheet</v></c></row></sheetData></worksheet>`,
    },
  ];
}

export const workbookOf = (content: WorkbookContent): Buffer => zipOf(workbookParts(content));

/** A row of texts in place. */
export function textRow(line: number, cells: readonly string[]): string {
  const escaped = cells.map((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  const written = escaped.map((text, i) => {
    const name = `${String.fromCharCode(65 + i)}${line}`;
    return `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  });
  return `<row r="${line}">${written.join('')}</row>`;
}

const openDocument = ['office', 'table', 'text', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** A spreadsheet of LibreOffice: `body` is its tables. */
export const odsOf = (body: string, styles = ''): Buffer =>
  zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    { name: 'META-INF/manifest.xml', content: '<x/>' },
    {
      name: 'content.xml',
      content: `<office:document-content ${openDocument}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`,
    },
  ]);

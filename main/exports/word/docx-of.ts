/** A document as the bytes of a Word file: marked above and below on every page, with heads of tables that are repeated. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Paper } from './paper.ts';
import { linesOf } from './plain-text.ts';

/** Twentieths of a point: A4 with 20 mm at each side. */
const mm = (n: number) => Math.round((n / 25.4) * 1440);
const across = mm(210 - 40);

/** Runs of text with line breaks where the text has them. */
const runs = (text: string, bold = false): TextRun[] =>
  linesOf(text).map(
    (line, at) => new TextRun({ text: line, ...(bold ? { bold } : {}), ...(at === 0 ? {} : { break: 1 }) }),
  );

const line = (text: string) => new Paragraph({ children: runs(text), spacing: { after: 120 } });

const heading = (text: string, level: 1 | 2 | 3) =>
  new Paragraph({
    children: runs(text),
    heading:
      [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3][level - 1] ?? HeadingLevel.HEADING_3,
    keepNext: true,
  });

const rule = { style: BorderStyle.SINGLE, size: 4, color: '999999' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const borders = { top: rule, bottom: rule, left: none, right: none, insideVertical: none, insideHorizontal: rule };

const cell = (text: string, width: number, bold: boolean) =>
  new TableCell({
    children: [new Paragraph({ children: runs(text, bold) })],
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    ...(bold ? { shading: { fill: 'ECEEF2' } } : {}),
  });

/** Shares of the page, so that no column runs off it. A row may go over a page: a cell can be longer than one. */
function table(shares: readonly number[], head: readonly string[] | null, rows: readonly (readonly string[])[]): Table {
  const widths = shares.map((share) => Math.floor((across * share) / 100));
  const cells = (texts: readonly string[], bold: (column: number) => boolean) =>
    widths.map((width, column) => cell(texts[column] ?? '', width, bold(column)));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: across, type: WidthType.DXA },
    columnWidths: widths,
    borders,
    rows: [
      ...(head === null
        ? []
        : [new TableRow({ tableHeader: true, cantSplit: true, children: cells(head, () => true) })]),
      ...rows.map((texts) => new TableRow({ children: cells(texts, (column) => head === null && column === 0) })),
    ],
  });
}

function drawn(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.text, block.level)];
    case 'text':
      return [line(block.text)];
    case 'facts':
      // A table needs something after it, or the next one would become part of it.
      return [table([28, 72], null, block.rows), new Paragraph({})];
    case 'table':
      return [table(block.shares, block.head, block.rows), new Paragraph({})];
  }
}

const margin = (lines: readonly (readonly TextRun[])[]) =>
  lines.map((children) => new Paragraph({ children: [...children], alignment: AlignmentType.CENTER }));

const numbers = new TextRun({ children: ['page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] });

/** The bytes of the file. */
export async function docxOf(paper: Paper): Promise<Uint8Array> {
  const title = linesOf(paper.title).join(' ');
  const name = `${paper.marking} ${title}`;
  const document = new Document({
    title: name,
    subject: paper.marking,
    creator: 'Vigil',
    lastModifiedBy: 'Vigil',
    description: `Receipt ${paper.receipt}`,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 21, language: { value: 'en-GB' } } },
        heading1: { run: { size: 34, bold: true, color: '000000' }, paragraph: { spacing: { after: 160 } } },
        heading2: {
          run: { size: 26, bold: true, color: '000000' },
          paragraph: { spacing: { before: 280, after: 100 } },
        },
        heading3: {
          run: { size: 22, bold: true, color: '000000' },
          paragraph: { spacing: { before: 200, after: 80 } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(22), bottom: mm(24), left: mm(20), right: mm(20), header: mm(9), footer: mm(9) },
          },
        },
        headers: { default: new Header({ children: margin([[new TextRun({ text: paper.marking, bold: true })]]) }) },
        footers: {
          default: new Footer({
            children: margin([
              [new TextRun({ text: paper.marking, bold: true })],
              [new TextRun({ text: `${title}; receipt ${paper.receipt}; ` }), numbers],
            ]),
          }),
        },
        children: [
          heading(paper.title, 1),
          ...paper.about.map(line),
          ...(paper.handling.length === 0 ? [] : [heading('Handling', 2), ...paper.handling.map(line)]),
          ...paper.blocks.flatMap(drawn),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

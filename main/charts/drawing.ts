/** A chart as it leaves: marks on white paper, with marking above and below, and what has to go with it. Pure: text in, marks out. */
import {
  type ChartThing,
  countedThings,
  type LinkKind,
  type Mark,
  printable,
  shortened,
  type ThingKind,
  thingCodes,
  thingWord,
} from '../../preload/contract/charts.ts';
import { label, type Marking } from '../../preload/contract/vocabulary.ts';

/** Something that is drawn at one place: a thing, or several drawn as one. Pixels. */
export interface Spot {
  x: number;
  y: number;
  kind: ThingKind;
  title: string;
  detail: string;
}

/** Between two spots, by their places in the list. */
export interface Line {
  from: number;
  to: number;
  kind: LinkKind;
}

export interface Sheet {
  title: string;
  marking: Marking;
  receipt: string;
  recipient: string;
  legalBasis: string;
  /** As it is printed: who exported it, and when. */
  by: string;
  at: string;
  /** Conditions of handling, each with the reference that it belongs to. */
  conditions: readonly string[];
  spots: readonly Spot[];
  lines: readonly Line[];
}

export interface Drawing {
  width: number;
  height: number;
  marks: Mark[];
}

const margin = 60;
const radius = 20;
/** The chart itself is made smaller where it is larger; a picture of more dots than that is one that browsers refuse. */
const widest = 3_600;
const narrowest = 1_000;
const longestLabel = 30;
const lineHeight = 18;
const ink = '#1a1a1a';

/** Whole words on lines of so many characters; a word that is longer is cut. */
export function wrapped(text: string, longest: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text)
    .split(' ')
    .flatMap((one) => one.match(new RegExp(`.{1,${longest}}`, 'gsu')) ?? [])) {
    if (line !== '' && line.length + 1 + word.length > longest) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

const sides: Readonly<Partial<Record<ThingKind, number>>> = { investigation: 6, subject: 24, event: 4, arrest: 8 };

/** The corners of a symbol; contributions and identifiers are upright rectangles, told apart by their letters. */
function shapeOf(kind: ThingKind, x: number, y: number): number[][] {
  const corners = sides[kind];
  if (corners === undefined) {
    const [w, h] = kind === 'contribution' ? [radius * 0.85, radius] : [radius * 1.15, radius * 0.75];
    return [
      [x - w, y - h],
      [x + w, y - h],
      [x + w, y + h],
      [x - w, y + h],
    ];
  }
  return Array.from({ length: corners }, (_, at) => {
    const angle = (2 * Math.PI * at) / corners + (kind === 'arrest' ? Math.PI / 8 : 0);
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)].map((one) => Math.round(one * 10) / 10);
  });
}

const fills: Readonly<Partial<Record<ThingKind, string>>> = {
  investigation: '#dbe7fb',
  subject: '#fde6cf',
  contribution: '#e3f3e1',
  event: '#f6e2f3',
  arrest: '#fbdcdc',
};

interface Said {
  size?: number;
  bold?: boolean;
  anchor?: 'start' | 'middle';
  colour?: string;
}

const said = (
  x: number,
  y: number,
  text: string,
  { size = 12, bold = false, anchor = 'start', colour = ink }: Said = {},
): Mark => ({
  mark: 'text',
  x,
  y,
  text: printable(text),
  size,
  bold,
  anchor,
  colour,
});

const symbol = (kind: ThingKind, x: number, y: number): Mark[] => [
  { mark: 'shape', points: shapeOf(kind, x, y), fill: fills[kind] ?? '#eeeeee', stroke: ink },
  said(x, y + 4, thingCodes[kind], { size: 10, bold: true, anchor: 'middle' }),
];

const uncertain: readonly LinkKind[] = ['unsure', 'may_be_same_person'];

export function drawingOf(sheet: Sheet): Drawing {
  const { spots, lines, marking } = sheet;
  const [left, right] = [Math.min(...spots.map(({ x }) => x)), Math.max(...spots.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...spots.map(({ y }) => y)), Math.max(...spots.map(({ y }) => y))];
  const scale = Math.min(1, widest / Math.max(1, right - left, bottom - top));
  const width = Math.round(Math.max(narrowest, (right - left) * scale + 4 * margin));
  const indent = (width - (right - left) * scale) / 2;
  const heading = [
    `Receipt ${sheet.receipt}, for ${sheet.recipient}. ${sheet.legalBasis}.`,
    `Exported by ${sheet.by}, ${sheet.at}. ${spots.length} drawn, ${lines.length} links.`,
  ].flatMap((line) => wrapped(line, Math.floor((width - 2 * margin) / 6.5)));
  const chartTop = margin + 60 + heading.length * lineHeight;
  const at = spots.map(({ x, y }) => ({
    x: Math.round(indent + (x - left) * scale),
    y: Math.round(chartTop + radius + (y - top) * scale),
  }));
  const marks: Mark[] = [
    said(width / 2, 30, marking, { size: 18, bold: true, anchor: 'middle' }),
    said(margin, margin + 20, sheet.title, { size: 16, bold: true }),
    ...heading.map((line, row) => said(margin, margin + 42 + row * lineHeight, line)),
  ];
  for (const { from, to, kind } of lines) {
    const [one, other] = [at[from], at[to]];
    if (one === undefined || other === undefined) continue;
    marks.push({
      mark: 'line',
      x1: one.x,
      y1: one.y,
      x2: other.x,
      y2: other.y,
      colour: '#767676',
      width: kind === 'linked' || kind === 'subject_of' ? 2 : 1,
      dashed: uncertain.includes(kind),
    });
  }
  for (const [place, { kind, title, detail }] of spots.entries()) {
    const { x, y } = at[place] ?? { x: 0, y: 0 };
    marks.push(
      ...symbol(kind, x, y),
      said(x, y + radius + 14, shortened(title, longestLabel), { bold: true, size: 11, anchor: 'middle' }),
      said(x, y + radius + 27, shortened(detail, longestLabel), { size: 10, anchor: 'middle', colour: '#4d4d4d' }),
    );
  }
  const kinds = [...new Set(spots.map(({ kind }) => kind))];
  const perRow = Math.max(1, Math.floor((width - 2 * margin) / 170));
  const legendTop = chartTop + (bottom - top) * scale + 2 * radius + 90;
  for (const [place, kind] of kinds.entries()) {
    const [x, y] = [margin + radius + (place % perRow) * 170, legendTop + Math.floor(place / perRow) * 52];
    marks.push(...symbol(kind, x, y), said(x + radius + 12, y + 4, thingWord(kind)));
  }
  let y = legendTop + Math.ceil(kinds.length / perRow) * 52;
  if (lines.some(({ kind }) => uncertain.includes(kind))) {
    marks.push(
      { mark: 'line', x1: margin, y1: y, x2: margin + 40, y2: y, colour: '#767676', width: 1, dashed: true },
      said(margin + 52, y + 4, `${uncertain.map(label).join(', ')}: not decided`),
    );
    y += 2 * lineHeight;
  }
  if (sheet.conditions.length > 0) {
    marks.push(said(margin, y, 'Handling conditions', { bold: true }));
    for (const line of sheet.conditions.flatMap((one) => wrapped(one, Math.floor((width - 2 * margin) / 6.5)))) {
      y += lineHeight;
      marks.push(said(margin, y, line));
    }
    y += lineHeight;
  }
  marks.push(said(width / 2, y + 40, marking, { size: 18, bold: true, anchor: 'middle' }));
  return { width, height: Math.ceil(y + 70), marks };
}

/** Several things drawn as one are told by how many they are. */
export function spotOfGroup(things: readonly ChartThing[], x: number, y: number): Spot | null {
  const [first] = things;
  if (first === undefined) return null;
  return { x, y, kind: first.kind, title: countedThings(first.kind, things.length), detail: 'Drawn as one' };
}

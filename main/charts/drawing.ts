/** A chart as it leaves: marks on white paper, with marking above and below, and what has to go with it. Pure: text in, marks out. */
import {
  type ChartThing,
  countedThings,
  type LinkKind,
  type Mark,
  printable,
  recordCodes,
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
  /** The letters on its symbol. */
  code: string;
  /** It has a warning that stands. */
  warned: boolean;
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

const sides: Readonly<Partial<Record<ThingKind, number>>> = {
  investigation: 6,
  subject: 24,
  event: 4,
  arrest: 8,
  entity: 5,
};

/** So that an octagon stands on its side, and a pentagon on its foot. */
const turns: Readonly<Partial<Record<ThingKind, number>>> = { arrest: Math.PI / 8, entity: -Math.PI / 2 };

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
    const angle = (2 * Math.PI * at) / corners + (turns[kind] ?? 0);
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)].map((one) => Math.round(one * 10) / 10);
  });
}

const fills: Readonly<Partial<Record<ThingKind, string>>> = {
  investigation: '#dbe7fb',
  subject: '#fde6cf',
  entity: '#d5eef0',
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

const symbol = (kind: ThingKind, x: number, y: number, code = thingCodes[kind]): Mark[] => [
  { mark: 'shape', points: shapeOf(kind, x, y), fill: fills[kind] ?? '#eeeeee', stroke: ink },
  said(x, y + 4, code, { size: 10, bold: true, anchor: 'middle' }),
];

/** A warning, at the shoulder of a symbol: a triangle with a stroke in it. */
const warning = (x: number, y: number): Mark[] => [
  {
    mark: 'shape',
    points: [
      [x, y - 9],
      [x + 9, y + 6],
      [x - 9, y + 6],
    ],
    fill: '#ffd9d9',
    stroke: '#8c0b0b',
  },
  said(x, y + 4, '!', { size: 11, bold: true, anchor: 'middle', colour: '#8c0b0b' }),
];

/** Drawn as broken lines, with what that means. */
const broken: readonly (readonly [string, readonly LinkKind[]])[] = [
  ['not decided', ['unsure', 'may_be_same_person', 'matched']],
  ['said with a reason, and can be taken back', ['said_same']],
];
const isBroken = (kind: LinkKind) => broken.some(([, kinds]) => kinds.includes(kind));

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
      width: kind === 'linked' || kind === 'subject_of' || kind === 'related' ? 2 : 1,
      dashed: isBroken(kind),
    });
  }
  for (const [place, { kind, title, detail, code, warned }] of spots.entries()) {
    const { x, y } = at[place] ?? { x: 0, y: 0 };
    marks.push(
      ...symbol(kind, x, y, code),
      ...(warned ? warning(x + radius * 0.8, y - radius * 0.8) : []),
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
  for (const [meaning, of] of broken) {
    const drawn = of.filter((kind) => lines.some((line) => line.kind === kind));
    if (drawn.length === 0) continue;
    marks.push(
      { mark: 'line', x1: margin, y1: y, x2: margin + 40, y2: y, colour: '#767676', width: 1, dashed: true },
      said(margin + 52, y + 4, `${drawn.map(label).join(', ')}: ${meaning}`),
    );
    y += 2 * lineHeight;
  }
  if (spots.some(({ warned }) => warned)) {
    marks.push(...warning(margin + 20, y), said(margin + 52, y + 4, 'A warning stands: open the record'));
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

/** The letters of a thing; of several, those of their kind. */
export const symbolOf = (one: ChartThing, all: readonly ChartThing[] = [one]): Pick<Spot, 'code' | 'warned'> => ({
  code: one.record === null || all.length > 1 ? thingCodes[one.kind] : recordCodes[one.record.kind],
  warned: all.some(({ record }) => record !== null && record.warnings.length > 0),
});

/** Several things drawn as one are told by how many they are. */
export function spotOfGroup(things: readonly ChartThing[], x: number, y: number): Spot | null {
  const [first] = things;
  if (first === undefined) return null;
  return {
    x,
    y,
    kind: first.kind,
    title: countedThings(first.kind, things.length),
    detail: 'Drawn as one',
    ...symbolOf(first, things),
  };
}

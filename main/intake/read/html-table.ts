/** The largest table of an HTML page: what web programs save under the name of a workbook, and what is copied out of them. */
import { htmlToText } from './html-text.ts';
import type { Covered } from './merged-cells.ts';

/** Where the words of a cell stand in the page, and over how many columns and rows it reaches. */
interface Cell {
  from: number;
  to: number;
  columns: number;
  rows: number;
}
interface OpenTable {
  rows: Cell[][];
  row: Cell[] | null;
  cell: Cell | null;
}

const tag = /<(\/?)(table|tr|td|th|script|style)(?=[\s/>])[^>]{0,4096}>|<!--/gi;
const spanOf = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']?(\\d{1,5})`, 'i');
const columnSpan = spanOf('colspan');
const rowSpan = spanOf('rowspan');
/** A cell over more columns or rows than this is not what somebody laid out. */
const widest = 100;
const deepest = 32;

function span(pattern: RegExp, opening: string): number {
  return Math.min(widest, Math.max(1, Number(pattern.exec(opening)?.[1] ?? 1)));
}

function endCell(table: OpenTable, at: number): void {
  if (table.cell === null) return;
  table.cell.to = at;
  table.row?.push(table.cell);
  table.cell = null;
}
function endRow(table: OpenTable, at: number): void {
  endCell(table, at);
  // One without a cell counts where a cell reaches down over it.
  if (table.row !== null) table.rows.push(table.row);
  table.row = null;
}

/** Every table of the page, in one walk. Those that are nested too deeply are passed over. */
function tablesOf(html: string): Cell[][][] {
  const done: Cell[][][] = [];
  const open: OpenTable[] = [];
  const end = (at: number) => {
    const table = open.pop();
    if (table === undefined) return;
    endRow(table, at);
    done.push(table.rows);
  };
  tag.lastIndex = 0;
  for (let found = tag.exec(html); found !== null; found = tag.exec(html)) {
    const [whole, stroke, written = ''] = found;
    const name = written.toLowerCase();
    const behind = found.index + whole.length;
    const table = open.at(-1);
    if (name === '' || name === 'script' || name === 'style') {
      if (stroke === '/') continue;
      const closed = html.indexOf(name === '' ? '-->' : `</${written}`, behind);
      if (closed === -1) break;
      tag.lastIndex = closed;
    } else if (name === 'table') {
      if (stroke === '/') end(found.index);
      else if (open.length < deepest) open.push({ rows: [], row: null, cell: null });
    } else if (table === undefined) continue;
    else if (name === 'tr') {
      endRow(table, found.index);
      if (stroke !== '/') table.row = [];
    } else {
      endCell(table, found.index);
      table.row ??= [];
      if (stroke !== '/')
        table.cell = { from: behind, to: behind, columns: span(columnSpan, whole), rows: span(rowSpan, whole) };
    }
  }
  while (open.length > 0) end(html.length);
  return done;
}

const widthOf = (rows: readonly Cell[][]) => Math.max(0, ...rows.slice(0, 200).map((row) => row.length));

export interface HtmlRow {
  /** A cell that is too large is null. */
  cells: (string | null)[];
  covered: Map<number, Covered>;
}

/**
 * The cells of the table that has the most, row by row, as plain text; null where none has two rows and two columns. A cell over several
 * rows stands in each of them, since it is said of each; one over several columns stands in the first. `most`: letters of a cell.
 */
export function largestTable(html: string, most: number): HtmlRow[] | null {
  const sizes = tablesOf(html)
    .filter((rows) => rows.filter((row) => row.length > 0).length >= 2 && widthOf(rows) >= 2)
    .map((rows) => ({ rows, cells: rows.reduce((sum, row) => sum + row.length, 0) }));
  const largest = sizes.toSorted((one, other) => other.cells - one.cells)[0];
  if (largest === undefined) return null;
  /** What reaches down from the rows above, by its column. */
  const above = new Map<number, { text: string | null; rows: number; covered: Covered }>();
  return largest.rows.map((row) => {
    const cells: HtmlRow['cells'] = [];
    const covered: HtmlRow['covered'] = new Map();
    const fillFromAbove = () => {
      for (let held = above.get(cells.length); held !== undefined; held = above.get(cells.length)) {
        held.rows -= 1;
        if (held.rows === 0) above.delete(cells.length);
        covered.set(cells.length, held.covered);
        cells.push(held.text);
      }
    };
    for (const { from, to, columns, rows } of row) {
      fillFromAbove();
      const text = htmlToText(html.slice(from, to), most);
      for (let at = 0; at < columns; at += 1) {
        const own = at === 0 ? text : '';
        if (rows > 1)
          above.set(cells.length, { text: own, rows: rows - 1, covered: at === 0 || text === '' ? 'above' : 'left' });
        if (at > 0 && text !== '') covered.set(cells.length, 'left');
        cells.push(own);
      }
    }
    fillFromAbove();
    return { cells, covered };
  });
}

import type { ReactNode } from 'react';

export interface DataColumn<T> {
  id: string;
  header: string;
  /** What the column sorts by and, without `cell`, what it shows. */
  value: (row: T) => string | number | null;
  /** `shown`: the ids of the columns that are drawn, for what has no column of its own for want of room. */
  cell?: (row: T, shown: ReadonlySet<string>) => ReactNode;
  /** Pixels, or a share of the remaining width such as `2fr` (the default is `1fr`). */
  width?: number | `${number}fr`;
  /** The narrowest that a flexible column gets, in pixels; 72 by default. */
  least?: number;
  align?: 'start' | 'end';
  /** Whether the header sorts; true by default. */
  sortable?: boolean;
  /** Where there is no room for all columns, the one with the lowest number is dropped first; those without a number last. */
  goes?: number;
  /** It says what the row is, and cannot be hidden; where no column says so, the first one cannot. */
  identifies?: boolean;
}

const LEAST_PX = 72;

export interface Sort {
  column: string;
  descending: boolean;
}

/** Between these somebody may choose the width of a column, in pixels. */
export const NARROWEST_PX = 48;
export const WIDEST_PX = 1_200;
const STEP_PX = 16;

/** The width that a key gives a column of this width, in pixels; null for a key that gives none. */
export function widthAfterKey(key: string, width: number): number | null {
  const step = key === 'ArrowRight' ? STEP_PX : key === 'ArrowLeft' ? -STEP_PX : 0;
  return step === 0 ? null : Math.min(WIDEST_PX, Math.max(NARROWEST_PX, width + step));
}

/** Columns that somebody has made wider or narrower than they are by themselves: pixels by the column's id. */
export type ColumnWidths = Readonly<Record<string, number>>;

/** The columns as wide as somebody wants them. */
export function withWidths<T>(columns: readonly DataColumn<T>[], widths: ColumnWidths): readonly DataColumn<T>[] {
  return columns.map((column) => ({ ...column, width: widths[column.id] ?? column.width ?? '1fr' }));
}

/** The grid template of a table's columns; a flexible column never gets narrower than its `least`. */
export function columnTemplate<T>(columns: readonly DataColumn<T>[], picks: boolean): string {
  const tracks = columns.map(({ width = '1fr', least = LEAST_PX }) =>
    typeof width === 'number' ? `${width}px` : `minmax(${least}px, ${width})`,
  );
  return (picks ? ['32px', ...tracks] : tracks).join(' ');
}

/** The narrowest a table can be before it scrolls sideways, in pixels. */
export function smallestWidth<T>(columns: readonly DataColumn<T>[], picks: boolean): number {
  const widths = columns.map(({ width, least = LEAST_PX }) => (typeof width === 'number' ? width : least));
  return widths.reduce((sum, width) => sum + width, picks ? 32 : 0);
}

/** So many columns stay that are not said to go, and those that identify the row: without them nobody knows what it is. */
const STAYS = 2;

/**
 * The columns that fit into `width` pixels, and those that do not; all of them where the width is not known yet. `drawn`: those that are
 * left as they will be drawn, which may be wider.
 */
export function columnsThatFit<T>(
  columns: readonly DataColumn<T>[],
  picks: boolean,
  width: number,
  drawn: (left: readonly DataColumn<T>[]) => readonly DataColumn<T>[] = (left) => left,
): { shown: readonly DataColumn<T>[]; hidden: readonly DataColumn<T>[] } {
  const last = Number.MAX_SAFE_INTEGER;
  // Those without a number are dropped from the right.
  const inTurn = columns
    .filter(({ identifies, goes }, at) => identifies !== true && (at >= STAYS || goes !== undefined))
    .toReversed()
    .sort((a, b) => (a.goes ?? last) - (b.goes ?? last));
  const gone = new Set<DataColumn<T>>();
  const left = () => columns.filter((column) => !gone.has(column));
  for (const column of inTurn) {
    if (width === 0 || smallestWidth(drawn(left()), picks) <= width) break;
    gone.add(column);
  }
  return { shown: left(), hidden: columns.filter((column) => gone.has(column)) };
}

/** The row that a key leads to, or null when the key does not move: arrows, Home, End, a page of rows. */
export function moveRow(key: string, from: number, count: number, page: number): number | null {
  const last = count - 1;
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, from + 1);
    case 'ArrowUp':
      return Math.max(0, from < 0 ? last : from - 1);
    case 'PageDown':
      return Math.min(last, Math.max(0, from) + page);
    case 'PageUp':
      return Math.max(0, from - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** Order of two cell values: empty last, numbers by size, text as people order it (`Op 2` before `Op 10`). */
export function compareValues(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en-GB', { numeric: true, sensitivity: 'base' });
}

/**
 * What makes a native table a grid: ARIA in HTML allows it, and rows, headers and cells stay native. The whole grid is one tab
 * stop; `active` is the element id of the current row while that row is in the page.
 */
export function gridAttributes(grid: { label: string; rows: number; several: boolean; active: string | null }) {
  return {
    role: 'grid',
    tabIndex: 0,
    'aria-label': grid.label,
    'aria-rowcount': grid.rows + 1,
    'aria-multiselectable': grid.several,
    'aria-activedescendant': grid.active ?? undefined,
  } as const;
}

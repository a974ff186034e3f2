/**
 * A table of counts with its totals, as it may be published. Its last row and column are totals, and totals are cells like any other:
 * they too may be small.
 */
export interface CountedTable {
  /** What the rows and columns are, without the totals. */
  rows: readonly string[];
  columns: readonly string[];
  /** `cells[row][column]`; one row and one column more than are named, for the totals. */
  cells: readonly (readonly number[])[];
}

/** Adds the totals to counts that have none. */
export function withTotals(
  rows: readonly string[],
  columns: readonly string[],
  counts: readonly (readonly number[])[],
): CountedTable {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  const across = rows.map((_, row) => columns.map((__, column) => counts[row]?.[column] ?? 0));
  const down = columns.map((_, column) => sum(across.map((row) => row[column] ?? 0)));
  return { rows, columns, cells: [...across.map((row) => [...row, sum(row)]), [...down, sum(down)]] };
}

/** A cell by its place: `row` and `column` from nought, the totals last. */
export interface Place {
  row: number;
  column: number;
}

/** Which cells are left out; the same shape as the cells. */
export type Hidden = readonly (readonly boolean[])[];

export const placesOf = (table: CountedTable): Place[] =>
  table.cells.flatMap((line, row) => line.map((_, column) => ({ row, column })));

export const valueAt = (table: CountedTable, { row, column }: Place): number => table.cells[row]?.[column] ?? 0;
export const isHidden = (hidden: Hidden, { row, column }: Place): boolean => hidden[row]?.[column] ?? false;

/** The same, with these cells left out as well. */
export const hiding = (hidden: Hidden, places: readonly Place[]): Hidden =>
  hidden.map((line, row) =>
    line.map((already, column) => already || places.some((place) => place.row === row && place.column === column)),
  );

export const nothingHidden = (table: CountedTable): Hidden => table.cells.map((line) => line.map(() => false));

/** Ways of working out what was left out of a table, which share nothing with how the product looks for them. */
import {
  type CountedTable,
  type Hidden,
  isHidden,
  type Place,
  placesOf,
  valueAt,
} from '../../main/oversight/public-page/counted-table.ts';

/** One sum: cells that are added, and the total that they come to. */
interface Sum {
  parts: Place[];
  total: Place;
}

/** Every row and every column of a table, those of the totals too. */
export function sumsOf({ rows, columns }: CountedTable): Sum[] {
  const [width, height] = [columns.length, rows.length];
  const upTo = (n: number) => Array.from({ length: n }, (_, at) => at);
  return [
    ...upTo(height + 1).map((row) => ({
      parts: upTo(width).map((column) => ({ row, column })),
      total: { row, column: width },
    })),
    ...upTo(width + 1).map((column) => ({
      parts: upTo(height).map((row) => ({ row, column })),
      total: { row: height, column },
    })),
  ];
}

/** The sums as equations over what was left out: a coefficient for each, and what they come to. */
function equations(table: CountedTable, hidden: Hidden) {
  const unknown = placesOf(table).filter((place) => isHidden(hidden, place));
  const at = (place: Place) => unknown.findIndex(({ row, column }) => row === place.row && column === place.column);
  const lines = sumsOf(table).map(({ parts, total }) => {
    const line = unknown.map(() => 0);
    let known = 0;
    for (const [place, sign] of [...parts.map((part) => [part, 1] as const), [total, -1] as const]) {
      const index = at(place);
      if (index < 0) known += sign * valueAt(table, place);
      else line[index] = (line[index] ?? 0) + sign;
    }
    return { line, comesTo: -known };
  });
  return { unknown, lines };
}

const near = (one: number, other: number) => Math.abs(one - other) < 1e-7;

/** Gauss and Jordan. */
function reduced(lines: readonly { line: number[]; comesTo: number }[], width: number): number[][] {
  const rows = lines.map(({ line, comesTo }) => [...line, comesTo]);
  let lead = 0;
  for (let column = 0; column < width && lead < rows.length; column += 1) {
    const pivot = rows.findIndex((row, index) => index >= lead && !near(row[column] ?? 0, 0));
    if (pivot < 0) continue;
    const [one, other] = [rows[lead] ?? [], rows[pivot] ?? []];
    rows[pivot] = one;
    const by = other[column] ?? 1;
    const leading = other.map((n) => n / by);
    rows[lead] = leading;
    for (const [index, row] of rows.entries())
      if (index !== lead && !near(row[column] ?? 0, 0)) {
        const times = row[column] ?? 0;
        rows[index] = row.map((n, place) => n - times * (leading[place] ?? 0));
      }
    lead += 1;
  }
  return rows.slice(0, lead);
}

/** Cells that were left out and that the equations have one solution for. */
export function solvedFor(table: CountedTable, hidden: Hidden): Place[] {
  const { unknown, lines } = equations(table, hidden);
  return reduced(lines, unknown.length).flatMap((row) => {
    const named = row.slice(0, -1).flatMap((n, index) => (near(n, 0) ? [] : [index]));
    const [only] = named;
    const place = only === undefined || named.length > 1 ? undefined : unknown[only];
    return place === undefined ? [] : [place];
  });
}

/** Every table of whole numbers whose published cells are the same; counts up to `most`. */
export function everyTableThatFits(table: CountedTable, hidden: Hidden, most: number): number[][][] {
  const [height, width] = [table.rows.length, table.columns.length];
  const inner = placesOf(table).filter(({ row, column }) => row < height && column < width);
  const found: number[][][] = [];
  const filled = Array.from({ length: height }, () => Array.from({ length: width }, () => 0));
  const published = (place: Place) => (isHidden(hidden, place) ? null : valueAt(table, place));
  const agrees = (place: Place, value: number) => (published(place) ?? value) === value;
  const rowSum = (row: number) => (filled[row] ?? []).reduce((sum, n) => sum + n, 0);
  const columnSum = (column: number) => filled.reduce((sum, row) => sum + (row[column] ?? 0), 0);
  const fill = (index: number): void => {
    const place = inner[index];
    if (place === undefined) {
      const fits =
        filled[0]?.every((_, column) => agrees({ row: height, column }, columnSum(column))) &&
        agrees(
          { row: height, column: width },
          filled.reduce((sum, _, row) => sum + rowSum(row), 0),
        );
      if (fits) found.push(filled.map((row) => [...row]));
      return;
    }
    const told = published(place);
    const line = filled[place.row];
    if (line === undefined) return;
    for (let value = told ?? 0; value <= (told ?? most); value += 1) {
      line[place.column] = value;
      const rowEnds = place.column === width - 1;
      if (!rowEnds || agrees({ row: place.row, column: width }, rowSum(place.row))) fill(index + 1);
    }
    line[place.column] = 0;
  };
  fill(0);
  return found;
}

/**
 * The least that `sign` times a cell can be, by linear programming: the simplex method by Bland's rule, from the true values, which fit.
 * -Infinity where there is no end.
 */
export function least(table: CountedTable, hidden: Hidden, of: Place, sign: 1 | -1): number {
  const { unknown, lines } = equations(table, hidden);
  const width = unknown.length;
  const objective = unknown.map(({ row, column }) => (row === of.row && column === of.column ? sign : 0));
  // Phase one: an artificial cell for each sum, brought to nought.
  const rows = lines.map(({ line, comesTo }) =>
    comesTo < 0 ? [...line.map((n) => -n), -comesTo] : [...line, comesTo],
  );
  const height = rows.length;
  const tableau = rows.map((row, index) => [
    ...row.slice(0, -1),
    ...Array.from({ length: height }, (_, other) => (other === index ? 1 : 0)),
    row.at(-1) ?? 0,
  ]);
  const basis = Array.from({ length: height }, (_, index) => width + index);
  run(tableau, basis, [...unknown.map(() => 0), ...Array.from({ length: height }, () => 1)], width + height);
  // Artificial cells that stand at nought leave where they can; sums that say nothing new keep theirs.
  for (const [index, variable] of basis.entries())
    if (variable >= width) {
      const column = (tableau[index] ?? []).slice(0, width).findIndex((n) => !near(n, 0));
      if (column >= 0) pivot(tableau, basis, index, column);
    }
  return run(tableau, basis, [...objective, ...Array.from({ length: height }, () => 0)], width);
}

function pivot(tableau: number[][], basis: number[], at: number, column: number): void {
  const by = tableau[at]?.[column] ?? 1;
  const leading = (tableau[at] ?? []).map((n) => n / by);
  tableau[at] = leading;
  for (const [index, row] of tableau.entries())
    if (index !== at && !near(row[column] ?? 0, 0)) {
      const times = row[column] ?? 0;
      tableau[index] = row.map((n, place) => n - times * (leading[place] ?? 0));
    }
  basis[at] = column;
}

/** Minimises over the first `columns`; gives the value. */
function run(tableau: number[][], basis: number[], cost: readonly number[], columns: number): number {
  for (;;) {
    const price = (column: number) =>
      (cost[column] ?? 0) -
      basis.reduce((sum, variable, index) => sum + (cost[variable] ?? 0) * (tableau[index]?.[column] ?? 0), 0);
    let entering = -1;
    for (let column = 0; column < columns && entering < 0; column += 1)
      if (!basis.includes(column) && price(column) < -1e-7) entering = column;
    if (entering < 0)
      return Math.round(
        basis.reduce((sum, variable, index) => sum + (cost[variable] ?? 0) * (tableau[index]?.at(-1) ?? 0), 0),
      );
    let leaving = -1;
    let lowest = Number.POSITIVE_INFINITY;
    for (const [index, row] of tableau.entries()) {
      const by = row[entering] ?? 0;
      if (by <= 1e-7) continue;
      const ratio = (row.at(-1) ?? 0) / by;
      const sooner = near(ratio, lowest) && (basis[index] ?? 0) < (basis[leaving] ?? 0);
      if (ratio < lowest - 1e-9 || sooner) [leaving, lowest] = [index, ratio];
    }
    if (leaving < 0) return Number.NEGATIVE_INFINITY;
    pivot(tableau, basis, leaving, entering);
  }
}

/**
 * Leaves small numbers out of a table, and as many others as it takes so that no sum gives them back. After each choice the table is
 * attacked (attack.ts), totals included, until every cell that was left out could be nought or one, and could be no small number at all.
 */
import { type Interval, intervalOf } from './attack.ts';
import {
  type CountedTable,
  type Hidden,
  hiding,
  isHidden,
  nothingHidden,
  type Place,
  placesOf,
  valueAt,
} from './counted-table.ts';

export interface SmallNumbers {
  /** Counts from one up to below this are left out; nought is published. */
  below: number;
}

const isSmall = ({ below }: SmallNumbers, value: number) => value > 0 && value < below;

/**
 * Whether what can be worked out is little enough. Of a small number, not even that it is small: it could be one or less, and it could be
 * too large to be left out. Of one that protects others, nothing closer than the width of the small numbers.
 */
export function isProtected(rule: SmallNumbers, value: number, { least, most }: Interval): boolean {
  if (isSmall(rule, value)) return least <= 1 && most >= rule.below;
  return most - least >= rule.below - 1;
}

/** Left-out cells that the published ones still tell too much about. */
export const tellsTooMuch = (table: CountedTable, hidden: Hidden, rule: SmallNumbers): Place[] =>
  placesOf(table).filter(
    (place) => isHidden(hidden, place) && !isProtected(rule, valueAt(table, place), intervalOf(table, hidden, place)),
  );

const isTotal = (table: CountedTable, { row, column }: Place) =>
  row === table.rows.length || column === table.columns.length;

/** What is lost to the reader: more with every cell, with larger ones, and most with totals. */
function loss(table: CountedTable, places: readonly Place[]): number {
  return places.reduce(
    (sum, place) => sum + 1 + Math.log2(1 + valueAt(table, place)) + (isTotal(table, place) ? 100 : 0),
    0,
  );
}

/** The three other corners of each rectangle that a cell stands in: with them left out, it can move. */
function rectangles(table: CountedTable, of: Place): Place[][] {
  return table.cells.flatMap((line, row) =>
    row === of.row
      ? []
      : line.flatMap((_, column) =>
          column === of.column
            ? []
            : [
                [
                  { row, column },
                  { row, column: of.column },
                  { row: of.row, column },
                ],
              ],
        ),
  );
}

/** Adds the rectangle that protects a cell at the least loss, or the cheapest that adds anything where none does so by itself. */
function protect(table: CountedTable, hidden: Hidden, place: Place, rule: SmallNumbers): Hidden | null {
  const options = rectangles(table, place)
    .map((corners) => corners.filter((corner) => !isHidden(hidden, corner)))
    .filter((added) => added.length > 0)
    .map((added) => ({ added, cost: loss(table, added) }))
    .sort((one, other) => one.cost - other.cost);
  const enough = options.find(({ added }) =>
    isProtected(rule, valueAt(table, place), intervalOf(table, hiding(hidden, added), place)),
  );
  const chosen = enough ?? options[0];
  return chosen === undefined ? null : hiding(hidden, chosen.added);
}

/** Which cells are left out. `already`: cells that an earlier edition left out, which this one must not give away. */
export function suppress(table: CountedTable, rule: SmallNumbers, already: Hidden = nothingHidden(table)): Hidden {
  let hidden = hiding(
    already,
    placesOf(table).filter((place) => isSmall(rule, valueAt(table, place))),
  );
  for (;;) {
    const [open] = tellsTooMuch(table, hidden, rule);
    if (open === undefined) return hidden;
    const more = protect(table, hidden, open, rule);
    // Everything is left out by now, and nothing limits anything.
    if (more === null) return hidden;
    hidden = more;
  }
}

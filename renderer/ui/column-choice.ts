/** What somebody made of a table's columns: which are shown, in what order, and how wide. */
import type { ColumnWidths, DataColumn } from './table-columns.ts';

export interface ColumnChoice {
  widths: ColumnWidths;
  /** The ids of those that are not shown. */
  hidden: readonly string[];
  /** All ids in the order chosen; empty for the table's own. */
  order: readonly string[];
}

export const ownColumns: ColumnChoice = { widths: {}, hidden: [], order: [] };

/** The columns that say what a row is, and therefore always stay: where none is marked as such, the first one. */
export function identifyingColumns<T>(columns: readonly DataColumn<T>[]): readonly DataColumn<T>[] {
  const marked = columns.filter(({ identifies }) => identifies === true);
  return marked.length > 0 ? marked : columns.slice(0, 1);
}

/** All columns in the chosen order. One that was not there when it was chosen stands behind the one that it stands behind by itself. */
export function inChosenOrder<T>(
  columns: readonly DataColumn<T>[],
  { order }: Pick<ColumnChoice, 'order'>,
): readonly DataColumn<T>[] {
  const placed = [...new Set(order)].flatMap((id) => columns.filter((column) => column.id === id));
  for (const [at, column] of columns.entries()) {
    if (placed.includes(column)) continue;
    const before = columns[at - 1];
    placed.splice(before === undefined ? 0 : placed.indexOf(before) + 1, 0, column);
  }
  return placed;
}

/** The columns that are to be shown, in the chosen order. */
export function chosenColumns<T>(columns: readonly DataColumn<T>[], choice: ColumnChoice): readonly DataColumn<T>[] {
  const always = identifyingColumns(columns);
  return inChosenOrder(columns, choice).filter(
    (column) => !choice.hidden.includes(column.id) || always.includes(column),
  );
}

/** The order in which `id` stands where `target` stood; the order as it is where one of them is not among the columns. */
export function orderAfterMove(ids: readonly string[], id: string, target: string | undefined): readonly string[] {
  const to = target === undefined ? -1 : ids.indexOf(target);
  if (to === -1 || !ids.includes(id)) return ids;
  return ids.filter((each) => each !== id).toSpliced(to, 0, id);
}

/** Shows or hides a column. */
export function withHidden(choice: ColumnChoice, id: string, hides: boolean): ColumnChoice {
  const others = choice.hidden.filter((each) => each !== id);
  return { ...choice, hidden: hides ? [...others, id] : others };
}

/** Gives a column a width in pixels; undefined gives it its own back. */
export function withWidth(choice: ColumnChoice, id: string, width: number | undefined): ColumnChoice {
  const { [id]: _, ...others } = choice.widths;
  return { ...choice, widths: width === undefined ? others : { ...others, [id]: width } };
}

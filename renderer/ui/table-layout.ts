import { type ColumnChoice, chosenColumns, inChosenOrder } from './column-choice.ts';
import { columnsThatFit, columnTemplate, type DataColumn, smallestWidth, withWidths } from './table-columns.ts';

/** The button that chooses columns stands in the header of the last column, which is at least as wide as both need, in pixels. */
const LEAST_LAST_PX = 104;

function withRoomForButton<T>(columns: readonly DataColumn<T>[]): readonly DataColumn<T>[] {
  const last = columns.at(-1);
  if (typeof last?.width !== 'number' || last.width >= LEAST_LAST_PX) return columns;
  return [...columns.slice(0, -1), { ...last, width: LEAST_LAST_PX }];
}

/** A table's columns as they are drawn. */
export interface TableLayout<T> {
  columns: readonly DataColumn<T>[];
  /** The ids of all columns in their order, hidden ones too. */
  order: readonly string[];
  /** Columns that are to be shown, and that there is no room for. */
  noRoom: readonly DataColumn<T>[];
  /** The grid template. */
  template: string;
  /** The narrowest the table can be before it scrolls sideways, in pixels. */
  least: number;
}

/** Lays out the columns that somebody chose in a table that is `width` pixels wide; 0 where that is not known yet. */
export function layOut<T>(
  all: readonly DataColumn<T>[],
  choice: ColumnChoice,
  { picks, width }: { picks: boolean; width: number },
): TableLayout<T> {
  // Which columns there are depends on the widths that they have by themselves: one that is drawn wider pushes no other out of the table.
  const { shown, hidden: noRoom } = columnsThatFit(chosenColumns(all, choice), picks, width, withRoomForButton);
  const columns = withRoomForButton(withWidths(shown, choice.widths));
  return {
    columns,
    order: inChosenOrder(all, choice).map(({ id }) => id),
    noRoom: all.filter(({ id }) => noRoom.some((column) => column.id === id)),
    template: columnTemplate(columns, picks),
    least: smallestWidth(columns, picks),
  };
}

import { type ColumnChoice, chosenColumns, inChosenOrder } from './column-choice.ts';
import { columnsThatFit, columnTemplate, type DataColumn, smallestWidth, withWidths } from './table-columns.ts';

/** The room at the end of the header for the button that chooses columns, in pixels. */
const CHOOSER_PX = 32;

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
  const room = Math.max(0, width - CHOOSER_PX);
  const { shown, hidden: noRoom } = columnsThatFit(chosenColumns(all, choice), picks, room);
  const columns = withWidths(shown, choice.widths);
  return {
    columns,
    order: inChosenOrder(all, choice).map(({ id }) => id),
    noRoom,
    template: `${columnTemplate(columns, picks)} ${CHOOSER_PX}px`,
    least: smallestWidth(columns, picks) + CHOOSER_PX,
  };
}

import { type MouseEvent, memo, type PointerEvent } from 'react';
import { catalogue } from './catalogue.ts';
import { Checkbox } from './checkbox.tsx';
import type { DataColumn } from './table-columns.ts';

import './data-table.css';

const texts = catalogue.dataTable;

/** What is done with a row. The same object for as long as the table is there. */
export interface RowActions<T> {
  press: (key: string, event: PointerEvent) => void;
  click: (row: T, event: MouseEvent) => void;
  doubleClick: (row: T) => void;
  tick: (key: string) => void;
}

interface TableRowProps<T> {
  /** Of the element; the table names the current row by it. */
  id: string;
  rowKey: string;
  row: T;
  /** Its place in the whole list, from 0. */
  index: number;
  /** Pixels from the top of the list. */
  top: number;
  /** Pixels. */
  height: number;
  columns: readonly DataColumn<T>[];
  shown: ReadonlySet<string>;
  current: boolean;
  /** Null where rows cannot be ticked. */
  picked: boolean | null;
  actions: RowActions<T>;
}

function Row<T extends object>(props: TableRowProps<T>) {
  const { id, rowKey, row, index, top, height, columns, shown, current, picked, actions } = props;
  return (
    <tr
      id={id}
      className="table__row"
      style={{ transform: `translateY(${top}px)`, height }}
      aria-rowindex={index + 2}
      aria-selected={picked ?? current}
      data-current={current || undefined}
      onPointerDown={(event) => actions.press(rowKey, event)}
      onClick={(event) => actions.click(row, event)}
      onDoubleClick={() => actions.doubleClick(row)}
    >
      {picked === null ? null : (
        <td className="table__pick">
          <Checkbox
            aria-label={texts.selectThisRow}
            excludeFromTabOrder
            isSelected={picked}
            onChange={() => actions.tick(rowKey)}
          >
            {null}
          </Checkbox>
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} data-align={column.align}>
          {column.cell === undefined ? column.value(row) : column.cell(row, shown)}
        </td>
      ))}
    </tr>
  );
}

/** A row of a table: drawn again only when something of its own has changed, for moving on draws the table with each key. */
export const TableRow = memo(Row) as typeof Row;

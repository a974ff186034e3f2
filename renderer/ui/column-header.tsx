import { ArrowDown, ArrowUp } from 'lucide-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { ColumnResizer } from './column-resizer.tsx';
import type { DataColumn, Sort } from './table-columns.ts';
import './data-table.css';

/** What is dragged while a column is moved: a type of its own, so that no other program takes it. */
const DRAGGED = 'application/x-vigil-column';

/** One header cell: a button where the column can be sorted, an edge that changes its width, and it can be dragged to another place. */
export function ColumnHeader<T>(props: {
  column: DataColumn<T>;
  sort: Sort | null;
  onSort: (column: string) => void;
  /** As chosen, in pixels. */
  width: number | undefined;
  onWidth: (column: string, width: number | undefined) => void;
  /** Another column was dragged to this one's place. */
  onMoved: (column: string) => void;
  /** The first one of the table. */
  first: boolean;
}) {
  const { column, sort, onSort, width, onWidth, onMoved, first } = props;
  const [over, setOver] = useState(false);
  const sortable = column.sortable !== false;
  const on = sortable && sort?.column === column.id;
  const state = on ? (sort.descending ? 'descending' : 'ascending') : 'none';
  const drags = {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(DRAGGED, column.id);
      event.dataTransfer.effectAllowed = 'move';
    },
  };
  return (
    <th
      scope="col"
      data-align={column.align}
      data-drop={over || undefined}
      // Its own name: the edge is called something else.
      aria-label={column.header}
      {...(sortable ? { 'aria-sort': state } : {})}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onMoved(event.dataTransfer.getData(DRAGGED));
      }}
    >
      {sortable ? (
        <button type="button" className="table__sort" onClick={() => onSort(column.id)} {...drags}>
          {column.header}
          {on ? <Direction descending={sort.descending} /> : null}
        </button>
      ) : (
        <span className="table__heading" {...drags}>
          {column.header}
        </span>
      )}
      <ColumnResizer
        header={column.header}
        width={width}
        first={first}
        onWidth={(chosen) => onWidth(column.id, chosen)}
      />
    </th>
  );
}

function Direction({ descending }: { descending: boolean }): ReactNode {
  return descending ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />;
}

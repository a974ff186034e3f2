import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { ColumnResizer } from './column-resizer.tsx';
import type { DataColumn, Sort } from './table-columns.ts';
import './data-table.css';

/** One header cell; a button where the column can be sorted, and an edge that makes it wider or narrower. */
export function ColumnHeader<T>(props: {
  column: DataColumn<T>;
  sort: Sort | null;
  onSort: (column: string) => void;
  /** As chosen, in pixels. */
  width: number | undefined;
  onWidth: (column: string, width: number | undefined) => void;
  /** The first one of the table. */
  first: boolean;
}) {
  const { column, sort, onSort, width, onWidth, first } = props;
  const sortable = column.sortable !== false;
  const on = sortable && sort?.column === column.id;
  const state = on ? (sort.descending ? 'descending' : 'ascending') : 'none';
  return (
    // Its own name: the edge is called something else.
    <th scope="col" data-align={column.align} aria-label={column.header} {...(sortable ? { 'aria-sort': state } : {})}>
      {sortable ? (
        <button type="button" className="table__sort" onClick={() => onSort(column.id)}>
          {column.header}
          {on ? <Direction descending={sort.descending} /> : null}
        </button>
      ) : (
        column.header
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

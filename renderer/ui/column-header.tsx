import { ArrowDown, ArrowUp } from 'lucide-react';
import type { DataColumn, Sort } from './table-columns.ts';
import './data-table.css';

/** One header cell; a button where the column can be sorted. */
export function ColumnHeader<T>(props: { column: DataColumn<T>; sort: Sort | null; onSort: (column: string) => void }) {
  const { column, sort, onSort } = props;
  const on = sort?.column === column.id;
  const state = on ? (sort.descending ? 'descending' : 'ascending') : 'none';
  if (column.sortable === false) {
    return (
      <th scope="col" data-align={column.align}>
        {column.header}
      </th>
    );
  }
  return (
    <th scope="col" data-align={column.align} aria-sort={state}>
      <button type="button" className="table__sort" onClick={() => onSort(column.id)}>
        {column.header}
        {on ? sort.descending ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" /> : null}
      </button>
    </th>
  );
}

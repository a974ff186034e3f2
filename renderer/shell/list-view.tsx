import type { ReactNode } from 'react';
import { DataTable, type DataTableProps, type TablePlace } from '../ui/data-table.tsx';
import { QueryView } from '../ui/query-view.tsx';
import type { Query } from './use-query.ts';
import { View } from './view.tsx';
import { leaveView, viewAsLeft } from './view-state.ts';

/** Remembers the place in a table while other views are open. */
export function useTablePlace(name: string): Pick<DataTableProps<object>, 'left' | 'onLeft'> {
  const key = `table ${name}`;
  return { left: viewAsLeft<TablePlace>(key) ?? nowhere, onLeft: (left) => leaveView(key, left) };
}
const nowhere: TablePlace = { current: null, top: 0, sort: null };

/** A view that is a single table: its title, how many rows there are, ways to narrow it, and the rows. */
export function ListView<T, R extends object>(props: {
  title: string;
  /** The table's name, where it is not the view's own title. */
  label?: string;
  query: Query<T>;
  /** What the head says about the answer, such as how many there are. */
  facts: (value: T) => ReactNode;
  actions?: ReactNode;
  rows: (value: T) => readonly R[];
  table: Omit<DataTableProps<R>, 'label' | 'rows'>;
  /** How many rows there will probably be. */
  likely?: number;
  /** Dialogs. */
  children?: ReactNode;
}) {
  const { title, label = title, query, facts, actions, rows, table, likely = 12, children } = props;
  const place = useTablePlace(label);
  return (
    <View title={title} facts={query.value === undefined ? null : facts(query.value)} actions={actions}>
      <QueryView query={query} rows={likely}>
        {(value) => <DataTable label={label} rows={rows(value)} {...place} {...table} />}
      </QueryView>
      {children}
    </View>
  );
}

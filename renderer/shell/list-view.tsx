import type { ReactNode } from 'react';
import { z } from 'zod';
import { ownColumns } from '../ui/column-choice.ts';
import { DataTable, type DataTableProps, type TablePlace } from '../ui/data-table.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { NARROWEST_PX, WIDEST_PX } from '../ui/table-columns.ts';
import type { Query } from './use-query.ts';
import { View } from './view.tsx';
import { leaveView, viewAsLeft } from './view-state.ts';

/** Remembers the place in a table while other views are open. */
export function useTablePlace(name: string): Pick<DataTableProps<object>, 'left' | 'onLeft'> {
  const key = `table ${name}`;
  const before = viewAsLeft(key, Place) ?? nowhere;
  return {
    left: before,
    onLeft: (left) => {
      // A list that was only looked at is nothing to keep.
      if (JSON.stringify(left) !== JSON.stringify(viewAsLeft(key, Place) ?? nowhere)) leaveView(key, left);
    },
  };
}
const Place: z.ZodType<TablePlace> = z.strictObject({
  current: z.string().nullable(),
  top: z.number().nonnegative(),
  sort: z.strictObject({ column: z.string(), descending: z.boolean() }).nullable(),
  columns: z.strictObject({
    widths: z.record(z.string(), z.int().min(NARROWEST_PX).max(WIDEST_PX)),
    hidden: z.array(z.string()),
    order: z.array(z.string()),
  }),
});
const nowhere: TablePlace = { current: null, top: 0, sort: null, columns: ownColumns };

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

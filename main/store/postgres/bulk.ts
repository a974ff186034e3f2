/** Many rows in one statement: a parameter for each column, which holds the values of all rows. */
import type { Connection } from './connection.ts';

export interface Column<T> {
  name: string;
  type: string;
  of: (row: T) => unknown;
}

export const columnsOf = <T>(columns: Readonly<Record<string, [type: string, of: (row: T) => unknown]>>): Column<T>[] =>
  Object.entries(columns).map(([name, [type, of]]) => ({ name, type, of }));

/** In the order given. `after`: what the statement ends with. */
export async function insertMany<T>(
  on: Connection,
  table: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
  after = '',
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const arrays = columns.map(({ type }, at) => `$${at + 1}::${type}[]`).join(', ');
  await on.run(
    `insert into ${table} (${names}) select * from unnest(${arrays}) ${after}`,
    columns.map(({ of }) => rows.map(of)),
  );
}

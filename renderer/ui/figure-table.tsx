import type { ReactNode } from 'react';
import './figure-table.css';

export interface Figures {
  head: readonly string[];
  /** The last cell of a row may open the records behind it. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/** Figures as a plain table. It scrolls by itself unless `whole`. */
export function FigureTable({ label, table, whole = false }: { label: string; table: Figures; whole?: boolean }) {
  return (
    <div className={whole ? 'figure-table figure-table--whole' : 'figure-table'}>
      <table aria-label={label}>
        <thead>
          <tr>
            {table.head.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => (
                <td key={table.head[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

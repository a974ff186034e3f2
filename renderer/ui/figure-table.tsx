import { Fragment, isValidElement, type ReactNode } from 'react';
import './figure-table.css';

export interface Figures {
  head: readonly string[];
  /** The last cell of a row may open the records behind it. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/** For a box that scrolls and may contain nothing focusable. */
const scrolledByKeys = { tabIndex: 0 };

/** A number, plain or with the link to its records: a column with any is aligned on the right, digit under digit, words in it too. */
function isFigure(cell: ReactNode): boolean {
  if (typeof cell === 'number') return true;
  if (typeof cell === 'string') return /^(–|[+−]?[\d.,]+ ?%?)$/.test(cell);
  return isValidElement<{ n?: unknown }>(cell) && typeof cell.props.n === 'number';
}

/** Longer than any word or name that is written as one. */
const longWord = /\S{25}/;

/** Figures as a plain table. It scrolls by itself unless `whole`. */
export function FigureTable({ label, table, whole = false }: { label: string; table: Figures; whole?: boolean }) {
  const figures = new Set(
    table.head.flatMap((_, index) => (table.rows.some(({ cells }) => isFigure(cells[index])) ? [index] : [])),
  );
  return (
    // It scrolls, if only sideways where space is narrow: the arrow keys have to reach it.
    <div className={whole ? 'figure-table figure-table--whole' : 'figure-table'} {...scrolledByKeys}>
      <table aria-label={label}>
        <thead>
          <tr>
            {table.head.map((word, index) => (
              <th key={word} scope="col" data-align={figures.has(index) ? 'end' : undefined}>
                {/* Broken between words, never within E-mail. */}
                {word.split(' ').map((part, at) => (
                  <Fragment key={part}>
                    {at === 0 ? '' : ' '}
                    <span className="figure-table__word">{part}</span>
                  </Fragment>
                ))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => (
                <td
                  key={table.head[index]}
                  data-align={figures.has(index) ? 'end' : undefined}
                  data-long={typeof cell === 'string' && longWord.test(cell) ? true : undefined}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

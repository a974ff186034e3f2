/** Which of the first rows of a table holds the names of its columns. */
import { isColumnWord } from './synonyms.ts';
import { isDatum, isHeader } from './table-shape.ts';

/** Titles, dates of printing and the like stand above a header; nobody writes a page of them. */
const mostAbove = 20;

const filledOf = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '');
const wordsOf = (cells: readonly string[]) => cells.filter(isColumnWord).length;

/** Names of columns that systems use, two at least, and nothing that only content is. */
function isPlainHeader(cells: readonly string[]): boolean {
  return wordsOf(cells) >= 2 && !cells.some(isDatum);
}

/** Whether names reach down from the row above, as where some of them are merged over both and others stand below a common one. */
const repeatsSome = (cells: readonly string[], above: readonly string[]) =>
  cells.some((cell, place) => cell.trim() !== '' && cell === above[place]);

export interface HeaderFound {
  /** Its place among the rows, from 0; -1 where there is none. */
  at: number;
  /** How many of its names are ones that systems use for a column. */
  words: number;
}

/**
 * The first row is the header if it looks like one. Where a row further down plainly is one and the first names fewer columns that
 * are known, what stands above it are titles.
 */
export function findHeader(rows: readonly (readonly string[])[]): HeaderFound {
  const [first] = rows;
  if (!first) return { at: -1, words: 0 };
  const words = wordsOf(first);
  const filled = filledOf(first).length;
  for (const [at, cells] of rows.slice(0, mostAbove).entries()) {
    if (at === 0) continue;
    if (words >= 2 && !(at === 1 && repeatsSome(cells, first))) break;
    const better = wordsOf(cells) > words && filledOf(cells).length >= filled;
    if (better && isPlainHeader(cells)) return { at, words: wordsOf(cells) };
  }
  // One cell above a table is a title, whatever the names of its columns.
  const below = filled === 1 && words === 0 ? rows.findIndex((cells) => filledOf(cells).length > 1) : -1;
  const header = below > 0 && below < mostAbove ? rows[below] : undefined;
  if (header !== undefined && isHeader(header)) return { at: below, words: wordsOf(header) };
  return { at: isHeader(first) ? 0 : -1, words };
}

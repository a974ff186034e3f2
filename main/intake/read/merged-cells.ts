/** What the cells show that a merged cell reaches over: below its first row its value, for it is said of each row; beside it nothing. */

/** A merged cell that begins in the row at hand. */
export interface Span {
  column: number;
  columns: number;
  rows: number;
}

/** Whether a covered cell shows the value from above, or is taken as empty beside it. */
export type Covered = 'above' | 'left';

/** Covered cells of a row by column; the value that those from above show. */
type Below = Map<number, { text: string; until: number; covered: Covered }>;

export interface Shown {
  cells: string[];
  /** Only where there are any. */
  covered?: ReadonlyMap<number, Covered>;
}

/**
 * Takes the rows of one sheet from above, each once, with what begins in it. Null for a row that has nothing of its own: one that was
 * merged with the row above is not a second one.
 */
export function mergedCells(): (line: number, own: readonly string[], begin: readonly Span[]) => Shown | null {
  const below: Below = new Map();
  return (line, own, begin) => {
    const cells = [...own];
    const covered = new Map<number, Covered>();
    for (const [column, held] of below) {
      if (held.until < line) {
        below.delete(column);
        continue;
      }
      while (cells.length <= column) cells.push('');
      cells[column] = held.text;
      covered.set(column, held.covered);
    }
    for (const { column, columns, rows } of begin) {
      const text = cells[column] ?? '';
      if (text.trim() === '') continue;
      // No cell is in two merged ones: a file that says so is not followed, which also bounds the work.
      for (let at = column; at < column + columns && !covered.has(at); at += 1) {
        const first = at === column;
        if (!first) covered.set(at, 'left');
        if (!first && at < cells.length) cells[at] = '';
        if (rows > 1)
          below.set(at, { text: first ? text : '', until: line + rows - 1, covered: first ? 'above' : 'left' });
      }
    }
    if (covered.size === 0) return { cells };
    return cells.some((text, column) => text.trim() !== '' && !covered.has(column)) ? { cells, covered } : null;
  };
}

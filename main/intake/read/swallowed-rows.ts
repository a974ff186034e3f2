/**
 * Whether a row that runs over several lines holds whole rows of the table in one of its cells: a quotation mark that somebody typed
 * was taken for one that opens a cell, and the next one, some rows further down, for the one that closes it.
 */

/** `20/11/2026` as `9/9/9`: how a cell looks, whatever it says. Null for one without a digit, which looks like any words. */
function shapeOf(cell: string): string | null {
  const plain = cell.trim().replace(/^["']|["']$/g, '');
  if (plain === '' || plain.length > 40 || !/\d/.test(plain)) return null;
  return plain.replace(/\d+/g, '9').replace(/\p{L}+/gu, 'a');
}

/**
 * `raw` is the record as it stands in the file. A line inside it is taken for a row of its own where it splits into as many cells as
 * the table has columns, and one of them looks like the cell above it does: a date, a number, a reference.
 */
export function swallowsRows(raw: string, delimiter: string, width: number | null): boolean {
  const [first = '', ...others] = raw.replace(/\r?\n$/, '').split(/\r?\n/);
  const above = first.split(delimiter).map(shapeOf);
  const columns = width ?? above.length;
  if (columns < 2) return false;
  return others.some((line) => {
    const cells = line.split(delimiter);
    if (cells.length !== columns) return false;
    return cells.some((cell, at) => {
      const shape = shapeOf(cell);
      return shape !== null && shape.length > 1 && shape === above[at];
    });
  });
}

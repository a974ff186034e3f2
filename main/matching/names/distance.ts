/** Rows of the table below, kept between calls: the function never calls itself and nothing else writes to them. */
const longest = 40;
let beforeLast = new Uint8Array(longest + 1);
let last = new Uint8Array(longest + 1);
let current = new Uint8Array(longest + 1);

/**
 * Number of single-character changes (insert, delete, replace, swap of neighbours) between two short words, or
 * `limit + 1` as soon as it must be more. Cost is bounded by the lengths; words above 40 characters count as different.
 */
export function typingErrors(one: string, other: string, limit: number): number {
  if (one === other) return 0;
  const rows = one.length;
  const columns = other.length;
  if (Math.abs(rows - columns) > limit || rows > longest || columns > longest) return limit + 1;
  for (let column = 0; column <= columns; column += 1) last[column] = column;
  for (let row = 1; row <= rows; row += 1) {
    current[0] = row;
    let least = row;
    const code = one.charCodeAt(row - 1);
    const codeBefore = row > 1 ? one.charCodeAt(row - 2) : -1;
    for (let column = 1; column <= columns; column += 1) {
      const same = code === other.charCodeAt(column - 1);
      let cost = (last[column - 1] ?? 0) + (same ? 0 : 1);
      const inserted = (current[column - 1] ?? 0) + 1;
      const deleted = (last[column] ?? 0) + 1;
      if (inserted < cost) cost = inserted;
      if (deleted < cost) cost = deleted;
      if (column > 1 && codeBefore === other.charCodeAt(column - 1) && code === other.charCodeAt(column - 2)) {
        const swapped = (beforeLast[column - 2] ?? 0) + 1;
        if (swapped < cost) cost = swapped;
      }
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    const spare = beforeLast;
    beforeLast = last;
    last = current;
    current = spare;
  }
  return last[columns] ?? limit + 1;
}

/** Which letters a word has: one bit for each, which several letters may share. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function count(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The fewest typing errors between two words with these `lettersOf`: a letter that only one of them has takes an error of its own. */
export const lettersApart = (one: number, other: number): number => Math.max(count(one & ~other), count(other & ~one));

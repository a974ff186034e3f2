/** Telephone numbers from which a spreadsheet took the first nought, and whether a column is one in which that is what happened. */

/** Numbers of the United Kingdom without their nought, by the openings that are given out: mobiles, London and the other cities, towns. */
const national = /^(?:7(?:[3-57-9]\d|624)\d{6,8}|2(?:0[3478]|3[089]|47|8[2-9]|92)\d{7}|1(?:1[3-8]|[2-9]\d)\d{7})$/;

/** The number with its nought; null for one that has not lost it. */
export function withNought(digits: string): string | null {
  return digits.length === 10 && national.test(digits) ? `0${digits}` : null;
}

const digitsOf = (cell: string) => cell.replace(/^\s*(?:tel|phone|mob(?:ile)?)[.:\s]*/i, '').replace(/[\s().-]/g, '');
const british = /^(?:\+44|0044|44\d{10}$|0[1-9])/;
const foreign = /^(?:\+(?!44)|00(?!44)|1[2-9]\d{9}$)/;

/** Whether the numbers of a column are those of the United Kingdom, as far as they say: ten digits of another country are whole. */
export function isBritishColumn(cells: readonly string[]): boolean {
  let balance = 0;
  for (const cell of cells) {
    const digits = digitsOf(cell);
    if (british.test(digits) || withNought(digits) !== null) balance += 1;
    else if (foreign.test(digits) || /^\d{10}$/.test(digits)) balance -= 1;
  }
  return balance >= 0;
}

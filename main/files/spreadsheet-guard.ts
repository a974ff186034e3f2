/**
 * Keeps a spreadsheet from running a text as a formula. What counts is what a spreadsheet sees once it has skipped spaces and
 * invisible characters: spreadsheets trim, and so do the people and programs that cells are pasted through.
 */

/** Spaces, control characters and characters with no shape of their own; also apostrophes already in front. */
const passedOver = String.raw`[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}']*`;
/**
 * Signs that begin a formula, in every width and height that Unicode has, including the minus that word processors
 * write.
 */
const signs = String.raw`=+\-@\u2212\u207A\u207B\u207C\u208A\u208B\u208C\uFB29\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20`;
/** A tab or a line break at the very start shifts a text into another cell for careless readers. */
const formula = new RegExp(`^(?:'*[\\t\\r\\n]|${passedOver}[${signs}])`, 'u');

/**
 * A text that a spreadsheet would run gets an apostrophe in front, which it takes to mean "this is text". `unguarded`
 * restores the text exactly: whether a text needs it does not depend on how many apostrophes it has.
 */
export function guarded(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

/** Removes the guard again. For files that Vigil wrote: elsewhere the apostrophe is the author's. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

/**
 * Text of a record as a document can hold it. XML has no place for most control characters, and Word refuses a file with one; a
 * character that turns the direction of what follows would make a line say something else than it does.
 */

/** Not in XML 1.0, whatever they are escaped as: section 2.2, characters. */
const notInXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** Overrides of direction. Isolates and marks stay: names in Arabic and Hebrew need them. */
const turning = /[\u202A-\u202E]/g;

/** The lines of a text, without what no document can hold. */
export const linesOf = (text: string): string[] =>
  text
    .toWellFormed()
    .replace(notInXml, '\u{FFFD}')
    .replace(turning, '')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .split('\n');

/** Carriage returns that no line feed follows: old programs end lines with them, and headers are made so by hand. */
const carriageReturn = 13;
const lineFeed = 10;

/** One at the very end may still be followed by its line feed, and is none. */
export function hasLoneReturn(text: Buffer, end: number): boolean {
  for (let at = text.indexOf(carriageReturn); at !== -1 && at + 1 < end; at = text.indexOf(carriageReturn, at + 1))
    if (text[at + 1] !== lineFeed) return true;
  return false;
}

/** The same bytes, with a line feed in place of each of them that stands in no quoted cell. */
export function withLineFeeds(text: Buffer, quote: number): Buffer {
  const lines = Buffer.from(text);
  let quoted = false;
  for (const [at, byte] of text.entries())
    if (byte === quote) quoted = !quoted;
    else if (byte === carriageReturn && !quoted && text[at + 1] !== lineFeed) lines[at] = lineFeed;
  return lines;
}

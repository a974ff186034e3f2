/** The first words of a text on one line, for lists. */
import { startOf } from '../store/sql.ts';

const longest = 140;
/** As many characters hold as many words, however many blanks there are between them. */
const read = 400;

/** What `excerptOf` reads of a contribution's text. */
export const textStart = startOf('contribution.text', read).as('start');

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Whole words, at most 140 characters of them. */
export function excerptOf(text: string): string {
  // Mostly half of it is enough; only a text full of blanks needs all.
  const half = oneLine(text.slice(0, read / 2));
  const line = half.length > longest || text.length <= read / 2 ? half : oneLine(text.slice(0, read));
  return line.length <= longest ? line : `${line.slice(0, longest).replace(/\S*$/, '').trimEnd()} …`;
}

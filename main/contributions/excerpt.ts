/** The first words of a text on one line, for lists. */
import { startOf } from '../store/sql.ts';

const longest = 140;
/** As many characters hold as many words, however many blanks there are between them. */
const read = 400;

/** What `gistOf` reads of a contribution's text. */
export const textStart = startOf('contribution.text', read).as('start');

/** Whole words, at most 140 characters of them. */
export function gistOf(text: string): string {
  const line = text.slice(0, read).replace(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest).replace(/\S*$/, '').trimEnd()} …`;
}

/** A text without pages in parts that are not too long for one row of the index. */
import { longestPage, longestText } from '../texts.ts';

/** Divided at the ends of lines where there are any. */
export function divide(text: string): string[] {
  const parts: string[] = [];
  const end = Math.min(text.length, longestText);
  for (let from = 0; from < end; ) {
    let to = Math.min(end, from + longestPage);
    const line = text.lastIndexOf('\n', to);
    if (to < end && line > from + longestPage / 2) to = line;
    // Not through the middle of a character.
    else if (to < end && /[\ud800-\udbff]/.test(text.charAt(to - 1))) to -= 1;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

/** The first words of a text on one line, for lists. */
const longest = 140;

/** Whole words, at most 140 characters of them. */
export function gistOf(text: string): string {
  const line = text.slice(0, 400).replace(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest).replace(/\S*$/, '').trimEnd()} …`;
}

/** Ranking of commands in the palette: how well a typed text fits a label. */

/**
 * 0 when it does not fit; higher is better. The start of the whole label counts most, then the start of a word, then anywhere else,
 * then letters in order (`gtq` fits "Go to queue").
 */
export function closeness(label: string, typed: string): number {
  const text = label.toLowerCase();
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return 1;
  if (text.startsWith(wanted)) return 100;
  const at = text.indexOf(wanted);
  if (at > 0) return text[at - 1] === ' ' ? 80 : 60;
  let from = 0;
  let gaps = 0;
  for (const letter of wanted.replaceAll(' ', '')) {
    const found = text.indexOf(letter, from);
    if (found < 0) return 0;
    gaps += found - from;
    from = found + 1;
  }
  return Math.max(1, 40 - gaps);
}

/** Other words for the same: what begins with what was typed counts like the start of a word. */
const byWords = (words: string | undefined, typed: string): number =>
  words?.split(' ').some((word) => typed.trim() !== '' && word.startsWith(typed.trim().toLowerCase())) === true
    ? 70
    : 0;

/** The entries that fit, best first; equal ones keep their order. */
export function ranked<T extends { label: string; words?: string }>(entries: readonly T[], typed: string): T[] {
  return entries
    .map((entry) => ({ entry, score: Math.max(closeness(entry.label, typed), byWords(entry.words, typed)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

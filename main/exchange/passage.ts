/** The piece of a text in which the words of a search stand, with each of them marked. */

const before = 40;
const length = 200;

/** The words of a search, lower case. */
export function searchWords(text: string): string[] {
  return [
    ...new Set(
      text
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  ];
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Marks stand as U+0002 and U+0003 around each word found; without one, the beginning of the text. */
export function passageOf(text: string, words: readonly string[]): string {
  const plain = text.replaceAll('\u0002', '').replaceAll('\u0003', '').replace(/\s+/g, ' ').trim();
  if (words.length === 0) return plain.slice(0, length);
  const any = new RegExp(words.map(escaped).join('|'), 'giu');
  const first = plain.search(any);
  const from = first <= before ? 0 : plain.indexOf(' ', first - before) + 1;
  const start = from > 0 && from <= first ? from : Math.max(0, first <= before ? 0 : first);
  const piece = plain.slice(start, start + length);
  const marked = piece.replace(any, (found) => `\u0002${found}\u0003`);
  return `${start > 0 ? '…' : ''}${marked}${start + length < plain.length ? '…' : ''}`;
}

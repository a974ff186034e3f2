/** The part of a text that contains the words of a search, with each of them marked. */

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

/** Letters that are not an accented form of another letter; for those that stand for two letters, the first. */
const letters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ı: 'i',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ß: 's',
  æ: 'a',
  œ: 'o',
  þ: 't',
};

const plainLetter = (letter: string): string => {
  const small = letter.normalize('NFKD').charAt(0).toLowerCase();
  return letters[small] ?? small;
};

/** In lower case without accents, letter for letter: a position in it is the same position in the text. */
export function folded(text: string): string {
  return text.replace(/[^\0-\x7f]/g, plainLetter).toLowerCase();
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** U+0002 and U+0003 mark each word found; where there is none, the beginning of the text is returned. */
export function passageOf(text: string, words: readonly string[]): string {
  const plain = text.replaceAll('\u0002', '').replaceAll('\u0003', '').replace(/\s+/g, ' ').trim();
  if (words.length === 0) return plain.slice(0, length);
  // As the index finds them: at the beginning of a word, the longest first.
  const wanted = words.map((word) => escaped(folded(word))).sort((one, other) => other.length - one.length);
  // Scripts without spaces have no visible beginnings of words.
  const any = new RegExp(
    `(?:(?<![\\p{L}\\p{N}])|(?=[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u9fff]))(?:${wanted.join('|')})`,
    'gu',
  );
  const lower = folded(plain);
  const first = lower.search(any);
  const from = first <= before ? 0 : plain.indexOf(' ', first - before) + 1;
  const start = from > 0 && from <= first ? from : Math.max(0, first <= before ? 0 : first);
  const piece = plain.slice(start, start + length);
  let marked = '';
  let at = 0;
  // Found in the folded text, which has the same positions, and written as the text has it.
  for (const { index, 0: found } of folded(piece).matchAll(any)) {
    marked += `${piece.slice(at, index)}\u0002${piece.slice(index, index + found.length)}\u0003`;
    at = index + found.length;
  }
  return `${start > 0 ? '…' : ''}${marked}${piece.slice(at)}${start + length < plain.length ? '…' : ''}`;
}

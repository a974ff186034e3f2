/**
 * The words of a text as the vault's index splits it (SQLite's `unicode61` with `remove_diacritics 2`), so that what is asked of it is one
 * word each, and both stores find the same; tests/store/word-tokens.test.ts compares them letter by letter.
 */

const wordLetter = /[\p{L}\p{N}\p{Co}]/u;
/** The marks that FTS5 leaves out of a word; any other ends it. */
const mark = /[\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]/;
const marks = new RegExp(mark, 'g');
const split = new RegExp(`(?:${wordLetter.source}|${mark.source})+`, 'gu');
/** Letters of which the small form is that of their capital: both forms of sigma are one letter. */
const otherForms = /[\u00b5\u017f\u03c2\u03d0\u03d1\u03d5\u03d6\u03f0\u03f1\u03f5\u1e9b\u1fbe]/g;
const plain = /^[\0-\x7f]*$/;

const accented = /[\u00c0-\u024f\u1e00-\u1eff]/g;
const apart = /^([a-z])\p{M}+$/iu;

/** Of letters of the Latin alphabet. Only these are taken apart: syllables of Hangul would be too. */
const withoutAccents = (word: string): string =>
  word.replace(accented, (letter) => apart.exec(letter.normalize('NFD'))?.[1]?.toLowerCase() ?? letter);

/** A letter that becomes several in small letters stays what it is. */
const small = (letter: string): string => {
  const lower = letter.toLowerCase();
  return Array.from(lower).length === 1 ? lower : letter;
};

function folded(word: string): string {
  if (plain.test(word)) return word.toLowerCase();
  const lower = Array.from(
    word.replace(otherForms, (letter) => letter.toUpperCase()),
    small,
  ).join('');
  return withoutAccents(lower).replace(marks, '');
}

/** As they stand in the text, in its order and with repetitions. A mark alone is no word. */
export const wordsIn = (text: string): string[] => (text.match(split) ?? []).filter((word) => folded(word) !== '');

/** The same as the index keeps them. */
export const tokensOf = (text: string): string[] => wordsIn(text).map(folded);

/**
 * The words of a text as the vault's index splits it (SQLite's `unicode61` with `remove_diacritics 2`), so that both stores find the
 * same; tests/store/word-tokens.test.ts compares them letter by letter. They become lexemes as they are: PostgreSQL's own parser, which takes
 * an address or a hyphenated word for one, is not asked.
 */
import { indexForm, type Term } from '../word-forms.ts';

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

/** In the order of the text, with repetitions. */
export function tokensOf(text: string): string[] {
  const found: string[] = [];
  for (const [word] of text.matchAll(split)) {
    const token = folded(word);
    if (token !== '') found.push(token);
  }
  return found;
}

/** A lexeme holds 2,046 bytes at most; what is longer is no word that anybody types. */
const longest = 500;
const cut = (token: string) => (token.length > longest ? token.slice(0, longest) : token);
const lexeme = (token: string) => `'${cut(token).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** The words of several texts together, written as a `tsvector` without positions. */
export function wordsOf(texts: readonly (string | null)[]): string {
  const tokens = new Set(texts.flatMap((text) => (text === null ? [] : tokensOf(indexForm(text)))));
  return Array.from(tokens, lexeme).join(' ');
}

const termAsked = ({ word, begun }: Term): string => {
  const tokens = tokensOf(word);
  return tokens.map((token, at) => `${lexeme(token)}${begun && at === tokens.length - 1 ? ':*' : ''}`).join(' & ');
};

/** Every one of `all` has to be there, in one of its ways; written as a `tsquery`. `null` when nothing is left to search for. */
export function queryOf(all: readonly (readonly (readonly Term[])[])[]): string | null {
  const parts = all.flatMap((ways) => {
    const written = ways.flatMap((terms) => {
      const each = terms.map(termAsked).filter((one) => one !== '');
      return each.length === 0 ? [] : [`(${each.join(' & ')})`];
    });
    return written.length === 0 ? [] : [`(${written.join(' | ')})`];
  });
  return parts.length === 0 ? null : parts.join(' & ');
}

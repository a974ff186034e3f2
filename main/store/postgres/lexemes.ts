/**
 * The words of a text as PostgreSQL is given them and asked for them: lexemes as they are. Its own parser, which takes an address or a
 * hyphenated word for one, is not asked.
 */
import { indexForm, type Term } from '../word-forms.ts';
import { tokensOf } from '../word-tokens.ts';

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

/**
 * Words as the index keeps them and as they are searched for: the same form on both sides, whatever letters they were written in.
 * The text itself stays as it was given.
 */
import { tokensOf, wordsIn } from './word-tokens.ts';

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  đ: 'd',
  Đ: 'd',
  ð: 'd',
  Ð: 'd',
  þ: 'th',
  Þ: 'th',
  ı: 'i',
  ħ: 'h',
  Ħ: 'h',
};
const special = /[ßẞæÆœŒøØłŁđĐðÐþÞıħĦ]/g;
/** Full-width and half-width letters, ligatures and the presentation forms of Arabic. */
const compatible = /[\ufb00-\ufdff\ufe70-\ufefc\uff01-\uffdc]/;
/** Scripts that put no spaces between words, with the marks above and below their letters. */
const unbroken =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc\u3005]+/gu;
const mayBeUnbroken = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff]|[\ud840-\ud8ff]/;
/** `O'Neill`, but not `he's` or `don't`: at least three letters follow. */
const joined = /(?<=(?<!\p{L})(\p{L}{1,20}))['’ʼ](\p{L}{3,40})/gu;

/** Each character with its successor, and the last alone, so that every beginning is that of a word. */
function pairsOf(run: string): string {
  const characters = Array.from(run.replace(/\p{M}+/gu, ''));
  return characters.map((character, at) => character + (characters[at + 1] ?? '')).join(' ');
}

/** The same text in letters that everybody can type; the index of words does the rest. */
export function foldedLetters(text: string): string {
  const plain = compatible.test(text) ? text.normalize('NFKC') : text;
  return plain.replace(special, (letter) => letters[letter] ?? letter);
}

const isPlain = /^[ -~\n\r\t£é‘“”…–]*$/;

/** What the index is given for a text. Most texts are given as they are. */
export function indexForm(text: string): string {
  let form = text;
  if (!isPlain.test(text)) {
    form = foldedLetters(text);
    if (mayBeUnbroken.test(form)) form = form.replace(unbroken, (run) => ` ${pairsOf(run)} `);
  }
  if (!/['’ʼ]/.test(form)) return form;
  let more = '';
  for (const match of form.matchAll(joined)) more += ` ${match[1] ?? ''}${match[2] ?? ''}`;
  return form + more;
}

/** One word that is asked for; `begun` where it may be incomplete. */
export interface Term {
  readonly word: string;
  readonly begun: boolean;
}
/** What one typed word asks of the index: all the terms of one of the ways in which it may have been written. */
type Ways = readonly (readonly Term[])[];

function asked(word: string, begun: boolean): Ways {
  const parts = word.split(/['’ʼ]/).filter((part) => part !== '');
  if (parts.length <= 1) return [[{ word: parts[0] ?? word, begun }]];
  return [
    parts.map((part, at) => ({ word: part, begun: begun && at === parts.length - 1 })),
    [{ word: parts.join(''), begun }],
  ];
}

/** What a person typed, for an index of `indexForm`: every one has to be there, and the last word may be incomplete. */
export function askedWords(text: string): readonly Ways[] {
  const words = foldedLetters(text.normalize('NFC')).match(/[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{N}]+)*/gu) ?? [];
  const terms: [word: string, begun: boolean][] = [];
  words.forEach((word, at) => {
    const last = at === words.length - 1;
    if (!mayBeUnbroken.test(word)) {
      terms.push([word, last]);
      return;
    }
    // Text between runs of such a script is a word of its own; of a run, each pair has to be there.
    let from = 0;
    for (const match of word.matchAll(unbroken)) {
      if (match.index > from) terms.push([word.slice(from, match.index), false]);
      const pairs = pairsOf(match[0]).split(' ');
      if (pairs.length === 1) terms.push([pairs[0] ?? '', true]);
      else for (const pair of pairs.slice(0, -1)) terms.push([pair, false]);
      from = match.index + match[0].length;
    }
    if (from < word.length) terms.push([word.slice(from), last]);
  });
  return terms.map(([word, begun]) => asked(word, begun));
}

const quoted = ({ word, begun }: Term): string => `"${word}"${begun ? '*' : ''}`;
/** The index ends a word at some marks, as those of Indian scripts are, and keeps no positions: it could not be asked for both parts in a row. */
const parted = ({ word, begun }: Term): Term[] =>
  wordsIn(word).map((part, at, all) => ({ word: part, begun: begun && at === all.length - 1 }));
const joinedBy = (operator: string, all: readonly string[]): string =>
  all.length <= 1 ? all.join('') : `(${all.join(operator)})`;

/**
 * `askedWords` as an FTS5 query: every word as the index splits it and quoted, so that none of its characters is an operator. `null` when nothing is left to
 * search for.
 */
export function foldedQuery(text: string): string | null {
  const all = askedWords(text).map((ways) => {
    const written = ways.map((terms) => joinedBy(' AND ', terms.flatMap(parted).map(quoted)));
    return joinedBy(
      ' OR ',
      written.filter((one) => one !== ''),
    );
  });
  const said = all.filter((one) => one !== '');
  return said.length === 0 ? null : said.join(' AND ');
}

/** What a person typed, for the index of the words of cases: every word, each of which may be incomplete. */
export const askedOfCases = (text: string): readonly Term[] =>
  (foldedLetters(text.normalize('NFC')).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => ({ word, begun: true }));

const held = (tokens: ReadonlySet<string>, { word, begun }: Term): boolean => {
  const [wanted] = tokensOf(word);
  if (wanted === undefined || tokens.has(wanted)) return true;
  return begun && [...tokens].some((token) => token.startsWith(wanted));
};

/** Whether texts with these tokens (of their `indexForm`) hold what a person typed: the same answer as the index gives to `foldedQuery`. */
export function holdsWords(tokens: ReadonlySet<string>, text: string): boolean {
  const all = askedWords(text).map((ways) =>
    ways.map((terms) => terms.flatMap(parted)).filter((terms) => terms.length > 0),
  );
  const said = all.filter((ways) => ways.length > 0);
  return said.length > 0 && said.every((ways) => ways.some((terms) => terms.every((term) => held(tokens, term))));
}

/** The words of a text as the tagger looks at them: numbers in rows, worked out once for each word. */
import { isLetter, isUpper } from '../characters.ts';
import type { Word } from '../tokenise.ts';
import { type ClassName, classMask, classNumber, isCommonWord, isEnglish, isGivenName } from './lexicon.ts';
import { wordClasses } from './word-classes.ts';

/** How a word is written. */
export const shapes = {
  lower: 0,
  capital: 1,
  upper: 2,
  initial: 3,
  inner: 4,
  otherScript: 5,
  lowerDouble: 6,
  capitalDouble: 7,
  upperDouble: 8,
} as const;

/** What stands between a word and the next one. */
export const gaps = {
  end: 0,
  blank: 1,
  blanks: 2,
  stop: 3,
  comma: 4,
  line: 5,
  opens: 6,
  closes: 7,
  colon: 8,
  digit: 9,
  bracket: 10,
  unbracket: 11,
  joined: 12,
  ask: 13,
  address: 14,
  dash: 15,
  tight: 16,
  other: 17,
} as const;
export const gapCount = 18;

/** Kinds beyond the classes: what a word without one is. */
const plainKinds = wordClasses.length;
export const kinds = {
  unknown: 0,
  doubtful: plainKinds + 1,
  given: plainKinds + 2,
  common: plainKinds + 3,
  further: plainKinds + 4,
  hidden: plainKinds + 5,
} as const;

/** A row for each word, and perhaps further ones that mean nothing. */
interface Rows {
  /** Of the word in small letters. */
  hash: Int32Array;
  bits: Uint8Array;
  kind: Uint8Array;
  shape: Uint8Array;
  gap: Uint8Array;
  /** 1 for words that may belong to a name: only those are looked at closely. */
  active: Uint8Array;
}

export interface Tokens extends Rows {
  words: readonly Word[];
  /** 0 mixed, 1 without capitals, 2 in capitals throughout. */
  mode: number;
}

function shapeOf({ text, shape }: Word): number {
  const double = text.indexOf('-') > 0;
  if (shape === 'initial') return shapes.initial;
  if (shape === 'upper') return double ? shapes.upperDouble : shapes.upper;
  if (shape === 'capital') {
    if (double) return shapes.capitalDouble;
    for (let at = 2; at < text.length; at += 1) if (isUpper(text.charCodeAt(at))) return shapes.inner;
    return shapes.capital;
  }
  if (double) return shapes.lowerDouble;
  const code = text.charCodeAt(0);
  return code >= 0x590 && isLetter(code) && code !== 0x1e00 && !(code >= 0x1e00 && code <= 0x1fff)
    ? shapes.otherScript
    : shapes.lower;
}

const byMark: Readonly<Record<string, number>> = {
  '.': gaps.stop,
  ',': gaps.comma,
  ':': gaps.colon,
  ';': gaps.comma,
  '?': gaps.ask,
  '!': gaps.ask,
  '(': gaps.bracket,
  '[': gaps.bracket,
  '{': gaps.bracket,
  ')': gaps.unbracket,
  ']': gaps.unbracket,
  '}': gaps.unbracket,
  '@': gaps.address,
  _: gaps.address,
  '#': gaps.address,
  '-': gaps.joined,
  '/': gaps.joined,
  '&': gaps.joined,
  '+': gaps.joined,
  '–': gaps.dash,
  '—': gaps.dash,
  '…': gaps.stop,
};
const quotes = '\'"‘’“”«»`';

function gapOf(gap: string): number {
  if (gap === ' ') return gaps.blank;
  if (gap === '') return gaps.end;
  if (gap.includes('\n') || gap.includes('\r')) return gaps.line;
  let digit = false;
  for (let at = 0; at < gap.length; at += 1) {
    const code = gap.charCodeAt(at);
    if (code >= 48 && code <= 57) digit = true;
  }
  if (digit) return gaps.digit;
  const first = gap.charAt(0);
  if (quotes.includes(first)) return gaps.closes;
  if (first !== ' ') {
    const mark = byMark[first] ?? gaps.other;
    return mark === gaps.stop && gap.length === 1 ? gaps.tight : mark;
  }
  const second = gap.charAt(1);
  if (second === ' ' || second === '\t') return gaps.blanks;
  if (quotes.includes(second)) return gaps.opens;
  return second === '-' ? gaps.dash : (byMark[second] ?? gaps.other);
}

const classes = (...names: readonly ClassName[]): ReadonlySet<number> => new Set(names.map(classNumber));
/** Introduce a name, or stand near one. */
const cues = classes('honorific', 'title', 'naming', 'kin', 'role', 'saying', 'particle', 'animal', 'paper');
const strongCues = classes('title', 'naming', 'kin');
/** No part of a name even with a capital, unless a list of names has them. */
const never = classes('everyday', 'pronoun', 'joining', 'lead', 'paper', 'no name');
/** Small words that names hold. */
const within = classes('honorific', 'particle');

function kindOf(bits: number): number {
  const own = bits & classMask;
  if (own !== 0) return own;
  if ((bits & isGivenName) !== 0) return (bits & isEnglish) === 0 ? kinds.given : kinds.doubtful;
  if ((bits & isCommonWord) !== 0) return kinds.common;
  return (bits & isEnglish) === 0 ? kinds.unknown : kinds.further;
}

function modeOf(words: readonly Word[], shape: Uint8Array): number {
  let long = 0;
  let capital = 0;
  let upper = 0;
  for (let at = 0; at < words.length; at += 1) {
    if ((words[at]?.text.length ?? 0) < 3) continue;
    long += 1;
    const own = shape[at] ?? 0;
    if (own === shapes.upper || own === shapes.upperDouble) upper += 1;
    else if (own === shapes.capital || own === shapes.capitalDouble || own === shapes.inner) capital += 1;
  }
  if (long > 3 && upper / long > 0.8) return 2;
  return long > 5 && (capital + upper) / long < 0.03 ? 1 : 0;
}

/**
 * The gate: ordinary English words in small letters are passed over, unless something nearby introduces a name. It is what keeps
 * reading a text cheap.
 */
function openGate({ words, bits, kind, shape, active, mode }: Tokens): void {
  let cued = -9;
  let weak = -9;
  for (let at = 0; at < words.length; at += 1) {
    const own = bits[at] ?? 0;
    const sort = kind[at] ?? 0;
    const written = shape[at] ?? 0;
    const listed = (own & isGivenName) !== 0;
    const small =
      written === shapes.lower || written === shapes.lowerDouble || (mode === 2 && written !== shapes.initial);
    active[at] = 0;
    const unusual = active[at - 1] === 1 && ((bits[at - 1] ?? 0) & isEnglish) === 0;
    // "The", "My" and "To" are given names too, and in small letters the commonest words of all: only behind what may be a name.
    if (listed && small && never.has(sort)) active[at] = unusual ? 1 : 0;
    else if (listed || within.has(sort)) active[at] = 1;
    else if (!small) active[at] = never.has(sort) && at - cued > 2 ? 0 : 1;
    else if ((own & (isEnglish | classMask)) === 0) active[at] = 1;
    else if (!never.has(sort)) {
      active[at] = at - cued <= 3 || at - weak <= 1 || unusual ? 1 : 0;
    }
    if (strongCues.has(sort)) cued = at;
    else if (cues.has(sort)) weak = at;
  }
}

const rowsFor = (count: number): Rows => ({
  hash: new Int32Array(count),
  bits: new Uint8Array(count),
  kind: new Uint8Array(count),
  shape: new Uint8Array(count),
  gap: new Uint8Array(count),
  active: new Uint8Array(count),
});

function fill(words: readonly Word[], rows: Rows): Tokens {
  const tokens: Tokens = { ...rows, words, mode: 0 };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const { hash, bits } = word.met;
    tokens.hash[at] = hash;
    tokens.bits[at] = bits;
    tokens.kind[at] = kindOf(bits);
    tokens.shape[at] = shapeOf(word);
    tokens.gap[at] = gapOf(word.gap);
  }
  tokens.mode = modeOf(words, tokens.shape);
  openGate(tokens);
  return tokens;
}

export const readTokens = (words: readonly Word[]): Tokens => fill(words, rowsFor(words.length));

/** Longer texts have rows of their own. */
const mostShared = 1_024;
const shared = rowsFor(mostShared);

/**
 * The same in rows that the next call uses again, for texts that are read one after another and forgotten: making new ones
 * takes longer than filling them.
 */
export const readTokensOnce = (words: readonly Word[]): Tokens =>
  words.length > mostShared ? readTokens(words) : fill(words, shared);

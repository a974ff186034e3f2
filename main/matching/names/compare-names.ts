import { typingErrors } from './distance.ts';
import { isParticle, isTitleName, nameTokens } from './fold.ts';
import { nameVariantsOf } from './name-variants.ts';
import { lacksVowels, phoneticKey, soundsWithoutVowels } from './phonetic-key.ts';

export type How = 'same' | 'initial' | 'nickname' | 'transliteration' | 'typing error' | 'missing' | 'different';

export interface NamePart {
  /** Folded token of the first name; empty when `how` is `missing` on that side. */
  a: string;
  b: string;
  how: How;
}

export interface NameComparison {
  /** 0 (nothing in common) to 1 (the same tokens). */
  score: number;
  parts: NamePart[];
}

interface Pairing {
  similarity: number;
  how: How;
}

/** At and above this score two names are taken for the same person's (tuned for a precision of at least 0.85). */
export const threshold = 0.645;

interface Token {
  text: string;
  sound: string;
  /** Long vowels, doubled letters and a last `h` written in one way: `meera` and `mira`, `karim` and `kareem`. */
  eased: string;
  particle: boolean;
  /** A title that is also a forename: Prince is not Princess, however near they are in letters. */
  title: boolean;
  /** Written in a script without short vowels: how it sounds, with and without what may be an `h` of its own. */
  bare: readonly string[] | null;
  spellings: readonly number[];
  shortForms: readonly number[];
}

const cacheLimit = 20_000;
const knownNames = new Map<string, readonly Token[]>();
const knownTokens = new Map<string, Token>();

function remember<T>(cache: Map<string, T>, key: string, make: (key: string) => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= cacheLimit) cache.clear();
  const made = make(key);
  cache.set(key, made);
  return made;
}

const ease = (text: string): string =>
  text
    .replace(/ee|ey$|ie$/g, 'i')
    .replace(/oo|ou/g, 'u')
    .replace(/y/g, 'i')
    .replace(/(.)\1/g, '$1')
    .replace(/(?<=..)h$/, '');

const makeToken = (text: string): Token => ({
  text,
  sound: phoneticKey(text),
  eased: ease(text),
  particle: isParticle(text),
  title: isTitleName(text),
  bare: lacksVowels(text) ? soundsWithoutVowels(text) : null,
  ...nameVariantsOf(text),
});
const tokenOf = (text: string): Token => remember(knownTokens, text, makeToken);
const tokensOf = (name: string): readonly Token[] => remember(knownNames, name, readTokens);

function readTokens(name: string): readonly Token[] {
  const texts = nameTokens(name).filter((text, index, all) => text !== all[index - 1]);
  return withoutVowels.test(name) ? texts.map(bareToken) : texts.map(tokenOf);
}

/** Arabic and Hebrew letters, and their presentation forms. */
const withoutVowels = /[\u05d0-\u05ea\u0621-\u06ff\ufb1d-\ufdfb\ufe70-\ufefc]/;
const bareToken = (text: string): Token => ({ ...tokenOf(text), bare: soundsWithoutVowels(text) });

/** A long vowel in the middle is written in such scripts too: Hussein is not حسن, which is Hassan. */
const longVowel = /(?<=.)(?:ei|ai|ee|ay|ey)(?=.)/;

function meetsWithoutVowels(left: Token, right: Token): boolean {
  const [bare, full] = left.bare === null ? [right, left] : [left, right];
  if (bare.bare === null || full.bare !== null) return false;
  if (full.text.length < 3 || full.sound.length < 2 || !bare.bare.includes(full.sound)) return false;
  return !longVowel.test(full.text) || /[iyea]/.test(bare.text.slice(1));
}

function share(one: readonly number[], other: readonly number[]): boolean {
  for (const family of one) if (other.includes(family)) return true;
  return false;
}

/** Typing errors that a word of this length may hold. */
const allowance = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : length < 11 ? 2 : 3);

const different: Pairing = { similarity: 0, how: 'different' };
const exact: Pairing = { similarity: 1, how: 'same' };

const initial: Pairing = { similarity: 0.9, how: 'initial' };
const spelling: Pairing = { similarity: 0.97, how: 'transliteration' };
const nickname: Pairing = { similarity: 0.92, how: 'nickname' };
const soundOnly: Pairing = { similarity: 0.8, how: 'transliteration' };

function comparePair(left: Token, right: Token): Pairing {
  const one = left.text;
  const other = right.text;
  if (one === other) return exact;
  const shorter = Math.min(one.length, other.length);
  const sameStart = one.charCodeAt(0) === other.charCodeAt(0);
  if (shorter === 1) return sameStart ? initial : different;
  if (left.spellings.length > 0 && share(left.spellings, right.spellings)) return spelling;
  if (shorter > 2 && left.eased === right.eased) return spelling;
  if (left.title && right.title) return different;
  if ((left.bare !== null || right.bare !== null) && meetsWithoutVowels(left, right)) return spelling;
  if (left.shortForms.length > 0 && share(left.shortForms, right.shortForms)) return nickname;
  const soundsAlike = shorter > 2 && left.sound === right.sound;
  const limit = allowance(Math.max(one.length, other.length));
  const errors = limit === 0 ? 1 : typingErrors(one, other, limit);
  if (errors > limit) return soundsAlike && shorter > 4 ? soundOnly : different;
  const rate = errors / ((one.length + other.length) / 2);
  const similarity = 1 - rate * (soundsAlike ? 0.7 : sameStart ? 1.25 : 1.4);
  if (similarity < 0.6) return different;
  return { similarity, how: soundsAlike ? 'transliteration' : 'typing error' };
}

interface Pair {
  left: number;
  right: number;
  pairing: Pairing;
}

/** Best pairs first; each token is used once. Names are short, so the plain search is the quick one. */
function pairUp(a: readonly Token[], b: readonly Token[]): Pair[] {
  const candidates: Pair[] = [];
  for (let left = 0; left < a.length; left += 1) {
    const one = a[left];
    if (one === undefined) continue;
    for (let right = 0; right < b.length; right += 1) {
      const other = b[right];
      const pairing = other === undefined ? different : comparePair(one, other);
      if (pairing.similarity > 0) candidates.push({ left, right, pairing });
    }
  }
  if (candidates.length < 2) return candidates;
  candidates.sort(
    (x, y) => y.pairing.similarity - x.pairing.similarity || Math.abs(x.left - x.right) - Math.abs(y.left - y.right),
  );
  const pairs: Pair[] = [];
  for (const candidate of candidates) {
    if (!pairs.some((pair) => pair.left === candidate.left || pair.right === candidate.right)) pairs.push(candidate);
  }
  return pairs;
}

const plain = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join('');

/** Names written together or apart: `JanDaniel Bothma` and `Jan Daniel Bothma`. */
function joinedAlike(a: readonly Token[], b: readonly Token[]): boolean {
  if (a.length === b.length) return false;
  const one = plain(a);
  const other = plain(b);
  return one.length > 5 && typingErrors(one, other, 1) <= 1;
}

/** Two tokens that are one on the other side become one: `Hsiao-ming` beside `Xiaoming`, `Ben Ali` beside `Benali`. */
function joinedLike(tokens: readonly Token[], others: readonly Token[]): readonly Token[] {
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const joined = tokenOf((tokens[at]?.text ?? '') + (tokens[at + 1]?.text ?? ''));
    const bare = tokens[at]?.bare !== null && joined.sound.length > 4;
    const met = others.some(
      (other) =>
        other.text === joined.text ||
        share(other.spellings, joined.spellings) ||
        (bare && other.sound === joined.sound),
    );
    if (met) return [...tokens.slice(0, at), joined, ...tokens.slice(at + 2)];
  }
  return tokens;
}

/** In `Omar bin Ali` the order says who is whose son: the same tokens the other way round are another person. */
function sonBecomesFather(a: readonly Token[], b: readonly Token[], pairs: readonly Pair[]): boolean {
  const joint = (token: Token): boolean => token.text === 'bin' || token.text === 'ibn' || token.text === 'ben';
  const inA = a.findIndex(joint);
  const inB = b.findIndex(joint);
  if (inA < 1 || inB < 1) return false;
  const crossed = (pair: Pair): boolean => pair.left < inA !== pair.right < inB && pair.left !== inA;
  return pairs.filter((pair) => a[pair.left]?.particle === false && crossed(pair)).length > 1;
}

function open(tokens: readonly Token[], used: (index: number) => boolean): string[] {
  const left: string[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token !== undefined && !token.particle && !used(index)) left.push(token.text);
  }
  return left;
}

/**
 * Compares two names of persons: tokens in any order, missing middle names, initials, short forms, transliterations and
 * typing errors by length. Particles count little. A contradiction (a token of each side that has no partner) costs most.
 */
export function compareNames(a: string, b: string): NameComparison {
  const readLeft = tokensOf(a);
  const readRight = tokensOf(b);
  const left = readLeft.length > readRight.length ? joinedLike(readLeft, readRight) : readLeft;
  const right = readRight.length > readLeft.length ? joinedLike(readRight, readLeft) : readRight;
  if (left.length === 0 || right.length === 0) return { score: 0, parts: [] };
  const pairs = pairUp(left, right);
  const openLeft = open(left, (index) => pairs.some((pair) => pair.left === index));
  const openRight = open(right, (index) => pairs.some((pair) => pair.right === index));
  const clashes = Math.min(openLeft.length, openRight.length);
  if (openLeft.length + openRight.length > 0 && joinedAlike(left, right)) {
    return {
      score: 0.95,
      parts: [
        { a: left.map((token) => token.text).join(' '), b: right.map((token) => token.text).join(' '), how: 'same' },
      ],
    };
  }
  const parts: NamePart[] = [];
  for (const pair of pairs)
    parts.push({ a: left[pair.left]?.text ?? '', b: right[pair.right]?.text ?? '', how: pair.pairing.how });
  for (let index = 0; index < Math.max(openLeft.length, openRight.length); index += 1) {
    const one = openLeft[index] ?? '';
    const other = openRight[index] ?? '';
    parts.push({ a: one, b: other, how: one === '' || other === '' ? 'missing' : 'different' });
  }
  const swapped = sonBecomesFather(left, right, pairs);
  return {
    score: scoreOf(pairs, left, clashes + (swapped ? 1 : 0), Math.abs(openLeft.length - openRight.length)),
    parts,
  };
}

function scoreOf(pairs: readonly Pair[], left: readonly Token[], clashes: number, missing: number): number {
  let product = 1;
  let anchored = 0;
  let initials = 0;
  for (const { left: at, pairing } of pairs) {
    if (left[at]?.particle !== false) continue;
    product *= pairing.similarity;
    if (pairing.how === 'initial') initials += 1;
    else anchored += 1;
  }
  if (anchored === 0) return 0;
  const lonely = anchored === 1 && missing > 0 && initials === 0 ? 0.78 : 1;
  // A contradiction weighs less in a long name, but never so little that the rest makes up for it.
  const solid = anchored + initials;
  const clashFactor = clashes === 0 ? 1 : (solid / (solid + clashes)) * 0.8 ** clashes;
  return product * clashFactor * lonely * 0.97 ** missing;
}

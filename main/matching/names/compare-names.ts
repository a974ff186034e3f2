import { lettersApart, typingErrors } from './distance.ts';
import { romanised } from './han-names.ts';
import { canBeSaid } from './phonetic-key.ts';
import { joinedTokens, type ReadName, readName, type Token } from './read-name.ts';

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
export const threshold = 0.64;

/** However much else agrees, a part of each that has no partner keeps two names below the threshold. */
const mostWithClash = 0.63;

/** A long vowel in the middle is written in such scripts too: Hussein is not حسن, which is Hassan. */
const longVowel = /(?<=.)(?:ei|ai|ee|ay|ey)(?=.)/;

function meetsWithoutVowels(left: Token, right: Token): boolean {
  const [bare, full] = left.bare === null ? [right, left] : [left, right];
  if (bare.bare === null || full.bare !== null) return false;
  if (full.text.length < 3 || full.sound.length < 2 || !canBeSaid(full.text) || !bare.bare.includes(full.sound))
    return false;
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
  // Most pairs of words end here: they have too few letters in common.
  const apart = limit === 0 || lettersApart(left.letters, right.letters) > limit;
  const errors = apart ? limit + 1 : typingErrors(one, other, limit);
  if (errors > limit) return soundsAlike && shorter > 4 && canBeSaid(one) && canBeSaid(other) ? soundOnly : different;
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

/** Names written together or apart: `JanDaniel Bothma` and `Jan Daniel Bothma`. */
function joinedAlike(one: string, other: string): boolean {
  return one.length > 5 && Math.abs(one.length - other.length) < 2 && typingErrors(one, other, 1) <= 1;
}

/** Two tokens that are one on the other side become one: `Hsiao-ming` beside `Xiaoming`, `Ben Ali` beside `Benali`. */
function joinedLike(name: ReadName, others: readonly Token[]): readonly Token[] {
  const { tokens } = name;
  const joined = joinedTokens(name);
  for (let at = 0; at < joined.length; at += 1) {
    const whole = joined[at];
    if (whole === undefined) continue;
    const bare = tokens[at]?.bare !== null && whole.sound.length > 4;
    for (const other of others)
      if (
        other.text === whole.text ||
        (whole.spellings.length > 0 && share(other.spellings, whole.spellings)) ||
        (bare && other.sound === whole.sound)
      )
        return [...tokens.slice(0, at), whole, ...tokens.slice(at + 2)];
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

/** What has no partner, particles apart. */
function open(tokens: readonly Token[], pairs: readonly Pair[], side: 'left' | 'right'): string[] {
  const found: string[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.particle) continue;
    let used = false;
    for (const pair of pairs) if (pair[side] === index) used = true;
    if (!used) found.push(token.text);
  }
  return found;
}

/** A name in Chinese letters beside one in Latin ones, as passports write it. Many names sound alike: it is never the same name for sure. */
function compareRomanised(a: string, b: string): NameComparison {
  const { score, parts } = compareNames(romanised(a) ?? a, romanised(b) ?? b);
  const read = (how: How): How => (how === 'same' ? 'transliteration' : how);
  return { score: score * 0.97, parts: parts.map((part) => ({ ...part, how: read(part.how) })) };
}

/**
 * Compares two names of persons: tokens in any order, missing middle names, initials, short forms, transliterations and
 * typing errors by length. Particles count little. A contradiction (a token of each side that has no partner) costs most.
 */
export function compareNames(a: string, b: string): NameComparison {
  const one = readName(a);
  const other = readName(b);
  if (one.han !== other.han && (romanised(a) ?? romanised(b)) !== null) return compareRomanised(a, b);
  const left = one.tokens.length > other.tokens.length ? joinedLike(one, other.tokens) : one.tokens;
  const right = other.tokens.length > one.tokens.length ? joinedLike(other, one.tokens) : other.tokens;
  if (left.length === 0 || right.length === 0) return { score: 0, parts: [] };
  const pairs = pairUp(left, right);
  const openLeft = open(left, pairs, 'left');
  const openRight = open(right, pairs, 'right');
  const clashes = Math.min(openLeft.length, openRight.length);
  if (openLeft.length + openRight.length > 0 && left.length !== right.length && joinedAlike(one.plain, other.plain)) {
    const written = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join(' ');
    return { score: 0.95, parts: [{ a: written(left), b: written(right), how: 'same' }] };
  }
  const parts: NamePart[] = [];
  for (const pair of pairs)
    parts.push({ a: left[pair.left]?.text ?? '', b: right[pair.right]?.text ?? '', how: pair.pairing.how });
  for (let index = 0; index < Math.max(openLeft.length, openRight.length); index += 1) {
    const first = openLeft[index] ?? '';
    const second = openRight[index] ?? '';
    parts.push({ a: first, b: second, how: first === '' || second === '' ? 'missing' : 'different' });
  }
  const swapped = pairs.length > 1 && sonBecomesFather(left, right, pairs);
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
  const clashFactor = clashes === 0 ? 1 : Math.min(mostWithClash, (solid / (solid + clashes)) * 0.8 ** clashes);
  return product * clashFactor * lonely * 0.97 ** missing;
}

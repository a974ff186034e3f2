import { typingErrors } from './distance.ts';
import { sameShortForm, sameSpellingFamily } from './families.ts';
import { isParticle, nameTokens } from './fold.ts';
import { soundKey } from './sound.ts';

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
export const threshold = 0.71;

const cacheLimit = 20_000;
const folded = new Map<string, readonly string[]>();

function tokensOf(name: string): readonly string[] {
  const known = folded.get(name);
  if (known !== undefined) return known;
  if (folded.size >= cacheLimit) folded.clear();
  const tokens = [...new Set(nameTokens(name))];
  folded.set(name, tokens);
  return tokens;
}

/** Typing errors that a word of this length may hold. */
const allowance = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : length < 11 ? 2 : 3);

const different: Pairing = { similarity: 0, how: 'different' };
const exact: Pairing = { similarity: 1, how: 'same' };

/** How alike two folded tokens are. */
export function compareTokens(one: string, other: string): Pairing {
  if (one === other) return exact;
  const shorter = Math.min(one.length, other.length);
  if (shorter === 1) return one.charCodeAt(0) === other.charCodeAt(0) ? { similarity: 0.9, how: 'initial' } : different;
  if (sameSpellingFamily(one, other)) return { similarity: 0.97, how: 'transliteration' };
  if (sameShortForm(one, other)) return { similarity: 0.92, how: 'nickname' };
  const limit = allowance(Math.max(one.length, other.length));
  if (limit === 0) return different;
  const errors = typingErrors(one, other, limit);
  const soundsAlike = shorter > 2 && soundKey(one) === soundKey(other);
  if (errors > limit) return soundsAlike && shorter > 4 ? { similarity: 0.8, how: 'transliteration' } : different;
  const sameStart = one.charCodeAt(0) === other.charCodeAt(0);
  const share = errors / ((one.length + other.length) / 2);
  const similarity = 1 - share * (soundsAlike ? 0.7 : sameStart ? 1.3 : 1.45);
  if (similarity < 0.6) return different;
  return { similarity, how: soundsAlike ? 'transliteration' : 'typing error' };
}

interface Candidate extends Pairing {
  left: number;
  right: number;
}

/** Best pairs first; each token is used once. */
function pairUp(a: readonly string[], b: readonly string[]): { pairs: Candidate[]; leftOver: string[]; rightOver: string[] } {
  const candidates: Candidate[] = [];
  a.forEach((one, left) => {
    b.forEach((other, right) => {
      const pairing = compareTokens(one, other);
      if (pairing.similarity > 0) candidates.push({ ...pairing, left, right });
    });
  });
  candidates.sort((one, other) => other.similarity - one.similarity || Math.abs(one.left - one.right) - Math.abs(other.left - other.right));
  const usedLeft = new Set<number>();
  const usedRight = new Set<number>();
  const pairs = candidates.filter((candidate) => {
    if (usedLeft.has(candidate.left) || usedRight.has(candidate.right)) return false;
    usedLeft.add(candidate.left);
    usedRight.add(candidate.right);
    return true;
  });
  return {
    pairs,
    leftOver: a.filter((_, index) => !usedLeft.has(index)),
    rightOver: b.filter((_, index) => !usedRight.has(index)),
  };
}

const solid = (tokens: readonly string[]): string[] => tokens.filter((token) => !isParticle(token));

/** Names written together or apart: `JanDaniel Bothma` and `Jan Daniel Bothma`. */
function joinedAlike(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === b.length) return false;
  const one = a.join('');
  const other = b.join('');
  return one.length > 5 && typingErrors(one, other, 1) <= 1;
}

/**
 * Compares two names of persons: tokens in any order, missing middle names, initials, short forms, transliterations and
 * typing errors by length. Particles count little. A contradiction (a token of each side that has no partner) costs most.
 */
export function compareNames(a: string, b: string): NameComparison {
  const left = tokensOf(a);
  const right = tokensOf(b);
  if (left.length === 0 || right.length === 0) return { score: 0, parts: [] };
  const { pairs, leftOver, rightOver } = pairUp(left, right);
  const parts: NamePart[] = pairs.map((pair) => ({ a: left[pair.left] ?? '', b: right[pair.right] ?? '', how: pair.how }));
  const openLeft = solid(leftOver);
  const openRight = solid(rightOver);
  const clashes = Math.min(openLeft.length, openRight.length);
  if (clashes > 0 && joinedAlike(left, right)) return { score: 0.95, parts: [{ a: left.join(' '), b: right.join(' '), how: 'same' }] };
  for (let index = 0; index < Math.max(openLeft.length, openRight.length); index += 1) {
    const one = openLeft[index] ?? '';
    const other = openRight[index] ?? '';
    parts.push({ a: one, b: other, how: one === '' || other === '' ? 'missing' : 'different' });
  }
  return { score: scoreOf(pairs, left, clashes, Math.abs(openLeft.length - openRight.length)), parts };
}

function scoreOf(pairs: readonly Candidate[], left: readonly string[], clashes: number, missing: number): number {
  let product = 1;
  let anchored = 0;
  for (const pair of pairs) {
    const light = isParticle(left[pair.left] ?? '');
    product *= light ? 1 : pair.similarity;
    if (!light && pair.how !== 'initial') anchored += 1;
  }
  if (anchored === 0) return 0;
  const lonely = anchored === 1 && missing > 0 ? (pairs.some((pair) => pair.how === 'initial') ? 0.97 : 0.78) : 1;
  const solidPairs = pairs.filter((pair) => !isParticle(left[pair.left] ?? '')).length;
  // A contradiction weighs less in a long name, but never so little that the rest makes up for it.
  const clashFactor = clashes === 0 ? 1 : (solidPairs / (solidPairs + clashes)) * 0.8 ** clashes;
  return product * clashFactor * lonely * 0.97 ** missing;
}

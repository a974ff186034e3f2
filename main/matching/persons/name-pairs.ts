/** Which parts of two names are one and the same part. */
import { chineseAlike } from '../names/chinese-syllables.ts';
import { typingErrors } from '../names/distance.ts';
import { type Likeness, likenessShare, type NameToken, nameToken, soundOf, tokensAlike } from './name-tokens.ts';
import { withoutFondEnding } from './pet-names.ts';

export interface Pair {
  left: number;
  right: number;
  how: Likeness;
}

/** Scripts that leave out short vowels. */
export const withoutVowels = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** `ahmd` is Ahmed, and `hsyn` Hussein but not Hassan: long vowels are written. */
function saidAlike(unvowelled: NameToken, other: NameToken): boolean {
  if (unvowelled.particle || other.particle || unvowelled.text.length < 3 || other.text.length < 3) return false;
  // `wr` is no English one here.
  const sound = soundOf(unvowelled.text.replace(/^w(?=r)/, 'wa'));
  if (sound.length < 2 || sound !== other.sound) return false;
  const long = /(?<=.)[yw](?=.)/.test(unvowelled.text);
  return long ? /(?<=.)[eiouyw]/.test(other.text) : !/ei|ai|ey|ay|ee|oo|ou/.test(other.text);
}

/** `bare`: which of the two was written in such a script. */
export function pairUp(
  left: readonly NameToken[],
  right: readonly NameToken[],
  bare: { left: boolean; right: boolean },
): Pair[] {
  const candidates: Pair[] = [];
  for (const [at, one] of left.entries())
    for (const [to, other] of right.entries()) {
      const how =
        tokensAlike(one, other) ??
        ((bare.left && saidAlike(one, other)) || (bare.right && saidAlike(other, one)) ? 'sound' : null);
      if (how !== null) candidates.push({ left: at, right: to, how });
    }
  candidates.sort(
    (x, y) =>
      likenessShare[y.how] - likenessShare[x.how] ||
      (right[y.right]?.text.length ?? 0) - (right[x.right]?.text.length ?? 0) ||
      Math.abs(x.left - x.right) - Math.abs(y.left - y.right),
  );
  const pairs: Pair[] = [];
  for (const candidate of candidates)
    if (!pairs.some((pair) => pair.left === candidate.left || pair.right === candidate.right)) pairs.push(candidate);
  return pairs;
}

/** Two listed names that sound alike and are nearly written so: Gedeon and Gideon, but not Amin and Amina. */
const spelledAlike = (one: NameToken, other: NameToken): boolean =>
  one.sound.length > 1 &&
  one.sound === other.sound &&
  one.eased.endsWith('a') === other.eased.endsWith('a') &&
  typingErrors(one.eased, other.eased, 2) <= (Math.max(one.eased.length, other.eased.length) < 6 ? 1 : 2);

/** `Sandy` and Sandra, `Emmy` and Emma. */
function isFondOf(fond: NameToken, whole: NameToken): boolean {
  const stem = withoutFondEnding(fond.text);
  return stem !== fond.text && whole.text !== stem && whole.text.startsWith(stem);
}

/** Written so alike that they are one name where another part of the two names agrees: `Whigte` and White, `Ho` and `Hxo`. */
function hardlyTwo(one: NameToken, other: NameToken): boolean {
  const [short, long] = one.text.length <= other.text.length ? [one, other] : [other, one];
  if (short.text.length < 2 || one.particle || other.particle) return false;
  if (chineseAlike(one.syllables, other.syllables) === 'other') return false;
  const known = (token: NameToken): boolean => token.given || token.common;
  if (short.text.length > 3 && long.text.startsWith(short.text) && !/^ah?$/.test(long.text.slice(short.text.length)))
    return true;
  if (one.given && other.given && (isFondOf(short, long) || isFondOf(long, short))) return true;
  if (known(one) && known(other)) return spelledAlike(one, other);
  const limit = long.text.length < 5 ? 1 : long.text.length < 8 ? 2 : 3;
  const errors = Math.min(typingErrors(one.text, other.text, limit), typingErrors(one.eased, other.eased, limit));
  if (errors > 1 && errors * 6 > one.text.length + other.text.length) return false;
  const begin = one.text.charAt(0) === other.text.charAt(0);
  return errors <= limit && (begin || (errors < 2 && short.text.length > 5));
}

/** Further pairs among the parts that nothing is paired with yet. */
export function leniently(left: readonly NameToken[], right: readonly NameToken[], pairs: readonly Pair[]): Pair[] {
  const found: Pair[] = [];
  const free = (side: 'left' | 'right', at: number): boolean => ![...pairs, ...found].some((pair) => pair[side] === at);
  for (const [at, one] of left.entries())
    for (const [to, other] of right.entries())
      if (free('left', at) && free('right', to) && hardlyTwo(one, other))
        found.push({ left: at, right: to, how: 'typing error' });
  return found;
}

const hyphened = /^(\p{L}{2,5})-(\p{L}{2,5})(?!\p{L})/u;

/** `Kwok-Wai Leung` is neither Wei Leung nor Wai Kwok: both halves of a given name belong to it, in their order. */
export function halvesApart(
  text: string,
  tokens: readonly NameToken[],
  pairs: readonly Pair[],
  side: 'left' | 'right',
): boolean {
  if (!hyphened.test(text) || tokens.length < 3) return false;
  const there = side === 'left' ? 'right' : 'left';
  const [first, second] = [0, 1].map((at) => pairs.find((pair) => pair[side] === at));
  if (first === undefined && second === undefined) return false;
  return first === undefined || second === undefined || second[there] !== first[there] + 1;
}

/** Tokens of which two neighbours are one on the other side. */
export function joinedLike(tokens: readonly string[], others: readonly NameToken[]): readonly string[] {
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const [first = '', second = ''] = [tokens[at], tokens[at + 1]];
    if (first.length < 2 || second.length < 2) continue;
    // What stands by itself on the other side as well is a word by itself.
    if (others.some(({ text }) => text.length > 2 && (text === first || text === second))) continue;
    for (const text of [first + second, second + first]) {
      const whole = nameToken(text);
      if (others.some((other) => other.text.length > 4 && other.text.length > text.length - 4 && isOne(whole, other)))
        return [...tokens.slice(0, at), text, ...tokens.slice(at + 2)];
    }
  }
  return tokens;
}

const isOne = (whole: NameToken, other: NameToken): boolean => {
  const how = tokensAlike(whole, other);
  return how === 'same' || how === 'spelling' || how === 'typing error' || (how === 'sound' && whole.sound.length > 3);
};

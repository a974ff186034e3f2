/** How two names of two mentions can be one, in bits. */

import { typingErrors } from '../names/distance.ts';
import { lacksVowels } from '../names/phonetic-key.ts';
import { type Frequencies, surprise } from './frequencies.ts';
import { tokenKey } from './keys.ts';
import type { HeardName, WrittenName } from './mention.ts';
import { type Likeness, likenessShare, type NameToken, nameToken, soundOf, tokensAlike } from './name-tokens.ts';
import { withoutFondEnding } from './pet-names.ts';

/** `other`: two whole names that cannot be one; `clash`: less is known of one of them. */
export type NameOutcome = 'alike' | 'nothing' | 'clash' | 'other';

export interface NamesCompared {
  /** For (above nought) and against. */
  bits: number;
  outcome: NameOutcome;
  one: WrittenName;
  other: WrittenName;
  /** How the parts that agree do so. */
  how: readonly Likeness[];
  /** Parts, initials apart, that agree. */
  parts: number;
  /** Folded parts that agree, of both names. */
  tokens: readonly string[];
}

const initialBits = 2;
const weights = { clash: -8, clashInLong: -3, strangers: -7, otherWord: -3 };

/** As if so many contributions had names as the population has, whatever the store holds. */
const population = 1_500;
const usualOf = (token: NameToken): number =>
  token.common ? 0.02 : token.given ? 0.004 : token.ordinary ? 0.004 : 0.0005;

/** A kunya takes the name of a son, mostly one of a few. */
const usualOfSons = 0.005;

/** Bits that agreeing in a token says: by how common it is in the store, in either spelling. */
function tokenBits(one: NameToken, other: NameToken, frequencies: Frequencies, least = 0): number {
  const held = Math.max(frequencies.holders(tokenKey(one.text)), frequencies.holders(tokenKey(other.text)));
  // The two compared are not counted: of whom a few reports speak, the name is not common for that.
  return Math.min(
    14,
    surprise(frequencies, Math.max(0, held - 2), Math.max(least, usualOf(one), usualOf(other)), population),
  );
}

interface Pair {
  left: number;
  right: number;
  how: Likeness;
}

function pairUp(left: readonly NameToken[], right: readonly NameToken[]): Pair[] {
  const candidates: Pair[] = [];
  for (const [at, one] of left.entries())
    for (const [to, other] of right.entries()) {
      const how = tokensAlike(one, other);
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

const lenientShare = 0.5;

/** Written so alike that they are one name where another part of the two names agrees: `Whigte` and White, `Ho` and `Hxo`. */
function hardlyTwo(one: NameToken, other: NameToken): boolean {
  const [short, long] = one.text.length <= other.text.length ? [one, other] : [other, one];
  if (short.text.length < 2 || one.particle || other.particle) return false;
  const known = (token: NameToken): boolean => token.given || token.common;
  if (short.text.length > 3 && long.text.startsWith(short.text)) return true;
  const fond = withoutFondEnding(short.text);
  if (fond !== short.text && one.given && other.given && long.text.startsWith(fond)) return true;
  if (known(one) && known(other)) return false;
  const limit = long.text.length < 5 ? 1 : long.text.length < 8 ? 2 : 3;
  const errors = Math.min(typingErrors(one.text, other.text, limit), typingErrors(one.eased, other.eased, limit));
  return errors <= limit && (errors < 2 || one.text.charAt(0) === other.text.charAt(0));
}

/** Further pairs among the parts that nothing is paired with yet. */
function leniently(left: readonly NameToken[], right: readonly NameToken[], pairs: readonly Pair[]): Pair[] {
  const found: Pair[] = [];
  const free = (side: 'left' | 'right', at: number): boolean => ![...pairs, ...found].some((pair) => pair[side] === at);
  for (const [at, one] of left.entries())
    for (const [to, other] of right.entries())
      if (free('left', at) && free('right', to) && hardlyTwo(one, other))
        found.push({ left: at, right: to, how: 'typing error' });
  return found;
}

/** Tokens of which two neighbours are one on the other side. */
function joinedLike(tokens: readonly string[], others: readonly NameToken[]): readonly string[] {
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const [first = '', second = ''] = [tokens[at], tokens[at + 1]];
    if (first.length < 2 || second.length < 2) continue;
    for (const text of [first + second, second + first]) {
      const whole = nameToken(text);
      if (others.some((other) => other.text.length > 5 && isOne(whole, other)))
        return [...tokens.slice(0, at), text, ...tokens.slice(at + 2)];
    }
  }
  return tokens;
}

const isOne = (whole: NameToken, other: NameToken): boolean => {
  const how = tokensAlike(whole, other);
  return how === 'same' || how === 'spelling' || how === 'typing error' || (how === 'sound' && whole.sound.length > 3);
};

const generic = new Set(
  'senior junior snr jnr jr sr elder younger young old mr mrs ms dr sahib saheb sahb bhai bhaiya abla abi usta hoca baji apa ji jaan beta begum hajji haji hajj shaykh sheikh sheik mullah maulana ustad imam pastor sister brother uncle auntie aunty fr mme mlle baba tio'.split(
    ' ',
  ),
);
const useful = (name: WrittenName): string[] => {
  const kept = name.tokens.filter((token) => !generic.has(token));
  return kept.length > 0 ? kept : [...name.tokens];
};

/** `Drv`, `Pt`: what a report calls somebody. */
const isShorthand = ({ text }: NameToken): boolean => text.length < 4 && lacksVowels(text) && !text.includes('y');

/** Open parts that are no initials, no particles and no shorthand. */
const open = (tokens: readonly NameToken[], used: (at: number) => boolean): NameToken[] =>
  tokens.filter((token, at) => !used(at) && !token.particle && token.text.length > 1 && !isShorthand(token));

const openInitials = (tokens: readonly NameToken[], used: (at: number) => boolean): number =>
  tokens.filter((token, at) => !used(at) && token.text.length === 1).length;

/** Compares two written names. Symmetric in its bits. */
export function compareWritten(one: WrittenName, other: WrittenName, frequencies: Frequencies): NamesCompared {
  const a = useful(one);
  const b = useful(other);
  const readB = b.map(nameToken);
  const left = (a.length > 1 ? joinedLike(a, readB) : a).map(nameToken);
  const right = (b.length > 1 ? joinedLike(b, left) : b).map(nameToken);
  const pairs = pairUp(left, right);
  const told = Math.min(one.certainty, other.certainty);
  let bits = 0;
  let parts = 0;
  const tokens: string[] = [];
  const kunya = one.kind === 'kunya' || other.kind === 'kunya';
  const take = (pair: Pair, share = likenessShare[pair.how]): void => {
    const [x, y] = [left[pair.left], right[pair.right]];
    if (x === undefined || y === undefined || x.particle) return;
    tokens.push(x.text, y.text);
    if (pair.how === 'initial' || x.text.length === 1) bits += initialBits;
    else {
      parts += 1;
      bits += tokenBits(x, y, frequencies, kunya ? usualOfSons : 0) * share;
    }
  };
  for (const pair of pairs) take(pair);
  const add = (pair: Pair): void => {
    pairs.push(pair);
    take(pair, lenientShare);
  };
  const sure = pairs.some(
    ({ left: at, how }) => (how === 'same' || how === 'spelling') && (left[at]?.text.length ?? 0) > 2,
  );
  if (sure) for (const pair of leniently(left, right, pairs)) add(pair);
  const usedLeft = (at: number): boolean => pairs.some((pair) => pair.left === at);
  const usedRight = (at: number): boolean => pairs.some((pair) => pair.right === at);
  const [openA, openB] = [open(left, usedLeft), open(right, usedRight)];
  const initialsApart =
    (openInitials(left, usedLeft) > 0 && openB.length + openInitials(right, usedRight) > 0) ||
    (openInitials(right, usedRight) > 0 && openA.length > 0);
  const how = pairs.map((pair) => pair.how);
  const result = (outcome: NameOutcome, sum: number): NamesCompared => ({
    bits: sum,
    outcome,
    one,
    other,
    how,
    parts,
    tokens,
  });
  const full = (tokens: readonly NameToken[]): boolean => tokens.filter((token) => !token.particle).length > 1;
  const clash: NameOutcome = told >= 0.7 && full(left) && full(right) ? 'other' : 'clash';
  const nick = one.kind !== other.kind;
  if (parts === 0) {
    if (left.length === 0 || right.length === 0) return result('nothing', 0);
    // Initials alone: G.P. beside Gordon Peverell.
    const initials = pairs.filter((pair) => pair.how === 'initial').length;
    const allInitials =
      left.every((token) => token.text.length === 1) || right.every((token) => token.text.length === 1);
    // `Ty H` beside T. Haverscroft: each has a letter where the other has a word.
    const crossed = initials > 1 && pairs.every((pair) => pair.how === 'initial');
    if ((allInitials || crossed) && initials > 1 && openA.length + openB.length === 0)
      return result('alike', initials * 3);
    // `G.M. Tarrar` beside Ghulam Mustafa: nothing in the one that the other does not leave room for.
    if (initials > 1 && (openA.length === 0 || openB.length === 0) && !initialsApart) return result('nothing', 0);
    if (nick) return result('nothing', -1);
    const whole = Math.min(openA.length, openB.length);
    return result(clash, (whole > 1 ? weights.strangers : weights.otherWord) * (told >= 0.85 ? 1 : 0.4));
  }
  const longSound = tokens.length > 0 && tokens.every((token) => soundOf(token).length > 4);
  // A word that is perhaps no name at all has to be written like one.
  if (told <= 0.6 && parts < 2 && Math.max(left.length, right.length) > 1 && Math.min(left.length, right.length) > 1)
    return result('nothing', 0);
  if (told <= 0.65 && parts < 2 && !how.some((one) => one === 'same' || one === 'spelling') && !longSound)
    return result('nothing', 0);
  if (told <= 0.5 && how.every((one) => one === 'sound' || one === 'short form' || one === 'initial'))
    return result('nothing', 0);
  if (openA.length > 0 && openB.length > 0) {
    const weight = parts > 1 ? weights.clashInLong : weights.clash;
    // Long names leave out now this and now that part.
    const firstAgree = pairs.some((pair) => pair.left === 0 && pair.right === 0 && pair.how !== 'initial');
    if (parts > 2 || (parts > 1 && firstAgree && left.length > 2 && right.length > 2))
      return result('alike', bits * 0.8 + weight);
    return result(clash, bits * 0.8 + weight * (told >= 0.85 ? 1 : 0.6));
  }
  if (initialsApart) return result(clash, bits * 0.8 + weights.clash * 0.75);
  return result('alike', bits * (told < 0.7 ? 0.8 : 1));
}

/** How a name may sound, run together: whole, turned round, its last part, its first and last. */
const soundsOf = (tokens: readonly string[]): string[] => [
  soundOf(tokens.join('')),
  soundOf([...tokens].reverse().join('')),
  soundOf(tokens.slice(-1).join('')),
  soundOf(`${tokens[0] ?? ''}${tokens.at(-1) ?? ''}`),
];

/** A name and what a machine or a stranger heard: the same sounds, run together. Null where they are not. */
export function compareHeard(
  name: WrittenName,
  heard: readonly HeardName[],
  frequencies: Frequencies,
): { bits: number; heard: HeardName } | null {
  const tokens = useful(name).filter((token) => token.length > 1);
  if (tokens.length === 0 || heard.length === 0) return null;
  const sounds = new Set([...soundsOf(tokens), ...soundsOf(tokens.map((token) => nameToken(token).forms[1] ?? token))]);
  let best: { bits: number; heard: HeardName } | null = null;
  for (const sound of sounds) {
    if (sound.length < 5) continue;
    const limit = sound.length > 8 ? 2 : sound.length > 6 ? 1 : 0;
    for (const one of heard) {
      if (Math.abs(one.sound.length - sound.length) > limit || one.sound.charCodeAt(0) !== sound.charCodeAt(0))
        continue;
      const errors = typingErrors(one.sound, sound, limit);
      if (errors > limit) continue;
      const rare = tokens.map(nameToken);
      const bits =
        Math.min(
          16,
          rare.reduce((sum, token) => sum + tokenBits(token, token, frequencies), 0),
        ) *
        (0.85 - errors * 0.1);
      if (best === null || bits > best.bits) best = { bits, heard: one };
    }
  }
  return best;
}

/** How two names of two mentions can be one, in bits. */

import { chineseTogether } from '../names/chinese-syllables.ts';
import { lacksVowels } from '../names/phonetic-key.ts';
import { type Frequencies, surprise } from './frequencies.ts';
import { tokenKey } from './keys.ts';
import type { WrittenName } from './mention.ts';
import { halvesApart, joinedLike, leniently, type Pair, pairUp, withoutVowels } from './name-pairs.ts';
import { type Likeness, likenessShare, type NameToken, nameToken, soundOf } from './name-tokens.ts';

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
const lenientShare = 0.5;
const faintShare = 0.4;
const weights = { clash: -8, clashInLong: -3, strangers: -7, otherWord: -3 };

/** As if so many contributions had names as the population has, whatever the store holds. */
const population = 1_500;
/** There are few short words, so that many people share one: `Wei`, `Fong`, `Ali`. */
const usualByLength = (length: number): number => (length < 4 ? 0.008 : length < 5 ? 0.003 : 0.0005);
const usualOf = (token: NameToken): number =>
  token.common ? 0.02 : Math.max(token.given || token.ordinary ? 0.004 : 0, usualByLength(token.text.length));

/** A kunya takes the name of a son, mostly one of a few. */
const usualOfSons = 0.005;

/** Bits that agreeing in a token says: by how common it is in the store, in either spelling. */
export function tokenBits(one: NameToken, other: NameToken, frequencies: Frequencies, least = 0): number {
  const held = Math.max(frequencies.holders(tokenKey(one.text)), frequencies.holders(tokenKey(other.text)));
  // The two compared are not counted: of whom a few reports speak, the name is not common for that.
  return Math.min(
    14,
    surprise(frequencies, Math.max(0, held - 2), Math.max(least, usualOf(one), usualOf(other)), population),
  );
}

const generic = new Set(
  'senior junior snr jnr jr sr elder younger young old mr mrs ms dr sahib saheb sahb bhai bhaiya abla abi usta hoca baji apa ji jaan beta begum hajji haji hajj shaykh sheikh sheik mullah maulana ustad imam pastor sister brother uncle auntie aunty fr mme mlle baba tio'.split(
    ' ',
  ),
);
/** Of these, what is a surname where it stands last. */
const alsoSurnames = new Set(
  'shaykh sheikh sheik shaikh begum hajji haji imam pastor baba young elder brother'.split(' '),
);
export const useful = ({ tokens }: WrittenName): string[] => {
  const kept = tokens.filter(
    (token, at) => !generic.has(token) || (at > 0 && at === tokens.length - 1 && alsoSurnames.has(token)),
  );
  return kept.length > 0 ? kept : [...tokens];
};

const together = new WeakMap<WrittenName, readonly string[]>();

/** The parts that are compared: a name is compared with those of dozens of reports, and put together once. */
function partsToCompare(name: WrittenName): readonly string[] {
  const before = together.get(name);
  if (before !== undefined) return before;
  const made = chineseTogether(useful(name), name.text);
  together.set(name, made);
  return made;
}

/** `Drv`, `Pt`: what a report calls somebody. */
const isShorthand = ({ text }: NameToken): boolean => text.length < 4 && lacksVowels(text) && !text.includes('y');

/** `Abdul` and its like are never a name by themselves. */
const servant = /^abd(?:[ae]l|ul|u[rsznt]?)?$/;

/** Open parts that are no initials, no particles and no shorthand. */
const open = (tokens: readonly NameToken[], used: (at: number) => boolean): NameToken[] =>
  tokens.filter(
    (token, at) =>
      !used(at) && !token.particle && token.text.length > 1 && !isShorthand(token) && !servant.test(token.text),
  );

const openInitials = (tokens: readonly NameToken[], used: (at: number) => boolean): number =>
  tokens.filter((token, at) => !used(at) && token.text.length === 1).length;

/** Compares two written names. Symmetric in its bits. */
export function compareWritten(one: WrittenName, other: WrittenName, frequencies: Frequencies): NamesCompared {
  const a = partsToCompare(one);
  const b = partsToCompare(other);
  const readB = b.map(nameToken);
  const left = (a.length > 1 ? joinedLike(a, readB) : a).map(nameToken);
  const right = (b.length > 1 ? joinedLike(b, left) : b).map(nameToken);
  const pairs = pairUp(left, right, { left: withoutVowels.test(one.text), right: withoutVowels.test(other.text) });
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
    const paired = (at: number, to: number): boolean =>
      pairs.some((pair) => pair.left === at && pair.right === to && pair.how !== 'initial');
    // Of names in syllables, as in Korea, the middle is half of the given name.
    const syllables = [...left, ...right].every(({ text }) => text.length < 6);
    const ends = !syllables && paired(0, 0) && paired(left.length - 1, right.length - 1);
    const first = pairs.some((pair) => (pair.left === 0 || pair.right === 0) && pair.how !== 'initial');
    if (parts > 1 && (ends || (parts > 2 && first))) return result('alike', bits * 0.8 + weight);
    return result(clash, bits * 0.8 + weight * (told >= 0.85 ? 1 : 0.6));
  }
  if (initialsApart || halvesApart(one.text, left, pairs, 'left') || halvesApart(other.text, right, pairs, 'right'))
    return result(clash, bits * 0.8 + weights.clash * 0.75);
  // One part that is only said alike, or nearly written so, is mostly another name.
  const faint = parts < 2 && how.every((one) => one === 'sound' || one === 'typing error');
  return result('alike', bits * (told < 0.7 ? 0.8 : 1) * (faint ? faintShare : 1));
}

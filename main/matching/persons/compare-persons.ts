/**
 * Whether two contributions may speak of one person: what agrees and what speaks against, in bits. The weights are a considered
 * judgement, tried on half of one corpus; no sample at hand is large enough to learn them from.
 */

import { compareBorn } from './compare-facts.ts';
import { compareHeard, compareWritten, type NamesCompared } from './compare-names.ts';
import { besides, type Frequencies, surprise } from './frequencies.ts';
import { particularKey, placeKey, wordKey } from './keys.ts';
import type { Mention, Particular, ReadContribution } from './mention.ts';
import { nameToken } from './name-tokens.ts';
import { damagedPhone, platesFit } from './particulars.ts';
import type { PersonMatch, Reason, Strength } from './person-match.ts';
import type { WrittenName } from './written-names.ts';

const weights = {
  sexDiffers: -3,
  generationDiffers: -7,
  otherMeant: -6,
  particularShared: 14,
  addressShared: 9,
  numberShared: 8,
  damaged: 7,
  sharedPhone: 5,
  hostShared: 7,
  noPlaceShared: -2.5,
};

/** How far the bits of words beside names are believed: they are not independent of one another. */
const wordShare = 0.85;
const mostWordBits = 9;

interface Sum {
  bits: number;
  reasons: Reason[];
}

const strongKinds = new Set(['phone', 'vrm', 'email', 'handle', 'bank_account', 'imei', 'passport']);

function particularBits(a: Mention, b: Mention, frequencies: Frequencies): Sum & { unique: boolean } {
  const sum = { bits: 0, reasons: [] as Reason[], unique: false };
  const add = (one: Particular, other: Particular, most: number, exact: boolean): void => {
    const held = frequencies.holders(particularKey(one.kind === 'shared phone' ? 'phone' : one.kind, one.value));
    const bits = most / (1 + Math.max(0, held - 8) / 8);
    sum.bits += bits;
    sum.reasons.push({ kind: exact ? one.kind : 'damaged', one: one.text, other: other.text, bits });
  };
  for (const one of a.particulars)
    for (const other of b.particulars) {
      if (
        one.kind === other.kind &&
        one.kind !== 'shared phone' &&
        one.value === other.value &&
        !one.value.includes('?')
      ) {
        const strong = strongKinds.has(one.kind);
        const most = strong
          ? weights.particularShared
          : one.kind === 'address'
            ? weights.addressShared
            : one.kind === 'host'
              ? weights.hostShared
              : one.kind === 'number'
                ? weights.numberShared
                : 4;
        add(one, other, most, true);
        sum.unique ||= strong;
      } else if (one.kind.endsWith('phone') && other.kind.endsWith('phone') && one.value === other.value)
        add(one, other, weights.sharedPhone, true);
      else if (one.kind === 'vrm' && other.kind === 'vrm' && platesFit(one.value, other.value))
        add(one, other, weights.damaged, false);
      else if (
        one.kind.includes('phone') &&
        other.kind.includes('phone') &&
        one.kind !== other.kind &&
        damagedPhone(one.value, other.value)
      )
        add(one, other, weights.damaged, false);
    }
  sum.bits = Math.min(20, sum.bits);
  return sum;
}

/** A word that stands where places do in a quarter of the contributions that have it. */
function isPlace(word: string, frequencies: Frequencies): boolean {
  const at = frequencies.holders(placeKey(word));
  return at > 1 && at * 4 >= frequencies.holders(wordKey(word));
}

/** Both tell of places, and none is the same. */
function placesApart(a: Mention, b: Mention, frequencies: Frequencies): boolean {
  const placesOf = ({ words }: Mention): string[] =>
    [...words.values()].filter(({ unusual, word }) => unusual && isPlace(word, frequencies)).map(({ word }) => word);
  const one = placesOf(a);
  const other = placesOf(b);
  return one.length > 0 && other.length > 0 && !one.some((place) => other.includes(place));
}

function wordBits(a: Mention, b: Mention, inNames: ReadonlySet<string>, frequencies: Frequencies): Sum {
  const reasons: Reason[] = [];
  for (const [word, one] of a.words) {
    const other = b.words.get(word);
    if (other === undefined || inNames.has(word)) continue;
    const held = frequencies.holders(wordKey(word));
    const bits = surprise(frequencies, held, one.usual, 60) - (one.unusual ? 0.7 : 1.6);
    if (bits > 0.3) reasons.push({ kind: 'word', one: one.text, other: other.text, bits: bits * wordShare });
  }
  reasons.sort((x, y) => y.bits - x.bits || (x.one < y.one ? -1 : 1));
  const shown = reasons.slice(0, 8);
  return {
    bits: Math.min(
      mostWordBits,
      shown.reduce((sum, { bits }) => sum + bits, 0),
    ),
    reasons: shown,
  };
}

const isOnlyPlace = ({ tokens, kind }: WrittenName, frequencies: Frequencies): boolean =>
  kind === 'name' && tokens.every((token) => !nameToken(token).given && isPlace(token, frequencies));

interface NamesFound {
  best: NamesCompared | null;
  bits: number;
  reasons: Reason[];
  inNames: Set<string>;
}

function nameBits(
  a: Mention,
  b: Mention,
  one: ReadContribution,
  other: ReadContribution,
  frequencies: Frequencies,
): NamesFound {
  let best: NamesCompared | null = null;
  for (const x of a.names)
    for (const y of b.names) {
      if (isOnlyPlace(x, frequencies) || isOnlyPlace(y, frequencies)) continue;
      // Two words that nobody can tell from a place or a thing are compared as words.
      if (x.certainty <= 0.5 && y.certainty <= 0.5) continue;

      const compared = compareWritten(x, y, frequencies);
      if (best === null || compared.bits > best.bits) best = compared;
    }
  const reasons: Reason[] = [];
  let bits = best?.bits ?? 0;
  const inNames = new Set<string>(best?.outcome === 'alike' ? best.tokens : []);
  if (best !== null)
    reasons.push({
      kind: best.outcome === 'alike' ? 'name' : best.outcome === 'other' ? 'other name' : 'no name shared',
      one: best.one.text,
      other: best.other.text,
      bits: best.bits,
      how: best.how,
    });
  for (const [names, heard, swapped, contribution] of [
    [a.names, other.heard, false, other],
    [b.names, one.heard, true, one],
  ] as const)
    for (const name of names) {
      if (name.certainty < 0.85 || name.tokens.some((token) => isPlace(token, frequencies))) continue;
      const found = compareHeard(name, heard, frequencies);
      if (found === null || found.bits <= bits) continue;
      bits = found.bits;
      const told = contribution.text.slice(found.heard.start, found.heard.end);
      reasons.splice(0, reasons.length, {
        kind: 'heard',
        one: swapped ? told : name.text,
        other: swapped ? name.text : told,
        bits,
      });
      best = best === null ? null : { ...best, outcome: 'alike', bits };
      for (const token of name.tokens) inNames.add(token);
    }
  return { best, bits, reasons, inNames };
}

/** Two mentions of two contributions. Symmetric but for the order of `one` and `other` in its reasons. */
export function compareMentions(
  a: Mention,
  b: Mention,
  one: ReadContribution,
  other: ReadContribution,
  frequencies: Frequencies,
): PersonMatch {
  const names = nameBits(a, b, one, other, frequencies);
  const particulars = particularBits(a, b, frequencies);
  const words = wordBits(a, b, names.inNames, frequencies);
  const born = compareBorn(a.born, b.born);
  const reasons = [...names.reasons, ...particulars.reasons, ...words.reasons, ...born.reasons];
  let bits = names.bits + particulars.bits + words.bits + born.bits;
  const against = (kind: Reason['kind'], amount: number): void => {
    bits += amount;
    reasons.push({ kind, one: '', other: '', bits: amount });
  };
  if (a.sex !== null && b.sex !== null && a.sex !== b.sex) against('other sex', weights.sexDiffers);
  if (a.generation !== null && b.generation !== null && a.generation !== b.generation)
    against('other generation', weights.generationDiffers);
  if (a.otherMeant !== b.otherMeant) against('said to be another', weights.otherMeant);
  if (placesApart(a, b, frequencies)) against('other place', weights.noPlaceShared);
  const named = names.best?.outcome === 'alike' || names.reasons.some(({ kind }) => kind === 'heard');
  return {
    mentions: [0, 0],
    bits,
    reasons,
    strength: 'none',
    named,
    unique: particulars.unique,
    context: words.bits + particulars.bits + Math.max(0, born.bits),
    contradicted: born.bits < -2 || (a.sex !== null && b.sex !== null && a.sex !== b.sex),
  };
}

/** Bits from which a pair is worth showing; what is asked grows with the store. */
const asked = { probable: 1.5, possible: -2, despite: 4 };

const nothing: PersonMatch = {
  mentions: [-1, -1],
  bits: Number.NEGATIVE_INFINITY,
  reasons: [],
  strength: 'none',
  named: false,
  unique: false,
  context: 0,
  contradicted: false,
};

/** Without a name: so much beside it that it is the same story, places apart. */
const toldAlike = ({ reasons, context }: PersonMatch): boolean =>
  context >= 9 &&
  reasons.filter(({ kind, bits }) => kind === 'word' && bits > 2.8).length +
    reasons.filter(({ kind, bits }) => kind !== 'word' && bits > 4).length * 2 >
    1;

export function strengthOf(match: PersonMatch, { contributions }: Frequencies): Strength {
  const need = Math.log2(contributions + besides);
  const over = match.bits - need;
  if (match.unique && !match.contradicted && (match.named || match.context > 16)) return 'strong';
  if (match.unique && over > 0) return 'strong';
  if (!match.named && !toldAlike(match)) return 'none';
  // Born at another time: shown only where a great deal else agrees, and never as more than possible.
  if (match.reasons.some(({ kind, bits }) => kind.startsWith('other') && bits <= -6))
    return over >= asked.despite ? 'possible' : 'none';
  if (over >= asked.probable) return 'probable';
  return over >= asked.possible ? 'possible' : 'none';
}

/** Only words that nobody can tell from a place or a thing. */
const isDoubtful = ({ names }: Mention): boolean =>
  names.length > 0 && names.every(({ certainty }) => certainty <= 0.7);

/** The likeliest pair of mentions of two contributions. */
export function compareContributions(
  one: ReadContribution,
  other: ReadContribution,
  frequencies: Frequencies,
): PersonMatch {
  let best = nothing;
  for (const [at, a] of one.mentions.entries())
    for (const [to, b] of other.mentions.entries()) {
      const doubtful = isDoubtful(a) || isDoubtful(b);
      const match = compareMentions(a, b, one, other, frequencies);
      if (match.bits > best.bits && (match.named || match.unique || !doubtful)) best = { ...match, mentions: [at, to] };
    }
  return best === nothing ? nothing : { ...best, strength: strengthOf(best, frequencies) };
}

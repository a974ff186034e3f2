/**
 * Whether two contributions may speak of one person: what agrees and what speaks against, in bits. The weights are a considered
 * judgement, tried on parts of two corpora (`docs/reading.md`); no sample at hand is large enough to learn them from.
 */

import { isPlace, particularBits, placesApart, wordBits } from './compare-beside.ts';
import { compareBorn } from './compare-facts.ts';
import { compareHeard } from './compare-heard.ts';
import { compareWritten, type NamesCompared } from './compare-names.ts';
import { besides, type Frequencies } from './frequencies.ts';
import type { Mention, ReadContribution, WrittenName } from './mention.ts';
import { nameToken } from './name-tokens.ts';
import type { PersonMatch, Reason, Strength } from './person-match.ts';

const weights = {
  sexDiffers: -3,
  generationDiffers: -7,
  otherMeant: -10,
  otherMeantAndTold: -3,
  noPlaceShared: -2.5,
};

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
  return compareRest(a, b, names, frequencies);
}

const isNamed = ({ best, reasons }: NamesFound): boolean =>
  best?.outcome === 'alike' || reasons.some(({ kind }) => kind === 'heard');

/** What was heard stands for the whole name, and an initial for a part. */
const partsOf = ({ best, reasons }: NamesFound): number =>
  reasons.some(({ kind }) => kind === 'heard')
    ? 2
    : best?.outcome === 'alike'
      ? best.parts + (best.how.includes('initial') ? 1 : 0)
      : 0;

function compareRest(a: Mention, b: Mention, names: NamesFound, frequencies: Frequencies): PersonMatch {
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
  // Of whom the same is told besides, the text says rather which of two is meant.
  const told = partsOf(names) > 1 && (words.beyondPlaces || particulars.bits > 0);
  if (a.otherMeant !== b.otherMeant)
    against('said to be another', told ? weights.otherMeantAndTold : weights.otherMeant);
  if (placesApart(a, b, frequencies)) against('other place', weights.noPlaceShared);
  return {
    mentions: [0, 0],
    bits,
    reasons,
    strength: 'none',
    named: isNamed(names),
    partly: !isNamed(names) && (names.best?.how.length ?? 0) > 0,
    parts: partsOf(names),
    nameless: a.names.length === 0 || b.names.length === 0,
    unique: particulars.unique || (particulars.ofAPlace && isNamed(names)),
    context: words.bits + particulars.bits + Math.max(0, born.bits),
    contradicted: born.bits < -2 || (a.sex !== null && b.sex !== null && a.sex !== b.sex),
  };
}

/** Bits from which a pair is worth showing; what is asked grows with the store. */
const asked = { probable: 1.5, possible: -2, despite: 4, onePartAlone: 0.7, partly: -1 };
/** Less than this beside a name is nothing. */
const hardlyAnything = 1.5;
const somethingElse = 2;

const nothing: PersonMatch = {
  mentions: [-1, -1],
  bits: Number.NEGATIVE_INFINITY,
  reasons: [],
  strength: 'none',
  named: false,
  partly: false,
  parts: 0,
  nameless: false,
  unique: false,
  context: 0,
  contradicted: false,
};

/** Without a name: so much beside it that it is the same story, places apart. */
const toldAlike = ({ reasons, context, nameless }: PersonMatch): boolean =>
  context >= 9 &&
  reasons.filter(({ kind, bits }) => kind === 'word' && bits > (nameless ? 2.8 : 3.3)).length +
    reasons.filter(({ kind, bits }) => kind !== 'word' && bits > 4).length * 2 >
    (nameless ? 1 : 2);

export function strengthOf(match: PersonMatch, { contributions }: Frequencies): Strength {
  const need = Math.log2(contributions + besides);
  const over = match.bits - need;
  if (match.unique && !match.contradicted && (match.named || match.context > 16)) return 'strong';
  if (match.unique && over > 0) return 'strong';
  // Another surname, or a letter for a name: somebody who married, or of the same house.
  if (match.partly && !match.contradicted && match.context >= somethingElse && over >= asked.partly) return 'possible';
  if (!match.named && !toldAlike(match)) return 'none';
  // Born at another time: shown only where a great deal else agrees, and never as more than possible.
  if (match.reasons.some(({ kind, bits }) => kind.startsWith('other') && bits <= -6))
    return match.unique && over >= asked.despite ? 'possible' : 'none';
  // One part of a name and nothing else: a namesake unless the name is a rare one.
  if (match.parts < 2 && match.context < hardlyAnything && over < asked.onePartAlone) return 'none';
  if (over >= asked.probable) return 'probable';
  return over >= asked.possible ? 'possible' : 'none';
}

/** Only words that nobody can tell from a place or a thing. */
const isDoubtful = ({ names }: Mention): boolean =>
  names.length > 0 && names.every(({ certainty }) => certainty <= 0.7);

/** Names somebody for certain: a number goes with that one then, but where names were only heard. */
const saysWho = ({ mentions, heard }: ReadContribution): boolean =>
  heard.length === 0 && mentions.some((mention) => mention.names.length > 0 && !isDoubtful(mention));

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
      const names = nameBits(a, b, one, other, frequencies);
      // What nobody can tell from a thing has to be alike, or to go with the same number; nothing more is asked of the rest.
      if (
        doubtful &&
        !isNamed(names) &&
        (a.particulars.length === 0 || b.particulars.length === 0 || saysWho(isDoubtful(a) ? one : other))
      )
        continue;
      const match = compareRest(a, b, names, frequencies);
      if (match.bits > best.bits && (match.named || match.unique || !doubtful)) best = { ...match, mentions: [at, to] };
    }
  return best === nothing ? nothing : { ...best, strength: strengthOf(best, frequencies) };
}

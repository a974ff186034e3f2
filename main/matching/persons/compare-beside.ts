/** What agrees beside the names of two mentions, in bits: numbers and addresses, whole or damaged, places and other words. */
import { type Frequencies, surprise } from './frequencies.ts';
import { particularKey, placeKey, wordKey } from './keys.ts';
import type { Mention, Particular } from './mention.ts';
import { damagedPhone, platesFit } from './particulars.ts';
import type { Reason } from './person-match.ts';

const weights = {
  particularShared: 14,
  addressShared: 9,
  landlineShared: 10,
  numberShared: 8,
  numberFigure: 2,
  damaged: 7,
  sharedPhone: 5,
  hostShared: 7,
};

/** How far the bits of words beside names are believed: they are not independent of one another. */
const wordShare = 0.85;
const mostWordBits = 9;

interface Sum {
  bits: number;
  reasons: Reason[];
}

const strongKinds = new Set(['phone', 'vrm', 'email', 'handle', 'bank_account', 'imei', 'passport']);

const figures = (value: string): number => value.replace(/\D/g, '').length;

/** A telephone that stands somewhere, where several may answer. */
const isLandline = ({ kind, value }: Particular): boolean => kind === 'phone' && /^(?:\+44|0)[12]/.test(value);

/** `unique`: a number that is one person's; `ofAPlace`: one that is a house's or a firm's, and as good beside a name. */
export function particularBits(
  a: Mention,
  b: Mention,
  frequencies: Frequencies,
): Sum & { unique: boolean; ofAPlace: boolean } {
  const sum = { bits: 0, reasons: [] as Reason[], unique: false, ofAPlace: false };
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
        const place = isLandline(one);
        const strong = strongKinds.has(one.kind) && !place;
        sum.ofAPlace ||= place;
        const most = place
          ? weights.landlineShared
          : strong
            ? weights.particularShared
            : one.kind === 'address'
              ? weights.addressShared
              : one.kind === 'host'
                ? weights.hostShared
                : one.kind === 'number'
                  ? Math.min(weights.numberShared, figures(one.value) * weights.numberFigure)
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
export function isPlace(word: string, frequencies: Frequencies): boolean {
  const at = frequencies.holders(placeKey(word));
  return at > 1 && at * 4 >= frequencies.holders(wordKey(word));
}

/** Both tell of places, and none is the same. */
export function placesApart(a: Mention, b: Mention, frequencies: Frequencies): boolean {
  const placesOf = ({ words }: Mention): string[] =>
    [...words.values()].filter(({ unusual, word }) => unusual && isPlace(word, frequencies)).map(({ word }) => word);
  const one = placesOf(a);
  const other = placesOf(b);
  return one.length > 0 && other.length > 0 && !one.some((place) => other.includes(place));
}

/** `beyondPlaces`: something agrees that is told of somebody and is no place. */
export function wordBits(
  a: Mention,
  b: Mention,
  inNames: ReadonlySet<string>,
  frequencies: Frequencies,
): Sum & { beyondPlaces: boolean } {
  const reasons: Reason[] = [];
  let beyondPlaces = false;
  for (const [word, one] of a.words) {
    const other = b.words.get(word);
    if (other === undefined || inNames.has(word)) continue;
    const held = frequencies.holders(wordKey(word));
    const bits = surprise(frequencies, held, one.usual, 60) - (one.unusual ? 0.7 : 1.6);
    if (bits <= 0.3) continue;
    reasons.push({ kind: 'word', one: one.text, other: other.text, bits: bits * wordShare });
    beyondPlaces ||= !(one.unusual && isPlace(word, frequencies));
  }
  reasons.sort((x, y) => y.bits - x.bits || (x.one < y.one ? -1 : 1));
  const shown = reasons.slice(0, 8);
  return {
    bits: Math.min(
      mostWordBits,
      shown.reduce((sum, { bits }) => sum + bits, 0),
    ),
    reasons: shown,
    beyondPlaces,
  };
}

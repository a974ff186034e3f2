import { foldText } from '../names/index.ts';
import { findPhrase, type PhraseMatch, type WordIndex } from './phrase-match.ts';
import { isCommonTail, phraseWord, phraseWords, type TipWord } from './tip-words.ts';

export interface AddressMatch {
  level: 'exact' | 'street' | 'elsewhere' | 'other number';
  /** True when the tip names the held locality too. */
  confirmed: boolean;
  /** House numbers that the tip tells near the street. */
  numbers: string[];
  start: number;
  end: number;
}

interface Parts {
  /** Parts that name a street, a building or a plot. */
  spots: { phrase: string; numbers: string[] }[];
  localities: string[];
}

const numbersIn = (part: string): string[] =>
  [...part.toLowerCase().matchAll(/\d{1,4}[a-z]?\b/g)].map((match) => match[0]);

/** A held address in parts: `Flat 3, 27 Tannery Lane, Saltgate, Halverton, ZZ99 3DQ`. */
export function readAddress(text: string): Parts {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}$/.test(part));
  const spots: Parts['spots'] = [];
  const localities: string[] = [];
  const carried: string[] = [];
  parts.forEach((part, index) => {
    const words = phraseWords(part).filter((word) => !/^\d/.test(word));
    const numbers = numbersIn(part);
    const named = words.filter((word) => !isCommonTail(word) && word !== 'arch' && word !== 'lock-up');
    const last = index === parts.length - 1;
    if (named.length === 0 && numbers.length > 0) carried.push(...numbers);
    else if (!last && (numbers.length > 0 || words.some(isCommonTail) || index === 0))
      spots.push({ phrase: words.join(' '), numbers });
    else localities.push(foldText(part));
  });
  const street = spots.at(-1);
  if (street !== undefined && street.numbers.length === 0) street.numbers = carried;
  return { spots, localities };
}

/** House numbers told near a street: right before it, or as "no. 15" in the next sentence. */
function numbersNear(text: string, match: PhraseMatch): string[] {
  const before = /(?:^|[^\d])(\d{1,4}[a-z]?)[, ]{1,2}$/i.exec(text.slice(Math.max(0, match.start - 8), match.start));
  const after = /\b(?:no\.?|number|num)\s?(\d{1,4}[a-z]?)\b/i.exec(text.slice(match.end, match.end + 60));
  return [before?.[1], after?.[1]].filter((number) => number !== undefined).map((number) => number.toLowerCase());
}

/** The capitalised place named right after a street, folded; `null` when there is none. */
function localityAfter(text: string, end: number): string | null {
  const match = /^(?:,| in|,? (?:in|of))? ?(\p{Lu}[\p{L}'’-]+)/u.exec(text.slice(end, end + 40));
  return match?.[1] === undefined ? null : foldText(match[1]);
}

export interface TipPlaces {
  /** Words of places that the tip names and somebody holds. */
  named: ReadonlySet<string>;
}

/** How far the tip names a held address; `null` when it does not. */
export function matchAddress(
  held: string,
  text: string,
  words: readonly TipWord[],
  index: WordIndex,
  places: TipPlaces,
): AddressMatch | null {
  const { spots, localities } = readAddress(held);
  let best: AddressMatch | null = null;
  const phrases = spots.map((spot) => findPhrase(spot.phrase, words, index, new Set()));
  const met = phrases.filter((match) => match !== null && match.telling > 0 && match.share === 1).length;
  for (const [at, spot] of spots.entries()) {
    const match = phrases[at] ?? null;
    if (match === null || match.telling === 0) continue;
    const whole = match.share >= 1;
    if (!whole && !(match.share >= 0.5 && match.ordinary + match.telling > 1)) continue;
    const told = numbersNear(text, match);
    // A quarter such as Old Quay reads like a street: what follows the spot counts as its locality too.
    const localityWords = [...localities, ...spots.slice(at + 1).map((one) => one.phrase)].flatMap(phraseWords);
    const confirmed = localityWords.some((word) => places.named.has(word));
    const next = localityAfter(text, match.end);
    const otherNamed =
      next !== null && !localityWords.includes(phraseWord(next)) && !phraseWords(held).includes(phraseWord(next));
    const elsewhere =
      !confirmed && (places.named.size > 0 || (otherNamed && /^,| in/.test(text.slice(match.end, match.end + 4))));
    const same = spot.numbers.length > 0 && told.some((number) => spot.numbers.includes(number));
    const namedHouse = whole && spots.length > 1 && met === spots.length;
    const level = elsewhere
      ? 'elsewhere'
      : same && whole
        ? 'exact'
        : namedHouse
          ? 'exact'
          : told.length > 0 && spot.numbers.length > 0
            ? 'other number'
            : 'street';
    const found: AddressMatch = { level, confirmed, numbers: told, start: match.start, end: match.end };
    if (best === null || order(found) > order(best)) best = found;
  }
  return best;
}

const order = (match: AddressMatch): number => ({ exact: 3, street: 2, 'other number': 1, elsewhere: 0 })[match.level];

/**
 * How well a text answers a search, given that it contains all the words. BM25 weighs words by how rare they are; here every text
 * contains every word, so texts differ only in how often the words occur for the text's length, whether the last one is whole, and
 * how close together they are.
 */
import { folded } from './passage.ts';

/** Repeated occurrences count less and less; BM25's usual values. */
const saturation = 1.2;
const byLength = 0.75;
/** The usual length of a text, in characters. */
const usualLength = 250;
/** A question's words close together are worth as much as this many words found. */
const together = 2;

const isLetter = /[\p{L}\p{N}]/u;

/** Where a word begins in a text, whole or incomplete: both folded. */
function placesOf(text: string, word: string): { at: number; whole: boolean }[] {
  const places: { at: number; whole: boolean }[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    if (at > 0 && isLetter.test(text.charAt(at - 1))) continue;
    places.push({ at, whole: !isLetter.test(text.charAt(at + word.length)) });
  }
  return places;
}

/** The fewest characters that span one place for each word, in the order of the places. */
function narrowest(places: readonly (readonly { at: number }[])[]): number {
  const next = places.map(() => 0);
  let least = Number.POSITIVE_INFINITY;
  for (;;) {
    const at = places.map((found, word) => found[next[word] ?? 0]?.at);
    let first = 0;
    let lowest = Number.POSITIVE_INFINITY;
    let highest = 0;
    for (const [word, place] of at.entries()) {
      if (place === undefined) return least;
      if (place < lowest) [lowest, first] = [place, word];
      highest = Math.max(highest, place);
    }
    least = Math.min(least, highest - lowest);
    next[first] = (next[first] ?? 0) + 1;
  }
}

/** Higher is better; `words` are folded. Linear in the length of the text. */
export function relevance(text: string, words: readonly string[]): number {
  const lower = folded(text);
  const places = words.map((word) => placesOf(lower, word));
  const length = 1 - byLength + (byLength * text.length) / usualLength;
  let score = 0;
  for (const found of places) {
    const often = found.reduce((sum, { whole }) => sum + (whole ? 1 : 0.5), 0);
    score += (often * (saturation + 1)) / (often + saturation * length);
  }
  if (words.length > 1) {
    const apart = narrowest(places) - words.slice(0, -1).reduce((sum, word) => sum + word.length + 1, 0);
    score += together / (1 + Math.max(0, apart) / 20);
  }
  return score;
}

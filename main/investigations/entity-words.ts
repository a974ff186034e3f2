/** The words by which contributions are searched for an entity: few enough to read, and right however the rest is written. */
import { readVehicle } from '../matching/extract/index.ts';
import { nameTokens } from '../matching/names/index.ts';
import { type CaseIdentifier, distinctiveWords } from '../matching/scoring/index.ts';

const wordsAtMost = 6;
const shortestWord = 3;

/** The word without its last letters, which are the most often misspelt, so that the index also finds other endings. */
const begun = (word: string): string => (word.length < 6 ? word : word.slice(0, Math.max(4, word.length - 2)));

const longest = (words: readonly string[]): string[] =>
  [...words].sort((one, other) => other.length - one.length).slice(0, 1);

function wordsOf({ kind, text, value }: CaseIdentifier): string[] {
  if (kind === 'person') return nameTokens(text).slice(-1).map(begun);
  if (kind === 'vehicle') {
    const { make, model } = readVehicle(value);
    return [model ?? make].filter((word) => word !== null);
  }
  return longest(distinctiveWords(kind === 'address' ? text.split(',').slice(0, -1).join(' ') || text : text));
}

export const entityWords = (identifiers: readonly CaseIdentifier[]): string[] =>
  [...new Set(identifiers.flatMap(wordsOf))].filter((word) => word.length >= shortestWord).slice(0, wordsAtMost);

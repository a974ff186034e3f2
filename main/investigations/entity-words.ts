/** The words by which contributions are searched for an entity: few enough to read, and right however the rest is written. */
import { readVehicle } from '../matching/extract/index.ts';
import { foldText, nameTokens } from '../matching/names/index.ts';
import { type CaseIdentifier, distinctiveWords } from '../matching/scoring/index.ts';

export interface EntityWord {
  /** What is looked for, with whatever follows it. */
  begun: string;
  /** The word as the investigation has it. */
  written: string;
}

const wordsAtMost = 6;
const shortestWord = 3;

/** The word without its last letters, which are the most often misspelt, so that the index also finds other endings. */
const begun = (word: string): string => (word.length < 6 ? word : word.slice(0, Math.max(4, word.length - 2)));

const longest = (words: readonly string[]): string[] =>
  [...words].sort((one, other) => other.length - one.length).slice(0, 1);

function wordsOf({ kind, text, value }: CaseIdentifier): string[] {
  if (kind === 'person') return nameTokens(text).slice(-1);
  if (kind === 'vehicle') {
    const { make, model } = readVehicle(value);
    return [model ?? make].filter((word) => word !== null);
  }
  return longest(distinctiveWords(kind === 'address' ? text.split(',').slice(0, -1).join(' ') || text : text));
}

/** The word of the text that reads so: `Dunmore` for `dunmore`; the word itself where the text has it otherwise. */
const asWritten = (text: string, word: string): string =>
  text.match(/[\p{L}\p{M}\p{N}'’-]+/gu)?.find((piece) => foldText(piece) === word) ?? word;

export function entityWords(identifiers: readonly CaseIdentifier[]): EntityWord[] {
  const words = identifiers.flatMap((one) =>
    wordsOf(one).map((word) => ({
      begun: one.kind === 'person' ? begun(word) : word,
      written: asWritten(one.text, word),
    })),
  );
  return [...new Map(words.toReversed().map((word) => [word.begun, word])).values()]
    .toReversed()
    .filter((word) => word.begun.length >= shortestWord)
    .slice(0, wordsAtMost);
}

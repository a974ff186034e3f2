/** Contributions told for a story, among others that make names and places as common as they are in a store. */
import {
  compareContributions,
  type Frequencies,
  keysOf,
  MemoryIndex,
  type PersonMatch,
  readContribution,
} from '../../../main/matching/persons/index.ts';

const elsewhere = [
  'Clr says a lad called Mohammed Ali shouted at the bus in Redmoor.',
  'My neighbour David Jones in Halverton plays the drums at night.',
  'Mohammed Ali runs the shop on the corner, nice man.',
  'Graffiti on the bridge in Halverton, nobody seen.',
  'David Jones rang about bins in Redmoor.',
  'A drone over the reservoir near Halverton.',
];

const keysIn = (text: string): string[] => keysOf(readContribution(text, '2026-01-01T10:00:00Z'));
const keysElsewhere = elsewhere.map(keysIn);

/** As of a store that holds these too. */
export function frequenciesWith(texts: readonly string[]): Frequencies {
  const index = new MemoryIndex();
  const common = Array.from({ length: 60 }, () => keysElsewhere.slice(0, 5)).flat();
  for (const [at, keys] of [...common, ...keysElsewhere, ...texts.map(keysIn)].entries()) index.add(at, keys);
  return { contributions: 4_000, holders: (key) => index.count(key) };
}

export type Told = string | { text: string; at: string };
const textOf = (told: Told): string => (typeof told === 'string' ? told : told.text);
const dayOf = (told: Told): string => (typeof told === 'string' ? '2026-03-02T10:00:00Z' : told.at);

export function match(one: Told, other: Told): PersonMatch {
  const frequencies = frequenciesWith([textOf(one), textOf(other)]);
  return compareContributions(
    readContribution(textOf(one), dayOf(one)),
    readContribution(textOf(other), dayOf(other)),
    frequencies,
  );
}

export const kinds = (found: PersonMatch): string[] => found.reasons.map(({ kind }) => kind);

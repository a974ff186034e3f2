import { type Identifier, readVehicle, type Vehicle } from '../extract/index.ts';
import { type StatedAge, statedAges } from './ages.ts';
import { type CaseIdentifier, topicOf } from './case-identifiers.ts';
import { type StatedName, statedNames } from './name-match.ts';
import { findPhrase, indexWords, type WordIndex } from './phrase-match.ts';
import { reportingOfficers } from './reporting-officers.ts';
import { phraseWords, type TipWord, tipWords, topicStem } from './tip-words.ts';

/** Where something stands that is not in the text of a tip itself. */
export interface InAttachment {
  documentId: number;
  name: string;
  /** From 1; `null` where the document has none. */
  page: number | null;
}

/** Words of a document that came with a tip. */
export interface AttachedText {
  place: InAttachment;
  text: string;
  identifiers: readonly Identifier[];
  /** A machine read it from a picture, and may have misread it. */
  doubtful?: true;
}

/** A tip as it comes to the comparison. */
export interface Tip {
  text: string;
  identifiers: readonly Identifier[];
  /** ISO 8601. */
  receivedAt: string;
  /** What came with it counts as its own words. */
  attached?: readonly AttachedText[];
}

/** A tip read once for all its comparisons. */
export interface ReadTip extends Omit<Tip, 'attached'> {
  /** Each page by itself: no phrase of two pages is one. */
  attached: readonly { place: InAttachment; doubtful: boolean; read: ReadTip }[];
  words: readonly TipWord[];
  index: WordIndex;
  topics: ReadonlyMap<string, TipWord>;
  names: readonly StatedName[];
  ages: readonly StatedAge[];
  vehicles: readonly { identifier: Identifier; vehicle: Vehicle }[];
  /** Words of places that the tip names and some candidate holds. */
  placesNamed: ReadonlySet<string>;
  /** The same places as the tip writes them. */
  placesWritten: readonly string[];
  /** Words that are part of some candidate's place: ordinary inside the name of a body. */
  placeWords: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

export function readTip(tip: Tip, candidates: readonly CaseIdentifier[]): ReadTip {
  const words = tipWords(tip.text);
  const index = indexWords(words);
  const placesNamed = new Set<string>();
  const placesWritten = new Set<string>();
  const placeWords = new Set<string>();
  for (const caseIdentifier of candidates) {
    if (caseIdentifier.kind !== 'place' || topicOf(caseIdentifier) !== null) continue;
    for (const word of phraseWords(caseIdentifier.text)) placeWords.add(word);
    const match = findPhrase(caseIdentifier.text, words, index, none);
    if (match === null || match.share !== 1) continue;
    for (const word of phraseWords(caseIdentifier.text)) placesNamed.add(word);
    placesWritten.add(tip.text.slice(match.start, match.end));
  }
  const officers = reportingOfficers(tip.text);
  const ofOfficer = ({ start, end }: StatedName) => officers.some((one) => start < one.end && one.start < end);
  const topics = new Map<string, TipWord>();
  for (const word of words)
    if (!word.negated && !topics.has(topicStem(word.word))) topics.set(topicStem(word.word), word);
  return {
    ...tip,
    attached: (tip.attached ?? []).map(({ place, text, identifiers, doubtful = false }) => ({
      place,
      doubtful,
      read: readTip({ text, identifiers, receivedAt: tip.receivedAt }, candidates),
    })),
    words,
    index,
    topics,
    names: statedNames(tip.text, tip.identifiers, words).filter((one) => !ofOfficer(one)),
    ages: statedAges(tip.text),
    vehicles: tip.identifiers
      .filter((one) => one.kind === 'vehicle')
      .map((identifier) => ({ identifier, vehicle: readVehicle(identifier.value) })),
    placesNamed,
    placesWritten: [...placesWritten],
    placeWords,
  };
}

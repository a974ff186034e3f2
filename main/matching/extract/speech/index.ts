import { type Identifier, withoutOverlap } from '../identifier.ts';
import { readSpeech } from './read-speech.ts';
import { mayBeSaid } from './speech-words.ts';
import { findSpokenMarks } from './spoken-mark.ts';
import { findSpokenPhones } from './spoken-phone.ts';

/** Numbers, marks and postcodes that were said character by character, with the corrections that were said. */
export function findSpoken(text: string): Identifier[] {
  if (!mayBeSaid.test(text)) return [];
  const runs = readSpeech(text);
  return withoutOverlap(findSpokenPhones(text, runs), findSpokenMarks(text, runs));
}

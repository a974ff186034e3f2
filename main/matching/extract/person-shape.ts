import { foldText } from '../names/fold.ts';
import { givenNames } from '../names/given-names.ts';
import { notNames, placeTails } from './person-words.ts';
import { stopWords } from './stop-words.ts';
import type { Word } from './tokenise.ts';

/** Where one person is named: words `first` to `last` of the text, both included. */
export interface Mention {
  first: number;
  last: number;
}

const longestName = 4;

export const isGiven = (word: Word): boolean =>
  givenNames.has(word.lower) || (/[^a-z]/.test(word.lower) && givenNames.has(foldText(word.lower)));
export const isWritten = (word: Word | undefined): boolean => word !== undefined && word.shape !== 'lower';
/** A capitalised word that closes the name of a street, a building or a body. */
export const startsPlace = (word: Word | undefined): boolean =>
  word !== undefined && word.shape !== 'lower' && placeTails.has(word.lower);

/** True for a capitalised word that can be a part of a person's name. */
export function canBeName(word: Word | undefined): boolean {
  if (word === undefined || word.shape === 'lower' || word.shape === 'initial' || word.text.length < 2) return false;
  if (placeTails.has(word.lower) || (word.lower.includes("'") && word.lower.length < 4)) return false;
  if (isGiven(word)) return true;
  return !notNames.has(word.lower) && !stopWords.has(word.lower) && !(word.shape === 'upper' && word.text.length < 3);
}

const isInitial = (word: Word): boolean =>
  word.shape === 'initial' && word.text !== 'I' && word.text !== 'A'
    ? true
    : word.shape === 'initial' && word.gap.startsWith('.');

/** Index of the last word of the name that begins at `first`: surnames, initials and a nickname in quotation marks follow. */
export function extendName(words: readonly Word[], first: number): number {
  let last = first;
  while (last - first + 1 < longestName) {
    const here = words[last];
    const next = words[last + 1];
    if (here === undefined || next === undefined) break;
    const quoted = /^ ['"‘“]$/.test(here.gap) && /^['"’”] $/.test(next.gap);
    const near =
      here.gap === ' ' ||
      here.gap === '  ' ||
      /^['"’”] $/.test(here.gap) ||
      (here.shape === 'initial' && here.gap === '. ');
    if (!near && !(quoted && words[last + 2] !== undefined)) break;
    const initial = isInitial(next) && (last > first || isGiven(here) || here.shape !== 'initial' || here.gap === '. ');
    if (!initial && !canBeName(next)) break;
    if (quoted && !isNameAfterQuote(words[last + 2])) break;
    last += 1;
    if (
      initial &&
      next.gap !== ' ' &&
      !(next.gap === '. ' && canBeName(words[last + 1]) && !startsSentence(words[last + 1]))
    )
      break;
  }
  return last;
}

const isNameAfterQuote = (word: Word | undefined): boolean =>
  word !== undefined && (canBeName(word) || isInitial(word));
/** Given names after a full stop more often begin a sentence than follow an initial. */
const startsSentence = (word: Word | undefined): boolean =>
  word === undefined || isGiven(word) || stopWords.has(word.lower);

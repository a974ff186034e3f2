import type { Document } from '../../../preload/contract/documents.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.textWords;

/** Whether the words of a document are found by the search, and why not where they are not. */
export const textWords: Readonly<Record<Document['text'], string>> = {
  waiting: texts.itsWordsHaveNot,
  read: texts.itsWordsAreFound,
  none: texts.thereAreNoWords,
  not_read: texts.wordsInFilesOf,
  too_large: texts.itIsTooLarge,
  took_too_long: texts.readingItsWordsTook,
  damaged: texts.itsWordsCouldNot,
  locked: texts.itIsLockedWith,
};

/** The same of one document: what a machine read from a picture is said to be that. */
export const wordsOf = ({ text, confidence }: Pick<Document, 'text' | 'confidence'>): string =>
  confidence === null ? textWords[text] : texts.readByMachineFrom(confidence);

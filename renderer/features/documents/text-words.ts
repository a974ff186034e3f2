import type { Document } from '../../../preload/contract/documents.ts';

/** Whether the words of a document are found by the search, and why not where they are not. */
export const textWords: Readonly<Record<Document['text'], string>> = {
  waiting: 'Its words have not been read yet.',
  read: 'Its words are found by the search.',
  none: 'There are no words in it that can be read: it may be a scan, or a picture without any.',
  not_read: 'Words in files of this type are not read, so that the search does not find them.',
  too_large: 'It is too large for its words to be read.',
  took_too_long: 'Reading its words took too long and was stopped.',
  damaged: 'Its words could not be read: the file is damaged, or is not what it seems to be.',
  locked: 'It is locked with a password, so that its words could not be read.',
};

/** The same of one document: what a machine read from a picture is said to be that. */
export const wordsOf = ({ text, confidence }: Pick<Document, 'text' | 'confidence'>): string =>
  confidence === null
    ? textWords[text]
    : `Read by machine from a picture, confidence ${confidence} of 100. The search finds them; compare them with the picture before you rely on them.`;

import type { Document } from '../../../preload/contract/documents.ts';

/** Whether the words of a document are found by the search, and why not where they are not. */
export const textWords: Readonly<Record<Document['text'], string>> = {
  waiting: 'Its words have not been read yet.',
  read: 'Its words are found by the search.',
  none: 'There are no words in it that can be read: it may be a scan. Words in pictures are not read.',
  not_read: 'Words in files of this type are not read, so that the search does not find them.',
  too_large: 'It is too large for its words to be read.',
  took_too_long: 'Reading its words took too long and was stopped.',
  damaged: 'Its words could not be read: the file is damaged, or is not what it seems to be.',
  locked: 'It is locked with a password, so that its words could not be read.',
};

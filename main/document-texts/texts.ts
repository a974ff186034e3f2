/** What the engine and the thread that reads a document for it say to each other. */
import type { TextState } from '../../preload/contract/documents.ts';
import type { IdentifierKind } from '../../preload/contract/vocabulary.ts';

/** Given to the thread when it starts. */
export interface TextOrder {
  /** All of it, or its first bytes where it is not to be read. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Only its type is asked for. */
  typeOnly: boolean;
  /** When it was added, which bounds the dates that its words may name. */
  addedAt: string;
  mostPages: number;
  /** What reads words in pictures, or why it does not. */
  pictures: PictureReader | 'off' | 'too large';
}

/** A machine that reads pictures: the program, and what it knows of English (gzip). */
export interface PictureReader {
  program: Uint8Array;
  english: Uint8Array;
}

export interface FoundOnPage {
  kind: IdentifierKind;
  value: string;
  text: string;
  start: number;
  end: number;
  doubtful: 0 | 1;
}

export interface PageText {
  /** From 1. A text without pages is divided into parts. */
  page: number;
  text: string;
  identifiers: FoundOnPage[];
}

export interface TextRead {
  type: string;
  state: TextState;
  /** How many pages it has, where it has any. */
  pages: number | null;
  /** In a hundred, where a machine read it from a picture. */
  confidence: number | null;
  texts: PageText[];
}

/** Of a part, in UTF-16 units; and of all parts together. */
export const longestPage = 50_000;
export const longestText = 10_000_000;

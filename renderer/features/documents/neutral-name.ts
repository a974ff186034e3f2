import type { Document } from '../../../preload/contract/documents.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.neutralName;

/** Endings by what a file is, and never by what it was called: a program that was called a picture keeps none that could start it. */
const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/bmp': 'bmp',
  'text/plain': 'txt',
  'message/rfc822': 'eml',
  'application/vnd.ms-outlook': 'msg',
};

/** The name under which a document is saved: its marking and its number, and nothing of what it was called. */
export const neutralName = ({ id, type, marking }: Pick<Document, 'id' | 'type' | 'marking'>): string =>
  texts.document(marking, id, endings[type] ?? 'bin');

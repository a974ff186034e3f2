/** What is gathered of a mail while its parts are gone through, and the letter that is made of it, whatever kept the mail. */
import { createHash } from 'node:crypto';
import { type Attachment, limits } from '../file-shape.ts';
import { dateOf } from './date.ts';
import { readable } from './encoded-words.ts';
import type { Headers } from './header.ts';
import type { MailNote } from './note.ts';
import { type Budget, type Part, spend } from './parts.ts';
import { peopleOf } from './people.ts';
import { withoutQuotedPeople } from './quoted.ts';

/** A mail as what the intake keeps of it: who, when, what, and what came with it. */
export interface Letter {
  contact: string;
  /** People that it names beside that, for the sealed source. */
  others: string[];
  /** An instant; empty where it is not known. */
  date: string;
  subject: string;
  /** Null for more than a cell may hold. */
  text: string | null;
  attachments: Attachment[];
  notes: MailNote[];
}

export interface Gathered {
  budget: Budget;
  others: string[];
  attachments: Attachment[];
  notes: MailNote[];
  tooLong: boolean;
  /** Reads what Outlook saves, where that lies inside a mail. */
  readonly outlook: OutlookReader;
}

/** Throws FILE_DAMAGED, FILE_IS_DOCUMENT for what is no mail. */
export type OutlookReader = (bytes: Buffer, into: Gathered) => Letter;

export const gathering = (budget: Budget, outlook: OutlookReader): Gathered => ({
  budget,
  others: [],
  attachments: [],
  notes: [],
  tooLong: false,
  outlook,
});

const attachmentName = 255;

export function keepAttachment(part: Part, bytes: Buffer, into: Gathered): void {
  into.attachments.push({
    name: part.fileName.slice(0, attachmentName).toWellFormed(),
    bytes: new Uint8Array(bytes),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
}

/** Goes into something that holds parts of its own: so deep and so much of it, and no further. */
export function within<T>(bytes: Buffer, into: Gathered, read: () => T): T {
  spend(into.budget, 'nesting', 1, limits.mailNesting);
  spend(into.budget, 'enclosedBytes', bytes.length, limits.mailEnclosed);
  const found = read();
  into.budget.nesting -= 1;
  return found;
}

/** Of the enclosed mail alone. */
const ofItself: readonly MailNote[] = [
  'MAIL_DATE_MISSING',
  'MAIL_DATE_UNREADABLE',
  'MAIL_ATTACHMENTS',
  'MAIL_WITHOUT_WORDS',
  'MAIL_SENDER_MISSING',
];

/** Another mail inside this one: its words, under a line that says when it was sent. Who sent it goes to the source. */
export function enclosed(part: Part, bytes: Buffer, into: Gathered, read: (inner: Gathered) => Letter): string {
  const letter = within(bytes, into, () => read(gathering(into.budget, into.outlook)));
  keepAttachment(part, bytes, into);
  into.notes.push('MAIL_ENCLOSED', ...letter.notes.filter((note) => !ofItself.includes(note)));
  if (letter.contact !== '') into.others.push(`enclosed mail from ${letter.contact}`);
  into.others.push(...letter.others);
  into.attachments.push(...letter.attachments);
  if (letter.text === null) into.tooLong = true;
  const day = letter.date === '' ? 'without a date' : `of ${letter.date.slice(0, 16).replace('T', ' ')} UTC`;
  return [`[Enclosed mail ${day}]`, letter.subject, letter.text ?? ''].filter((line) => line !== '').join('\n\n');
}

/** `separator`: what the line above the mail says in a mailbox. */
export function letterFrom(
  { headers, subject, words }: { headers: Headers; subject: string; words: string },
  separator: string | null,
  into: Gathered,
): Letter {
  const { text, people } = withoutQuotedPeople(words.replaceAll('\0', ''));
  if (people.length > 0) into.notes.push('MAIL_QUOTED_SENDER');
  if (into.attachments.length > 0) into.notes.push('MAIL_ATTACHMENTS');
  const who = peopleOf(headers);
  const date = dateOf(headers, separator);
  return {
    contact: who.contact,
    others: [...who.others, ...into.others, ...people.map((line) => `quoted: ${line}`)],
    date: date.at,
    subject: readable(subject),
    text: into.tooLong || text.length > limits.cell ? null : text.trim(),
    attachments: into.attachments,
    notes: [...new Set([...who.notes, ...date.notes, ...into.notes])],
  };
}

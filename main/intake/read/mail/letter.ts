/** A mail as what the intake keeps of it: who, when, what, and what came with it. */
import { createHash } from 'node:crypto';
import { limits } from '../file-shape.ts';
import { dateOf } from './date.ts';
import { readable } from './encoded-words.ts';
import { firstOf } from './header.ts';
import type { Attachment, MailNote } from './note.ts';
import { type Budget, type Part, partsOf, spend } from './parts.ts';
import { peopleOf } from './people.ts';
import { withoutQuotedPeople } from './quoted.ts';
import { openSealed } from './signed.ts';
import { unwrap } from './transfer.ts';
import { saidBy, wordsOf } from './words.ts';

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

/** What is gathered of a mail while its parts are gone through. */
interface Gathered {
  budget: Budget;
  others: string[];
  attachments: Attachment[];
  notes: MailNote[];
  tooLong: boolean;
}

const attachmentName = 255;

function keepAttachment(part: Part, bytes: Buffer, into: Gathered): void {
  into.attachments.push({
    name: part.fileName.slice(0, attachmentName).toWellFormed(),
    type: part.type.slice(0, 100),
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
}

const isMessage = ({ type, fileName }: Part) =>
  type === 'message/rfc822' || type === 'message/global' || /\.eml$/i.test(fileName);
const isSealed = ({ type, fileName }: Part) =>
  /^application\/(?:x-)?pkcs7-mime$/.test(type) || /\.p7m$/i.test(fileName);
const isWinmail = ({ type, fileName }: Part) =>
  /^application\/(?:vnd\.)?ms-tnef$/.test(type) || /^winmail\.dat$/i.test(fileName);
const isText = ({ type, disposition, fileName }: Part) =>
  /^text\/(?:plain|html|enriched|richtext|calendar|x-amp-html|markdown|x-markdown)$|^application\/xhtml\+xml$/.test(
    type,
  ) &&
  // Some programs call the only text an attachment, but then it has no name.
  !(disposition === 'attachment' && fileName !== '') &&
  !(fileName !== '' && type !== 'text/plain' && type !== 'text/html');

/** Goes into something that holds parts of its own: so deep and so much of it, and no further. */
function within<T>(bytes: Buffer, into: Gathered, read: () => T): T {
  spend(into.budget, 'nesting', 1, limits.mailNesting);
  spend(into.budget, 'enclosedBytes', bytes.length, limits.mailEnclosed);
  const found = read();
  into.budget.nesting -= 1;
  return found;
}

/** Another mail inside this one: its words, under a line that says when it was sent. Who sent it goes to the source. */
function enclosed(part: Part, into: Gathered): string {
  const { bytes } = unwrap(part.bytes, part.encoding);
  keepAttachment(part, bytes, into);
  into.notes.push('MAIL_ENCLOSED');
  const letter = within(bytes, into, () => letterOf(bytes, null, into.budget));
  if (letter.contact !== '') into.others.push(`enclosed mail from ${letter.contact}`);
  into.others.push(...letter.others);
  into.attachments.push(...letter.attachments);
  const ofItself: readonly MailNote[] = [
    'MAIL_DATE_MISSING',
    'MAIL_DATE_UNREADABLE',
    'MAIL_ATTACHMENTS',
    'MAIL_WITHOUT_WORDS',
    'MAIL_SENDER_MISSING',
  ];
  into.notes.push(...letter.notes.filter((note) => !ofItself.includes(note)));
  if (letter.text === null) into.tooLong = true;
  const day = letter.date === '' ? 'without a date' : `of ${letter.date.slice(0, 16).replace('T', ' ')} UTC`;
  return [`[Enclosed mail ${day}]`, letter.subject, letter.text ?? ''].filter((line) => line !== '').join('\n\n');
}

/** What was signed is a part of its own, with header lines. */
function sealed(part: Part, into: Gathered): string {
  const { bytes } = unwrap(part.bytes, part.encoding);
  const found = openSealed(bytes);
  keepAttachment(part, bytes, into);
  if (found.kind === 'signed') {
    into.notes.push('MAIL_SIGNED');
    return within(found.content, into, () => textOf(partsOf(found.content, into.budget), into));
  }
  into.notes.push('MAIL_SEALED');
  return '';
}

function textPart(part: Part, into: Gathered): string {
  spend(into.budget, 'wordBytes', part.bytes.length, limits.mailText);
  const { text, notes } = wordsOf(part);
  into.notes.push(...notes);
  if (text === null || text.length > limits.cell) into.tooLong = true;
  if (text?.includes('-----BEGIN PGP MESSAGE-----')) into.notes.push('MAIL_SEALED');
  return text === null || into.tooLong ? '' : text;
}

const boilerplate = /\b(?:mime|multi-?part)\b/i;

function multipart(part: Part, into: Gathered): string {
  const { children } = part;
  if (children.length === 0) {
    const { bytes, faulty } = unwrap(part.bytes, part.encoding);
    // A whole multipart that was encoded, which no rule allows; otherwise its dividing lines were lost and all of it is text.
    if (bytes !== part.bytes && !faulty && part.parameters.has('boundary') && bytes.includes('\n--')) {
      const lines = part.headers
        .filter(({ name }) => name === 'content-type')
        .map(({ value }) => `Content-Type: ${value}`);
      const whole = Buffer.concat([Buffer.from(`${lines.join('\n')}\n\n`), bytes]);
      return within(whole, into, () => textOf(partsOf(whole, into.budget), into));
    }
    return textPart({ ...part, type: 'text/plain', encoding: '' }, into);
  }
  if (part.type === 'multipart/encrypted') into.notes.push('MAIL_SEALED');
  const written = part.bytes.length > limits.cell ? '' : part.bytes.toString('utf8').trim();
  const above = boilerplate.test(written) ? '' : written;
  const texts = [above, ...children.map((child) => textOf(child, into))].filter((text) => text.trim() !== '');
  return (part.type === 'multipart/alternative' ? saidBy(texts) : texts).join('\n\n');
}

/** The words of a part and of everything in it; what holds none is listed. */
function textOf(part: Part, into: Gathered): string {
  if (part.type.startsWith('multipart/')) return multipart(part, into);
  if (isMessage(part)) return enclosed(part, into);
  if (isSealed(part)) return sealed(part, into);
  if (isText(part)) return textPart(part, into);
  if (part.type === 'message/partial') into.notes.push('MAIL_PARTIAL');
  if (isWinmail(part)) into.notes.push('MAIL_WINMAIL');
  if (/^application\/(?:x-)?(?:pkcs7|pgp)-signature$/.test(part.type)) into.notes.push('MAIL_SIGNED');
  const { bytes } = unwrap(part.bytes, part.encoding);
  if (part.bytes.length > 0 || part.fileName !== '') keepAttachment(part, bytes, into);
  return '';
}

/** `separator`: what the line above the mail says in a mailbox. Throws FILE_TOO_LARGE by `budget`. */
export function letterOf(mail: Buffer, separator: string | null, budget: Budget): Letter {
  const into: Gathered = { budget, others: [], attachments: [], notes: [], tooLong: false };
  const root = partsOf(mail, budget);
  const whole = textOf(root, into).replaceAll('\0', '');
  const { text, people } = withoutQuotedPeople(whole);
  if (people.length > 0) into.notes.push('MAIL_QUOTED_SENDER');
  if (into.attachments.length > 0) into.notes.push('MAIL_ATTACHMENTS');
  const who = peopleOf(root.headers);
  const date = dateOf(root.headers, separator);
  return {
    contact: who.contact,
    others: [...who.others, ...into.others, ...people.map((line) => `quoted: ${line}`)],
    date: date.at,
    subject: readable(firstOf(root.headers, 'subject') ?? firstOf(root.headers, 'thread-topic') ?? ''),
    text: into.tooLong || text.length > limits.cell ? null : text.trim(),
    attachments: into.attachments,
    notes: [...new Set([...who.notes, ...date.notes, ...into.notes])],
  };
}

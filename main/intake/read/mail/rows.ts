/** Mails as rows: one for each mail that a file holds, with the files that it brought along. */
import { VigilError } from '../../../../preload/contract/errors.ts';
import { noteMark } from '../../../../preload/contract/reading-notes.ts';
import type { OpenSource } from '../../../files/byte-source.ts';
import { stopIfAsked } from '../bytes.ts';
import { limits, type RawRow } from '../file-shape.ts';
import { gathering, type Letter } from './gathered.ts';
import { letterOf } from './letter.ts';
import { type FoundMail, isSeparator, mailsApart, mailsOfMailbox } from './mailbox.ts';
import type { MailNote } from './note.ts';
import { outlookLetter } from './outlook.ts';
import { freshBudget } from './parts.ts';

/** `people`: whoever else it names as having said it, for the sealed source. */
export const mailColumns = ['from', 'people', 'date', 'subject', 'text'] as const;

const problems = {
  text: 'The text of this mail is larger than 1 MB.',
  size: 'This mail is larger than 25 MB.',
  bounds: 'This mail has more parts, nesting or header lines than a mail that somebody wrote.',
} as const;

const headerLine =
  /^(from|date|subject|to|received|return-path|message-id|mime-version|delivered-to|reply-to|content-type|dkim-signature|x-[\w-]+|arc-[\w-]+):/i;

/** Whether a text begins like a mail: with header lines, among them a sender and a date or a subject. */
export function isMail(text: string): boolean {
  const names = new Set<string>();
  for (const line of text.split(/\r?\n/, 200)) {
    if (line === '') break;
    if (/^[ \t]/.test(line)) continue;
    if (!/^[\w-]+:/.test(line)) return false;
    const [, name] = headerLine.exec(line) ?? [];
    if (name) names.add(name.toLowerCase());
  }
  return names.has('from') && (names.has('date') || names.has('subject') || names.has('message-id'));
}

/** Whether a text begins like a mailbox: with the line above its first mail. */
export function isMailbox(text: string): boolean {
  const [first = '', second = ''] = text.trimStart().split(/\r?\n/, 2);
  return isSeparator(first) && /^[\w-]+[ \t]*:/.test(second);
}

/** What was cut off of the people is more than a seal holds; the note says so. */
const longestPeople = 2_000;

/** A tip is often in the subject line alone, so the text begins with it. */
function wordsOf({ subject, text, attachments }: Letter): { whole: string; notes: MailNote[] } {
  const whole = [subject, text ?? ''].filter((part) => part.trim() !== '').join('\n\n');
  if (whole !== '' || attachments.length === 0) return { whole, notes: [] };
  return { whole: `[Mail without words, with ${attachments.length} attached]`, notes: ['MAIL_WITHOUT_WORDS'] };
}

/** The row of a mail as it was read, from whatever kind of file. */
function rowOfLetter(line: number, letter: Letter, more: readonly MailNote[] = []): RawRow {
  const { whole, notes } = wordsOf(letter);
  const people = letter.others.join('; ').slice(0, longestPeople).toWellFormed();
  const cells = [letter.contact, people, letter.date, letter.subject, whole];
  if (letter.text === null || cells.some((cell) => cell.length > limits.cell)) return { line, problem: problems.text };
  const told = [...more, ...letter.notes, ...notes].map((code) => noteMark(code));
  return { line, cells, notes: told, attachments: letter.attachments };
}

function rowOf({ line, separator, bytes, stoodInText }: FoundMail, alone: boolean): RawRow {
  if (bytes === null) return { line, problem: problems.size };
  try {
    return rowOfLetter(
      line,
      letterOf(bytes, separator, freshBudget(), outlookLetter),
      stoodInText ? ['MAIL_STOOD_IN_TEXT'] : [],
    );
  } catch (error) {
    if (alone || !(error instanceof VigilError)) throw error;
    return { line, problem: problems.bounds };
  }
}

/** Bytes as mail programs write them: without a byte order mark, and with lines that end in a line feed. */
function asWritten(bytes: Buffer): Buffer {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return asWritten(bytes.subarray(3));
  // Every second byte of English is zero in UTF-16, with its mark or without.
  const little = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[1] === 0 && bytes[3] === 0);
  const big = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[2] === 0);
  const utf16 = little ? 'utf-16le' : big ? 'utf-16be' : null;
  const plain = utf16 === null ? bytes : Buffer.from(new TextDecoder(utf16).decode(bytes), 'utf8');
  if (plain.includes(10) || !plain.includes(13)) return plain;
  return Buffer.from(plain.map((byte) => (byte === 13 ? 10 : byte)));
}

/**
 * A saved mail, and those that stand whole in its text. Throws FILE_TOO_LARGE above 25 MB, or for more words and parts than a
 * mail may have; FILE_UNREADABLE, CANCELLED.
 */
export async function* emlRows(source: OpenSource, signal?: AbortSignal): AsyncGenerator<RawRow> {
  stopIfAsked(signal);
  if (source.size > limits.mail) throw new VigilError('FILE_TOO_LARGE');
  const bytes = asWritten(await source.read(0, source.size));
  stopIfAsked(signal);
  const found = mailsApart({ line: 1, separator: null, bytes, stoodInText: false });
  for (const mail of found) {
    stopIfAsked(signal);
    yield rowOf(mail, found.length === 1);
  }
}

/** The mails of a mailbox, however large; one that cannot be taken is a problem of its own. Throws FILE_UNREADABLE, CANCELLED. */
export async function* mailboxRows(source: OpenSource, signal?: AbortSignal): AsyncGenerator<RawRow> {
  for await (const mail of mailsOfMailbox(source, signal))
    for (const one of mailsApart(mail)) {
      stopIfAsked(signal);
      yield rowOf(one, false);
    }
}

/** A mail as Outlook saves it. Throws FILE_DAMAGED, FILE_IS_DOCUMENT for another file of Office, FILE_TOO_LARGE, FILE_UNREADABLE, CANCELLED. */
export async function* msgRows(source: OpenSource, signal?: AbortSignal): AsyncGenerator<RawRow> {
  stopIfAsked(signal);
  if (source.size > limits.mail) throw new VigilError('FILE_TOO_LARGE');
  const bytes = await source.read(0, source.size);
  stopIfAsked(signal);
  yield rowOfLetter(1, outlookLetter(bytes, gathering(freshBudget(), outlookLetter)));
}

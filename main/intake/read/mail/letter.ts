/** The words of a mail that is kept as mails are sent (RFC 5322), and of everything in it. */
import { VigilError } from '../../../../preload/contract/errors.ts';
import { limits } from '../file-shape.ts';
import { isCompoundFile } from './compound-file.ts';
import {
  enclosed,
  type Gathered,
  gathering,
  keepAttachment,
  type Letter,
  letterFrom,
  type OutlookReader,
  within,
} from './gathered.ts';
import { firstOf } from './header.ts';
import { type Budget, type Part, partsOf, spend } from './parts.ts';
import { openSealed } from './signed.ts';
import { unwrap } from './transfer.ts';
import { saidBy, wordsOf } from './words.ts';

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

const isOutlook = ({ type, fileName }: Part) => type === 'application/vnd.ms-outlook' || /\.msg$/i.test(fileName);

function message(part: Part, into: Gathered): string {
  const { bytes } = unwrap(part.bytes, part.encoding);
  return enclosed(part, bytes, into, (inner) => mailLetter(bytes, null, inner));
}

/** One that cannot be read is listed as any other file. */
function outlookMessage(part: Part, into: Gathered): string {
  const { bytes } = unwrap(part.bytes, part.encoding);
  if (isCompoundFile(bytes))
    try {
      return enclosed(part, bytes, into, (inner) => into.outlook(bytes, inner));
    } catch (error) {
      if (!(error instanceof VigilError) || error.code === 'FILE_TOO_LARGE') throw error;
    }
  into.notes.push('MAIL_SEALED');
  keepAttachment(part, bytes, into);
  return '';
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
    if (part.bytes.length > 0) into.notes.push('MAIL_DAMAGED');
    return textPart({ ...part, type: 'text/plain', encoding: '' }, into);
  }
  if (part.type === 'multipart/encrypted') into.notes.push('MAIL_SEALED');
  const written = part.bytes.length > limits.cell ? '' : part.bytes.toString('utf8').trim();
  const above = boilerplate.test(written) ? '' : written;
  const texts = [above, ...children.map((child) => textOf(child, into))].filter((text) => text.trim() !== '');
  return (part.type === 'multipart/alternative' ? saidBy(texts) : texts).join('\n\n');
}

/** The words of a part and of everything in it; what holds none is listed. */
export function textOf(part: Part, into: Gathered): string {
  if (part.type.startsWith('multipart/')) return multipart(part, into);
  if (isMessage(part)) return message(part, into);
  if (isOutlook(part)) return outlookMessage(part, into);
  if (isSealed(part)) return sealed(part, into);
  if (isText(part)) return textPart(part, into);
  if (part.type === 'message/partial') into.notes.push('MAIL_PARTIAL');
  if (isWinmail(part)) into.notes.push('MAIL_WINMAIL');
  if (/^application\/(?:x-)?(?:pkcs7|pgp)-signature$/.test(part.type)) into.notes.push('MAIL_SIGNED');
  const { bytes } = unwrap(part.bytes, part.encoding);
  if (part.bytes.length > 0 || part.fileName !== '') keepAttachment(part, bytes, into);
  return '';
}

function mailLetter(mail: Buffer, separator: string | null, into: Gathered): Letter {
  const { headers, ...root } = partsOf(mail, into.budget);
  const words = textOf({ headers, ...root }, into);
  const subject = firstOf(headers, 'subject') ?? firstOf(headers, 'thread-topic') ?? '';
  return letterFrom({ headers, subject, words }, separator, into);
}

/** `separator`: what the line above the mail says in a mailbox. Throws FILE_TOO_LARGE by `budget`. */
export function letterOf(mail: Buffer, separator: string | null, budget: Budget, outlook: OutlookReader): Letter {
  return mailLetter(mail, separator, gathering(budget, outlook));
}

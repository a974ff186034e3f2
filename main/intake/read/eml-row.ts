/** A saved e-mail as one row. Attachments are not taken. */
import { readFile, stat } from 'node:fs/promises';
import PostalMime, { type Email } from 'postal-mime';
import { VigilError } from '../../../preload/contract/errors.ts';
import { stopIfAsked } from './bytes.ts';
import { limits, type RawRow } from './file-shape.ts';
import { htmlToText } from './html-text.ts';

export const mailColumns: readonly string[] = ['from', 'date', 'subject', 'text'];

const headerLine =
  /^(from|date|subject|to|received|return-path|message-id|mime-version|delivered-to|reply-to|content-type|dkim-signature|x-[\w-]+|arc-[\w-]+):/i;

/** Whether a text begins as a mail does: with header lines, among them a sender and a date or a subject. */
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

async function mailBytes(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > limits.mail) throw new VigilError('FILE_TOO_LARGE');
    return await readFile(path);
  } catch (error) {
    throw error instanceof VigilError ? error : new VigilError('FILE_UNREADABLE');
  }
}

async function parsed(bytes: Buffer): Promise<Email> {
  try {
    return await PostalMime.parse(bytes);
  } catch {
    throw new VigilError('FILE_DAMAGED');
  }
}

function sender({ from }: Email): string {
  if (!from?.address) return from?.name ?? '';
  return from.name ? `${from.name} <${from.address}>` : from.address;
}

/** Throws FILE_TOO_LARGE above 25 MB, FILE_UNREADABLE, FILE_DAMAGED, CANCELLED. */
export async function* emlRows(path: string, signal?: AbortSignal): AsyncGenerator<RawRow> {
  stopIfAsked(signal);
  const mail = await parsed(await mailBytes(path));
  stopIfAsked(signal);
  const text = mail.text?.trim() ? mail.text : htmlToText(mail.html ?? '');
  // A tip is often in the subject line alone, so the text begins with it.
  const subject = mail.subject?.trim() ?? '';
  const whole = subject === '' ? text.trimEnd() : `${subject}\n\n${text.trimEnd()}`.trimEnd();
  const cells = [sender(mail), mail.date ?? '', subject, whole];
  yield cells.some((cell) => cell.length > limits.cell)
    ? { line: 1, problem: 'The text of this mail is larger than 1 MB.' }
    : { line: 1, cells };
}

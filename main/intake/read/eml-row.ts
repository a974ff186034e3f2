/** A saved e-mail as one row. Attachments are not imported. */
import PostalMime, { type Email } from 'postal-mime';
import { VigilError } from '../../../preload/contract/errors.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { stopIfAsked } from './bytes.ts';
import { limits, type RawRow } from './file-shape.ts';
import { htmlToText } from './html-text.ts';
import { withoutAttachments } from './mail-text.ts';

export const mailColumns: readonly string[] = ['from', 'date', 'subject', 'text'];

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

async function parsed(source: OpenSource): Promise<Email> {
  if (source.size > limits.mail) throw new VigilError('FILE_TOO_LARGE');
  const mail = withoutAttachments(await source.read(0, source.size));
  try {
    return await PostalMime.parse(mail, {
      maxNestingDepth: limits.mailNesting,
      maxHeadersSize: limits.mailHeaders,
    });
  } catch {
    throw new VigilError('FILE_DAMAGED');
  }
}

function sender({ from }: Email): string {
  if (!from?.address) return from?.name ?? '';
  return from.name ? `${from.name} <${from.address}>` : from.address;
}

/** Plain words, or those of the HTML where there are none; null for more than a cell may hold. */
function wordsOf({ text, html }: Email): string | null {
  if (text?.trim()) return text;
  // Letters may be written as entities, several times as long as what they stand for.
  return htmlToText(html ?? '', limits.cell * 4);
}

/** Throws FILE_TOO_LARGE above 25 MB, or for more words and parts than a mail may have; FILE_UNREADABLE, FILE_DAMAGED, CANCELLED. */
export async function* emlRows(source: OpenSource, signal?: AbortSignal): AsyncGenerator<RawRow> {
  stopIfAsked(signal);
  const mail = await parsed(source);
  stopIfAsked(signal);
  const text = wordsOf(mail);
  // A tip is often in the subject line alone, so the text begins with it.
  const subject = mail.subject?.trim() ?? '';
  const body = text?.trimEnd() ?? '';
  const whole = subject === '' ? body : `${subject}\n\n${body}`.trimEnd();
  const cells = [sender(mail), mail.date ?? '', subject, whole];
  yield text === null || cells.some((cell) => cell.length > limits.cell)
    ? { line: 1, problem: 'The text of this mail is larger than 1 MB.' }
    : { line: 1, cells };
}

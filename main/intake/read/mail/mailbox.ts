/** The mails of one file, one at a time: a mailbox (mbox), a saved mail, or several that were saved one below the other. */
import type { OpenSource } from '../../../files/byte-source.ts';
import { blocks } from '../bytes.ts';
import { limits } from '../file-shape.ts';
import { firstOf, headersOf, isHeaderLine, structured } from './header.ts';

export interface FoundMail {
  /** The 1-based line of the file in which it begins. */
  line: number;
  /** What the line above it says of the sender and the date, in a mailbox; null where there is no such line. */
  separator: string | null;
  /** Null for one that is larger than a mail may be. */
  bytes: Buffer | null;
  /** It stood in what another mail would otherwise have had for its text. */
  stoodInText: boolean;
}

const lineFeed = 10;
const shown = 400;
const separatorLine =
  /^From (?:\S.*)?\d{1,2}:\d\d.*\d{4}|^From (?:\S.*)?\d{4}.*\d{1,2}:\d\d|^From (?:-|\S+@\S+|MAILER-DAEMON)?\s*$/;

/** `From nadia@example.net Fri Nov 20 10:40:00 2026`, above each mail of a mailbox. A sentence that begins with “From” is none. */
export const isSeparator = (line: string): boolean =>
  line.startsWith('From ') && separatorLine.test(line.slice(0, shown));

const dateIn =
  /(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +([a-z]{3,9}) +(\d{1,2}) +(\d{1,2}:\d\d(?::\d\d)?)(?: +([a-z]{1,5}|[+-]\d{4}))? +(\d{4})(?: +([+-]\d{4}))?/i;

/** The date of a separator as a mail would write it; those without a zone are in UTC (RFC 4155). */
export function separatorDate(line: string): string | null {
  const [, month, day, clock, zone, year, offset] = dateIn.exec(line.slice(0, shown)) ?? [];
  return month === undefined ? null : `${day} ${month} ${year} ${clock} ${offset ?? zone ?? '+0000'}`;
}

/** `>From` stands for `From` (mboxrd). */
const isQuoted = (line: Buffer) => line[0] === 62 && /^>+From /.test(line.toString('latin1', 0, 64));

/** The bytes of one mail as they come in, up to the size that one may have. */
class Growing {
  #bytes = Buffer.alloc(64 * 1024);
  #length = 0;
  #tooLarge = false;
  add(given: Buffer): void {
    const line = isQuoted(given) ? given.subarray(1) : given;
    this.#tooLarge ||= this.#length + line.length > limits.mail;
    if (this.#tooLarge) return;
    while (this.#length + line.length > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length)]);
    this.#length += line.copy(this.#bytes, this.#length);
  }
  take(): Buffer | null {
    return this.#tooLarge ? null : this.#bytes.subarray(0, this.#length);
  }
}

async function* linesOf(source: OpenSource, signal?: AbortSignal): AsyncGenerator<Buffer> {
  let carried: Buffer[] = [];
  let length = 0;
  for await (const block of blocks(source, signal)) {
    let from = 0;
    for (let end = block.indexOf(lineFeed); end !== -1; end = block.indexOf(lineFeed, from)) {
      const line = block.subarray(from, end + 1);
      yield length === 0 ? line : Buffer.concat([...carried, line]);
      carried = [];
      length = 0;
      from = end + 1;
    }
    if (from < block.length) {
      carried.push(block.subarray(from));
      length += block.length - from;
    }
    // A line that no mail can hold comes in pieces.
    if (length > limits.mail) {
      yield Buffer.concat(carried);
      carried = [];
      length = 0;
    }
  }
  if (length > 0) yield Buffer.concat(carried);
}

const isBlank = (line: Buffer) => line.length <= 2 && line.toString('latin1').trim() === '';

interface Coming {
  line: number;
  separator: string | null;
  bytes: Growing;
}
const ended = ({ line, separator, bytes }: Coming): FoundMail => ({
  line,
  separator,
  bytes: bytes.take(),
  stoodInText: false,
});

/** Each mail of a mailbox, whose size is nobody's concern: one of them is held at a time. Throws FILE_UNREADABLE, CANCELLED. */
export async function* mailsOfMailbox(source: OpenSource, signal?: AbortSignal): AsyncGenerator<FoundMail> {
  let mail: Coming | null = null;
  let number = 0;
  let afterBlank = true;
  let above: Buffer | null = null;
  for await (const line of linesOf(source, signal)) {
    number += 1;
    if (above !== null) {
      // A mail begins only where header lines follow: a sentence may begin in the same way.
      if (/^[!-9;-~]{1,100}[ \t]*:/.test(line.toString('latin1', 0, shown))) {
        if (mail !== null) yield ended(mail);
        mail = { line: number, separator: separatorDate(above.toString('latin1', 0, shown)), bytes: new Growing() };
      } else mail?.bytes.add(above);
      above = null;
    }
    const blank = isBlank(line);
    if (afterBlank && line[0] === 70 && isSeparator(line.toString('latin1', 0, shown))) above = Buffer.from(line);
    else if (mail !== null) mail.bytes.add(line);
    else if (!blank) {
      mail = { line: number, separator: null, bytes: new Growing() };
      mail.bytes.add(line);
    }
    afterBlank = blank;
  }
  if (above !== null) mail?.bytes.add(above);
  if (mail !== null) yield ended(mail);
}

const technical =
  /^(?:message-id|mime-version|received|return-path|delivered-to|content-type|content-transfer-encoding|dkim-signature|x-mailer|authentication-results)[ \t]*:/i;
const lines = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to).split(/\r?\n/);
const headBytes = 16 * 1024;
/** Places that look like the beginning of a mail: more are nobody's mails. */
const triedAtMost = 5_000;

/** Whether a whole mail, as one is sent, begins there: who and when, and what only mail programs write. */
function mailBeginsAt(bytes: Buffer, at: number): boolean {
  const names = new Set<string>();
  let sure = false;
  for (const line of lines(bytes, at, Math.min(bytes.length, at + headBytes))) {
    if (line === '') break;
    if (!isHeaderLine(line) || (names.size === 0 && /^[ \t>]/.test(line))) return false;
    names.add((/^[^\s:]+/.exec(line)?.[0] ?? '').toLowerCase());
    sure ||= technical.test(line) || isSeparator(line);
  }
  return sure && names.has('from') && (names.has('date') || names.has('received'));
}

/** Only a plain text can hold another mail by mistake; in parts, one that is enclosed has its place. */
function isPlain(bytes: Buffer): boolean {
  const head = bytes.subarray(0, headBytes);
  const ends = [head.indexOf('\n\n'), head.indexOf('\n\r\n')].filter((end) => end !== -1);
  const headers = headersOf(head.subarray(0, Math.min(head.length, ...ends)));
  const { value } = structured(firstOf(headers, 'content-type') ?? '');
  const encoding = firstOf(headers, 'content-transfer-encoding') ?? '';
  return !/^(?:multipart|message|application)\//.test(value) && !/base-?64/i.test(encoding);
}

/** A mail, and those that stand whole in its text, apart. */
export function mailsApart(mail: FoundMail): FoundMail[] {
  const { bytes, line } = mail;
  if (bytes === null || !isPlain(bytes)) return [mail];
  const starts: number[] = [0];
  let tried = 0;
  // Blank lines above the first mail are no mail of their own.
  let first = 0;
  while (first < bytes.length && (bytes[first] ?? 0) <= 32) first += 1;
  for (let end = first; end < bytes.length; end += 1) {
    if (bytes[end] !== lineFeed) continue;
    const next = bytes[end + 1];
    if (next !== lineFeed && !(next === 13 && bytes[end + 2] === lineFeed)) continue;
    const at = end + (next === lineFeed ? 2 : 3);
    // Blank lines by the million are passed over without making texts of them.
    if ((bytes[at] ?? 0) <= 32 || !/^(?:From |[!-9;-~]{1,60}:)/.test(bytes.toString('latin1', at, at + 100))) continue;
    tried += 1;
    if (tried > triedAtMost || starts.length >= limits.mailParts) break;
    if (mailBeginsAt(bytes, at)) starts.push(at);
  }
  let number = line;
  return starts.map((from, place) => {
    const part = bytes.subarray(from, starts[place + 1] ?? bytes.length);
    const here = number;
    for (let at = part.indexOf(lineFeed); at !== -1; at = part.indexOf(lineFeed, at + 1)) number += 1;
    const [top = ''] = lines(part, 0, Math.min(part.length, shown));
    return {
      line: here,
      separator: isSeparator(top) ? separatorDate(top) : place === 0 ? mail.separator : null,
      bytes: part,
      stoodInText: place > 0,
    };
  });
}

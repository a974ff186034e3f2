/** Which characters the bytes of a mail stand for: by what is declared, unless the bytes say otherwise. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { MailNote } from './note.ts';

export interface Decoded {
  text: string;
  note: Extract<MailNote, 'MAIL_CHARACTER_SET' | 'MAIL_CHARACTERS_LOST'> | null;
}

/** Names that mail programs use and the decoder does not know. Code pages have their numbers alone. */
const otherNames: Readonly<Record<string, string>> = {
  '932': 'shift_jis',
  '936': 'gbk',
  '949': 'euc-kr',
  '950': 'big5',
  '874': 'windows-874',
  '20866': 'koi8-r',
  '21866': 'koi8-u',
  '28591': 'iso-8859-1',
  '28592': 'iso-8859-2',
  '28605': 'iso-8859-15',
  '50220': 'iso-2022-jp',
  '50221': 'iso-2022-jp',
  '50222': 'iso-2022-jp',
  '51932': 'euc-jp',
  '51949': 'euc-kr',
  '54936': 'gb18030',
  '65001': 'utf-8',
  shiftjis: 'shift_jis',
  windows31j: 'shift_jis',
  mskanji: 'shift_jis',
  eucjp: 'euc-jp',
  iso2022jp: 'iso-2022-jp',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  iso2022jpms: 'iso-2022-jp',
  iso88598i: 'iso-8859-8-i',
  iso88598e: 'iso-8859-8',
  iso885911: 'windows-874',
  tis620: 'windows-874',
  euckr: 'euc-kr',
  uhc: 'euc-kr',
  big5hkscs: 'big5',
  utf8mb4: 'utf-8',
  ansi: 'windows-1252',
  latin: 'windows-1252',
  default: 'utf-8',
};
const singleByte = /^(?:us-ascii|windows-12\d\d|iso-8859-\d+|macintosh|koi8)/;

/** The sequences by which ISO-2022-JP goes over to Japanese; nothing else in mails holds them. */
const shiftsToJapanese = (bytes: Buffer) => bytes.includes('\x1b$B') || bytes.includes('\x1b$@');

type Decoder = InstanceType<typeof TextDecoder>;

function decoderFor(label: string): Decoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

/** The decoder of a declared label, however that is written; null for one that nobody knows. */
function known(label: string): Decoder | null {
  const plain = label
    .trim()
    .toLowerCase()
    .replace(/^["']+|["'; ].*$/g, '');
  const bare = plain.replace(/^(?:x-|cs)/, '').replace(/[\s._-]+/g, '');
  const page = /^(?:cp|windows|ms|ibm|dos)(\d+)$/.exec(bare)?.[1] ?? bare;
  return decoderFor(plain) ?? decoderFor(otherNames[page] ?? otherNames[bare] ?? bare) ?? decoderFor(`windows-${page}`);
}

/** RFC 2152: text in ASCII, and the rest as UTF-16 in base64 between `+` and `-`. */
function utf7(text: string): string {
  const utf16 = new TextDecoder('utf-16be');
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, coded: string) => {
    const bytes = Buffer.from(coded, 'base64');
    return coded === '' ? '+' : utf16.decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  });
}

/** How many bytes the letter has in UTF-8 that starts at `at`; 0 where none starts there. */
function letterBytes(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return isUtf8(bytes.subarray(at, at + length)) && at + length <= bytes.length ? length : 0;
}

/** A line that is not all UTF-8: the letters that are, as such, and the bytes that are none, as Windows-1252. */
function mixed(line: Buffer, utf8: Decoder, other: Decoder): string {
  let text = '';
  for (let at = 0; at < line.length; ) {
    const good = letterBytes(line, at) > 0;
    let end = at;
    for (let step = letterBytes(line, end); end < line.length && step > 0 === good; step = letterBytes(line, end))
      end += Math.max(1, step);
    text += (good ? utf8 : other).decode(line.subarray(at, end));
    at = end;
  }
  return text;
}

/** Text in UTF-8 in which some bytes are not, as two programs write into one mail. */
function mostlyUtf8(bytes: Buffer): string {
  const utf8 = new TextDecoder('utf-8');
  const other = new TextDecoder('windows-1252');
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at);
    const line = bytes.subarray(at, end === -1 ? bytes.length : end + 1);
    text += isUtf8(line) ? utf8.decode(line) : mixed(line, utf8, other);
    at += line.length;
  }
  return text;
}

/** What bytes that declare nothing, or nothing that is known, most likely are. */
function undeclared(bytes: Buffer): string {
  if (isAscii(bytes) && shiftsToJapanese(bytes)) return new TextDecoder('iso-2022-jp').decode(bytes);
  return mostlyUtf8(bytes);
}

const lost = (text: string, bytes: Buffer) => text.includes('\ufffd') && !bytes.includes('\ufffd');

/** `label` is what the mail declares; null where it declares nothing. Never throws. */
export function decodeCharacters(bytes: Buffer, label: string | null): Decoded {
  if (label !== null && /^["' ]*(?:unicode-1-1-)?utf-?7\b/i.test(label))
    return { text: utf7(bytes.toString('latin1')), note: null };
  const decoder = label === null || label.trim() === '' ? null : known(label);
  const plain = isAscii(bytes);
  if (decoder === null) {
    const told = label !== null && label.trim() !== '' ? !plain : !isUtf8(bytes);
    return { text: undeclared(bytes), note: told ? 'MAIL_CHARACTER_SET' : null };
  }
  const { encoding } = decoder;
  const shifted = plain && encoding !== 'iso-2022-jp' && shiftsToJapanese(bytes);
  // Whole sentences of another encoding hardly ever happen to be well-formed UTF-8.
  const mislabelled = !plain && encoding !== 'utf-8' && !encoding.startsWith('utf-16') && isUtf8(bytes);
  if (shifted) return { text: undeclared(bytes), note: 'MAIL_CHARACTER_SET' };
  if (encoding === 'utf-8' && !isUtf8(bytes)) return { text: mostlyUtf8(bytes), note: 'MAIL_CHARACTER_SET' };
  if (mislabelled && (singleByte.test(encoding) || lost(decoder.decode(bytes), bytes)))
    return { text: new TextDecoder('utf-8').decode(bytes), note: 'MAIL_CHARACTER_SET' };
  const text = decoder.decode(bytes);
  return { text, note: lost(text, bytes) ? 'MAIL_CHARACTERS_LOST' : null };
}

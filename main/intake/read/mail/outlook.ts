/** A mail as Outlook saves it (.msg, MS-OXMSG): read into the same letter as any other. */
import { VigilError } from '../../../../preload/contract/errors.ts';
import { limits } from '../file-shape.ts';
import { htmlToText } from '../html-text.ts';
import { decodeCharacters } from './charset.ts';
import { openCompoundFile, type Storage } from './compound-file.ts';
import { enclosed, type Gathered, type Letter, letterFrom } from './gathered.ts';
import { type HeaderLine, headersOf } from './header.ts';
import { textOf } from './letter.ts';
import { type Part, spend } from './parts.ts';
import { richTextWords, unpackRichText } from './rich-text.ts';
import { saidBy } from './words.ts';

/** Numbers of properties, MS-OXPROPS. */
const ids = {
  subject: '0037',
  headers: '007D',
  representingName: '0042',
  representingAddress: '0065',
  representingSmtp: '5D02',
  senderName: '0C1A',
  senderAddress: '0C1F',
  senderSmtp: '5D01',
  body: '1000',
  richText: '1009',
  html: '1013',
  attachmentData: '3701',
  attachmentShortName: '3704',
  attachmentName: '3707',
  attachmentType: '370E',
} as const;
const tags = { sent: 0x00390040, delivered: 0x0e060040, codePage: 0x3fde0003, textCodePage: 0x3ffd0003 } as const;
const embedded = '__substg1.0_3701000D';

/** Values of fixed size: above them stands a head whose length depends on what it is of. */
function fixedValues(storage: Storage, headBytes: number): Map<number, Buffer> {
  const bytes = storage.stream('__properties_version1.0') ?? Buffer.alloc(0);
  const values = new Map<number, Buffer>();
  for (let at = headBytes; at + 16 <= bytes.length; at += 16)
    values.set(bytes.readUInt32LE(at), bytes.subarray(at + 8, at + 16));
  return values;
}

function instantOf(value: Buffer | undefined): string | null {
  if (value === undefined) return null;
  // In tenths of microseconds since 1601.
  const ms = Number(value.readBigUInt64LE() / 10_000n) - 11_644_473_600_000;
  return ms > 0 && ms < 8_640_000_000_000_000 ? new Date(ms).toISOString() : null;
}

class Item {
  readonly #storage: Storage;
  readonly #fixed: Map<number, Buffer>;
  readonly #inherited: string | null;
  constructor(storage: Storage, headBytes: number, codePage: string | null) {
    this.#storage = storage;
    this.#fixed = fixedValues(storage, headBytes);
    this.#inherited = codePage;
  }
  get codePage(): string | null {
    const page = (this.#fixed.get(tags.textCodePage) ?? this.#fixed.get(tags.codePage))?.readUInt32LE();
    return page === undefined || page === 0 ? this.#inherited : `cp${page}`;
  }
  bytes(id: string): Buffer | null {
    return this.#storage.stream(`__substg1.0_${id}0102`);
  }
  text(id: string): string | null {
    const wide = this.#storage.stream(`__substg1.0_${id}001F`);
    if (wide !== null) return wide.toString('utf16le').replaceAll('\0', '');
    const narrow = this.#storage.stream(`__substg1.0_${id}001E`);
    return narrow === null ? null : decodeCharacters(narrow, this.codePage).text.replaceAll('\0', '');
  }
  instant(tag: number): string | null {
    return instantOf(this.#fixed.get(tag));
  }
}

/** Addresses inside an organisation are not written as others are, and reach nobody outside of it. */
function mailbox(item: Item, name: string, smtp: string, address: string): string | null {
  const called = (item.text(name) ?? '').replace(/["<>\r\n]/g, ' ').trim();
  const where = [item.text(smtp), item.text(address)].find((one) => one?.includes('@'))?.trim();
  if (where === undefined) return called === '' ? null : `"${called}"`;
  return called === '' || called === where ? where : `"${called}" <${where}>`;
}

function headerLines(item: Item): HeaderLine[] {
  const kept = item.text(ids.headers);
  const lines = kept === null ? [] : [...headersOf(Buffer.from(kept.slice(0, limits.mailHeaders), 'utf8'))];
  const add = (name: string, value: string | null) => {
    if (value !== null && value !== '' && !lines.some((line) => line.name === name)) lines.push({ name, value });
  };
  const sender = mailbox(item, ids.senderName, ids.senderSmtp, ids.senderAddress);
  const author = mailbox(item, ids.representingName, ids.representingSmtp, ids.representingAddress);
  add('from', author ?? sender);
  if (author !== null) add('sender', sender);
  add('date', item.instant(tags.sent) ?? item.instant(tags.delivered));
  return lines;
}

function wordsOf(item: Item, into: Gathered): string {
  const page = item.bytes(ids.html);
  const html =
    page === null
      ? item.text(ids.html)
      : decodeCharacters(
          page,
          /charset\s*=\s*["']?([\w.:-]+)/i.exec(page.toString('latin1', 0, 4_096))?.[1] ?? item.codePage,
        ).text;
  const body = item.text(ids.body) ?? '';
  const richBytes = body.trim() === '' && html === null ? item.bytes(ids.richText) : null;
  const rich = richBytes === null ? null : unpackRichText(richBytes, limits.mailText);
  spend(into.budget, 'wordBytes', body.length + (html?.length ?? 0) + (rich?.length ?? 0), limits.mailText);
  const shown = html === null ? '' : htmlToText(html, limits.cell * 4);
  const richWords =
    rich === null
      ? ''
      : richTextWords(
          rich.toString('latin1'),
          (bytes) => decodeCharacters(bytes, item.codePage ?? 'windows-1252').text,
        );
  if (shown === null || body.length > limits.cell || richWords.length > limits.cell) {
    into.tooLong = true;
    return '';
  }
  return saidBy([body, shown, richWords].map((text) => text.replace(/\r\n?/g, '\n').trim())).join('\n\n');
}

/** What is attached, as a part of a mail that has it. */
function attachmentPart(item: Item): Part {
  return {
    headers: [],
    type: (item.text(ids.attachmentType) ?? 'application/octet-stream').toLowerCase().trim(),
    parameters: new Map(),
    disposition: 'attachment',
    fileName: (item.text(ids.attachmentName) ?? item.text(ids.attachmentShortName) ?? 'attachment').trim(),
    encoding: '',
    bytes: item.bytes(ids.attachmentData) ?? Buffer.alloc(0),
    children: [],
  };
}

function letterOfStorage(storage: Storage, into: Gathered, headBytes: number): Letter {
  spend(into.budget, 'parts', 1, limits.mailParts);
  const item = new Item(storage, headBytes, null);
  const texts = [wordsOf(item, into)];
  for (const attachment of storage.storages.filter(({ name }) => name.startsWith('__attach_'))) {
    spend(into.budget, 'parts', 1, limits.mailParts);
    const inner = attachment.storages.find(({ name }) => name === embedded);
    const part = attachmentPart(new Item(attachment, 8, item.codePage));
    // A mail inside is kept as storages, not as bytes.
    if (inner === undefined) texts.push(textOf(part, into));
    else texts.push(enclosed(part, part.bytes, into, (deeper) => letterOfStorage(inner, deeper, 24)));
  }
  const words = texts.filter((text) => text.trim() !== '').join('\n\n');
  return letterFrom({ headers: headerLines(item), subject: item.text(ids.subject) ?? '', words }, null, into);
}

/** Throws FILE_DAMAGED, FILE_IS_DOCUMENT for another file of Office, FILE_TOO_LARGE by the budget. */
export function outlookLetter(bytes: Buffer, into: Gathered): Letter {
  const root = openCompoundFile(bytes);
  if (root.stream('__properties_version1.0') === null) throw new VigilError('FILE_IS_DOCUMENT');
  return letterOfStorage(root, into, 32);
}

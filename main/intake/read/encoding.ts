/** Which characters a file's bytes stand for, and the file as UTF-8 whatever it is written in. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding } from '../../../preload/contract/file-layout.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { blocks } from './bytes.ts';
import { multiByteSequences } from './mixed-utf8.ts';

const carriageReturn = 13;
const lineFeed = 10;

export function markOf(head: Buffer): { encoding: Encoding; markBytes: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  return null;
}

/**
 * UTF-16 without its mark shows by zero bytes on one side only: English text is nearly all below U+0100. What a power cut left at the
 * end of a file is zero on both sides.
 */
function unmarkedUtf16(head: Buffer): Encoding | null {
  if (head.length < 4) return null;
  const zeros = [0, 0];
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const pairs = head.length / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}

/** How many bytes at the end belong to a UTF-8 character that goes on in the next block (0 to 3). */
function unfinished(block: Buffer): number {
  for (let back = 1; back <= Math.min(3, block.length); back++) {
    const byte = block[block.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return byte >= (back === 1 ? 0xc0 : back === 2 ? 0xe0 : 0xf0) ? back : 0;
  }
  return 0;
}

export interface EncodingFound {
  encoding: Encoding;
  /** What it rests on: `mixed` is UTF-8 with bytes in some rows that are none. */
  by: 'mark' | 'zeros' | 'utf-8' | 'mixed' | 'not utf-8' | 'chosen';
  /** There are zero bytes, which no text has. */
  zeros: boolean;
}

/** UTF-8 throughout, or in most of what is not plain ASCII; else Windows-1252, which any bytes are. */
async function oneByteOrUtf8(source: OpenSource, signal?: AbortSignal): Promise<EncodingFound> {
  let carried = Buffer.alloc(0);
  let good = 0;
  let bad = 0;
  let zeros = false;
  const count = (bytes: Buffer) => {
    zeros ||= bytes.includes(0);
    if (isUtf8(bytes)) {
      // That there is any is enough to know.
      if (!isAscii(bytes)) good += 1;
      return;
    }
    const found = multiByteSequences(bytes);
    good += found.good;
    bad += found.bad;
  };
  for await (const block of blocks(source, signal)) {
    const bytes = carried.length === 0 ? block : Buffer.concat([carried, block]);
    const whole = bytes.length - unfinished(bytes);
    count(bytes.subarray(0, whole));
    carried = Buffer.from(bytes.subarray(whole));
  }
  if (carried.length > 0) bad += 1;
  if (bad === 0) return { encoding: 'utf-8', by: 'utf-8', zeros };
  return good > 0 ? { encoding: 'utf-8', by: 'mixed', zeros } : { encoding: 'windows-1252', by: 'not utf-8', zeros };
}

/**
 * The encoding of a text file: as it was chosen, else by its byte order mark, else UTF-16 by its zero bytes, else by all of its bytes.
 * Reads the file to its end, but holds one block at a time.
 */
export async function findEncoding(
  source: OpenSource,
  head: Buffer,
  chosen: Encoding | null = null,
  signal?: AbortSignal,
): Promise<EncodingFound> {
  const utf16 = (found: Encoding, by: EncodingFound['by']): EncodingFound => ({ encoding: found, by, zeros: false });
  const mark = markOf(head)?.encoding ?? null;
  if (mark !== null && mark !== 'utf-8' && (chosen === null || chosen === mark)) return utf16(mark, 'mark');
  const unmarked = mark === null ? unmarkedUtf16(head) : null;
  if (unmarked !== null && chosen === null) return utf16(unmarked, 'zeros');
  const found = await oneByteOrUtf8(source, signal);
  if (chosen !== null && chosen !== 'utf-8') return { ...found, encoding: chosen, by: 'chosen' };
  if (chosen === 'utf-8') return { ...found, encoding: 'utf-8', by: found.by === 'utf-8' ? 'chosen' : 'mixed' };
  // A mark says what most of the file is meant to be, whatever was appended to it.
  if (mark !== null) return { ...found, encoding: 'utf-8', by: found.by === 'utf-8' ? 'mark' : 'mixed' };
  return found;
}

/** As `findEncoding`, where nothing depends on how sure it is. */
export async function detectEncoding(source: OpenSource, head: Buffer, signal?: AbortSignal): Promise<Encoding> {
  return (await findEncoding(source, head, null, signal)).encoding;
}

/** The first bytes of a file as text, without its byte order mark and zero bytes; a character cut at the end is left out. */
export function decodeHead(head: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(head, { stream: true }).replaceAll('\0', '');
}

/** Old Mac files end lines with a carriage return alone; they are read as if with line feeds. */
function endsLinesByReturn(block: Buffer): boolean {
  return block.includes(carriageReturn) && !block.includes(lineFeed);
}

function withoutZeros(bytes: Buffer): Buffer {
  if (!bytes.includes(0)) return bytes;
  return Buffer.from(bytes.filter((byte) => byte !== 0));
}

/**
 * The file as UTF-8 bytes without a byte order mark and zero bytes, in blocks. A byte sequence that is wrong in its encoding comes out
 * as U+FFFD, or as it is in a file of UTF-8. Throws FILE_UNREADABLE, CANCELLED.
 */
export async function* utf8Blocks(
  source: OpenSource,
  encoding: Encoding,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
  let first = true;
  let returnsOnly = false;
  for await (const block of blocks(source, signal)) {
    let bytes = withoutZeros(decoder ? Buffer.from(decoder.decode(block, { stream: true })) : block);
    if (first) {
      if (!decoder) bytes = bytes.subarray(markOf(bytes)?.encoding === 'utf-8' ? 3 : 0);
      returnsOnly = endsLinesByReturn(bytes);
      first = false;
    }
    if (returnsOnly) for (const [i, byte] of bytes.entries()) if (byte === carriageReturn) bytes[i] = lineFeed;
    if (bytes.length > 0) yield bytes;
  }
  const last = decoder ? Buffer.from(decoder.decode()) : Buffer.alloc(0);
  if (last.length > 0) yield last;
}

/** Which characters a file's bytes stand for, and the file as UTF-8 whatever it is written in. */
import { isUtf8 } from 'node:buffer';
import type { OpenSource } from '../../files/byte-source.ts';
import { blocks } from './bytes.ts';
import type { Encoding } from './file-shape.ts';

const carriageReturn = 13;
const lineFeed = 10;

function fromMark(head: Buffer): { encoding: Encoding; markBytes: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  return null;
}

/** UTF-16 without its mark shows by zero bytes on one side only: English text is nearly all below U+0100. */
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

async function allUtf8(source: OpenSource, signal?: AbortSignal): Promise<boolean> {
  let carried = Buffer.alloc(0);
  for await (const block of blocks(source, signal)) {
    const bytes = carried.length === 0 ? block : Buffer.concat([carried, block]);
    const whole = bytes.length - unfinished(bytes);
    if (!isUtf8(bytes.subarray(0, whole))) return false;
    carried = Buffer.from(bytes.subarray(whole));
  }
  return carried.length === 0;
}

/**
 * The encoding of a text file: by its byte order mark, else UTF-16 by its zero bytes, else UTF-8 if every byte of the
 * file agrees, else Windows-1252, which any bytes are. Reads the file to its end, but holds one block at a time.
 */
export async function detectEncoding(source: OpenSource, head: Buffer, signal?: AbortSignal): Promise<Encoding> {
  const known = fromMark(head)?.encoding ?? unmarkedUtf16(head);
  if (known) return known;
  return (await allUtf8(source, signal)) ? 'utf-8' : 'windows-1252';
}

/** The first bytes of a file as text, without its byte order mark; a character cut at the end is left out. */
export function decodeHead(head: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(head, { stream: true });
}

/** Old Mac files end lines with a carriage return alone; they are read as if with line feeds. */
function endsLinesByReturn(block: Buffer): boolean {
  return block.includes(carriageReturn) && !block.includes(lineFeed);
}

/**
 * The file as UTF-8 bytes without a byte order mark, in blocks. A byte sequence that is wrong in its encoding comes out
 * as U+FFFD. Throws FILE_UNREADABLE, CANCELLED.
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
    let bytes = decoder ? Buffer.from(decoder.decode(block, { stream: true })) : block;
    if (first) {
      if (!decoder) bytes = bytes.subarray(fromMark(bytes)?.encoding === 'utf-8' ? 3 : 0);
      returnsOnly = endsLinesByReturn(bytes);
      first = false;
    }
    if (returnsOnly) for (const [i, byte] of bytes.entries()) if (byte === carriageReturn) bytes[i] = lineFeed;
    if (bytes.length > 0) yield bytes;
  }
  const last = decoder ? Buffer.from(decoder.decode()) : Buffer.alloc(0);
  if (last.length > 0) yield last;
}

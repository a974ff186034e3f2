/**
 * Whether a file is a map that the page can draw: PMTiles, version 3, with vector tiles. The header of 127 bytes and the root directory are
 * read as the specification has them (github.com/protomaps/PMTiles, spec/v3); tiles are read one by one, by the page.
 */
import { gunzipSync } from 'node:zlib';
import { VigilError } from '../../preload/contract/errors.ts';

const headerBytes = 127;
/** Header and root directory lie within these. */
export const headBytes = 16_384;
const mostEntries = 100_000;

interface Part {
  offset: number;
  length: number;
}

const whole = (value: bigint): number =>
  value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value);

function varint(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0;
  for (let step = 0; step < 8; step += 1) {
    const byte = bytes[at + step];
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** (7 * step);
    if (byte < 0x80) return { value, next: at + step + 1 };
  }
  throw new VigilError('MAP_UNREADABLE');
}

/** Four columns of numbers, of which the lengths have to lie within the file. */
function checkDirectory(bytes: Uint8Array): void {
  const { value: entries, next: first } = varint(bytes, 0);
  let next = first;
  if (entries < 1 || entries > mostEntries) throw new VigilError('MAP_UNREADABLE');
  for (let column = 0; column < 4; column += 1)
    for (let entry = 0; entry < entries; entry += 1) {
      const read = varint(bytes, next);
      if (column === 2 && read.value < 1) throw new VigilError('MAP_UNREADABLE');
      next = read.next;
    }
}

const none = 1;
const gzip = 2;
const vectorTiles = 1;

function unpacked(bytes: Uint8Array, compression: number): Uint8Array {
  if (compression === none) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: 4 * 1_048_576 });
  } catch {
    throw new VigilError('MAP_UNREADABLE');
  }
}

/** `head`: the first 16 KiB of the file, or all of a smaller one. Throws MAP_UNREADABLE. */
export function checkTiles(head: Uint8Array, size: number): void {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < headerBytes || Buffer.from(head.subarray(0, 7)).toString('latin1') !== 'PMTiles' || head[7] !== 3)
    throw new VigilError('MAP_UNREADABLE');
  const part = (at: number): Part => ({
    offset: whole(view.getBigUint64(at, true)),
    length: whole(view.getBigUint64(at + 8, true)),
  });
  const [root, metadata, leaves, tiles] = [part(8), part(24), part(40), part(56)];
  const inFile = ({ offset, length }: Part) => offset + length <= size;
  const [inner, outer, kind, least, most] = [head[97], head[98], head[99], head[100], head[101]];
  const drawn = kind === vectorTiles && [none, gzip].includes(inner ?? 0) && [none, gzip].includes(outer ?? 0);
  if (
    !drawn ||
    ![root, metadata, leaves, tiles].every(inFile) ||
    metadata.length > 10_485_760 ||
    root.length === 0 ||
    root.offset < headerBytes ||
    root.offset + root.length > headBytes ||
    (least ?? 0) > (most ?? 0) ||
    (most ?? 99) > 22
  )
    throw new VigilError('MAP_UNREADABLE');
  checkDirectory(unpacked(head.subarray(root.offset, root.offset + root.length), inner ?? 0));
}

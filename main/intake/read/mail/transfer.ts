/** The bytes that a part of a mail stands for, whatever they were wrapped in for the way. */

export interface Unwrapped {
  bytes: Buffer;
  /** Something in it did not follow the rules; nothing of it is left out. */
  faulty: boolean;
}

const lineFeed = 10;
const padding = 61;
/** What each byte stands for in base64, the alphabet of addresses included; -1 for what is passed over, -2 for what cannot stand there. */
const sixBits = new Int8Array(256).fill(-2);
for (const [value, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  sixBits[letter.charCodeAt(0)] = value;
for (const [letter, value] of [
  ['-', 62],
  ['_', 63],
] as const)
  sixBits[letter.charCodeAt(0)] = value;
for (const blank of [9, 10, 13, 32, padding]) sixBits[blank] = -1;

/** Up to the first line that cannot be base64: a mailing list writes its notice below, and some parts only claim to be encoded. */
function base64(wrapped: Buffer): Unwrapped {
  const bytes = Buffer.alloc(Math.ceil(wrapped.length / 4) * 3);
  let length = 0;
  let bits = 0;
  let held = 0;
  let line = { from: 0, length: 0 };
  let at = 0;
  let words = 0;
  for (; at < wrapped.length; at += 1) {
    const byte = wrapped[at] ?? 0;
    const value = sixBits[byte] ?? -2;
    if (value >= 0) {
      bits = ((bits << 6) | value) & 0xffffff;
      held += 6;
      if (held >= 8) {
        held -= 8;
        bytes[length++] = (bits >> held) & 255;
      }
    } else if (value === -2 || (byte === 32 && words > 0 && isWord(wrapped[at + 1]))) break;
    // Groups that are padded in the middle start anew.
    else if (byte === padding) held = 0;
    words = value >= 0 ? words + 1 : 0;
    if (byte === lineFeed) line = { from: at + 1, length };
  }
  if (at === wrapped.length) return { bytes: bytes.subarray(0, length), faulty: held === 6 };
  const kept = bytes.subarray(0, line.length);
  const rest = wrapped.subarray(line.from);
  return { bytes: kept.length === 0 ? rest : Buffer.concat([kept, Buffer.from('\n'), rest]), faulty: true };
}

const isWord = (byte: number | undefined): boolean => byte !== undefined && (sixBits[byte] ?? -2) >= 0;

const hexadecimal = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte & ~32;
  return letter >= 65 && letter <= 70 ? letter - 55 : -1;
};

/** Where the line break that a soft break `=` stands before ends; -1 for none. Blanks may have been added on the way. */
function softBreakEnd(bytes: Buffer, equals: number): number {
  let at = equals + 1;
  while (bytes[at] === 32 || bytes[at] === 9) at += 1;
  if (at >= bytes.length) return at;
  if (bytes[at] === 13) at += 1;
  return bytes[at] === lineFeed ? at + 1 : -1;
}

function quotedPrintable(wrapped: Buffer): Unwrapped {
  const bytes = Buffer.alloc(wrapped.length);
  let length = 0;
  let faulty = false;
  for (let at = 0; at < wrapped.length; ) {
    const byte = wrapped[at] ?? 0;
    const high = byte === 61 ? hexadecimal(wrapped[at + 1]) : -1;
    const low = high === -1 ? -1 : hexadecimal(wrapped[at + 2]);
    const end = byte === 61 && low === -1 ? softBreakEnd(wrapped, at) : -1;
    if (end !== -1) at = end;
    else if (low !== -1) {
      bytes[length++] = high * 16 + low;
      at += 3;
    } else {
      faulty ||= byte === 61;
      bytes[length++] = byte;
      at += 1;
    }
  }
  return { bytes: bytes.subarray(0, length), faulty };
}

/** `encoding` as the header line has it. Never throws; work and memory are of the order of what is given. */
export function unwrap(wrapped: Buffer, encoding: string): Unwrapped {
  if (/^\s*["']?base-?64\b/i.test(encoding)) return base64(wrapped);
  if (/^\s*["']?quoted-?printable\b/i.test(encoding)) return quotedPrintable(wrapped);
  return { bytes: wrapped, faulty: false };
}

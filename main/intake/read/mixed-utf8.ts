/** UTF-8 in which some bytes are none: what was cut, and what another program wrote in Windows-1252. */

/** The length that a first byte of UTF-8 promises; 0 for a byte that is none. */
function promised(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte >= 0xc2 && byte <= 0xdf) return 2;
  if (byte >= 0xe0 && byte <= 0xef) return 3;
  return byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
}

/** How many bytes from `at` belong together: all that were promised, or those that are there of them. */
function present(bytes: Buffer, at: number, length: number): number {
  let here = 1;
  while (here < length && ((bytes[at + here] ?? 0) & 0xc0) === 0x80) here += 1;
  return here;
}

/** Characters of several bytes that are whole, and bytes that belong to none. */
export function multiByteSequences(bytes: Buffer): { good: number; bad: number } {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      at += 1;
      continue;
    }
    const length = promised(byte);
    const here = length === 0 ? 1 : present(bytes, at, length);
    if (length > 1 && here === length) good += 1;
    else bad += 1;
    at += here;
  }
  return { good, bad };
}

const windows1252 = new TextDecoder('windows-1252');

/**
 * The text, with what is no UTF-8 read as Windows-1252, and U+FFFD for a character of which bytes are missing. That is how the first
 * bytes of Latin letters are taken that stand alone: in Windows-1252 they are letters that hardly anybody writes.
 */
export function repairedText(bytes: Buffer): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const length = promised(byte);
    const here = length === 0 ? 1 : present(bytes, at, length);
    if (here !== length) {
      parts.push(bytes.toString('utf8', from, at));
      const cut = here > 1 || byte === 0xc2 || byte === 0xc3;
      parts.push(cut ? '\ufffd' : windows1252.decode(bytes.subarray(at, at + 1)));
      from = at + here;
    }
    at += here;
  }
  parts.push(bytes.toString('utf8', from));
  return parts.join('');
}

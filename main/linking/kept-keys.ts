/** The keys that the matches of one contribution depend on, as numbers of 32 bits: two that fall together cost a comparison too many. */

/** FNV-1a. */
export function keyNumber(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) {
    hash ^= key.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** Four bytes for each, the lowest first. */
export function writeKeys(keys: Iterable<string>): Buffer {
  const numbers = [...new Set([...keys].map(keyNumber))];
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [at, number] of numbers.entries()) bytes.writeUInt32LE(number, at * 4);
  return bytes;
}

/** Whether any of the numbers is among those that were kept. */
export function keepsAny(kept: Uint8Array, numbers: ReadonlySet<number>): boolean {
  const bytes = Buffer.from(kept.buffer, kept.byteOffset, kept.byteLength);
  for (let at = 0; at + 4 <= bytes.length; at += 4) if (numbers.has(bytes.readUInt32LE(at))) return true;
  return false;
}

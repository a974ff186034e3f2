/** Keys as a store keeps them: numbers of 52 bits, which every store and JavaScript hold exactly. Kept for good, so never another way. */

import type { Identifier } from '../extract/index.ts';
import { keysOf } from './keys.ts';
import { readFindable } from './mentions.ts';

/** Two hashes of 32 bits side by side (FNV-1a and a multiplication of its own), mixed at the end. Nought is never a key. */
export function storedKey(key: string): number {
  let one = 0x811c9dc5;
  let two = 0x9e3779b9;
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x85ebca6b) ^ (two >>> 15);
  }
  one = Math.imul(one ^ (one >>> 16), 0xc2b2ae35);
  two = Math.imul(two ^ (two >>> 13) ^ one, 0x27d4eb2f);
  const high = ((one ^ (one >>> 15)) >>> 0) & 0xfffff;
  const low = (two ^ (two >>> 16)) >>> 0;
  return high * 0x1_0000_0000 + low || 1;
}

type Keyed = Parameters<typeof keysOf>[0];

/** What a store keeps of a contribution, each once, in order. */
export const storedKeysOf = (read: Keyed): number[] =>
  [...new Set(keysOf(read).map(storedKey))].sort((one, other) => one - other);

/** The same of a text that is not compared now; `identifiers`: those recorded beside it. */
export const storedKeysIn = (text: string, receivedAt: string, identifiers: readonly Identifier[]): number[] =>
  storedKeysOf(readFindable(text, receivedAt, identifiers));

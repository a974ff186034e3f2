/** A number of 32 bits of a word: FNV-1a over its UTF-16 units. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** Another one, of 24 bits, that agrees by chance only. */
function checkOf(word: string): number {
  let hash = word.length;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x5bd1e995) + at;
  return (hash ^ (hash >>> 15)) & 0xffffff;
}

/**
 * A number from 1 to 255 for each of many words. The words themselves are not kept: two numbers stand for each, and a word that is not
 * there is taken for one that is about once in 10^12 times. A `Map` would hash every word of every text again: it took an eighth of
 * reading a text (profiled, 15,000 made-up texts). Memory is 8 bytes for each place.
 */
export class WordTable {
  readonly #mask: number;
  #free: number;
  /** Two places for each word: its hash, then its check with its number in the lowest bits. */
  readonly #places: Int32Array;

  /** `most`: words that it will hold. */
  constructor(most: number) {
    let size = 1;
    while (size < most * 1.5) size *= 2;
    this.#mask = size - 1;
    this.#free = most;
    this.#places = new Int32Array(size * 2);
  }

  /** The place of a word, or the empty one where it would stand. */
  #placeOf(word: string, hash: number): number {
    const check = checkOf(word);
    let at = (hash ^ (hash >>> 16)) & this.#mask;
    for (;;) {
      const held = this.#places[at * 2 + 1] ?? 0;
      if (held === 0 || (this.#places[at * 2] === hash && held >>> 8 === check)) return at * 2;
      at = (at + 1) & this.#mask;
    }
  }

  /** 0 for a word that is not there. `hash`: its `hashOf`, where the caller has it already. */
  get(word: string, hash = hashOf(word)): number {
    return (this.#places[this.#placeOf(word, hash) + 1] ?? 0) & 0xff;
  }

  /** Throws RangeError for a number that is not from 1 to 255, and where the table is full. */
  set(word: string, number: number): void {
    if (!(number > 0 && number < 256)) throw new RangeError('a number from 1 to 255');
    const hash = hashOf(word);
    const place = this.#placeOf(word, hash);
    if (this.#places[place + 1] === 0) this.#free -= 1;
    if (this.#free < 0) throw new RangeError('the table is full');
    this.#places[place] = hash;
    this.#places[place + 1] = (checkOf(word) << 8) | number;
  }
}

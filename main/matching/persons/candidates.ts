/** Which contributions are worth comparing by person: found by the keys that few hold, as `linking/candidates.ts` finds investigations. */

/** What a store knows of keys. Contributions are named by numbers. */
export interface KeyIndex {
  contributions: number;
  /** How many contributions hold the key. */
  count(key: string): number;
  /** Those that do. Only asked for keys that few hold. */
  holders(key: string): readonly number[];
}

/** Places that are looked through under the keys, the rarest first. */
const lookedThrough = 2_000;
const comparedAtMost = 32;
/** Who shares so many bits less than a pair has to have is not compared: ages and what is alike without a key hardly make up for it. */
const tooLittle = 6;

/** Bits that a shared key says: names and numbers more than the words beside them, and sounds less than spellings. */
function worthOf(key: string, count: number, contributions: number): number {
  const bits = Math.log2((contributions + 200) / (count + 1));
  if (key.startsWith('at:')) return 0;
  if (key.startsWith('c:')) return bits * 0.5;
  return key.startsWith('p:') || key.startsWith('f:') ? bits * 0.7 : bits;
}

interface CountedKey {
  key: string;
  count: number;
}

/** The keys by which others are found: the rarest first, until as many places are under them as are looked through. */
export function keysToFollow(keys: readonly string[], count: KeyIndex['count'], atMost = lookedThrough): CountedKey[] {
  const counted = keys.map((key) => ({ key, count: count(key) })).filter(({ count }) => count > 0);
  counted.sort((one, other) => one.count - other.count || (one.key < other.key ? -1 : 1));
  let room = atMost;
  const end = counted.findIndex(({ count }) => {
    room -= count;
    return room < 0;
  });
  return end < 0 ? counted : counted.slice(0, end);
}

/**
 * The contributions that share most, the best first, at most 32: keys that few hold find them, the rest are not looked at. Cost is
 * bounded whatever the size of the store.
 */
export function candidatesFor(keys: readonly string[], index: KeyIndex, atMost = comparedAtMost): number[] {
  const worth = new Map<number, number>();
  for (const { key, count } of keysToFollow(keys, (key) => index.count(key))) {
    const bits = worthOf(key, count, index.contributions);
    if (bits > 0) for (const holder of index.holders(key)) worth.set(holder, (worth.get(holder) ?? 0) + bits);
  }
  const least = Math.log2(index.contributions + 200) - tooLittle;
  return [...worth]
    .filter(([, bits]) => bits >= least)
    .sort(([one, a], [other, b]) => b - a || one - other)
    .slice(0, atMost)
    .map(([contribution]) => contribution);
}

/** An index in memory, for evaluations and for what is not in a store yet. */
export class MemoryIndex implements KeyIndex {
  private readonly lists = new Map<string, number[]>();
  contributions = 0;

  add(contribution: number, keys: readonly string[]): void {
    this.contributions += 1;
    for (const key of keys) {
      const list = this.lists.get(key);
      if (list === undefined) this.lists.set(key, [contribution]);
      else list.push(contribution);
    }
  }

  count(key: string): number {
    return this.lists.get(key)?.length ?? 0;
  }

  holders(key: string): readonly number[] {
    return this.lists.get(key) ?? [];
  }
}

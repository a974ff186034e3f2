/** Repeatable randomness: the same seed, label and numbers always give the same sequence, on every machine. */

/** Returns the next number, at least 0 and below 1. */
export type Random = () => number;

/** Scatters a 32-bit number (the finaliser of splitmix32), so that neighbouring seeds have nothing in common. */
function spread(value: number): number {
  let x = (value + 0x9e3779b9) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}

/** FNV-1a over the letters of a label. */
function hashOf(label: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
  return hash;
}

/**
 * A sequence of its own for one purpose (sfc32). Purposes do not disturb one another: an extra draw in one place leaves all others
 * as they were.
 */
export function stream(seed: number, label: string, part = 0): Random {
  let a = spread(seed | 0);
  let b = spread(Math.floor(seed / 2 ** 32) ^ hashOf(label));
  let c = spread(a ^ Math.imul(part + 1, 0x85ebca6b));
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** A whole number from 0 up to but not including `below`. */
export const below = (random: Random, limit: number): number => Math.floor(random() * limit);

/** A whole number, both ends included. */
export const between = (random: Random, from: number, to: number): number => from + below(random, to - from + 1);

export const chance = (random: Random, probability: number): boolean => random() < probability;

/** One item of a list that is never empty; the first if it were. */
export function pick<T>(random: Random, list: readonly [T, ...T[]] | readonly T[]): T {
  const found = list[below(random, list.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

/** A new list in random order. */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
}

/** A number from the normal distribution with mean 0 and deviation 1 (Box and Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Chooses among words by weight; weights need not add up to one. */
export function chooser<T>(weights: readonly (readonly [item: T, weight: number])[]): (random: Random) => T {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const items: T[] = [];
  const ends: number[] = [];
  let end = 0;
  for (const [item, weight] of weights) {
    end += weight / total;
    items.push(item);
    ends.push(end);
  }
  return (random) => {
    const at = random();
    let index = 0;
    while (index < ends.length - 1 && at >= (ends[index] ?? 1)) index++;
    const item = items[index];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  };
}

/** All contributions of a list with each other, in the steps that a store takes one at a time. */
import { candidatesFor, MemoryIndex } from './candidates.ts';
import { compareContributions } from './compare-persons.ts';
import type { Frequencies } from './frequencies.ts';
import { keysOf } from './keys.ts';
import type { ReadContribution } from './mention.ts';
import { type Pair, type PairThrough, throughOthers, withoutNamesakes } from './together.ts';

const isThrough = (pair: Pair | PairThrough): pair is PairThrough => 'through' in pair;

export interface MatchedPair extends Pair {
  /** The contribution that brings the two together, where they do not match by themselves. */
  through: number | null;
}

/** Pairs of positions in the list, the earlier first, in order. Nothing is merged. */
export function matchAll(read: readonly ReadContribution[]): MatchedPair[] {
  const keys = read.map(keysOf);
  const index = new MemoryIndex();
  for (const [at, own] of keys.entries()) index.add(at, own);
  const frequencies: Frequencies = { contributions: read.length, holders: (key) => index.count(key) };
  const direct: Pair[] = [];
  const compared = new Set<string>();
  for (const [at, own] of keys.entries())
    for (const other of candidatesFor(own, index)) {
      const [one, two] = [Math.min(at, other), Math.max(at, other)];
      const [a, b] = [read[one], read[two]];
      if (one === two || a === undefined || b === undefined || compared.has(`${one} ${two}`)) continue;
      compared.add(`${one} ${two}`);
      const match = compareContributions(a, b, frequencies);
      if (match.strength !== 'none') direct.push({ one, other: two, match });
    }
  const kept = withoutNamesakes(direct, read, frequencies);
  const known = new Set(direct.map(({ one, other }) => `${one} ${other}`));
  const joined: PairThrough[] = [];
  // Twice: what a third joins may join a fourth. No further, so that a chain of weak links does not gather strangers.
  for (let step = 0; step < 2; step += 1)
    for (const pair of throughOthers([...kept, ...joined], read, frequencies)) {
      const name = `${pair.one} ${pair.other}`;
      if (!known.has(name)) joined.push(pair);
      known.add(name);
    }
  return [...kept, ...joined]
    .map((pair) => ({ ...pair, through: isThrough(pair) ? pair.through : null }))
    .sort((one, other) => one.one - other.one || one.other - other.other);
}

/**
 * How common keys are, for weighing, which cannot wait: it is done with the counts so far, the keys it missed are counted, and it
 * is repeated.
 */
import type { LookupKey } from '../matching/scoring/index.ts';
import type { Context } from '../store/use-case.ts';
import { storedKey } from './holdings.ts';

/** Weighing hardly ever asks for a key that was not counted beforehand; each round counts all those it missed. */
const roundsAtMost = 4;

export async function withFrequencies<T>(
  { frequencies }: Pick<Context, 'frequencies'>,
  counts: Map<string, number>,
  weigh: (frequency: (key: LookupKey) => number) => T,
): Promise<T> {
  for (let round = 0; ; round += 1) {
    const missed = new Set<string>();
    const found = weigh((lookup) => {
      const key = storedKey(lookup);
      const n = counts.get(key);
      if (n === undefined) missed.add(key);
      return n ?? 1;
    });
    if (missed.size === 0 || round === roundsAtMost) return found;
    for (const [key, n] of await frequencies.count([...missed])) counts.set(key, n);
  }
}

/** Weights by expectation and maximisation (Fellegi and Sunter's model), from pairs whose truth nobody has said. */
import { type Level, levels } from './levels.ts';
import { features } from './record.ts';

/** For each feature, how often each level (but `missing`) is met among pairs of one person, or of two. */
export type Shares = Readonly<Record<Level, number>>[];

/** Each level gets a little, so that what a sample does not hold is not held impossible. */
const smoothing = 0.5;
const rounds = 40;

/** The shares of levels in pairs, each counted as `weight` says. */
export function sharesOf(pairs: readonly (readonly Level[])[], weight: (pair: number) => number): Shares {
  return features.map((_, at) => {
    const counts: Record<Level, number> = { missing: 0, same: 0, near: 0, alike: 0, crossed: 0, different: 0 };
    let sum = 0;
    for (const [index, pair] of pairs.entries()) {
      const level = pair[at] ?? 'missing';
      if (level === 'missing') continue;
      counts[level] += weight(index);
      sum += weight(index);
    }
    for (const level of levels)
      if (level !== 'missing') counts[level] = (counts[level] + smoothing) / (sum + smoothing * (levels.length - 1));
    return counts;
  });
}

/** More than half of what both records hold is the same. */
export const mostlySame = (pair: readonly Level[]): boolean =>
  pair.filter((level) => level === 'same').length * 2 > pair.filter((level) => level !== 'missing').length;

/**
 * `candidates`: levels of pairs that may be one person. Gives the shares among pairs of one person, and what part of the
 * candidates are such pairs.
 */
export function estimate(candidates: readonly (readonly Level[])[]): { same: Shares; portion: number } {
  let chance: number[] = candidates.map((pair) => (mostlySame(pair) ? 0.9 : 0.1));
  let same = sharesOf(candidates, (index) => chance[index] ?? 0);
  let other = sharesOf(candidates, (index) => 1 - (chance[index] ?? 0));
  let portion = 0.5;
  for (let round = 0; round < rounds; round += 1) {
    chance = candidates.map((pair) => {
      let odds = Math.log(portion / (1 - portion));
      for (const [at, level] of pair.entries())
        if (level !== 'missing') odds += Math.log((same[at]?.[level] ?? 1) / (other[at]?.[level] ?? 1));
      return 1 / (1 + Math.exp(-odds));
    });
    same = sharesOf(candidates, (index) => chance[index] ?? 0);
    other = sharesOf(candidates, (index) => 1 - (chance[index] ?? 0));
    portion = Math.min(0.999, chance.reduce((sum, one) => sum + one, 0) / Math.max(1, chance.length));
  }
  return { same, portion };
}

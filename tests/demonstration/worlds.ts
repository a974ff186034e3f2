import { createHash } from 'node:crypto';
import { demonstration, generate } from '../../main/demonstration/generate/generate.ts';
import type { SampleContribution, SampleWorld } from '../../main/demonstration/generate/sample.ts';

export const small = { seed: 7, days: 30, perDay: 40, until: '2026-10-31', investigations: 40 } as const;

let kept: { world: SampleWorld; list: SampleContribution[] } | null = null;

/** The demonstration itself, made once for all tests of a file. */
export function wholeDemonstration(): { world: SampleWorld; list: SampleContribution[] } {
  if (kept === null) {
    const world = generate(demonstration);
    kept = { world, list: [...world.contributions()] };
  }
  return kept;
}

/** One hash over everything in a world. */
export function fingerprint(world: SampleWorld): string {
  const hash = createHash('sha256');
  for (const part of [world.contributions(), world.truth(), world.investigations, world.threatLevels])
    for (const item of part) hash.update(JSON.stringify(item)).update('\n');
  return hash.digest('hex');
}

/** How many of each word. */
export function tally<T>(items: Iterable<T>, word: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[word(item)] = (counts[word(item)] ?? 0) + 1;
  return counts;
}

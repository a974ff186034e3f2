import type { Identifier } from './identifier.ts';

const mostCompared = 64;

/** Leaves out each name whose tokens all belong to another name of the same text, and all but the first of equal ones. */
export function leaveOutRepetitions(names: readonly Identifier[]): Identifier[] {
  const seen = new Set<string>();
  const unique = names.filter((name) => {
    if (seen.has(name.value)) return false;
    seen.add(name.value);
    return true;
  });
  const byToken = new Map<string, string[][]>();
  const tokens = unique.map((name) => name.value.split(' '));
  for (const own of tokens) {
    if (own.length < 2) continue;
    for (const token of own) {
      const holders = byToken.get(token) ?? [];
      if (holders.length < mostCompared) holders.push(own);
      byToken.set(token, holders);
    }
  }
  return unique.filter((_, index) => {
    const own = tokens[index] ?? [];
    const holders = byToken.get(own[0] ?? '') ?? [];
    return !holders.some((other) => other.length > own.length && own.every((token) => other.includes(token)));
  });
}

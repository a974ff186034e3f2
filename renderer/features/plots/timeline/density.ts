/** How many items lie where, for the overview strip. */
import type { Placed, Span } from './types.ts';

/** Items counted into `bins` equal stretches of `whole`, by their middle. */
export function density(items: readonly Placed[], whole: Span, bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  const long = Math.max(1, whole.end - whole.start);
  for (const { start, end } of items) {
    const bin = Math.floor((((start + end) / 2 - whole.start) / long) * bins);
    const held = Math.min(bins - 1, Math.max(0, bin));
    counts[held] = (counts[held] ?? 0) + 1;
  }
  return counts;
}

/** What a proof comes to, from what was acknowledged and what is there. Values in, values out. */

/** `lost`: acknowledged, and not there. `doubled`: there more than once. Each id once, in the order of its first mention. */
export function reckon(
  acknowledged: readonly string[],
  stored: readonly string[],
): { lost: string[]; doubled: string[] } {
  const times = new Map<string, number>();
  for (const id of stored) times.set(id, (times.get(id) ?? 0) + 1);
  return {
    lost: [...new Set(acknowledged)].filter((id) => !times.has(id)),
    doubled: [...times].flatMap(([id, count]) => (count > 1 ? [id] : [])),
  };
}

/**
 * Seconds of the longest time between `from` and `to` in which nothing was acknowledged. All in milliseconds of one clock;
 * `moments` in rising order.
 */
export function outage(moments: readonly number[], from: number, to: number): number {
  const within = [from, ...moments.filter((at) => at > from && at < to), Math.max(from, to)];
  const gaps = within.slice(1).map((at, index) => at - (within[index] ?? at));
  return Math.max(0, ...gaps) / 1000;
}

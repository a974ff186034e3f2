/** Whether two counts differ by more than chance: the exact test for two Poisson counts, given how long each was counted. */

/** ln n!, exact enough for counts of any size that occur. */
function logFactorials(n: number): number[] {
  const table = [0];
  for (let k = 1; k <= n; k += 1) table.push((table[k - 1] ?? 0) + Math.log(k));
  return table;
}

/**
 * How likely a difference at least as large is where both come from one rate, two-sided (twice the smaller tail, at most 1): of all that
 * was counted, how many fall into the first span is then binomial. Days of either span are above nought.
 */
export function chanceOf(first: { n: number; days: number }, second: { n: number; days: number }): number {
  const all = first.n + second.n;
  if (all === 0) return 1;
  const share = first.days / (first.days + second.days);
  const table = logFactorials(all);
  const of = (k: number) =>
    Math.exp(
      (table[all] ?? 0) -
        (table[k] ?? 0) -
        (table[all - k] ?? 0) +
        k * Math.log(share) +
        (all - k) * Math.log(1 - share),
    );
  let below = 0;
  let above = 0;
  for (let k = 0; k <= all; k += 1) {
    if (k <= first.n) below += of(k);
    if (k >= first.n) above += of(k);
  }
  return Math.min(1, 2 * Math.min(below, above));
}

/** Which way it goes, where that is not chance. */
export function trendOf(
  now: { n: number; days: number },
  before: { n: number; days: number },
  alpha: number,
): { chance: number; trend: 'up' | 'down' | null } {
  const chance = chanceOf(now, before);
  const up = now.n / now.days > before.n / before.days;
  return { chance, trend: chance < alpha ? (up ? 'up' : 'down') : null };
}

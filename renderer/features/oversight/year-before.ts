/** Weeks of a series beside the same weeks a year before. */

export interface Week {
  /** First day. */
  from: string;
  n: number;
}

export interface Compared {
  /** The last weeks, the oldest first. */
  now: Week[];
  /** The same weeks 52 weeks before, in the same order. */
  before: Week[];
  total: number;
  totalBefore: number;
}

const weeksInYear = 52;

/** Whole weeks counted back from the last day; as many as there are of both years, `most` at most. */
export function besideYearBefore(days: readonly { day: string; n: number }[], most = 26): Compared {
  const weeks: Week[] = [];
  for (let end = days.length; end >= 7; end -= 7) {
    const part = days.slice(end - 7, end);
    weeks.push({ from: part[0]?.day ?? '', n: part.reduce((sum, { n }) => sum + n, 0) });
  }
  const length = Math.max(0, Math.min(most, weeks.length - weeksInYear));
  const now = weeks.slice(0, length).reverse();
  const before = weeks.slice(weeksInYear, weeksInYear + length).reverse();
  const sum = (of: readonly Week[]) => of.reduce((total, { n }) => total + n, 0);
  return { now, before, total: sum(now), totalBefore: sum(before) };
}

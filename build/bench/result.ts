/** The result of a measure, and how it is reported. */

/** `null` where a figure does not apply. Times in milliseconds, memory in megabytes of 1,048,576 bytes. */
export interface Result {
  name: string;
  median_ms: number | null;
  p95_ms: number | null;
  per_second: number | null;
  peak_mb: number | null;
  /** Above 1 always means slower than plain SQLite. */
  ratio_plain: number | null;
  /** The same, compared with a PostgreSQL server doing the same search, page or aggregate. */
  ratio_postgres: number | null;
  goal: string | null;
  met: boolean | null;
}

/** The smallest sample that at least `share` of all samples do not exceed (nearest rank). Throws without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('there is nothing to take a percentile of');
  return found;
}

const median = (samples: readonly number[]) => percentile(samples, 0.5);
const sum = (samples: readonly number[]) => samples.reduce((total, one) => total + one, 0);

/** Samples of the same work on both sides, in milliseconds. */
export interface Samples {
  ours: readonly number[];
  plain: readonly number[];
}

/** `goal`: the highest acceptable P95, in milliseconds; `null` where none was set. */
export function timed(name: string, samples: Samples, goal: number | null): Result {
  const p95 = percentile(samples.ours, 0.95);
  return {
    name,
    median_ms: median(samples.ours),
    p95_ms: p95,
    per_second: (samples.ours.length * 1000) / sum(samples.ours),
    peak_mb: null,
    ratio_plain: median(samples.ours) / median(samples.plain),
    ratio_postgres: null,
    goal: goal === null ? null : `P95 at most ${goal} ms`,
    met: goal === null ? null : p95 <= goal,
  };
}

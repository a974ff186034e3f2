/** Median and 90th percentile from the buckets of the triage rollup, whose width is two per cent. */

/** Bucket `b` holds the minutes m with floor(ln(1 + m) / ln(1.02)) = b. */
export interface Bucket {
  bucket: number;
  n: number;
}

const base = 1.02;

/** The geometric middle of a bucket, in minutes. */
function middle(bucket: number): number {
  return base ** (bucket + 0.5) - 1;
}

/** The minutes below which that share (0 to 1) of the counted durations lies; `null` for none. `buckets` in ascending order. */
function percentile(buckets: readonly Bucket[], total: number, share: number): number | null {
  const wanted = Math.max(1, Math.ceil(total * share));
  let seen = 0;
  for (const { bucket, n } of buckets) {
    seen += n;
    if (seen >= wanted) return middle(bucket);
  }
  return null;
}

/** The middle of the last bucket that counts any; `null` for none. */
export function worstOf(counted: readonly Bucket[]): number | null {
  const last = counted.reduce((highest, { bucket }) => Math.max(highest, bucket), -1);
  return last < 0 ? null : middle(last);
}

export interface Spread {
  medianMinutes: number | null;
  p90Minutes: number | null;
  triaged: number;
}

export function spreadOf(counted: readonly Bucket[]): Spread {
  const merged = new Map<number, number>();
  for (const { bucket, n } of counted) merged.set(bucket, (merged.get(bucket) ?? 0) + n);
  const buckets = [...merged].map(([bucket, n]) => ({ bucket, n })).sort((one, other) => one.bucket - other.bucket);
  const triaged = buckets.reduce((sum, { n }) => sum + n, 0);
  return {
    medianMinutes: percentile(buckets, triaged, 0.5),
    p90Minutes: percentile(buckets, triaged, 0.9),
    triaged,
  };
}

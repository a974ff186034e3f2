/** How the time from receipt to triage is counted in the rollup that figures are read from. */

/**
 * SQL for the bucket of a duration between two instants, given as SQL expressions. Bucket b holds the minutes m with floor(ln(1 +
 * m) / ln(1.02)) = b, so that a figure read back is right to two per cent. The triggers of the first migration count in the same
 * way.
 */
export const bucketOf = (triagedAt: string, receivedAt: string): string =>
  `cast(ln(1 + max(0, (unixepoch(${triagedAt}) - unixepoch(${receivedAt})) / 60)) / ln(1.02) as integer)`;

/** The same for two instants, where many rows are counted before anything is written. */
export const bucketBetween = (until: string, since: string): number => {
  const seconds = Math.floor(Date.parse(until) / 1000) - Math.floor(Date.parse(since) / 1000);
  return Math.floor(Math.log(1 + Math.max(0, Math.trunc(seconds / 60))) / Math.log(1.02));
};

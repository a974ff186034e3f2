/** Numbers of contributions: `TIP-26-000123`. */

/** `series` and the number within it, in six digits or more. */
export function contributionReference(series: string, n: number): string {
  return `${series}-${String(n).padStart(6, '0')}`;
}

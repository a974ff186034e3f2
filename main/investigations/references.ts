/** Numbers of investigations: `INV-26-0001`. */

/** `series` and the number within it, in four digits or more. */
export function investigationReference(series: string, n: number): string {
  return `${series}-${String(n).padStart(4, '0')}`;
}

/** What a list of investigations says of its length. */
import type { Output } from '../../../preload/contract/index.ts';

export function countInWords({ rows, total }: Output<'investigations.list'>): string {
  const all = total.toLocaleString('en-GB');
  return rows.length === total ? `${all} here` : `the first ${rows.length} of ${all}: narrow them by a filter`;
}

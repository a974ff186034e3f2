/** What a list of investigations says of its length. */
import type { Output } from '../../../preload/contract/index.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.countInWords;

export function countInWords({ rows, total }: Output<'investigations.list'>): string {
  const all = total.toLocaleString('en-GB');
  return rows.length === total ? texts.here(all) : texts.theFirstOfNarrow(rows.length, all);
}

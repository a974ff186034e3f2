/** The plot timeline of an investigation with 2,000 events. */

import { busyOperation } from '../fill.ts';
import { type Result, timed } from '../result.ts';
import { type Bench, readSamples } from './reads.ts';

export async function timeline(bench: Bench): Promise<Result> {
  const id = bench.plain
    .prepare<[string], { id: number }>('select id from investigation_row where operation = ?')
    .get(busyOperation)?.id;
  if (id === undefined) throw new Error('the busy investigation is not there');
  return timed(
    'timeline',
    await readSamples(bench, 'investigations.timeline', [{ login: 's.kowal', input: { id } }], 10),
    100,
  );
}

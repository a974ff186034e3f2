/** One decision on a link: comparison, change, history and log entry in one transaction that survives a power cut. */

import { replay } from '../plain-copy.ts';
import { record, withoutOverhead } from '../recorder.ts';
import { type Result, timed } from '../result.ts';
import type { Bench } from './reads.ts';

const count = 150;

/**
 * A decision can be made only once, so half of them are recorded (and run again on the plain copy, log entry included), and the others
 * are timed: afterwards, since rows that only the vault has would have the numbers that the copy's next ones get.
 */
export async function write({ harness, plain }: Bench): Promise<Result> {
  const tips = plain
    .prepare<[number], { id: number }>("select id from contribution_row where text <> '' order by id desc limit ?")
    .all(2 * count);
  const investigations = plain.prepare('select id from investigation_row order by id').pluck().all().map(Number);
  const decisions = tips.map(({ id: contributionId }, at) => {
    const investigationId = investigations[at % investigations.length] ?? 1;
    return () => harness.ask('s.kowal', 'linking.decide', { contributionId, investigationId, decision: 'linked' });
  });
  const theirs: number[] = [];
  for (const decide of decisions.filter((_, at) => at % 2 === 0))
    theirs.push(replay(plain, withoutOverhead(await record(decide, plain)))());
  const ours: number[] = [];
  for (const decide of decisions.filter((_, at) => at % 2 === 1)) {
    const started = performance.now();
    await decide();
    ours.push(performance.now() - started);
  }
  return timed('write', { ours, plain: theirs }, null);
}

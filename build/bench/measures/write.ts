/** One decision on a link: comparison, change, history and log entry in one transaction that survives a power cut. */

import { replay } from '../plain-copy.ts';
import { record, withoutOverhead } from '../recorder.ts';
import { type Result, timed } from '../result.ts';
import type { Bench } from './reads.ts';

const count = 150;

/**
 * A decision can be made only once, so every other one is recorded (and run again on the plain copy, log entry included), and the
 * ones in between are timed.
 */
export async function write({ harness, plain }: Bench): Promise<Result> {
  const tips = plain
    .prepare<[number], { id: number }>("select id from contribution_row where text <> '' order by id desc limit ?")
    .all(2 * count);
  const investigations = plain.prepare('select id from investigation_row order by id').pluck().all().map(Number);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (const [at, { id: contributionId }] of tips.entries()) {
    const investigationId = investigations[at % investigations.length] ?? 1;
    const decide = () =>
      harness.ask('s.kowal', 'linking.decide', { contributionId, investigationId, decision: 'linked' });
    if (at % 2 === 0) theirs.push(replay(plain, withoutOverhead(await record(decide, plain)))());
    else {
      const started = performance.now();
      await decide();
      ours.push(performance.now() - started);
    }
  }
  return timed('write', { ours, plain: theirs }, null);
}

/** A day's 3,600 new tips, each matched against all case identifiers, one after the other. */
import { percentile, type Result } from '../result.ts';
import type { Bench } from './reads.ts';

const aDay = 3_600;
const withinSeconds = 10;

/** Only part of a day is measured, so that a run stays short; the result is scaled to a whole one. */
export async function day({ harness, plain, rows }: Bench): Promise<Result> {
  const count = Math.min(aDay, Math.max(100, Math.floor(rows / 400)));
  const ids = plain
    .prepare<[number], number>("select id from contribution_row where text <> '' order by receiptOrder desc limit ?")
    .pluck()
    .all(count);
  const times: number[] = [];
  for (const contributionId of ids) {
    const started = performance.now();
    await harness.ask('s.kowal', 'linking.suggestions', { contributionId });
    times.push(performance.now() - started);
  }
  const seconds = (times.reduce((sum, one) => sum + one, 0) / 1000 / ids.length) * aDay;
  return {
    name: 'day',
    median_ms: percentile(times, 0.5),
    p95_ms: percentile(times, 0.95),
    per_second: aDay / seconds,
    peak_mb: null,
    ratio_plain: null,
    ratio_postgres: null,
    goal: `${aDay.toLocaleString('en-GB')} in at most ${withinSeconds} s`,
    met: seconds <= withinSeconds,
  };
}

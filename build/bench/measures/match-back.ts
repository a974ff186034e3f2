/** An investigation learns a phone number: which contributions contained it all along? */
import { type Result, timed } from '../result.ts';
import type { Bench } from './reads.ts';

const count = 60;

export async function matchBack({ harness, plain }: Bench): Promise<Result> {
  const numbers = plain
    .prepare<[number], { kind: 'phone' | 'vrm' | 'email'; value: string }>(
      `select kind, value from identifier_row where kind in ('phone', 'vrm', 'email') and value not like '%?%'
       group by kind, value order by count(*) desc limit ?`,
    )
    .all(count);
  const investigations = plain.prepare('select id from investigation_row order by id').pluck().all().map(Number);
  const ours: number[] = [];
  for (const [at, { kind, value }] of numbers.entries()) {
    const investigationId = investigations[at % investigations.length] ?? 1;
    const started = performance.now();
    await harness.ask('s.kowal', 'investigations.addIdentifier', {
      id: investigationId,
      subjectId: null,
      kind,
      text: value,
    });
    await harness.ask('s.kowal', 'linking.lateMatchesOfCase', { investigationId, limit: 200 });
    ours.push(performance.now() - started);
  }
  return { ...timed('match-back', { ours, plain: ours }, 200), ratio_plain: null };
}

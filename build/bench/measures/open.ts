/**
 * From the passphrase, without its derivation, to a queue that can be worked on: vault, session, first page and its
 * count.
 */
import { type Result, timed } from '../result.ts';
import type { Bench } from './reads.ts';

const rounds = 5;

export async function open({ harness }: Bench): Promise<Result> {
  const filter = { states: ['untriaged' as const] };
  const ready = async () => {
    await harness.ask('s.kowal', 'access.me', {});
    await harness.ask('s.kowal', 'contributions.queue', { filter, sort: 'newest', after: null, limit: 100 });
    await harness.ask('s.kowal', 'contributions.count', { filter });
  };
  const ours: number[] = [];
  for (let round = 0; round < rounds; round++) ours.push(await harness.openAnew(ready));
  return { ...timed('open', { ours, plain: ours }, 1000), ratio_plain: null };
}

/** Contributions of an import, each matched in full: with every case, with restricted ones, and with all other contributions by person. */
import { findNext, keepFound } from '../../../main/linking/match-in-full.ts';
import { renewSuggestions } from '../../../main/linking/renew-suggestions.ts';
import type { Measure } from '../arguments.ts';
import type { Harness } from '../harness.ts';
import { type Result, timed } from '../result.ts';
import { now } from '../sample-file.ts';

const matchedOnes = 200;

interface Taken {
  wall: number[];
  /** Of all threads, in milliseconds. */
  processor: number[];
}

async function take({ store }: Harness): Promise<Taken> {
  const taken: Taken = { wall: [], processor: [] };
  for (let at = 0; at < matchedOnes; at += 1) {
    const started = performance.now();
    const before = process.cpuUsage();
    const found = await store.read((transaction) => findNext(transaction, () => false, 1), { apart: true });
    if (found.length === 0) break;
    await store.write((transaction) => keepFound(transaction, found, { now, yields: async () => false }), {
      background: true,
    });
    const { user, system } = process.cpuUsage(before);
    taken.wall.push(performance.now() - started);
    taken.processor.push((user + system) / 1000);
  }
  return taken;
}

const alone = (name: string, ours: readonly number[]): Result => ({
  ...timed(name, { ours, plain: ours }, 50),
  ratio_plain: null,
});

/** What the background work has for this measure, in milliseconds: the rest of a large sample stays unmatched. */
const matchingFor = 20_000;

/** How many of an import are matched in a second behind everybody's work, while nobody does anything. */
async function matchingResult({ db, store }: Harness): Promise<Result> {
  const due = db.prepare<[], number>('select count(*) from match_due_row').pluck();
  const before = due.get() ?? 0;
  const started = performance.now();
  const ended = () => performance.now() - started > matchingFor;
  await renewSuggestions(store, { told: async () => undefined, ended, now: () => now });
  const seconds = (performance.now() - started) / 1000;
  return {
    name: 'matching',
    median_ms: null,
    p95_ms: null,
    per_second: (before - (due.get() ?? 0)) / seconds,
    peak_mb: null,
    ratio_plain: null,
    ratio_postgres: null,
    goal: null,
    met: null,
  };
}

const ofMatching = ['matching', 'match-in-full', 'match-in-full-processor'] as const satisfies readonly Measure[];
export type MatchingMeasure = (typeof ofMatching)[number];
export const isOfMatching = (name: Measure | undefined): boolean => ofMatching.some((one) => one === name);

/**
 * What is asked for of the matching of an import that nobody has matched yet, in the order of the measures. Each on its own first, since
 * the background work leaves nothing of a small sample. Processor time is not lengthened by other work on the machine.
 */
export async function matchingResults(harness: Harness, only: Measure | undefined): Promise<Result[]> {
  if (only !== undefined && !isOfMatching(only)) return [];
  const { wall, processor } = await take(harness);
  const all = [
    await matchingResult(harness),
    alone('match-in-full', wall),
    alone('match-in-full-processor', processor),
  ];
  return all.filter(({ name }) => only === undefined || name === only);
}

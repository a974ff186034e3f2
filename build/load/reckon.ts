/** Figures of what was recorded. */
import type { VerbName } from '../../preload/contract/index.ts';
import { percentile } from '../bench/result.ts';
import { isMet, isWrite, type OfVerb, type Recorded } from './recorder.ts';

/** Milliseconds; `null` where nothing was asked. */
export interface Times {
  count: number;
  p50_ms: number | null;
  p95_ms: number | null;
}

export interface Reckoned {
  reads: Times;
  writes: Times;
  /** By code, and how many. */
  errors: Record<string, number>;
  /** Refusals that somebody meets who works beside others, by code. */
  met: Record<string, number>;
  verbs: (Times & { verb: VerbName })[];
}

export const timesOf = (times: readonly number[]): Times => ({
  count: times.length,
  p50_ms: times.length === 0 ? null : percentile(times, 0.5),
  p95_ms: times.length === 0 ? null : percentile(times, 0.95),
});

function codesOf(all: readonly OfVerb[], which: (code: string) => boolean): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [code, n] of all.flatMap(({ codes }) => Object.entries(codes)))
    if (which(code)) sum[code] = (sum[code] ?? 0) + n;
  return sum;
}

export function reckon(recorded: Recorded): Reckoned {
  const all = Object.entries(recorded) as [VerbName, OfVerb][];
  const timesWhere = (which: (verb: VerbName) => boolean) =>
    timesOf(all.filter(([verb]) => which(verb)).flatMap(([, { times }]) => times));
  const every = all.map(([, of]) => of);
  return {
    reads: timesWhere((verb) => !isWrite(verb)),
    writes: timesWhere(isWrite),
    errors: codesOf(every, (code) => !isMet(code)),
    met: codesOf(every, isMet),
    verbs: all
      .map(([verb, { times }]) => ({ verb, ...timesOf(times) }))
      .sort((one, other) => other.count - one.count || (one.verb < other.verb ? -1 : 1)),
  };
}

/** Megabytes a minute by which something grows: least squares over samples taken at these times (ms). 0 for fewer than two. */
export function growth(samples: readonly { at: number; megabytes: number }[]): number {
  if (samples.length < 2) return 0;
  const mean = (of: (one: { at: number; megabytes: number }) => number) =>
    samples.reduce((sum, one) => sum + of(one), 0) / samples.length;
  const [at, megabytes] = [mean((one) => one.at), mean((one) => one.megabytes)];
  const spread = samples.reduce((sum, one) => sum + (one.at - at) ** 2, 0);
  const along = samples.reduce((sum, one) => sum + (one.at - at) * (one.megabytes - megabytes), 0);
  return spread === 0 ? 0 : (along / spread) * 60_000;
}

/** Reading through the engine, each case several times, compared with the same statements on the plain copy. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Input, VerbName } from '../../../preload/contract/index.ts';
import type { Harness } from '../harness.ts';
import { replay } from '../plain-copy.ts';
import { record, withoutLog } from '../recorder.ts';
import type { Samples } from '../result.ts';

/** A question that somebody puts to the engine. */
export interface Case<V extends VerbName> {
  login: string;
  input: Input<V>;
}

/** What measures have to work with. */
export interface Bench {
  harness: Harness;
  plain: Database;
  rows: number;
  /** The sample's file. */
  file: string;
  /** Whether to name the slowest cases on the error output. */
  slowest: boolean;
  /** One case in ten is enough: nobody wants to know how fast it is. */
  quick: boolean;
}

interface Slow<V extends VerbName> {
  input: Input<V>;
  milliseconds: number;
}

function nameSlowest<V extends VerbName>(verb: V, all: readonly Slow<V>[]): void {
  const slowest = [...all].sort((one, other) => other.milliseconds - one.milliseconds).slice(0, 12);
  for (const { input, milliseconds } of slowest)
    process.stderr.write(`${verb} ${milliseconds.toFixed(1)} ms ${JSON.stringify(input).slice(0, 300)}\n`);
}

/** Runs every case `rounds` times; nothing is warmed up first, so that the first run of each counts too. */
export async function readSamples<V extends VerbName>(
  { harness, plain, slowest, quick }: Bench,
  verb: V,
  cases: readonly Case<V>[],
  rounds: number,
): Promise<Samples> {
  const ours: number[] = [];
  const theirs: number[] = [];
  const slow: Slow<V>[] = [];
  const asked = quick ? cases.filter((_, at) => at % 10 === 0) : cases;
  const onPlain = new Map<Case<V>, () => number>();
  for (let round = 0; round < rounds; round++)
    for (const one of asked) {
      const ask = () => harness.ask(one.login, verb, one.input);
      const started = performance.now();
      await ask();
      const milliseconds = performance.now() - started;
      ours.push(milliseconds);
      slow.push({ input: one.input, milliseconds });
      const again = onPlain.get(one) ?? replay(plain, withoutLog(await record(ask, plain)));
      onPlain.set(one, again);
      theirs.push(again());
    }
  if (slowest) nameSlowest(verb, slow);
  return { ours, plain: theirs };
}

/** Several people who write at once, each one thing after another, whatever happens meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Writer } from './writer.ts';

export interface Acknowledged {
  id: string;
  /** In milliseconds of `performance.now()`. */
  at: number;
}

export interface Load {
  /** In the order in which they were acknowledged. */
  readonly acknowledged: readonly Acknowledged[];
  /** How often an outcome was not known, so far. */
  unknown(): number;
  /** Finishes what has been begun. Returns the ids of which nobody knows the outcome to the end. */
  end(): Promise<string[]>;
}

/** Milliseconds between two writes of one person, before an attempt is repeated, and for the last ones. */
const [pace, pause, atTheEnd] = [30, 150, 60_000];

export function startLoad(writers: ReadonlyMap<string, Writer>): Load {
  const acknowledged: Acknowledged[] = [];
  let [unknown, ended] = [0, Number.POSITIVE_INFINITY];
  const given: string[] = [];

  async function writeUntilKnown(writer: Writer, id: string): Promise<void> {
    while ((await writer.write(id)) === 'unknown') {
      unknown += 1;
      if (performance.now() > ended + atTheEnd) {
        given.push(id);
        return;
      }
      await sleep(pause);
    }
    acknowledged.push({ id, at: performance.now() });
  }

  async function person(name: string, writer: Writer): Promise<void> {
    for (let number = 1; performance.now() < ended; number += 1) {
      await writeUntilKnown(writer, `${name}/${number}`);
      await sleep(pace);
    }
    await writer.end();
  }

  const people = [...writers].map(([name, writer]) => person(name, writer));
  return {
    acknowledged,
    unknown: () => unknown,
    async end() {
      ended = performance.now();
      await Promise.all(people);
      return given;
    },
  };
}

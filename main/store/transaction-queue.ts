/** Who has the connection when: one after another, people's requests before work that takes long anyway. */
import { setImmediate } from 'node:timers/promises';

/**
 * This many turns go to others first, about as many as four requests need; then background work has one, so that it finishes
 * eventually.
 */
const mostAhead = 12;

/** Between two turns of an import it reads on, for less than this many milliseconds. */
const betweenTurns = 250;

export interface TransactionQueue {
  /** Runs `work` when its turn has come. `background`: others go first, but not for ever. */
  add<T>(work: () => Promise<T>, background: boolean): Promise<T>;
  /** Whether anything that goes before background work is waiting. */
  shouldYield(): boolean;
  /** Whether background work is running or waiting, or was a moment ago: it comes in many turns. */
  inBackground(): boolean;
  /** Settles when nothing is running or waiting. */
  idle(): Promise<void>;
}

export function transactionQueue(): TransactionQueue {
  const foreground: (() => Promise<void>)[] = [];
  const background: (() => Promise<void>)[] = [];
  let running: Promise<void> | null = null;
  let lastBackground = Number.NEGATIVE_INFINITY;

  async function run(): Promise<void> {
    for (let ahead = 0; ; ) {
      // A request takes several turns; its next one is asked for as soon as this one has ended, and goes before background work.
      if (foreground.length === 0 && background.length > 0) await setImmediate();
      const backgroundNow = background.length > 0 && (foreground.length === 0 || ahead >= mostAhead);
      const next = backgroundNow ? background.shift() : foreground.shift();
      if (next === undefined) return;
      ahead = backgroundNow || background.length === 0 ? 0 : ahead + 1;
      if (backgroundNow) lastBackground = performance.now();
      await next();
      if (backgroundNow) lastBackground = performance.now();
    }
  }

  function pump(): void {
    running ??= run().finally(() => {
      running = null;
      if (foreground.length + background.length > 0) pump();
    });
  }

  return {
    add(work, last) {
      return new Promise((resolve, reject) => {
        (last ? background : foreground).push(() => work().then(resolve, reject));
        pump();
      });
    },
    shouldYield: () => foreground.length > 0,
    inBackground: () => background.length > 0 || performance.now() - lastBackground < betweenTurns,
    async idle() {
      while (running !== null) await running;
    },
  };
}

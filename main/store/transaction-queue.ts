/** Who has the connection when: one after the other, people's requests before work that takes long anyway. */
import { setImmediate } from 'node:timers/promises';

/** So many turns of others go first, about as many as four requests make; then patient work has one, so that it comes to its end. */
const patience = 12;

export interface TurnQueue {
  /** Runs `work` when its turn has come. `patient`: others go first, but not for ever. */
  add<T>(work: () => Promise<T>, patient: boolean): Promise<T>;
  /** Whether anybody waits who goes before patient work. */
  othersWait(): boolean;
  /** Settles when nothing runs and nobody waits. */
  idle(): Promise<void>;
}

export function turnQueue(): TurnQueue {
  const urgent: (() => Promise<void>)[] = [];
  const patient: (() => Promise<void>)[] = [];
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    for (let ahead = 0; ; ) {
      // A request makes several turns; the next one is asked for as soon as this one has ended, and goes before patient work.
      if (urgent.length === 0 && patient.length > 0) await setImmediate();
      const patientNow = patient.length > 0 && (urgent.length === 0 || ahead >= patience);
      const next = patientNow ? patient.shift() : urgent.shift();
      if (next === undefined) return;
      ahead = patientNow || patient.length === 0 ? 0 : ahead + 1;
      await next();
    }
  }

  function pump(): void {
    running ??= run().finally(() => {
      running = null;
      if (urgent.length + patient.length > 0) pump();
    });
  }

  return {
    add(work, isPatient) {
      return new Promise((resolve, reject) => {
        (isPatient ? patient : urgent).push(() => work().then(resolve, reject));
        pump();
      });
    },
    othersWait: () => urgent.length > 0,
    async idle() {
      while (running !== null) await running;
    },
  };
}

/** A backup every day, by the service itself. One that was missed while it did not run is made when it starts. */
import type { ErrorCode } from '../../../preload/contract/errors.ts';
import { asFailure } from '../../engine/perform.ts';
import { addDays, ukDay, ukInstant } from '../../store/uk-day.ts';

/** After a failure, milliseconds: a disk that was unplugged may be back. */
const again = 15 * 60_000;
/** The longest that a timer waits without looking at the clock, which somebody may have set, or the machine may have slept. */
const longestWait = 60_000;

/** The last time before `now`, or at it, when clocks in the United Kingdom showed `at`, and the next after it: instants. */
export function turnsAround(at: string, now: Date): { last: string; next: string } {
  const instant = now.toISOString();
  const today = ukDay(instant);
  const turn = ukInstant(today, at);
  return turn <= instant
    ? { last: turn, next: ukInstant(addDays(today, 1), at) }
    : { last: ukInstant(addDays(today, -1), at), next: turn };
}

export interface DailyBackup {
  /** When it will be made next, and why it was not made when it was last due. */
  state(): { nextAt: string; failed: ErrorCode | null };
  end(): Promise<void>;
}

export interface DailyBackupOptions {
  /** `02:30` */
  at: string;
  clock: () => Date;
  /** When the newest one there is was made: an instant. */
  newest: () => string | null;
  backUp: (signal: AbortSignal) => Promise<unknown>;
}

export function backUpDaily({ at, clock, newest, backUp }: DailyBackupOptions): DailyBackup {
  const stop = new AbortController();
  const { last, next } = turnsAround(at, clock());
  const made = newest() ?? '';
  const started = clock().toISOString();
  // One from the future, by a clock that was wrong, is no reason to make none today.
  let due = made < last || made > started ? started : next;
  let failed: ErrorCode | null = null;
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();

  async function turn(): Promise<void> {
    const now = clock();
    const turn = turnsAround(at, now).next;
    // A clock that was set back puts none off.
    if (due > turn) due = turn;
    if (now.toISOString() < due) return;
    try {
      await backUp(stop.signal);
      failed = null;
      due = turnsAround(at, clock()).next;
    } catch (error) {
      failed = asFailure(error).code;
      const tomorrow = Date.parse(turnsAround(at, clock()).next);
      due = new Date(Math.min(clock().getTime() + again, tomorrow)).toISOString();
    }
  }

  function wait(): void {
    if (stop.signal.aborted) return;
    const left = Date.parse(due) - clock().getTime();
    timer = setTimeout(
      () => {
        running = turn();
        void running.then(wait);
      },
      Math.min(Math.max(left, 0), longestWait),
    );
  }
  wait();

  return {
    state: () => ({ nextAt: due, failed }),
    async end() {
      stop.abort();
      clearTimeout(timer);
      await running;
    },
  };
}

/**
 * Whether the service's clock was set while it runs: by how much it and a clock that nobody sets have come apart since the last look. What
 * is recorded bears the service's time, so whoever reads it later has to be able to find out from when to when that was wrong.
 */
import type { Report } from './events.ts';

/** Milliseconds between two looks. */
const between = 5_000;
/** Seconds that NTP corrects without anybody noticing. */
const tolerated = 30;

export interface ClockWatch {
  end(): void;
}

/** `lastEntry`: when the last entry of the log was made; `null` for an empty log. */
export function watchClock(
  { clock, report, lastEntry }: { clock: () => Date; report: Report; lastEntry: string | null },
  every = between,
): ClockWatch {
  const apart = () => clock().getTime() - performance.now();
  const ahead = lastEntry === null ? 0 : Math.round((Date.parse(lastEntry) - clock().getTime()) / 1_000);
  // Its last entry is still to come: the clock was wrong then, or is now.
  if (ahead > tolerated) report({ event: 'clock', why: 'BEHIND_LOG', seconds: -ahead });
  let was = apart();
  const timer = setInterval(() => {
    const is = apart();
    const seconds = Math.round((is - was) / 1_000);
    if (Math.abs(seconds) <= tolerated) return;
    was = is;
    report({ event: 'clock', why: 'SET', seconds });
  }, every);
  timer.unref();
  return { end: () => clearInterval(timer) };
}

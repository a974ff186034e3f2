/** Clock time in the United Kingdom as an instant. */
import { tzOffset } from '@date-fns/tz';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const mostHours = 100_000;
/** Offsets by the hour: asking for one costs far more than all else in reading a row. */
const offsets = new Map<number, number>();

function offsetMs(instant: number): number {
  const hour = Math.floor(instant / hourMs);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  if (offsets.size >= mostHours) offsets.clear();
  const offset = tzOffset('Europe/London', new Date(hour * hourMs)) * minuteMs;
  offsets.set(hour, offset);
  return offset;
}

/**
 * `local` is the clock time written as if it were UTC, in milliseconds. Answers the instant in milliseconds; the earlier
 * of two when the clocks go back; null for an hour that was left out when they went forward.
 */
export function ukTimeToInstant(local: number): number | null {
  const candidates = [local - offsetMs(local - 12 * hourMs), local - offsetMs(local + 12 * hourMs)];
  const real = candidates.filter((instant) => instant + offsetMs(instant) === local);
  return real.length === 0 ? null : Math.min(...real);
}

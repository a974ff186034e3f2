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

/** What the clocks did to a time: it came twice as they went back, or never as they went forward. */
export type ClockChange = 'twice' | 'left out';

/**
 * `local` is the clock time written as if it were UTC, in milliseconds. Answers the instant in milliseconds: the earlier of the two for
 * a time that came twice; for one that was left out, that of a clock which nobody had put forward.
 */
export function ukTimeToInstant(local: number): { ms: number; change: ClockChange | null } {
  const before = local - offsetMs(local - 12 * hourMs);
  const after = local - offsetMs(local + 12 * hourMs);
  if (before === after) return { ms: before, change: null };
  const [first, second] = [before + offsetMs(before) === local, after + offsetMs(after) === local];
  if (first && second) return { ms: Math.min(before, after), change: 'twice' };
  return first || second ? { ms: first ? before : after, change: null } : { ms: before, change: 'left out' };
}

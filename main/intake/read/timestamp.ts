/** Reads a date and time as people and systems write them. Answers an instant or a plain word why there is none. */
import type { DateOrder } from '../../../preload/contract/mapping.ts';
import { type ParsedDate, parseDate } from './parse-date.ts';
import { ukTimeToInstant } from './uk-time-zone.ts';

export type UnreadableTimestamp =
  | 'missing'
  /** In no form that is known. */
  | 'unreadable'
  /** A number that is neither an epoch nor a serial date in range. */
  | 'number'
  /** `03/04/2026` where only year-month-day was expected. */
  | 'order'
  /** 31 February, 25 o’clock, or an hour that the clocks left out. */
  | 'impossible'
  | 'early'
  | 'future';

export type Timestamp = { ok: true; ms: number } | { ok: false; why: UnreadableTimestamp };

const dayMs = 86_400_000;
const earliest = Date.UTC(2000, 0, 1);
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && !leap ? 28 : (monthDays[month - 1] ?? 0);
}

function exists({ year, month, day, hour, minute, second, offset }: ParsedDate): boolean {
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59 &&
    (offset === null || Math.abs(offset) <= 14 * 60)
  );
}

function instant(written: ParsedDate): number | null {
  const { year, month, day, hour, minute, second, ms, offset } = written;
  const local = new Date(0);
  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  local.setUTCFullYear(year, month - 1, day);
  const clock = local.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  if (offset !== null) return clock - offset * 60_000;
  // Before 2000 no contribution is taken, so that the offset there does not matter.
  return year < 2000 ? clock : ukTimeToInstant(clock);
}

function bounded(ms: number, now: number): Timestamp {
  if (ms < earliest) return { ok: false, why: 'early' };
  if (ms > now + dayMs) return { ok: false, why: 'future' };
  return { ok: true, ms };
}

/** Seconds, milliseconds or microseconds since 1970; they cannot be mistaken for one another between 2000 and now. */
function fromEpoch(value: number, now: number): number | null {
  for (const ms of [value * 1000, value, value / 1000]) if (ms >= earliest && ms <= now + dayMs) return Math.floor(ms);
  return null;
}

/** Days since 30 December 1899, as a spreadsheet counts them, on a clock in the United Kingdom. */
function fromSerial(value: number): number | null {
  return ukTimeToInstant(Date.UTC(1899, 11, 30) + Math.round(value * 86_400) * 1000);
}

function fromNumber(text: string, now: number): Timestamp {
  const value = Number(text);
  const whole = text.split('.')[0]?.length ?? 0;
  const ms = whole === 5 ? fromSerial(value) : whole >= 9 ? fromEpoch(value, now) : null;
  return ms !== null && bounded(ms, now).ok ? { ok: true, ms } : { ok: false, why: 'number' };
}

/**
 * `now` in milliseconds. Taken are instants from 2000-01-01 to one day after `now`. A date without a time is the start
 * of that day; without an offset it is on a clock in the United Kingdom.
 */
export function parseTimestamp(cell: string, order: DateOrder, now: number): Timestamp {
  const text = cell.trim();
  if (text === '') return { ok: false, why: 'missing' };
  if (text.length > 64) return { ok: false, why: 'unreadable' };
  if (/^\d+(\.\d+)?$/.test(text)) return fromNumber(text, now);
  const written = parseDate(text, order);
  if (written === null) return { ok: false, why: 'unreadable' };
  if (written === 'order') return { ok: false, why: 'order' };
  if (!exists(written)) return { ok: false, why: 'impossible' };
  const ms = instant(written);
  return ms === null ? { ok: false, why: 'impossible' } : bounded(ms, now);
}

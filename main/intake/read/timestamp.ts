/** Reads a date and time as people and systems write them. Answers an instant or a plain word why there is none. */
import type { DateOrder } from '../../../preload/contract/mapping.ts';
import { type ParsedDate, parseDate } from './parse-date.ts';
import { type ClockChange, ukTimeToInstant } from './uk-time-zone.ts';

export type UnreadableTimestamp =
  | 'missing'
  /** In no form that is known. */
  | 'unreadable'
  /** A number that is neither an epoch nor a serial date in range. */
  | 'number'
  /** `03/04/2026` where only year-month-day was expected. */
  | 'order'
  /** 31 February, or 25 o’clock. */
  | 'impossible'
  | 'early'
  | 'future';

export type Timestamp =
  /**
   * `change`: the time came twice, or never, and one of two instants was chosen. `dateOnly`: no time of day is written, and the
   * instant is the start of the day.
   */
  { ok: true; ms: number; change: ClockChange | null; dateOnly: boolean } | { ok: false; why: UnreadableTimestamp };

const dayMs = 86_400_000;
const earliest = Date.UTC(2000, 0, 1);
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && !leap ? 28 : (monthDays[month - 1] ?? 0);
}

function exists({ year, month, day, hour, minute, second, ms, offset }: ParsedDate): boolean {
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    // 24:00 is the end of that day.
    (hour <= 23 || (hour === 24 && minute + second + ms === 0)) &&
    minute <= 59 &&
    // The second that is put in now and then is the last of its minute.
    (second <= 59 || (second === 60 && minute === 59)) &&
    (offset === null || Math.abs(offset) <= 14 * 60)
  );
}

interface Instant {
  ms: number;
  change: ClockChange | null;
  dateOnly: boolean;
}

function instant(written: ParsedDate): Instant {
  const { year, month, day, hour, minute, second, ms, timed, offset } = written;
  const dateOnly = !timed;
  const local = new Date(0);
  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  local.setUTCFullYear(year, month - 1, day);
  const clock = local.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  if (offset !== null) return { ms: clock - offset * 60_000, change: null, dateOnly };
  // Before 2000 no contribution is taken, so that the offset there does not matter.
  return { ...(year < 2000 ? { ms: clock, change: null } : ukTimeToInstant(clock)), dateOnly };
}

function bounded({ ms, change, dateOnly }: Instant, now: number): Timestamp {
  if (ms < earliest) return { ok: false, why: 'early' };
  if (ms > now + dayMs) return { ok: false, why: 'future' };
  return { ok: true, ms, change, dateOnly };
}

/** Seconds, milliseconds or microseconds since 1970; they cannot be mistaken for one another between 2000 and now. */
function fromEpoch(value: number, now: number): Instant | null {
  for (const ms of [value * 1000, value, value / 1000])
    if (ms >= earliest && ms <= now + dayMs) return { ms: Math.floor(ms), change: null, dateOnly: false };
  return null;
}

/** Days since 30 December 1899, as a spreadsheet counts them, on a clock in the United Kingdom. */
function fromSerial(value: number): Instant {
  const seconds = Math.round(value * 86_400);
  return { ...ukTimeToInstant(Date.UTC(1899, 11, 30) + seconds * 1000), dateOnly: seconds % 86_400 === 0 };
}

function fromNumber(text: string, now: number): Timestamp {
  const value = Number(text);
  const whole = text.split('.')[0]?.length ?? 0;
  const at = whole === 5 ? fromSerial(value) : whole >= 9 ? fromEpoch(value, now) : null;
  const moment = at === null ? null : bounded(at, now);
  return moment?.ok ? moment : { ok: false, why: 'number' };
}

/** `20261120`, with or without a time: no epoch of the years that are taken looks so. */
const isPackedDate = (text: string) => /^20\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])(\d{4}|\d{6})?$/.test(text);

/**
 * `now` in milliseconds. Taken are instants from 2000-01-01 to one day after `now`. A date without a time is the start
 * of that day; without an offset it is on a clock in the United Kingdom.
 */
export function parseTimestamp(cell: string, order: DateOrder, now: number): Timestamp {
  const text = cell.trim();
  if (text === '') return { ok: false, why: 'missing' };
  if (text.length > 64) return { ok: false, why: 'unreadable' };
  if (/^\d+(\.\d+)?$/.test(text) && !isPackedDate(text)) return fromNumber(text, now);
  const written = parseDate(text, order);
  if (written === null) return { ok: false, why: 'unreadable' };
  if (written === 'order') return { ok: false, why: 'order' };
  if (!exists(written)) return { ok: false, why: 'impossible' };
  return bounded(instant(written), now);
}

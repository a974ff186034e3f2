/** Reads a date as an officer types it, no more exact than it was typed. */
import { TZDate } from '@date-fns/tz';
import type { DatePrecision } from '../../preload/contract/vocabulary.ts';
import { DEFAULT_ZONE, monthName, partsIn } from './dates.ts';

export interface TypedDate {
  /** ISO 8601, UTC. The start of what was typed. */
  from: string;
  precision: DatePrecision;
}

interface Day {
  year: number;
  month: number;
  day: number;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => monthName(index + 1, 'full').toLowerCase());
const monthOf = (word: string): number =>
  word.length < 3 ? 0 : MONTHS.findIndex((name) => name.startsWith(word.replace(/^sept$/, 'sep'))) + 1;

function real({ year, month, day }: Day): boolean {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const fullYear = (text: string, now: Day) =>
  text === '' ? now.year : text.length === 2 ? 2000 + Number(text) : Number(text);

/** The day that words such as `today`, `14/3/26`, `14 March 2026`, `2026-03-14` name, or null. */
function readDay(text: string, now: number, zone: string): Day | null {
  const today = partsIn(zone, now);
  if (text === 'today') return today;
  if (text === 'yesterday')
    return partsIn(zone, new TZDate(today.year, today.month - 1, today.day - 1, 12, zone).getTime());
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  const words = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)\.?(?: (\d{4}|\d{2}))?$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const found: Day | null =
    numbers !== null
      ? { day: Number(numbers[1]), month: Number(numbers[2]), year: fullYear(numbers[3] ?? '', today) }
      : words !== null
        ? { day: Number(words[1]), month: monthOf(words[2] ?? ''), year: fullYear(words[3] ?? '', today) }
        : iso !== null
          ? { day: Number(iso[3]), month: Number(iso[2]), year: Number(iso[1]) }
          : null;
  return found !== null && real(found) ? found : null;
}

const instant = ({ year, month, day }: Day, hour: number, minute: number, zone: string) =>
  new Date(new TZDate(year, month - 1, day, hour, minute, zone).getTime()).toISOString();

/**
 * `14 Mar 2026 09:30` is known to the minute, `14/3/26` to the day, `March 2026` to the month, `2026` to the year; `about`
 * (or `c.`) before a day makes it approximate. Day before month, 24-hour clock. Null when it cannot be read, and for days
 * that do not exist.
 */
export function readTypedDate(typed: string, now: number, zone: string = DEFAULT_ZONE): TypedDate | null {
  const text = typed.trim().toLowerCase().replaceAll(',', ' ').replaceAll(/\s+/g, ' ');
  const about = /^(?:about|around|circa|approx\.?|c\.|c) ?(.+)$/.exec(text);
  if (about?.[1] !== undefined) {
    const day = readDay(about[1], now, zone);
    if (day !== null) return { from: instant(day, 12, 0, zone), precision: 'approximate' };
  }
  if (text === 'now') return { from: new Date(now).toISOString(), precision: 'minute' };
  const timed = /^(.+?) (?:at )?(\d{1,2})[:.](\d{2})$/.exec(text);
  if (timed !== null) {
    const day = readDay(timed[1] ?? '', now, zone);
    const [hour, minute] = [Number(timed[2]), Number(timed[3])];
    return day === null || hour > 23 || minute > 59
      ? null
      : { from: instant(day, hour, minute, zone), precision: 'minute' };
  }
  const day = readDay(text, now, zone);
  if (day !== null) return { from: instant(day, 0, 0, zone), precision: 'day' };
  const monthly = /^([a-z]+)\.? (\d{4})$/.exec(text);
  if (monthly !== null) {
    const first = { year: Number(monthly[2]), month: monthOf(monthly[1] ?? ''), day: 1 };
    return real(first) ? { from: instant(first, 0, 0, zone), precision: 'month' } : null;
  }
  const year = /^\d{4}$/.test(text) ? { year: Number(text), month: 1, day: 1 } : null;
  return year !== null && real(year) ? { from: instant(year, 0, 0, zone), precision: 'year' } : null;
}

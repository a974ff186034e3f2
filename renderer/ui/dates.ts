/**
 * Dates as British officers read them. All times arrive as ISO 8601 with an offset (or `Z`) and are shown in the officer's zone;
 * months are three letters, hours are 24-hour.
 */
import { monthNames } from '../../preload/contract/calendar.ts';
import type { DateBasis, DatePrecision } from '../../preload/contract/vocabulary.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.dates;

export const DEFAULT_ZONE = 'Europe/London';

export interface CalendarParts {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** 0 is Sunday. */
  weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatFor(zone: string): Intl.DateTimeFormat {
  const held = formats.get(zone);
  if (held !== undefined) return held;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** The calendar and clock of an instant (milliseconds since 1970) in a zone. */
export function partsIn(zone: string, instant: number): CalendarParts {
  const found = new Map(
    formatFor(zone)
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? 0;
  const [year, month, day] = [of('year'), of('month'), of('day')];
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { year, month, day, hour: of('hour'), minute: of('minute'), second: of('second'), weekday };
}

export function monthName(month: number, style: 'short' | 'full' = 'short'): string {
  const name = monthNames[month - 1] ?? '';
  return style === 'full' ? name : name.slice(0, 3);
}

const two = (value: number) => String(value).padStart(2, '0');

/** `14 Mar 2026`. */
export function shortDate(instant: number, zone: string = DEFAULT_ZONE): string {
  const at = partsIn(zone, instant);
  return `${at.day} ${monthName(at.month)} ${at.year}`;
}

/** `14 Mar 2026, 09:32`. */
export function dateAndTime(instant: number, zone: string = DEFAULT_ZONE): string {
  const at = partsIn(zone, instant);
  return `${at.day} ${monthName(at.month)} ${at.year}, ${two(at.hour)}:${two(at.minute)}`;
}

/** `09:32`. */
export function clock(instant: number, zone: string = DEFAULT_ZONE): string {
  const at = partsIn(zone, instant);
  return `${two(at.hour)}:${two(at.minute)}`;
}

/** `2026-03-14 09:32:05 UTC`, for the hover. */
export function exactUtc(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `2026-03-14`, for programs that read the page. */
export function isoDate(instant: number, zone: string = DEFAULT_ZONE): string {
  const at = partsIn(zone, instant);
  return `${at.year}-${two(at.month)}-${two(at.day)}`;
}

/**
 * An age in the two largest units: `just now`, `12 min`, `4 h 12 min`, `3 d 4 h`, `5 wk`; in days alone where no time of day is known.
 * Milliseconds in.
 */
export function age(milliseconds: number, precision: DatePrecision = 'minute'): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (precision !== 'minute' && minutes < 14 * 24 * 60)
    return minutes < 24 * 60 ? texts.today : texts.days(Math.floor(minutes / (24 * 60)));
  if (minutes === 0) return texts.justNow;
  if (minutes < 60) return texts.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? texts.hours(hours) : texts.hoursAndMinutes(hours, minutes % 60);
  const days = Math.floor(hours / 24);
  if (days < 14) return hours % 24 === 0 ? texts.days(days) : texts.daysAndHours(days, hours % 24);
  return texts.weeks(Math.floor(days / 7));
}

/** The same within a sentence: `12 min ago`, `just now`, `today`. */
export function ago(milliseconds: number, precision: DatePrecision = 'minute'): string {
  const words = age(milliseconds, precision);
  return /^\d/.test(words) ? texts.ago(words) : words;
}

/** A date no more exact than it is known: `14 Mar 2026, 09:32`, `14 Mar 2026`, `March 2026`, `2026`, `about 14 Mar 2026`. */
export function dateInWords(instant: number, precision: DatePrecision, zone: string = DEFAULT_ZONE): string {
  const at = partsIn(zone, instant);
  switch (precision) {
    case 'minute':
      return dateAndTime(instant, zone);
    case 'day':
      return shortDate(instant, zone);
    case 'month':
      return `${monthName(at.month, 'full')} ${at.year}`;
    case 'year':
      return String(at.year);
    case 'approximate':
      return texts.about(shortDate(instant, zone));
  }
}

export const basisInWords: Readonly<Record<DateBasis, string>> = catalogue.dateBases;

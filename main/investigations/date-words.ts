/** Dates in words for histories and papers, as people in the United Kingdom write them; never more precise than they are known. */
import { TZDate } from '@date-fns/tz';
import { monthNames } from '../../preload/contract/calendar.ts';
import type { DatePrecision } from '../../preload/contract/vocabulary.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** `14 Mar 2026, 09:32`, `March 2026`. */
export function dateWords(at: string, precision: DatePrecision): string {
  const local = new TZDate(at, 'Europe/London');
  const month = monthNames[local.getMonth()] ?? '';
  const day = `${local.getDate()} ${month.slice(0, 3)} ${local.getFullYear()}`;
  if (precision === 'year') return String(local.getFullYear());
  if (precision === 'month') return `${month} ${local.getFullYear()}`;
  if (precision === 'approximate') return `about ${day}`;
  return precision === 'day' ? day : `${day}, ${two(local.getHours())}:${two(local.getMinutes())}`;
}

/** A date as it is known, as the store has it. */
export interface Dated {
  fromAt: string;
  toAt: string | null;
  precision: DatePrecision;
  toPrecision: DatePrecision | null;
}

/** `14 Mar 2026 to 2 Apr 2026`. */
export const whenWords = ({ fromAt, toAt, precision, toPrecision }: Dated): string =>
  toAt === null
    ? dateWords(fromAt, precision)
    : `${dateWords(fromAt, precision)} to ${dateWords(toAt, toPrecision ?? precision)}`;

/** A day, a month or a year as it was recorded: `2005-08-19` as `19 Aug 2005`. */
export function recordedDay(day: string): string {
  const precision = day.length === 4 ? 'year' : day.length === 7 ? 'month' : 'day';
  return dateWords(`${`${day}-01-01`.slice(0, 10)}T12:00:00.000Z`, precision);
}

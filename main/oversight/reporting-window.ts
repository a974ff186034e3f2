/** The period that the dashboard covers. Days and months are those of the United Kingdom. */
import { endOfUkDay } from '../plots/live-plots.ts';
import { addDays, startOfUkDay } from '../store/uk-day.ts';

const windowMonths = 18;
/** The days of the daily charts: eighteen months. */
const chartDays = 548;

export interface Window {
  /** The first day of the month seventeen months before. */
  from: string;
  /** The chosen day. */
  to: string;
  /** Every month from the first to that of the chosen day, `2026-03`. */
  months: string[];
  /** The first day of the daily charts. */
  dailyFrom: string;
  /** The first day of the twelve months that end with the chosen day. */
  yearFrom: string;
  /** The instants that bound the window: from `start`, before `end`. */
  start: string;
  end: string;
}

/** `2026-03` moved by a number of months. */
function month(day: string, by: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The same day a year before; 29 February becomes 1 March, so that the year never counts a day twice. */
function yearBefore(day: string): string {
  const before = `${month(day, -12)}${day.slice(7)}`;
  return before.endsWith('-02-29') ? `${before.slice(0, 4)}-03-01` : before;
}

/** The 18 calendar months that end with the month of `day`. */
export function windowOf(day: string): Window {
  const months = Array.from({ length: windowMonths }, (_, at) => month(day, at + 1 - windowMonths));
  const from = `${month(day, 1 - windowMonths)}-01`;
  return {
    from,
    to: day,
    months,
    dailyFrom: addDays(day, 1 - chartDays),
    yearFrom: day.endsWith('-02-29') ? yearBefore(day) : addDays(yearBefore(day), 1),
    start: startOfUkDay(from),
    end: endOfUkDay(day),
  };
}

/** The eighteen calendar months that end before a window begins. */
export const windowBefore = ({ from }: Pick<Window, 'from'>): Window => windowOf(addDays(from, -1));

/** Every day from one to the other, inclusive. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

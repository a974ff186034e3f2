/** Days that people call by a name and that the calendar settles. Feasts that the moon is watched for are left out. */
import { DAY_MS } from '../../../preload/contract/calendar.ts';

const day = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date);
const weekdayOf = (time: number): number => new Date(time).getUTCDay();

/** Easter Sunday by the Gregorian calendar. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return day(year, Math.floor(f / 31), (f % 31) + 1);
}

/** The `which`-th such weekday of a month; of -1, the last. */
function nth(year: number, month: number, weekday: number, which: number): number {
  if (which > 0) {
    const first = day(year, month, 1);
    return first + (((weekday - weekdayOf(first) + 7) % 7) + (which - 1) * 7) * DAY_MS;
  }
  const last = day(year, month + 1, 0);
  return last - ((weekdayOf(last) - weekday + 7) % 7) * DAY_MS;
}

const afterEaster =
  (days: number) =>
  (year: number): number =>
    easter(year) + days * DAY_MS;
const fixed =
  (month: number, date: number) =>
  (year: number): number =>
    day(year, month, date);

const feasts: readonly (readonly [pattern: string, of: (year: number) => number])[] = [
  ['christmas eve', fixed(12, 24)],
  ['christmas day', fixed(12, 25)],
  ['boxing day', fixed(12, 26)],
  ["new year'?s eve", fixed(12, 31)],
  ["new year'?s day", fixed(1, 1)],
  ['burns night', fixed(1, 25)],
  ["valentine'?s(?: day)?", fixed(2, 14)],
  ["st\\.? david'?s day", fixed(3, 1)],
  ["st\\.? patrick'?s day", fixed(3, 17)],
  ["april fool'?s(?: day)?", fixed(4, 1)],
  ["st\\.? george'?s day", fixed(4, 23)],
  ["st\\.? swithin'?s day", fixed(7, 15)],
  ["hallowe'?en", fixed(10, 31)],
  ['bonfire night|guy fawkes(?: night)?', fixed(11, 5)],
  ['armistice day', fixed(11, 11)],
  ["st\\.? andrew'?s day", fixed(11, 30)],
  ['shrove tuesday|pancake day', afterEaster(-47)],
  ['ash wednesday', afterEaster(-46)],
  ["mother'?s day|mothering sunday", afterEaster(-21)],
  ['palm sunday', afterEaster(-7)],
  ['maundy thursday', afterEaster(-3)],
  ['good friday', afterEaster(-2)],
  ['easter saturday', afterEaster(-1)],
  ['easter sunday', afterEaster(0)],
  ['easter monday', afterEaster(1)],
  ['(?:early )?may (?:day )?bank holiday', (year) => nth(year, 5, 1, 1)],
  ['spring bank holiday|whit(?:sun)? (?:bank holiday )?monday', (year) => nth(year, 5, 1, -1)],
  ["father'?s day", (year) => nth(year, 6, 0, 3)],
  ['august bank holiday', (year) => nth(year, 8, 1, -1)],
  // The Sunday nearest to 11 November: the second of the month.
  ['remembrance sunday', (year) => nth(year, 11, 0, 2)],
];

export const feast = new RegExp(`\\b(?:${feasts.map(([pattern]) => `(${pattern})`).join('|')})(?![a-z])`, 'gi');

/** The nearest such day to the one on which the text was received. */
export function feastNear(match: RegExpMatchArray, today: number): number | null {
  const which = feasts[match.slice(1).findIndex((group) => group !== undefined)];
  if (which === undefined) return null;
  const year = new Date(today).getUTCFullYear();
  const days = [year - 1, year, year + 1].map(which[1]);
  return days.reduce((best, time) => (Math.abs(time - today) < Math.abs(best - today) ? time : best));
}

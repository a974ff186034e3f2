/**
 * The calendar in English words: months, weekdays, and days counted from today. Texts, files and fields all read dates by it.
 * A day is the instant of its midnight in UTC, a whole number of days since 1970; time zones are for the caller.
 */

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
export const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** For patterns: a month's name, or its short form. */
export const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** For patterns: a weekday's name, or a short form (`Weds`, `Thurs`). The first three letters identify it. */
export const weekdayWord = '(mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur)?(?:day)?';

export const DAY_MS = 86_400_000;

const begins = (name: string, word: string) => name.slice(0, 3).toLowerCase() === word.slice(0, 3).toLowerCase();

/** 1 to 12 for a month's whole name, its first three letters or `Sept`; null for any other word. */
export function monthNumber(word: string): number | null {
  const plain = word.toLowerCase();
  const index = monthNames.findIndex(
    (name) =>
      begins(name, plain) && [name.toLowerCase(), plain.slice(0, 3), 'sept'].includes(plain) && plain.length > 2,
  );
  return index === -1 ? null : index + 1;
}

/** 0, for Sunday, to 6; -1 for another word. */
export const weekdayNumber = (word: string): number => weekdayNames.findIndex((name) => begins(name, word));

/** Midnight UTC of a calendar day, or null when there is no such day. */
export function dayOf(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time : null;
}

/** A two-digit year is the latest one that is not after this year (dates of birth are the usual case). */
export function latestYear(digits: number, today: number): number {
  const now = new Date(today).getUTCFullYear();
  return 2000 + digits > now ? 1900 + digits : 2000 + digits;
}

/** The day without a year that lies nearest to today; null where no year near has it. */
export function nearestDay(month: number, day: number, today: number): number | null {
  const thisYear = new Date(today).getUTCFullYear();
  const near = (time: number): number => Math.abs(time - today);
  return [thisYear - 1, thisYear, thisYear + 1]
    .map((year) => dayOf(year, month, day))
    .reduce((best, time) => (time !== null && (best === null || near(time) < near(best)) ? time : best), null);
}

/** `last`, `on` and `this past` look back and never mean today; `this` looks ahead from today, `next` from tomorrow. */
export function weekdayNear(which: string, weekday: number, today: number): number {
  const back = (new Date(today).getUTCDay() - weekday + 7) % 7;
  if (which === 'next') return today + ((7 - back) % 7 || 7) * DAY_MS;
  if (which === 'this') return today + ((7 - back) % 7) * DAY_MS;
  return today - (back === 0 ? 7 : back) * DAY_MS;
}

const counts: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((word, at): [string, number] => [word, at + 1]),
]);
/** `3` or `three`; NaN for another word. */
export const countOf = (word: string): number => counts.get(word.toLowerCase()) ?? Number(word);

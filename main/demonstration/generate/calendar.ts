/**
 * Days and hours in the United Kingdom, by arithmetic alone: summer time runs from the last Sunday of March to the last
 * Sunday of October.
 */

export const hour = 3_600_000;
export const day = 24 * hour;

/** Midnight UTC at the start of a calendar day, in milliseconds. Throws RangeError if it is not an ISO date. */
export function dayStart(date: string): number {
  const at = Date.parse(`${date}T00:00:00.000Z`);
  // A day that the month does not have would be read as one of the next month.
  if (Number.isNaN(at) || isoDay(at) !== date) throw new RangeError('not a date');
  return at;
}

export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
let lastDay = Number.NaN;
let lastDate = '';

/** The same as `Date.prototype.toISOString`, for whole milliseconds; faster, since the days come in order. */
export function iso(at: number): string {
  const since = ((at % day) + day) % day;
  const midnight = at - since;
  if (midnight !== lastDay) {
    lastDate = new Date(midnight).toISOString().slice(0, 11);
    lastDay = midnight;
  }
  const seconds = Math.floor(since / 1000);
  const milliseconds = String(since % 1000).padStart(3, '0');
  return `${lastDate}${two[Math.floor(seconds / 3600)]}:${two[Math.floor(seconds / 60) % 60]}:${two[seconds % 60]}.${milliseconds}Z`;
}

/** 0 is Monday. */
export const weekday = (at: number): number => (Math.floor(at / day) + 3) % 7;

const changes = new Map<number, readonly [spring: number, autumn: number]>();

/** 01:00 UTC on the last Sunday of a month. */
function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month + 1, 0);
  return last - ((weekday(last) + 1) % 7) * day + hour;
}

function isSummer(at: number): boolean {
  const year = new Date(at).getUTCFullYear();
  let pair = changes.get(year);
  if (pair === undefined) {
    pair = [lastSunday(year, 2), lastSunday(year, 9)];
    changes.set(year, pair);
  }
  return at >= pair[0] && at < pair[1];
}

/**
 * The instant at which UK clocks show this many milliseconds after midnight on a day (given by its midnight UTC). A
 * time that the clocks skip in spring is taken as an hour later.
 */
export function ukInstant(midnight: number, sinceMidnight: number): number {
  const summer = midnight + sinceMidnight - hour;
  return isSummer(summer) ? summer : summer + hour;
}

/** The calendar day in the United Kingdom of an instant, as its midnight UTC. */
export const ukDay = (at: number): number => Math.floor((at + (isSummer(at) ? hour : 0)) / day) * day;

const minute = 60_000;
/** UK clocks, milliseconds after midnight. */
const office = { from: 8.5 * hour, to: 17.5 * hour };

/** The nearest time at or before `at` at which an office is staffed: `part`, 0 to 1, says how late in its day. */
export function workTime(at: number, part: number): number {
  const since = weekday(ukDay(at));
  const friday = ukDay(at) - Math.max(0, since - 4) * day;
  const wanted = Math.floor((office.from + part * (office.to - office.from)) / minute) * minute;
  const found = ukInstant(friday, wanted);
  return found <= at ? found : ukInstant(friday - (weekday(friday) === 0 ? 3 : 1) * day, wanted);
}

/**
 * The first minute at or after `at` at which an office is staffed; anything that comes in outside those hours waits for the next
 * morning.
 */
export function nextWorkTime(at: number, part: number): number {
  const early = Math.floor((office.from + part * 1.5 * hour) / minute) * minute;
  for (let midnight = ukDay(at); ; midnight += day) {
    if (weekday(midnight) > 4) continue;
    const opens = ukInstant(midnight, early);
    if (opens >= at) return opens;
    if (at <= ukInstant(midnight, office.to)) return Math.ceil(at / minute) * minute;
  }
}

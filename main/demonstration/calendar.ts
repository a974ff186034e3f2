/** Days and hours in the United Kingdom, by arithmetic alone: summer time runs between the last Sundays of March and October. */

export const hour = 3_600_000;
export const day = 24 * hour;

/** Midnight UTC that begins a calendar day, in milliseconds. Throws RangeError where it is no ISO date. */
export function dayStart(date: string): number {
  const at = Date.parse(`${date}T00:00:00.000Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(at)) throw new RangeError('not a date');
  return at;
}

export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
export const iso = (at: number): string => new Date(at).toISOString();

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
 * The instant at which UK clocks show so many milliseconds after midnight on a day (given by its midnight UTC). A time that the
 * clocks skip in spring is taken as an hour later.
 */
export function ukInstant(midnight: number, sinceMidnight: number): number {
  const summer = midnight + sinceMidnight - hour;
  return isSummer(summer) ? summer : summer + hour;
}

/** The calendar day in the United Kingdom of an instant, as its midnight UTC. */
export const ukDay = (at: number): number => Math.floor((at + (isSummer(at) ? hour : 0)) / day) * day;

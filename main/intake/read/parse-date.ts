/** The parts of a written date and time, as they stand; whether there is such a day is not asked here. */
import { monthNumber } from '../../../preload/contract/calendar.ts';
import type { DateOrder } from '../../../preload/contract/mapping.ts';

export interface ParsedDate {
  year: number;
  /** 1 to 12 for a month that exists. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
  /** Minutes east of UTC; null where none is written. */
  offset: number | null;
}

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?: ?(Z|[+-]\d\d(?::?\d\d)?))?)?$/;
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ,]+(.+))?$/;
const numbers = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?:[T ,]+(.+))?$/;
const dayName = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? +/i;
const dayMonth =
  /^(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?([a-z]{3,9})\.?,?[ -](\d{4}|\d\d)(?:(?:,? +| ?T)(?:at )?(.+))?$/i;
const monthDay = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:,? +(?:at )?(.+))?$/i;
const clock =
  /^(\d{1,2})[:.](\d\d)(?:[:.](\d\d)(?:[.,](\d{1,9}))?)?(?: ?([ap])\.?m\.?)?(?: ?(z|utc|gmt|bst|[+-]\d\d:?\d\d)(?: ?\([a-z ]{2,40}\))?)?$/i;
function offsetMinutes(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const plain = zone.toLowerCase();
  if (plain === 'bst') return 60;
  if (!/^[+-]/.test(plain)) return 0;
  const minutes = Number(plain.slice(1, 3)) * 60 + Number(plain.replace(':', '').slice(3) || 0);
  return plain[0] === '-' ? -minutes : minutes;
}

const milliseconds = (fraction: string | undefined) => (fraction ? Number(fraction.padEnd(3, '0').slice(0, 3)) : 0);
/** Two digits are of this century: nothing older than 2000 is taken. */
const fullYear = (year: string) => (year.length === 2 ? 2000 + Number(year) : Number(year));

type Clock = Pick<ParsedDate, 'hour' | 'minute' | 'second' | 'ms' | 'offset'>;

function clockOf(text: string | undefined): Clock | null {
  if (text === undefined) return { hour: 0, minute: 0, second: 0, ms: 0, offset: null };
  const found = clock.exec(text.trim());
  if (!found) return null;
  const [, hours = '', minute = '', second = '0', fraction, half, zone] = found;
  let hour = Number(hours);
  if (half) {
    // 13 pm and 0 am are nobody’s time; 99 makes it one that does not exist.
    const twelve = hour >= 1 && hour <= 12;
    hour = twelve ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : 99;
  }
  return {
    hour,
    minute: Number(minute),
    second: Number(second),
    ms: milliseconds(fraction),
    offset: offsetMinutes(zone),
  };
}

function dated(year: number, month: number | null, day: number, time: string | undefined): ParsedDate | null {
  const at = clockOf(time);
  return at && month !== null ? { year, month, day, ...at } : null;
}

/** Null for a form that is not known; `order` for a date of numbers where only year-month-day was expected. */
export function parseDate(text: string, order: DateOrder): ParsedDate | 'order' | null {
  const exact = iso.exec(text);
  if (exact) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction, zone] = exact;
    return {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second),
      ms: milliseconds(fraction),
      offset: offsetMinutes(zone),
    };
  }
  const plain = text.replace(/[\s\u00a0]+/g, ' ').replace(dayName, '');
  let [, a = '', b = '', c = '', d = '', time] = yearFirst.exec(plain) ?? [];
  if (a) return dated(Number(a), Number(c), Number(d), time);
  [, a = '', b = '', c = '', d = '', time] = numbers.exec(plain) ?? [];
  if (a) {
    if (order === 'iso') return 'order';
    const [day, month] = order === 'day-first' ? [a, c] : [c, a];
    return dated(fullYear(d), Number(month), Number(day), time);
  }
  [, a = '', b = '', c = '', time] = dayMonth.exec(plain) ?? [];
  if (a) return dated(fullYear(c), monthNumber(b), Number(a), time);
  [, a = '', b = '', c = '', time] = monthDay.exec(plain) ?? [];
  return a ? dated(Number(c), monthNumber(a), Number(b), time) : null;
}

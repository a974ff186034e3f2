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
  /** A time of day is written; without one, hour to milliseconds are 0. */
  timed: boolean;
  /** Minutes east of UTC; null where none is written. */
  offset: number | null;
}

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?: ?(Z|[+-]\d\d(?::?\d\d)?))?)?$/;
/** `20261120T091500Z`, `202611200915`: as systems name files, and some write times. */
const compact = /^(20\d\d)(\d\d)(\d\d)(?:[T _-]?(\d\d)(\d\d)(\d\d)?(?:[.,]\d{1,9})? ?(z|[+-]\d\d:?\d\d)?)?$/i;
/** As C, Java and shells write it: `Fri Nov 20 09:15:00 GMT 2026`. */
const yearLast = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{1,2}:.+?) (\d{4})$/i;
/** The time of day in front of its date. */
const timeFirst = /^(\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?|\d{4} ?h(?:ou)?rs?)(?: (?:on )?|, ?)(\D*\d.*)$/i;
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ,]+(?:at )?(.+))?$/;
const numbers = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?:[T ,]+(?:at )?(.+))?$/;
const dayName = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?(?:,? +|(?=\d))/i;
const dayMonth =
  /^(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?([a-z]{3,9})\.?,?[ -](\d{4}|\d\d)(?:(?:,? +| ?T)(?:at )?(.+))?$/i;
const monthDay = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:,? +(?:at )?(.+))?$/i;
/** A stroke in place of a colon is how times are written in the names of files; four digits are as the police write them. */
const clock =
  /^(?:(\d{1,2})([:.-])(\d\d)(?:\2(\d\d)(?:[.,](\d{1,9}))?)?|(\d\d)(\d\d)(?= ?h| ?z|$)|(\d{1,2})(?= ?[ap]\.?m))(?: ?([ap])\.?m\.?)?(?: ?(?:h(?:ou)?rs?|h))?(?: ?(z|utc|gmt|bst|wet|west|cet|cest|eet|eest|est|edt|cst|cdt|mst|mdt|pst|pdt|(?:utc|gmt)?[+-]\d{1,2}(?::?\d\d)?)(?: ?\([a-z ]{2,40}\)| ?\[[a-z_/]{2,40}\])?)?$/i;
/** Minutes east of UTC. Letters that stand for several zones, such as IST, are none. */
const zones: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  bst: 60,
  west: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};
function offsetMinutes(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const plain = zone.toLowerCase();
  const known = zones[plain];
  if (known !== undefined) return known;
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{1,2})(?::?(\d\d))?$/.exec(plain) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -total : total;
}

const milliseconds = (fraction: string | undefined) => (fraction ? Number(fraction.padEnd(3, '0').slice(0, 3)) : 0);
/** Two digits are of this century: nothing older than 2000 is taken. */
const fullYear = (year: string) => (year.length === 2 ? 2000 + Number(year) : Number(year));

type Clock = Pick<ParsedDate, 'hour' | 'minute' | 'second' | 'ms' | 'timed' | 'offset'>;

function clockOf(text: string | undefined): Clock | null {
  if (text === undefined) return { hour: 0, minute: 0, second: 0, ms: 0, timed: false, offset: null };
  const found = clock.exec(text.trim());
  if (!found) return null;
  const [, hours, , minutes, second = '0', fraction, hours2, minutes2, hours3, half, zone] = found;
  let hour = Number(hours ?? hours2 ?? hours3);
  const minute = Number(minutes ?? minutes2 ?? 0);
  if (half) {
    // 13 pm and 0 am are nobody’s time; 99 makes it one that does not exist.
    const twelve = hour >= 1 && hour <= 12;
    hour = twelve ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : 99;
  }
  return {
    hour,
    minute,
    second: Number(second),
    ms: milliseconds(fraction),
    timed: true,
    offset: offsetMinutes(zone),
  };
}

function dated(year: number, month: number | null, day: number, time: string | undefined): ParsedDate | null {
  const at = clockOf(time);
  return at && month !== null ? { year, month, day, ...at } : null;
}

/** Whether a text is a time of day and nothing else. */
export function isTimeOfDay(text: string): boolean {
  return clock.test(text.trim());
}

/** With figures before it or not. Midnight is left: nobody knows which of a day’s two is meant. */
const noon = /(?:,? (?:at )?12(?:[:.]00)?)?,? (?:at )?(?:noon|midday)$/i;
const marks = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const zeros = [0x660, 0x6f0, 0x966, 0xff10];

/** Without marks that are not seen, and with the digits of other scripts as our own. */
function usualLetters(text: string): string {
  if (!/[^ -~]/.test(text)) return text;
  return text.replace(marks, '').replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (zeros.findLast((zero) => zero <= code) ?? code));
  });
}

/** Null for a form that is not known; `order` for a date of numbers where only year-month-day was expected. */
export function parseDate(text: string, order: DateOrder): ParsedDate | 'order' | null {
  const exact = iso.exec(text);
  if (exact) {
    const [, year, month, day, hour, minute = '0', second = '0', fraction, zone] = exact;
    return {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour ?? 0),
      minute: Number(minute),
      second: Number(second),
      ms: milliseconds(fraction),
      timed: hour !== undefined,
      offset: offsetMinutes(zone),
    };
  }
  const plain = usualLetters(text)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .replace(dayName, '')
    .replace(/,$/, '')
    .replace(noon, ' 12:00')
    .replace(/ \((?:gmt|utc|bst)\)$/i, (zone) => ` ${zone.slice(2, -1)}`)
    .replace(/ Europe\/London$/i, '')
    .replace(/(?<=[ T]\d{1,2})h(?=\d\d$)/i, ':')
    .replace(/ (?:uhr|o['’]clock)$/i, '');
  const packed = compact.exec(plain);
  if (packed) {
    const [, year, month, day, hour, minute = '00', second = '00', zone] = packed;
    const time = hour === undefined ? undefined : `${hour}:${minute}:${second}${zone ?? ''}`;
    return dated(Number(year), Number(month), Number(day), time);
  }
  const turned = timeFirst.exec(plain);
  if (turned) return parseDate(`${(turned[2] ?? '').replace(dayName, '')} ${turned[1] ?? ''}`, order);
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
  [, a = '', b = '', time, c = ''] = yearLast.exec(plain) ?? [];
  if (a) return dated(Number(c), monthNumber(a), Number(b), time);
  time = undefined;
  [, a = '', b = '', c = '', time] = monthDay.exec(plain) ?? [];
  return a ? dated(Number(c), monthNumber(a), Number(b), time) : null;
}

/** Reads a date as an officer types it, no more exact than it was typed. */
import { TZDate } from '@date-fns/tz';
import { DAY_MS, dayOf, monthNames, monthNumber, monthWord, weekdayNames } from '../../preload/contract/calendar.ts';
import type { DatePrecision } from '../../preload/contract/vocabulary.ts';
import { catalogue } from './catalogue.ts';
import { clock, DEFAULT_ZONE, dateInWords, partsIn } from './dates.ts';
import { type DayContext, readDay } from './typed-day.ts';

const texts = catalogue.typedDate;

export interface TypedDate {
  /** ISO 8601, UTC. The start of what was typed. */
  from: string;
  precision: DatePrecision;
  /** The last day or the end of a period, in the same form. */
  to?: { at: string; precision: DatePrecision };
  /** The numbers could have been read the other way round. */
  dayFirst?: true;
}

/**
 * What a field accepts. `moment`: a day, with the time if it is known; `day`: a day alone; `birth`: a day, month or year; `period`:
 * as exact as it is known, up to a range.
 */
export type DateKind = 'moment' | 'day' | 'birth' | 'period';

export interface DateRules {
  kind: DateKind;
  /** Which way `Friday` and `3/1` point; what belongs in the past may not be in the future. */
  towards: DayContext['towards'];
}

export type ReadDate = { date: TypedDate } | { problem: string };

interface Place extends DayContext {
  zone: string;
  now: number;
}

const instant = (day: number, zone: string, hour = 0, minute = 0): string => {
  const at = new Date(day);
  const local = new TZDate(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), hour, minute, zone);
  return new Date(local.getTime()).toISOString();
};
const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getTime();
const yearKept = (year: number) => year >= 1900 && year <= 2199;

function range(from: number, to: number, { zone }: Place): ReadDate {
  if (to < from) return { problem: texts.endBeforeStart };
  if (to === from) return { date: { from: instant(from, zone), precision: 'day' } };
  return { date: { from: instant(from, zone), precision: 'day', to: { at: instant(to, zone), precision: 'day' } } };
}

const timed = /^(.+?) (?:at )?(?:(\d{1,2})[:.](\d{2})(?: ?([ap])\.?m\.?)?|(\d{1,2}) ?([ap])\.?m\.?)$/;

function timedIn(text: string, place: Place): ReadDate | null {
  if (text === 'now') return { date: { from: new Date(place.now).toISOString(), precision: 'minute' } };
  const found = timed.exec(text);
  if (found === null) return null;
  const [, day = '', hours, minutes = '0', half, bare, bareHalf] = found;
  const read = readDay(day, place);
  if (read === null || 'problem' in read) return read;
  const afternoon = half ?? bareHalf;
  const said = Number(hours ?? bare);
  const hour = afternoon === undefined ? said : (said % 12) + (afternoon === 'p' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || (afternoon !== undefined && (said < 1 || said > 12)))
    return { problem: texts.noSuchTime };
  const from = instant(read.day, place.zone, hour, Number(minutes));
  return { date: { from, precision: 'minute', ...(read.dayFirst === true ? { dayFirst: true } : {}) } };
}

const month = new RegExp(`^${monthWord}\\.?(?: (\\d{4}))?$`);
const partOfMonth = new RegExp(
  `^(early|mid|late|start of|beginning of|middle of|end of)[ -]${monthWord}\\.?(?: (\\d{4}))?$`,
);
const weekOf = /^(?:week (?:of|beginning|commencing)|w\/c|wc) (.+)$/;

/** The year of a month without one: this year, or the one that `towards` points to. */
function yearOfMonth(written: string | undefined, of: number, { today, towards }: Place): number {
  if (written !== undefined) return Number(written);
  const now = new Date(today);
  const [year, present] = [now.getUTCFullYear(), now.getUTCMonth() + 1];
  if (towards === 'past') return of > present ? year - 1 : year;
  if (towards === 'future') return of < present ? year + 1 : year;
  return of - present > 6 ? year - 1 : present - of > 6 ? year + 1 : year;
}

function readMonth(text: string, place: Place): ReadDate | null {
  const whole = month.exec(text);
  const part = whole === null ? partOfMonth.exec(text) : null;
  const of = monthNumber(whole?.[1] ?? part?.[2] ?? '');
  if (of === null) return null;
  const year = yearOfMonth(whole === null ? part?.[3] : whole[2], of, place);
  if (!yearKept(year)) return null;
  const first = dayOf(year, of, 1) ?? 0;
  if (whole !== null) return { date: { from: instant(first, place.zone), precision: 'month' } };
  const which = part?.[1] ?? '';
  if (/^(early|start|beginning)/.test(which)) return range(first, first + 9 * DAY_MS, place);
  if (/^mid/.test(which)) return range(first + 10 * DAY_MS, first + 19 * DAY_MS, place);
  return range(first + 20 * DAY_MS, lastOf(year, of), place);
}

const weeks: ReadonlyMap<string, number> = new Map([
  ['last week', -7],
  ['this week', 0],
  ['next week', 7],
]);
const weekStart = (day: number) => day - ((new Date(day).getUTCDay() + 6) % 7) * DAY_MS;

function readWeek(text: string, place: Place): ReadDate | null {
  const { today } = place;
  const shift = weeks.get(text);
  if (shift !== undefined) {
    const monday = weekStart(today) + shift * DAY_MS;
    return range(monday, monday + 6 * DAY_MS, place);
  }
  const of = weekOf.exec(text);
  if (of === null) return null;
  const day = readDay(of[1] ?? '', place);
  return day === null || 'problem' in day ? day : range(day.day, day.day + 6 * DAY_MS, place);
}

const span = /^(?:between |from )?(.+?) ?(?:–|—|-| to | until | till | and ) ?(.+)$/;

/** `1-10 October 2026`, `28 Sept to 3 Oct`: what the start leaves out is given at the end. */
function readRange(text: string, place: Place): ReadDate | null {
  const found = span.exec(text);
  if (found === null) return null;
  const [, first = '', last = ''] = found;
  const end = readDay(last, place);
  if (end === null || 'problem' in end) return null;
  const at = new Date(end.day);
  const year = at.getUTCFullYear();
  const start =
    readDay(`${first} ${monthNames[at.getUTCMonth()]?.toLowerCase()} ${year}`, place) ??
    readDay(`${first} ${year}`, place) ??
    readDay(first, place);
  if (start === null || 'problem' in start) return start;
  return range(start.day, end.day, place);
}

function readWhole(text: string, place: Place): ReadDate | null {
  const about = /^(?:about|around|circa|approx\.?|c\.|c|~) ?(.+)$/.exec(text);
  if (about?.[1] !== undefined) {
    const day = readDay(about[1], place);
    if (day === null || 'problem' in day) return day;
    return { date: { from: instant(day.day, place.zone, 12), precision: 'approximate' } };
  }
  const moment = timedIn(text, place);
  if (moment !== null) return moment;
  const day = readDay(text, place);
  if (day !== null) {
    if ('problem' in day) return day;
    const dayFirst = day.dayFirst === true ? ({ dayFirst: true } as const) : {};
    return { date: { from: instant(day.day, place.zone), precision: 'day', ...dayFirst } };
  }
  const year = /^\d{4}$/.test(text) && yearKept(Number(text)) ? dayOf(Number(text), 1, 1) : null;
  if (year !== null) return { date: { from: instant(year, place.zone), precision: 'year' } };
  return readMonth(text, place) ?? readWeek(text, place) ?? readRange(text, place);
}

const unread: Readonly<Record<DateKind, string>> = texts.unread;
const taken: Record<DateKind, readonly DatePrecision[]> = {
  moment: ['minute', 'day'],
  day: ['day'],
  birth: ['day', 'month', 'year'],
  period: ['minute', 'day', 'month', 'year', 'approximate'],
};

/** Day before month, 24-hour clock or am and pm. A date that cannot be read, does not exist or is less exact than needed is reported. */
export function readDate(typed: string, rules: DateRules, now: number, zone: string = DEFAULT_ZONE): ReadDate {
  const text = typed.trim().toLowerCase().replaceAll(',', ' ').replaceAll(/\s+/g, ' ');
  const at = partsIn(zone, now);
  const place: Place = { zone, now, today: Date.UTC(at.year, at.month - 1, at.day), towards: rules.towards };
  const read = readWhole(text, place);
  if (read === null) return { problem: unread[rules.kind] };
  if ('problem' in read) return read;
  const { date } = read;
  if (!taken[rules.kind].includes(date.precision) || (date.to !== undefined && rules.kind !== 'period'))
    return { problem: texts.notExactEnough(readInWords(date, zone), unread[rules.kind]) };
  if (rules.towards === 'past' && Date.parse(date.from) > now)
    return { problem: texts.inTheFuture(readInWords(date, zone)) };
  return read;
}

const dayIn = (iso: string, zone: string) => {
  const { day, month: of, year, weekday } = partsIn(zone, Date.parse(iso));
  return { day, month: monthNames[of - 1] ?? '', year, weekday: weekdayNames[weekday] ?? '' };
};

function periodInWords(from: string, to: string, zone: string): string {
  const [first, last] = [dayIn(from, zone), dayIn(to, zone)];
  const end = `${last.day} ${last.month} ${last.year}`;
  if (first.year !== last.year) return `${first.day} ${first.month} ${first.year} – ${end}`;
  return first.month === last.month ? `${first.day}–${end}` : `${first.day} ${first.month} – ${end}`;
}

/** How it was understood: `Wednesday 25 November 2026, 09:30`, `1–10 October 2026`, `3 November 2026, day first`. */
export function readInWords(date: TypedDate, zone: string = DEFAULT_ZONE): string {
  const { from, precision, to, dayFirst } = date;
  if (to !== undefined) return periodInWords(from, to.at, zone);
  if (precision !== 'day' && precision !== 'minute') return dateInWords(Date.parse(from), precision, zone);
  const { day, month: of, year, weekday } = dayIn(from, zone);
  const time = precision === 'minute' ? `, ${clock(Date.parse(from), zone)}` : '';
  return dayFirst === true ? texts.dayFirst(`${day} ${of} ${year}${time}`) : `${weekday} ${day} ${of} ${year}${time}`;
}

/** `2026-03-14`, `2026-03` or `2026`, as exact as it was typed. */
export function isoDay(date: TypedDate, zone: string = DEFAULT_ZONE): string {
  const { year, month: of, day } = partsIn(zone, Date.parse(date.from));
  const two = (value: number) => String(value).padStart(2, '0');
  if (date.precision === 'year') return String(year);
  return date.precision === 'month' ? `${year}-${two(of)}` : `${year}-${two(of)}-${two(day)}`;
}

/** The reverse, for showing a recorded date in a field: `2 Apr 1988`, `April 1988`, `1988`. */
export function isoInWords(iso: string): string {
  const [year = '', of, day] = iso.split('-');
  if (of === undefined) return year;
  const name = monthNames[Number(of) - 1] ?? '';
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name.slice(0, 3)} ${year}`;
}

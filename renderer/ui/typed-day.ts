/** One calendar day as it is typed into a field. Days are midnights in UTC: see the calendar. */
import {
  countOf,
  DAY_MS,
  dayOf,
  latestYear,
  monthNames,
  monthNumber,
  monthWord,
  nearestDay,
  weekdayNames,
  weekdayNear,
  weekdayNumber,
  weekdayWord,
} from '../../preload/contract/calendar.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.typedDay;

export interface DayRead {
  day: number;
  /** `3/11/26`: either number could be the month, and the first was taken for the day. */
  dayFirst?: true;
}

/** A day, or why there is no such day, or null for text that is not written as one. */
export type ReadDay = DayRead | { problem: string } | null;

export interface DayContext {
  /** The calendar day where the person is, as its midnight UTC. */
  today: number;
  /** Which way words without a year or a week point: `Friday`, `3/1`, `1/1/63`. `either`: weekdays back, days to the nearest. */
  towards: 'past' | 'future' | 'either';
}

const numbers = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/;
const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayMonth = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${monthWord}\\.?(?: (\\d{4}|\\d{2}))?$`);
const monthDay = new RegExp(`^${monthWord} (\\d{1,2})(?:st|nd|rd|th)?(?: (\\d{4}))?$`);
const ago = /^(\d{1,2}|[a-z]+) (day|week)s? ago$/;
const weekday = new RegExp(
  `^(?:(last|on|this past|this|next|coming) )?${weekdayWord}(?: (gone|just gone|last|past|next|coming))?$`,
);
const named = new RegExp(`^${weekdayWord} (.*\\d.*)$`);

const words = (year: number, month: number, day: number) =>
  `${day} ${monthNames[month - 1] ?? texts.ofMonth(month)} ${year}`;

function yearOf(written: string, { today, towards }: DayContext): number {
  if (written.length === 4) return Number(written);
  // A plan may be for a year still to come; a birth is in the past.
  return towards === 'past' ? latestYear(Number(written), today) : 2000 + Number(written);
}

function written(year: string | undefined, month: number, day: number, context: DayContext): ReadDay {
  const { today, towards } = context;
  if (month < 1 || month > 12) return { problem: texts.noSuchMonth(month) };
  if (year === undefined) {
    const near = nearestDay(month, day, today);
    if (near === null) return { problem: texts.noSuchDay(`${day} ${monthNames[month - 1]}`) };
    // In the past, a date that is still to come this year means a year earlier.
    if (towards !== 'past' || near <= today) return { day: near };
    return { day: dayOf(new Date(near).getUTCFullYear() - 1, month, day) ?? near };
  }
  const full = yearOf(year, context);
  if (full < 1900 || full > 2199) return { problem: texts.yearNotKept(full) };
  const found = dayOf(full, month, day);
  return found === null ? { problem: texts.noSuchDay(words(full, month, day)) } : { day: found };
}

function toldFromToday(text: string, { today, towards }: DayContext): number | null {
  if (text === 'today' || text === 'tonight' || /^this (morning|afternoon|evening)$/.test(text)) return today;
  if (text === 'yesterday' || text === 'last night') return today - DAY_MS;
  if (text === 'tomorrow') return today + DAY_MS;
  const back = ago.exec(text);
  if (back !== null) {
    const days = countOf(back[1] ?? '') * (back[2] === 'week' ? 7 : 1);
    return Number.isNaN(days) ? null : today - days * DAY_MS;
  }
  const found = weekday.exec(text);
  if (found === null) return null;
  const [, before, name = '', after] = found;
  const said = before ?? after;
  const ahead = said === undefined ? towards === 'future' : ['this', 'next', 'coming'].includes(said);
  const which = said === 'coming' || (said === undefined && ahead) ? 'next' : ahead ? (said ?? 'next') : 'last';
  return weekdayNear(which, weekdayNumber(name), today);
}

/** `text` in lower case, without commas, with single spaces. */
export function readDay(text: string, context: DayContext): ReadDay {
  const told = toldFromToday(text, context);
  if (told !== null) return { day: told };
  const inNumbers = numbers.exec(text);
  if (inNumbers !== null) {
    const [, day = '', month = '', year] = inNumbers;
    const read = written(year, Number(month), Number(day), context);
    const either = Number(day) <= 12 && Number(month) <= 12 && day !== month;
    return read !== null && 'day' in read && either ? { ...read, dayFirst: true } : read;
  }
  const inIso = iso.exec(text);
  if (inIso !== null) return written(inIso[1], Number(inIso[2]), Number(inIso[3]), context);
  const inWords = dayMonth.exec(text);
  if (inWords !== null) return written(inWords[3], monthNumber(inWords[2] ?? '') ?? 0, Number(inWords[1]), context);
  const american = monthDay.exec(text);
  if (american !== null) return written(american[3], monthNumber(american[1] ?? '') ?? 0, Number(american[2]), context);
  const withName = named.exec(text);
  if (withName === null) return null;
  const read = readDay(withName[2] ?? '', context);
  if (read === null || 'problem' in read) return read;
  const is = new Date(read.day).getUTCDay();
  if (is === weekdayNumber(withName[1] ?? '')) return read;
  const on = new Date(read.day);
  const date = words(on.getUTCFullYear(), on.getUTCMonth() + 1, on.getUTCDate());
  return { problem: texts.anotherWeekday(date, weekdayNames[is] ?? '') };
}

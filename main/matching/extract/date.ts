import { TZDate } from '@date-fns/tz';
import {
  countOf,
  DAY_MS,
  dayOf,
  latestYear,
  monthNumber,
  monthWord,
  nearestDay,
  weekdayNear,
  weekdayNumber,
  weekdayWord,
} from '../../../preload/contract/calendar.ts';
import { feast, feastNear } from './feasts.ts';
import { type Identifier, identifier, withoutOverlap } from './identifier.ts';

const numeric = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|[.-]\d)/g;
const iso = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?!\d)/g;
const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${monthWord}\\b(?:,? (\\d{4}))?`, 'gi');
const monthFirst = new RegExp(`\\b${monthWord} (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?`, 'gi');
const relative =
  /\b(today|tonight|this (?:morning|afternoon|evening)|this a\.?m|yesterday|last night|tomorrow|(?:the )?day before yesterday|(?:the )?day after tomorrow|(\d{1,2}|two|three|four|five|six|seven) days ago|(a|one|\d|two|three|four|five|six) (week|fortnight)s? ago (?:today|to the day))\b/gi;
const weekday = new RegExp(`\\b(last|on|this|next|this past) ${weekdayWord}\\b`, 'gi');

/** "A week last Tuesday", "Tuesday week", "Weds gone". */
const weekLast = new RegExp(`\\b(?:a )?week (last|on|from|past) ${weekdayWord}\\b`, 'gi');
const weekdayWeek = /\b(mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur)?day week\b/gi;
const weekdayGone = new RegExp(`\\b${weekdayWord} (?:just )?(?:gone|past)\\b`, 'gi');

/** "A week tomorrow", "two weeks yesterday", "yesterday week": counted from that day, and away from today. */
const weeksFromDay =
  /\b(?:(a|one|two|three|four|\d) (week|fortnight)s? (yesterday|today|tomorrow)|(yesterday|today|tomorrow) (week|fortnight))\b/gi;
/** "The Friday before last". */
const weekdayBeforeLast = new RegExp(`\\b(?:the )?${weekdayWord} before last\\b`, 'gi');

const zone = 'Europe/London';
const knownDays = new Map<number, number>();

/** The calendar day in the United Kingdom; the zone's offset never changes within an hour. */
function ukDay(receivedAt: string): number {
  const instant = Date.parse(receivedAt);
  if (Number.isNaN(instant)) return Date.parse(`${receivedAt.slice(0, 10)}T00:00:00Z`);
  const hour = Math.floor(instant / 3_600_000);
  let day = knownDays.get(hour);
  if (day === undefined) {
    if (knownDays.size > 5_000) knownDays.clear();
    const local = new TZDate(instant, zone);
    day = Date.UTC(local.getFullYear(), local.getMonth(), local.getDate());
    knownDays.set(hour, day);
  }
  return day;
}

const asIso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * Dates at day precision (value: ISO `YYYY-MM-DD`). Numbers are read day first; a day without a year, a weekday or
 * "yesterday" is read from the calendar day in the United Kingdom on which the text was received.
 */
export function findDates(text: string, receivedAt: string): Identifier[] {
  const today = ukDay(receivedAt);
  const readers: readonly [RegExp, (match: RegExpMatchArray) => number | null][] = [
    [iso, (match) => dayOf(Number(match[1]), Number(match[2]), Number(match[3]))],
    [numeric, (match) => dayOf(fullYear(match[4] ?? '', today), Number(match[3]), Number(match[1]))],
    [dayFirst, (match) => named(match[1], match[2], match[3], today)],
    [monthFirst, (match) => named(match[2], match[1], match[3], today)],
    [weeksFromDay, (match) => weeksAway(match, today)],
    [relative, (match) => relativeDay(match, today)],
    [weekdayBeforeLast, (match) => weekApart('last', match[1] ?? '', today)],
    [weekLast, (match) => weekApart((match[1] ?? '').toLowerCase(), match[2] ?? '', today)],
    [weekdayWeek, (match) => weekApart('on', match[1] ?? '', today)],
    [weekdayGone, (match) => weekdayNear('last', weekdayNumber(match[1] ?? ''), today)],
    [feast, (match) => feastNear(match, today)],
    [weekday, (match) => weekdayNear((match[1] ?? '').toLowerCase(), weekdayNumber(match[2] ?? ''), today)],
  ];
  let found: Identifier[] = [];
  for (const [pattern, read] of readers) {
    const dates: Identifier[] = [];
    // A text that repeats a date is read once for each form.
    const known = new Map<string, number | null>();
    for (const match of text.matchAll(pattern)) {
      const before = known.get(match[0]);
      const time = before === undefined ? read(match) : before;
      known.set(match[0], time);
      if (time === null || Number.isNaN(time)) continue;
      dates.push(identifier('date', text, match.index, match.index + match[0].length, asIso(time)));
    }
    found = withoutOverlap(found, dates);
  }
  return found;
}

function fullYear(written: string, today: number): number {
  return written.length === 4 ? Number(written) : latestYear(Number(written), today);
}

function named(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  today: number,
): number | null {
  const index = monthNumber(month ?? '');
  if (index === null) return null;
  return year === undefined ? nearestDay(index, Number(day), today) : dayOf(Number(year), index, Number(day));
}

function relativeDay(match: RegExpMatchArray, today: number): number {
  const word = (match[1] ?? '').toLowerCase();
  if (word === 'yesterday' || word === 'last night') return today - DAY_MS;
  if (word === 'tomorrow') return today + DAY_MS;
  if (word.endsWith('before yesterday')) return today - 2 * DAY_MS;
  if (word.endsWith('after tomorrow')) return today + 2 * DAY_MS;
  if (match[3] !== undefined) return today - countOf(match[3]) * (match[4]?.toLowerCase() === 'week' ? 7 : 14) * DAY_MS;
  return today - (match[2] === undefined ? 0 : countOf(match[2])) * DAY_MS;
}

function weeksAway(match: RegExpMatchArray, today: number): number {
  const day = (match[3] ?? match[4] ?? '').toLowerCase();
  const weeks = (match[2] ?? match[5] ?? '').toLowerCase() === 'week' ? 1 : 2;
  const away = countOf(match[1] ?? 'a') * weeks * 7 + (day === 'today' ? 0 : 1);
  return today + (day === 'yesterday' ? -away : away) * DAY_MS;
}

/** "A week last Tuesday" is seven days before last Tuesday, "Tuesday week" seven after the coming one. */
function weekApart(which: string, name: string, today: number): number {
  return which === 'last' || which === 'past'
    ? weekdayNear('last', weekdayNumber(name), today) - 7 * DAY_MS
    : weekdayNear('next', weekdayNumber(name), today) + 7 * DAY_MS;
}

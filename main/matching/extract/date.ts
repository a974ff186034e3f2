import { type Identifier, identifier, withoutOverlap } from './identifier.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const dayWord = '(mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur)?(?:day)?';
const dayMillis = 86_400_000;

const numeric = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])/g;
const iso = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?!\d)/g;
const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${monthWord}\\b(?:,? (\\d{4}))?`, 'gi');
const monthFirst = new RegExp(`\\b${monthWord} (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?`, 'gi');
const relative =
  /\b(today|tonight|this (?:morning|afternoon|evening)|this a\.?m|yesterday|last night|tomorrow|(\d{1,2}|two|three|four|five) days ago)\b/gi;
const weekday = new RegExp(`\\b(last|on|this|next|this past) ${dayWord}\\b`, 'gi');
const counts: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5 };

/** Midnight UTC of a calendar day, or `null` when there is no such day. */
function dayOf(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time : null;
}

const asIso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * Dates at day precision (value: ISO `YYYY-MM-DD`). Numbers are read day first; a day without a year, a weekday or
 * "yesterday" is read from the local calendar day on which the text was received.
 */
export function findDates(text: string, receivedAt: string): Identifier[] {
  const today = Date.parse(`${receivedAt.slice(0, 10)}T00:00:00Z`);
  const readers: readonly [RegExp, (match: RegExpMatchArray) => number | null][] = [
    [iso, (match) => dayOf(Number(match[1]), Number(match[2]), Number(match[3]))],
    [numeric, (match) => dayOf(fullYear(match[4] ?? '', today), Number(match[3]), Number(match[1]))],
    [dayFirst, (match) => named(match[1], match[2], match[3], today)],
    [monthFirst, (match) => named(match[2], match[1], match[3], today)],
    [relative, (match) => relativeDay(match, today)],
    [weekday, (match) => weekdayNear((match[1] ?? '').toLowerCase(), match[2] ?? '', today)],
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

/** A two-digit year is the latest one that is not after the year of receipt (dates of birth are the usual case). */
function fullYear(written: string, today: number): number {
  const year = Number(written);
  if (written.length === 4) return year;
  const now = new Date(today).getUTCFullYear();
  return 2000 + year > now ? 1900 + year : 2000 + year;
}

function named(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  today: number,
): number | null {
  const index = months.indexOf((month ?? '').slice(0, 3).toLowerCase());
  if (index < 0) return null;
  if (year !== undefined) return dayOf(Number(year), index + 1, Number(day));
  const thisYear = new Date(today).getUTCFullYear();
  const candidates = [thisYear - 1, thisYear, thisYear + 1].map((one) => dayOf(one, index + 1, Number(day)));
  const near = (time: number): number => Math.abs(time - today);
  return candidates.reduce(
    (best, time) => (time !== null && (best === null || near(time) < near(best)) ? time : best),
    null,
  );
}

function relativeDay(match: RegExpMatchArray, today: number): number {
  const word = (match[1] ?? '').toLowerCase();
  if (word === 'yesterday' || word === 'last night') return today - dayMillis;
  if (word === 'tomorrow') return today + dayMillis;
  const count = match[2] === undefined ? 0 : (counts[match[2].toLowerCase()] ?? Number(match[2]));
  return today - count * dayMillis;
}

function weekdayNear(which: string, name: string, today: number): number {
  const wanted = weekdays.indexOf(name.toLowerCase());
  const back = (new Date(today).getUTCDay() - wanted + 7) % 7;
  if (which === 'next') return today + ((7 - back) % 7 || 7) * dayMillis;
  if (which === 'this') return today + ((7 - back) % 7) * dayMillis;
  return today - (back === 0 ? 7 : back) * dayMillis;
}

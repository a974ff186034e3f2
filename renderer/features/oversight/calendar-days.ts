/** Days as a calendar: a column for each week from Monday on, a row for each day of the week, and how full each day was. */

export interface DayCount {
  /** `2026-03-14`. */
  day: string;
  total: number;
}

export interface CalendarDay extends DayCount {
  /** 0 for the first week. */
  week: number;
  /** 0 for Monday. */
  weekday: number;
  /** 0 for none; 1 to 5 by fifths of the days that had any. */
  level: number;
}

export interface Calendar {
  days: CalendarDay[];
  weeks: number;
  /** The weeks in which a month begins. */
  months: { month: string; week: number }[];
  /** The least and the most of each level from 1 on that occurs. */
  levels: { level: number; from: number; to: number }[];
}

export const levelCount = 5;

const dayMs = 86_400_000;
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** Where each fifth of the days with any begins. */
function thresholds(totals: readonly number[]): number[] {
  const sorted = totals.filter((n) => n > 0).sort((a, b) => a - b);
  return Array.from({ length: levelCount }, (_, at) => sorted[Math.floor((at * sorted.length) / levelCount)] ?? 1);
}

/** `days` follow one another without a gap, the first one first. */
export function calendarOf(days: readonly DayCount[]): Calendar {
  const first = days[0];
  if (first === undefined) return { days: [], weeks: 0, months: [], levels: [] };
  const lead = weekdayOf(first.day);
  const start = Date.parse(first.day);
  const begins = thresholds(days.map(({ total }) => total));
  const placed = days.map(({ day, total }) => {
    const at = lead + Math.round((Date.parse(day) - start) / dayMs);
    const level = total === 0 ? 0 : begins.filter((from) => total >= from).length;
    return { day, total, week: Math.floor(at / 7), weekday: at % 7, level };
  });
  const levels = [...Map.groupBy(placed, ({ level }) => level)]
    .filter(([level]) => level > 0)
    .map(([level, of]) => ({
      level,
      from: Math.min(...of.map(({ total }) => total)),
      to: Math.max(...of.map(({ total }) => total)),
    }))
    .sort((a, b) => a.level - b.level);
  const months = placed
    .filter(({ day }) => day.endsWith('-01'))
    .map(({ day, week }) => ({ month: day.slice(0, 7), week }));
  return { days: placed, weeks: (placed.at(-1)?.week ?? -1) + 1, months, levels };
}

/** For each week the place in `days` of one day of the week; `null` where the calendar has none there. */
export function rowOf({ days, weeks }: Calendar, weekday: number): { week: number; place: number | null }[] {
  const places = new Map(days.flatMap((day, place) => (day.weekday === weekday ? [[day.week, place] as const] : [])));
  return Array.from({ length: weeks }, (_, week) => ({ week, place: places.get(week) ?? null }));
}

/** How many weeks each month stands over; `null` for those before the first month that begins. */
export function monthsOver({ months, weeks }: Calendar): { month: string | null; weeks: number }[] {
  const lead = months[0]?.week ?? weeks;
  const over = months.map(({ month, week }, at) => ({ month, weeks: (months[at + 1]?.week ?? weeks) - week }));
  return lead > 0 ? [{ month: null, weeks: lead }, ...over] : over;
}

/** Which day a key goes to from another; the same one where there is no further. */
export function dayAfterKey(calendar: Calendar, at: number, key: string): number {
  const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 };
  const last = calendar.days.length - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key === 'PageUp') return Math.max(0, at - 28);
  if (key === 'PageDown') return Math.min(last, at + 28);
  const to = at + (steps[key] ?? 0);
  return to < 0 || to > last ? at : to;
}

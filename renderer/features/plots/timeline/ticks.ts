/** Ticks in British dates: fine ones below, and above them the day, month or year that they belong to. */
import { clock, DEFAULT_ZONE, monthName, partsIn } from '../../../ui/dates.ts';
import { DAY_MS, startOfDay } from './span.ts';
import type { Span } from './types.ts';

export interface Tick {
  at: number;
  label: string;
}
export interface Ticks {
  minor: Tick[];
  /** The larger unit; the first one may lie before the window, so that its name is always in sight. */
  major: Tick[];
}

const HOUR_MS = 3_600_000;
const LEAST_PX = 58;

type Step =
  | { unit: 'minute' | 'hour'; by: number; about: number }
  | { unit: 'day' | 'month' | 'year'; by: number; about: number };
const steps: readonly Step[] = [
  ...[5, 15, 30].map((by) => ({ unit: 'minute' as const, by, about: by * 60_000 })),
  ...[1, 3, 6, 12].map((by) => ({ unit: 'hour' as const, by, about: by * HOUR_MS })),
  ...[1, 2, 7].map((by) => ({ unit: 'day' as const, by, about: by * DAY_MS })),
  ...[1, 3, 6].map((by) => ({ unit: 'month' as const, by, about: by * 30 * DAY_MS })),
  ...[1, 2, 5, 10].map((by) => ({ unit: 'year' as const, by, about: by * 365 * DAY_MS })),
];

/** All starts of a calendar unit in the window and the one before it. */
function starts(window: Span, unit: 'day' | 'month' | 'year', by: number, zone: string): number[] {
  const first = partsIn(zone, window.start);
  const found: number[] = [];
  for (let index = 0; index < 400; index += 1) {
    const at =
      unit === 'day'
        ? startOfDay(first.year, first.month, first.day + index, zone)
        : unit === 'month'
          ? startOfDay(first.year, first.month - ((first.month - 1) % by) + index * by, 1, zone)
          : startOfDay(first.year - (first.year % by) + index * by, 1, 1, zone);
    if (at > window.end) break;
    // Steps of several days start anew on Mondays or odd days, so that a tick stays on its day while panning.
    const parts = partsIn(zone, at);
    const fits = unit !== 'day' || by === 1 || (by === 7 ? parts.weekday === 1 : parts.day % 2 === 1);
    if (fits || at < window.start) found.push(at);
  }
  return found;
}

/**
 * Ticks within days, at whole multiples of `by` on the clock of the zone. Counted on the clock and not from midnight: a day on which
 * the clocks change has 23 or 25 hours, and a tick counted from midnight would then stand beside the next midnight.
 */
function fine(window: Span, by: number, zone: string): Tick[] {
  const step = Math.min(by, HOUR_MS);
  return starts(window, 'day', 1, zone).flatMap((day) => {
    const today = partsIn(zone, day).day;
    return Array.from({ length: (25 * HOUR_MS) / step }, (_, index) => day + index * step)
      .filter((at) => {
        if (at < window.start || at > window.end) return false;
        const parts = partsIn(zone, at);
        return parts.day === today && (parts.hour * HOUR_MS + parts.minute * 60_000) % by === 0;
      })
      .map((at) => ({ at, label: clock(at, zone) }));
  });
}

const dayName = (at: number, zone: string) => {
  const { day, month, year } = partsIn(zone, at);
  return `${day} ${monthName(month)} ${year}`;
};
const monthAndYear = (at: number, zone: string) => {
  const { month, year } = partsIn(zone, at);
  return `${monthName(month, 'full')} ${year}`;
};
const yearOf = (at: number, zone: string) => String(partsIn(zone, at).year);

/** Ticks for a window that is `width` pixels wide, at least 58 px apart. */
export function ticks(window: Span, width: number, zone: string = DEFAULT_ZONE): Ticks {
  const perPixel = (window.end - window.start) / Math.max(1, width);
  const step = steps.find(({ about }) => about / perPixel >= LEAST_PX) ?? { unit: 'year' as const, by: 20, about: 0 };
  const inside = (at: number) => at >= window.start && at <= window.end;
  const named = (instants: readonly number[], name: (at: number, zone: string) => string): Tick[] =>
    instants.map((at) => ({ at, label: name(at, zone) }));
  switch (step.unit) {
    case 'minute':
    case 'hour':
      return { minor: fine(window, step.about, zone), major: named(starts(window, 'day', 1, zone), dayName) };
    case 'day': {
      const short = (at: number) => {
        const { day, month } = partsIn(zone, at);
        return `${day} ${monthName(month)}`;
      };
      const days = starts(window, 'day', step.by, zone).filter(inside);
      return { minor: named(days, short), major: named(starts(window, 'month', 1, zone), monthAndYear) };
    }
    case 'month': {
      const months = starts(window, 'month', step.by, zone).filter(inside);
      const short = (at: number) => monthName(partsIn(zone, at).month);
      return { minor: named(months, short), major: named(starts(window, 'year', 1, zone), yearOf) };
    }
    case 'year':
      return { minor: named(starts(window, 'year', step.by, zone).filter(inside), yearOf), major: [] };
  }
}

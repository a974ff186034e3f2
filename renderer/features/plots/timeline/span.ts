/** From a date as it is known to the stretch of time that it can mean. */
import { TZDate } from '@date-fns/tz';
import { DEFAULT_ZONE, partsIn } from '../../../ui/dates.ts';
import type { Placed, Span, TimelineItem } from './types.ts';

export const DAY_MS = 86_400_000;
/** An approximate date without an end is drawn a fortnight to either side: a convention of this chart, said in its key. */
export const APPROXIMATE_MS = 14 * DAY_MS;

/** Start of a calendar day in a zone; `day` may run over, as in day 32. `month` is 1 to 12 (13 is January after). */
export function startOfDay(year: number, month: number, day: number, zone: string = DEFAULT_ZONE): number {
  return new TZDate(year, month - 1, day, zone).getTime();
}

function precise(instant: number, precision: TimelineItem['precision'], zone: string): Span {
  const { year, month, day } = partsIn(zone, instant);
  switch (precision) {
    case 'minute':
      return { start: instant, end: instant };
    case 'day':
      return { start: startOfDay(year, month, day, zone), end: startOfDay(year, month, day + 1, zone) };
    case 'month':
      return { start: startOfDay(year, month, 1, zone), end: startOfDay(year, month + 1, 1, zone) };
    case 'year':
      return { start: startOfDay(year, 1, 1, zone), end: startOfDay(year + 1, 1, 1, zone) };
    case 'approximate':
      return { start: instant - APPROXIMATE_MS, end: instant + APPROXIMATE_MS };
  }
}

/**
 * The stretch that an item may lie in. A range runs from the earliest its start can mean to the latest its end can mean;
 * an end before the start is ignored. Null when the start cannot be read.
 */
export function spanOf(
  item: Pick<TimelineItem, 'from' | 'to' | 'precision'> & Partial<Pick<TimelineItem, 'toPrecision'>>,
  zone: string = DEFAULT_ZONE,
): Span | null {
  const from = Date.parse(item.from);
  if (Number.isNaN(from)) return null;
  const start = precise(from, item.precision, zone);
  const to = item.to === null ? Number.NaN : Date.parse(item.to);
  if (Number.isNaN(to) || to < from) return start;
  return { start: start.start, end: precise(to, item.toPrecision ?? item.precision, zone).end };
}

/** Items with their place in time, earliest first; items whose date cannot be read are left out and counted. */
export function place<T extends TimelineItem>(
  items: readonly T[],
  zone: string = DEFAULT_ZONE,
): { placed: Placed<T>[]; unreadable: number } {
  const placed = items.flatMap((item): Placed<T>[] => {
    const span = spanOf(item, zone);
    if (span === null) return [];
    const known = Date.parse(item.knownAt);
    const soft = [item.precision, item.toPrecision ?? 'day'].some((known) => known !== 'minute' && known !== 'day');
    return [{ item, ...span, soft, known: Number.isNaN(known) ? span.start : known }];
  });
  placed.sort((a, b) => a.start - b.start || a.end - b.end || (a.item.id < b.item.id ? -1 : 1));
  return { placed, unreadable: items.length - placed.length };
}

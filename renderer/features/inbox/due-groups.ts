/** When things fall due, in the words of a working week. */
import { isoDate } from '../../ui/dates.ts';

export type DueGroup = 'Overdue' | 'Due today' | 'Due this week' | 'Due later';

const DAY_MS = 86_400_000;

/** By the officer's own days; a week is seven of them. */
export function dueGroupOf(dueAt: string, now: number, zone: string): DueGroup {
  const due = Date.parse(dueAt);
  if (due < now) return 'Overdue';
  const day = isoDate(due, zone);
  if (day === isoDate(now, zone)) return 'Due today';
  return day < isoDate(now + 7 * DAY_MS, zone) ? 'Due this week' : 'Due later';
}

/** In the order in which they come, each group once. */
export function groupedByDue<T extends { dueAt: string }>(
  items: readonly T[],
  now: number,
  zone: string,
): { group: DueGroup; items: T[] }[] {
  const groups = Map.groupBy(items, ({ dueAt }) => dueGroupOf(dueAt, now, zone));
  return [...groups].map(([group, list]) => ({ group, items: list }));
}

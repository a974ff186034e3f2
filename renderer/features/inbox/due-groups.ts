/** When things fall due, in the words of a working week. */
import { isoDate } from '../../ui/dates.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.dueGroups;

export type DueGroup = 'Overdue' | 'Due today' | 'Due this week' | 'Due later';

const DAY_MS = 86_400_000;

/** By the officer's own days; a week is seven of them. */
export function dueGroupOf(dueAt: string, now: number, zone: string): DueGroup {
  const due = Date.parse(dueAt);
  if (due < now) return texts.overdue;
  const day = isoDate(due, zone);
  if (day === isoDate(now, zone)) return texts.dueToday;
  return day < isoDate(now + 7 * DAY_MS, zone) ? texts.dueThisWeek : texts.dueLater;
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

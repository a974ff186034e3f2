/** When things fall due, in the words of a working week. */

import { catalogue } from './catalogue.ts';
import { isoDate } from './dates.ts';

const texts = catalogue.dueGroups;

export type DueGroup = (typeof texts)[keyof typeof texts];

const DAY_MS = 86_400_000;
const onlyDay = /^\d{4}-\d{2}-\d{2}$/;

/** `due`: a day (`2026-03-09`), which is over at its end, or an instant. By the officer's own days; a week is seven of them. */
export function dueGroupOf(due: string | null, now: number, zone: string): DueGroup {
  if (due === null) return texts.noDaySet;
  const whole = onlyDay.test(due);
  if (!whole && Date.parse(due) < now) return texts.overdue;
  const day = whole ? due : isoDate(Date.parse(due), zone);
  const today = isoDate(now, zone);
  if (day < today) return texts.overdue;
  if (day === today) return texts.dueToday;
  return day < isoDate(now + 7 * DAY_MS, zone) ? texts.dueThisWeek : texts.dueLater;
}

/** In the order in which they come, each group once. */
export function groupedByDue<T>(
  items: readonly T[],
  dueOf: (item: T) => string | null,
  now: number,
  zone: string,
): { group: DueGroup; items: T[] }[] {
  const groups = Map.groupBy(items, (item) => dueGroupOf(dueOf(item), now, zone));
  return [...groups].map(([group, list]) => ({ group, items: list }));
}

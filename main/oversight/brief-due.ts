/** When a brief is due, by a schedule of days of the calendar. A holiday moves nothing: who gets it expects it on that day. */
import type { BriefSchedule } from '../../preload/contract/briefs.ts';
import { addDays } from '../store/uk-day.ts';

/** 1 for Monday. */
const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** The day of a month, `2026-03`; of a shorter month its last. */
function dayIn(month: string, on: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return `${month}-${String(Math.min(on, last)).padStart(2, '0')}`;
}

/** `2026-03-14` and a day of the month before. */
const monthBefore = (day: string): string => addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7);
const monthAfter = (day: string): string => addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7);

/** The newest day of the schedule that is not after `today`. */
export function lastDay(schedule: BriefSchedule, today: string): string {
  if (schedule.every === 'week') return addDays(today, -((weekdayOf(today) - schedule.on + 7) % 7));
  const here = dayIn(today.slice(0, 7), schedule.on);
  return here <= today ? here : dayIn(monthBefore(today), schedule.on);
}

/** The first day of the schedule after `day`. */
export function dayAfter(schedule: BriefSchedule, day: string): string {
  if (schedule.every === 'week') return addDays(lastDay(schedule, day), 7);
  const here = dayIn(day.slice(0, 7), schedule.on);
  return here > day ? here : dayIn(monthAfter(day), schedule.on);
}

export interface Due {
  /** Since when one is due; `null` where none is. */
  dueSince: string | null;
  nextOn: string;
}

/** `fromDay`: since when the schedule holds, before which nothing was due. `prepared`: the day of the last one, if there is any. */
export function dueOf(schedule: BriefSchedule, fromDay: string, prepared: string | null, today: string): Due {
  const last = lastDay(schedule, today);
  const due = last >= fromDay && (prepared === null || prepared < last);
  return { dueSince: due ? last : null, nextOn: dayAfter(schedule, today) };
}

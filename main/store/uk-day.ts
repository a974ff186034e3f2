/** Calendar days in the United Kingdom: what a "day" is on every screen, chart and rollup. */
import { TZDate } from '@date-fns/tz';

const zone = 'Europe/London';
const known = new Map<string, string>();

const two = (n: number) => String(n).padStart(2, '0');

/** The day on which an instant falls. The zone's offset never changes within an hour, so one answer serves the hour. */
export function ukDay(instant: string): string {
  const hour = instant.slice(0, 13);
  let day = known.get(hour);
  if (day === undefined) {
    const local = new TZDate(`${hour}:00:00.000Z`, zone);
    day = `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
    if (known.size > 50_000) known.clear();
    known.set(hour, day);
  }
  return day;
}

/** The first instant of a day. */
export function startOfUkDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(new TZDate(year ?? 1970, (month ?? 1) - 1, date ?? 1, zone).getTime()).toISOString();
}

/** The day `days` later (or earlier, if negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

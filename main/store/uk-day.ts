/** Calendar days in the United Kingdom: the meaning of "day" on every screen and chart and in every rollup. */
import { TZDate } from '@date-fns/tz';

const zone = 'Europe/London';

const two = (n: number) => String(n).padStart(2, '0');

function localDay(instant: string): string {
  const local = new TZDate(instant, zone);
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
}

/** For a UTC day: the UK day at its start, the UK day at its last hour, and the hour at which the second begins. */
interface Turn {
  first: string;
  last: string;
  from: number;
}
const known = new Map<string, Turn>();

function turnOf(utcDay: string): Turn {
  const at = (hour: number) => localDay(`${utcDay}T${two(hour)}:00:00.000Z`);
  const [first, last] = [at(0), at(23)];
  let from = 24;
  while (first !== last && from > 0 && at(from - 1) === last) from -= 1;
  return { first, last, from };
}

/** The day on which an instant falls. The zone's offset never changes within an hour, so the hour decides. */
export function ukDay(instant: string): string {
  const utcDay = instant.slice(0, 10);
  let turn = known.get(utcDay);
  if (turn === undefined) {
    if (known.size > 20_000) known.clear();
    turn = turnOf(utcDay);
    known.set(utcDay, turn);
  }
  return Number(instant.slice(11, 13)) < turn.from ? turn.first : turn.last;
}

/** The first instant of a day. */
export function startOfUkDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(new TZDate(year ?? 1970, (month ?? 1) - 1, date ?? 1, zone).getTime()).toISOString();
}

/** The instant at which clocks in the United Kingdom show a time (`02:30`) on a day; an hour later where they skip it. */
export function ukInstant(day: string, time: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const [hour, minute] = time.split(':').map(Number);
  return new Date(
    new TZDate(year ?? 1970, (month ?? 1) - 1, date ?? 1, hour ?? 0, minute ?? 0, zone).getTime(),
  ).toISOString();
}

/** The day `days` later (or earlier, if negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

import { monthsInWords } from './words.ts';

/** `2026-03` as `Mar 2026`. */
export function monthLabel(month: string): string {
  const [year, number] = month.split('-');
  return `${monthsInWords[Number(number) - 1] ?? number} ${year}`;
}

/** `Mar 26`, for an axis. */
export function monthTick(month: string): string {
  const [year = '', number] = month.split('-');
  return `${monthsInWords[Number(number) - 1] ?? number} ${year.slice(2)}`;
}

/** First and last day of a month. */
export function daysOf(month: string): { from: string; to: string } {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` };
}

/** Minutes in words: `45 min`, `3 h 20 min`, `2 d 4 h`. */
export function minutes(value: number | null): string {
  if (value === null) return 'not yet';
  const whole = Math.round(value);
  if (whole < 60) return `${whole} min`;
  if (whole < 60 * 48) return `${Math.floor(whole / 60)} h ${whole % 60} min`;
  return `${Math.floor(whole / 1440)} d ${Math.floor((whole % 1440) / 60)} h`;
}

export interface WeekBar {
  /** First day of the seven. */
  from: string;
  to: string;
  /** Mean a day, for each series. */
  perDay: Record<string, number>;
}

/** Days gathered to weeks of seven, counted back from the last day, as a mean a day: 548 bars would be a smear. */
export function weeks<T extends { day: string }>(
  days: readonly T[],
  series: (day: T) => Readonly<Record<string, number>>,
): WeekBar[] {
  const out: WeekBar[] = [];
  for (let end = days.length; end > 0; end -= 7) {
    const part = days.slice(Math.max(0, end - 7), end);
    const first = part[0];
    const last = part.at(-1);
    if (first === undefined || last === undefined) continue;
    const sums: Record<string, number> = {};
    for (const day of part) for (const [name, n] of Object.entries(series(day))) sums[name] = (sums[name] ?? 0) + n;
    const perDay = Object.fromEntries(Object.entries(sums).map(([name, n]) => [name, n / part.length]));
    out.unshift({ from: first.day, to: last.day, perDay });
  }
  return out;
}

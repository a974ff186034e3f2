/** Months in a row, and where in it the reports stand. */

export interface MonthCount {
  /** `2026-03`. */
  month: string;
  n: number;
  closed: number;
}

/** Whole months since the year nought. */
const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

const monthOf = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

/** Where a month stands among months in a row, from 0 for the first to 1 for the last; a single one in the middle. */
export function placesOfMonths(months: readonly string[]): (month: string) => number {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return () => 0;
  const start = numberOf(first);
  const span = numberOf(last) - start;
  return (month) => (span === 0 ? 0.5 : (numberOf(month) - start) / span);
}

export interface Strip {
  /** From the first to the last month. */
  months: number;
  /** One for each report; `at` from 0 for the first month to 1 for the last, `up` its place in the pile of its month. */
  dots: { key: string; at: number; up: number; closed: boolean }[];
  /** Months that are named below, with where they stand. */
  ticks: { month: string; at: number }[];
  /** The highest pile. */
  highest: number;
}

/** More than this many in one month are drawn as this many. */
const pile = 6;
const mostTicks = 6;

/** The dots and the months to be named of reports by month of receipt, the first first. */
export function stripOf(counts: readonly MonthCount[]): Strip {
  const [first, last] = [counts[0], counts.at(-1)];
  if (first === undefined || last === undefined) return { months: 0, dots: [], ticks: [], highest: 0 };
  const start = numberOf(first.month);
  const span = numberOf(last.month) - start;
  const placeOf = placesOfMonths(counts.map(({ month }) => month));
  const dots = counts.flatMap(({ month, n, closed }) => {
    const drawn = Math.min(n, pile);
    // Closed ones are below, so that what is open stands out.
    const hollow = Math.round((closed * drawn) / Math.max(1, n));
    return Array.from({ length: drawn }, (_, up) => ({
      key: `${month} ${up}`,
      at: placeOf(month),
      up,
      closed: up < hollow,
    }));
  });
  const step = Math.max(1, Math.ceil(span / (mostTicks - 1)));
  const named = Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => start + index * step);
  // The last month is always named, in place of one that would stand close by.
  if (span > 0 && named.at(-1) !== start + span) {
    if (start + span - (named.at(-1) ?? start) < step / 2) named.pop();
    named.push(start + span);
  }
  return {
    months: span + 1,
    dots,
    ticks: named.map(monthOf).map((month) => ({ month, at: placeOf(month) })),
    highest: Math.min(pile, Math.max(...counts.map(({ n }) => n))),
  };
}

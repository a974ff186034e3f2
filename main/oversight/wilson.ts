/**
 * How sure a share is that was found in a sample: Wilson's score interval, which stays honest for few cases and for shares near none and
 * all, where the textbook interval says nothing or leaves 0 to 1.
 */
export interface Interval {
  share: number;
  low: number;
  high: number;
}

/** The quantile of the normal distribution that leaves a fortieth on either side. */
const z95 = 1.959963984540054;

/** `hits` of `cases`, with its 95 per cent confidence interval; `null` without a case. */
export function wilson(hits: number, cases: number): Interval | null {
  if (cases <= 0) return null;
  const share = hits / cases;
  const z2 = z95 ** 2;
  const middle = share + z2 / (2 * cases);
  const reach = z95 * Math.sqrt((share * (1 - share)) / cases + z2 / (4 * cases ** 2));
  const whole = 1 + z2 / cases;
  return {
    share,
    low: hits === 0 ? 0 : Math.max(0, (middle - reach) / whole),
    high: hits === cases ? 1 : Math.min(1, (middle + reach) / whole),
  };
}

/** The figures that every evaluation reports. */

export interface Score {
  precision: number;
  recall: number;
  f1: number;
}

export const rounded = (value: number, places = 4): number => Number(value.toFixed(places));

/** A share; where there is nothing at all, it is 1: nothing was missed and nothing was wrong. */
export const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** `found`: how many were named; `wanted`: how many there are; `right`: how many are in both. Shares from 0 to 1. */
export function scoreOf(right: number, found: number, wanted: number): Score {
  return {
    precision: rounded(share(right, found)),
    recall: rounded(share(right, wanted)),
    f1: rounded(share(2 * right, found + wanted)),
  };
}

/** Figures as British readers expect them. */

/** A share of one as `91.3%`. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** At most one decimal: `3,600`, `12.4`. */
export const decimal = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });

/** `1 match`, `1,204 matches`; the plural adds an s unless told. */
export const countOf = (n: number, one: string, several = `${one}s`): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : several}`;

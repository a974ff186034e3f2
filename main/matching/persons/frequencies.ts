/** How common something is among the contributions of a store. */

export interface Frequencies {
  /** Contributions in the store. */
  contributions: number;
  /** How many of them hold a key of `keysOf`. */
  holders(key: string): number;
}

/** As if so many contributions like the usual ones were there besides, so that a small store does not mislead. */
export const besides = 200;

/** Bits that it says when two agree in something that `held` contributions have, and of others the share `usual`. */
export function surprise({ contributions }: Frequencies, held: number, usual: number, beside = besides): number {
  return Math.max(0, Math.log2((contributions + beside) / (Math.max(1, held) + beside * usual)));
}

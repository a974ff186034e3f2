/** A document before it is one: what stands in it, in the order of reading. Nothing here knows of Word. */

export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'text'; text: string }
  /** Label and value, one under another. */
  | { kind: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  /** `shares`: of the width, one for each column; their sum is 100. */
  | { kind: 'table'; head: readonly string[]; shares: readonly number[]; rows: readonly (readonly string[])[] };

export interface Paper {
  title: string;
  /** Stands at the top and the bottom of every page. */
  marking: string;
  /** Who made it, for whom, why: under the title. */
  about: readonly string[];
  /** Caveats and conditions, before anything that they are of. */
  handling: readonly string[];
  /** The receipt, at the foot of every page. */
  receipt: string;
  blocks: readonly Block[];
}

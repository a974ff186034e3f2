/** What the page and the worker that lays charts out say to each other. */

/** From so many spots on by forces alone: the finer way takes a minute for three thousand. */
export const withForces = 1_000;

export interface ToLay {
  id: number;
  seed: number;
  /** `fixed`: stays where it is. */
  spots: readonly { key: string; x: number; y: number; fixed: boolean }[];
  edges: readonly (readonly [string, string])[];
}

export interface Laid {
  id: number;
  places: (readonly [key: string, x: number, y: number])[];
}

/** Who has had an exhibit: the movements that stand, in the order in which they happened. Pure. */

export interface Moved {
  id: number;
  at: string;
  fromWhom: string;
  toWhom: string;
  corrects: number | null;
}

export interface Followed<T extends Moved> {
  movement: T;
  /** Another stands in its place. */
  corrected: boolean;
  /** Whoever gave it is not whoever had it. */
  gap: boolean;
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** In the order in which they happened; of two at one time, as they were recorded. One that was corrected stands beside what replaces it. */
export function follow<T extends Moved>(movements: readonly T[]): Followed<T>[] {
  const corrected = new Set(movements.map(({ corrects }) => corrects));
  const ordered = movements.toSorted((one, other) =>
    one.at === other.at ? one.id - other.id : one.at < other.at ? -1 : 1,
  );
  let holder: string | null = null;
  return ordered.map((movement) => {
    if (corrected.has(movement.id)) return { movement, corrected: true, gap: false };
    const gap = holder !== null && !same(holder, movement.fromWhom);
    holder = movement.toWhom;
    return { movement, corrected: false, gap };
  });
}

/** The last that stands. */
export const lastOf = <T extends Moved>(movements: readonly T[]): T | undefined =>
  follow(movements).findLast(({ corrected }) => !corrected)?.movement;

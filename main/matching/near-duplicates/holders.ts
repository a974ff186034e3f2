/** A few texts that were looked out say nothing about how common a thing is: each is weighed as if among so many at least. */
const leastTexts = 200;

/** Which texts hold each thing, and what holding it says: a thing that few hold says much. */
export class Holders<Key> {
  private readonly counts = new Map<Key, number>();
  private readonly texts: number;

  constructor(sets: readonly ReadonlySet<Key>[]) {
    this.texts = Math.max(sets.length, leastTexts);
    for (const set of sets) for (const key of set) this.counts.set(key, this.of(key) + 1);
  }

  of(key: Key): number {
    return this.counts.get(key) ?? 0;
  }

  /** Held by so few that it is a sign. */
  rare(key: Key): boolean {
    return this.of(key) <= 3 + this.texts / 1000;
  }

  private weight(key: Key): number {
    const telling = Math.log((this.texts + 1) / (this.of(key) + 0.5)) ** 2;
    return this.of(key) > 3 ? telling * 0.3 : telling;
  }

  /** What holding all of these says. */
  weigh(keys: Iterable<Key>): number {
    let sum = 0;
    for (const key of keys) sum += this.weight(key);
    return sum;
  }
}

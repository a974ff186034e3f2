/**
 * How common it is what contributions say of persons. Two are weighed by the contributions that everybody may know of who may see both:
 * those of no compartment, marked no higher than either. So what is hidden from somebody makes nothing that they see look more common.
 */
import { type Frequencies, storedKey } from '../matching/persons/index.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

/** What matching by person reads with. */
export type Reader = Pick<Context, 'db'>;

interface Count {
  compartmentId: number;
  markingRank: number;
  n: number;
}

/** The key under which contributions themselves are counted. */
const everyone = 0;

/** Of how many contributions, by where they belong. */
export class PersonCounts {
  readonly #reader: Reader;
  readonly #counts = new Map<number, Count[]>();

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** Counts those that are not counted yet. */
  async load(keys: readonly number[]): Promise<void> {
    const unknown = [everyone, ...keys].filter((key) => !this.#counts.has(key));
    if (unknown.length === 0) return;
    for (const key of unknown) this.#counts.set(key, []);
    const rows = await this.#reader.db
      .selectFrom('person_key_rollup')
      .select(['key', 'compartmentId', 'markingRank', 'n'])
      .where('key', 'in', inList(unknown))
      .execute();
    for (const { key, ...count } of rows) if (count.n > 0) this.#counts.get(key)?.push(count);
  }

  knows(key: number): boolean {
    return this.#counts.has(key);
  }

  /** Where there are any that the viewer may see. */
  places(): Pick<Count, 'compartmentId' | 'markingRank'>[] {
    return this.#counts.get(everyone) ?? [];
  }

  within(key: number, compartmentId: number, markingRank: number): number {
    const counts = this.#counts.get(key) ?? [];
    return counts.find((one) => one.compartmentId === compartmentId && one.markingRank === markingRank)?.n ?? 0;
  }

  /** Among those of no compartment, up to that marking. */
  open(key: number, upTo: number): number {
    const counts = this.#counts.get(key) ?? [];
    return counts.reduce((sum, one) => (one.compartmentId === 0 && one.markingRank <= upTo ? sum + one.n : sum), 0);
  }

  /** Of all that the viewer may see. */
  visible(key: number): number {
    return (this.#counts.get(key) ?? []).reduce((sum, { n }) => sum + n, 0);
  }

  total(compartmentId: number, markingRank: number): number {
    return this.within(everyone, compartmentId, markingRank);
  }

  /** For weighing, which cannot wait: it gets what is counted, and `missed` says what it asked for besides. */
  frequencies(upTo: number, missed: Set<number>): Frequencies {
    return {
      contributions: this.open(everyone, upTo),
      holders: (key) => {
        const stored = storedKey(key);
        if (!this.knows(stored)) missed.add(stored);
        return this.open(stored, upTo);
      },
    };
  }
}

/** Weighing asks for little that was not counted beforehand; each round counts what it missed. */
const roundsAtMost = 4;

/** Weighs each of these, counts what was missed, and weighs those again of which something was. In their order. */
export async function weighedEach<T, W>(
  counts: PersonCounts,
  all: readonly T[],
  weigh: (one: T, frequencies: (upTo: number) => Frequencies) => W,
): Promise<W[]> {
  const found = new Map<number, W>();
  let open = all.map((one, at) => ({ one, at }));
  for (let round = 0; open.length > 0; round += 1) {
    const missed = new Set<number>();
    open = open.filter(({ one, at }) => {
      const own = new Set<number>();
      found.set(
        at,
        weigh(one, (upTo) => counts.frequencies(upTo, own)),
      );
      for (const key of own) missed.add(key);
      return own.size > 0 && round < roundsAtMost;
    });
    await counts.load([...missed]);
  }
  return [...found].sort(([one], [other]) => one - other).map(([, weighed]) => weighed);
}

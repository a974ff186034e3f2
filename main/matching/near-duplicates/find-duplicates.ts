/** The same event told twice by the same person, or a text that was copied. Another witness of an event is no duplicate. */
import { type Fingerprint, type FingerprintSource, readFingerprint } from './fingerprint.ts';

export interface Duplicate {
  /** Positions, the earlier received first. */
  first: number;
  again: number;
  /** `copy`: the words are the same; `retelling`: other words, the same rare things. */
  how: 'copy' | 'retelling';
  /** 0 to 1, for the order. */
  alike: number;
}

/**
 * What part of the shorter text's shingles, each weighed by how rare it is, the other holds: from `copyFrom` on it is a copy, also
 * inside a letter; from `copyAgainFrom` where the later text says that it was told before, from `forwardedFrom` where it says that it passes
 * on what somebody else wrote. Stock phrases weigh little.
 */
const copyFrom = 0.8;
const copyAgainFrom = 0.55;
const forwardedFrom = 0.65;
/** So few shingles say nothing. */
const leastShingles = 8;
/** The same for rare words, where the later text says that it was told before; so many of them must be shared. */
const retellingFrom = 0.2;
const leastRareWords = 2;
/** Where a number, a plate or an account is shared as well, that says more than words. */
const retellingByAnchorFrom = 0.12;
const leastRareWordsByAnchor = 1;
/** Sketches and words that more texts than these share would make too many candidates, and are no sign. */
const commonest = 24;
const day = 86_400_000;
/** The same person tells again within so many days; a copied post may go round for longer. */
const retoldWithin = 14 * day;
/** One of a row of letters, by its own words. */
const seriesWithin = 60 * day;
/** Milliseconds. */
export const copiedWithin = 60 * day;

/** A few texts that were looked out tell nothing about how common a thing is: among so many each is weighed at least. */
const leastTexts = 200;

/** Which texts hold each thing, and what holding it says: a thing that few hold says much. */
class Holders<Key> {
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

  private sum(keys: Iterable<Key>): number {
    let sum = 0;
    for (const key of keys) sum += this.weight(key);
    return sum;
  }

  /** 0 to 1: what part of the shorter one the other holds too. */
  contained(one: ReadonlySet<Key>, other: ReadonlySet<Key>): number {
    const least = Math.min(this.sum(one), this.sum(other));
    return least === 0 ? 0 : this.sum(shared(one, other)) / least;
  }
}

const shared = <Key>(one: ReadonlySet<Key>, other: ReadonlySet<Key>): Key[] => [...one].filter((key) => other.has(key));

function* pairsSharing<Key>(
  accounts: readonly Fingerprint[],
  keysOf: (account: Fingerprint) => Iterable<Key>,
): Generator<[number, number]> {
  const holders = new Map<Key, number[]>();
  for (const [index, account] of accounts.entries())
    for (const key of keysOf(account)) {
      const list = holders.get(key);
      if (list === undefined) holders.set(key, [index]);
      else list.push(index);
    }
  for (const list of holders.values()) {
    if (list.length > commonest) continue;
    for (const [at, one] of list.entries()) for (const other of list.slice(at + 1)) yield [one, other];
  }
}

/** Pairs that share at least `least` keys, as numbers `one * count + other`. */
function sharingAtLeast(least: number, pairs: Iterable<[number, number]>, count: number): number[] {
  const shared = new Map<number, number>();
  for (const [one, other] of pairs) {
    const key = one * count + other;
    shared.set(key, (shared.get(key) ?? 0) + 1);
  }
  return [...shared].flatMap(([key, times]) => (times >= least ? [key] : []));
}

interface Collection {
  shingles: Holders<number>;
  stems: Holders<string>;
  anchors: Holders<string>;
}

function judge(
  earlier: Fingerprint,
  later: Fingerprint,
  { shingles, stems, anchors }: Collection,
): Pick<Duplicate, 'how' | 'alike'> | null {
  const apart = later.at - earlier.at;
  if (apart > copiedWithin) return null;
  const saidAgain = (later.told.again && apart <= retoldWithin) || (later.told.series && apart <= seriesWithin);
  if (Math.min(earlier.shingles.size, later.shingles.size) >= leastShingles) {
    const alike = shingles.contained(earlier.shingles, later.shingles);
    if (alike >= (saidAgain ? copyAgainFrom : later.told.forwarded ? forwardedFrom : copyFrom))
      return { how: 'copy', alike };
  }
  if (!saidAgain) return null;
  const rare = shared(earlier.stems, later.stems).filter((stem) => stems.rare(stem));
  const anchored = shared(earlier.anchors, later.anchors).some((one) => anchors.rare(one));
  if (rare.length < (anchored ? leastRareWordsByAnchor : leastRareWords)) return null;
  const alike = stems.contained(earlier.stems, later.stems);
  return alike >= (anchored ? retellingByAnchorFrom : retellingFrom) ? { how: 'retelling', alike } : null;
}

const collected = (accounts: readonly Fingerprint[]): Collection => ({
  shingles: new Holders(accounts.map(({ shingles }) => shingles)),
  stems: new Holders(accounts.map(({ stems }) => stems)),
  anchors: new Holders(accounts.map(({ anchors }) => anchors)),
});

/** Of each of `others`, whether it and `told` tell the same twice. In the order of `others`. */
export function isRetelling(
  told: FingerprintSource,
  others: readonly FingerprintSource[],
): (Pick<Duplicate, 'how' | 'alike'> | null)[] {
  const one = readFingerprint(told);
  const rest = others.map(readFingerprint);
  const collection = collected([one, ...rest]);
  return rest.map((other) => (one.at <= other.at ? judge(one, other, collection) : judge(other, one, collection)));
}

/**
 * Pairs of contributions that tell the same twice, most alike first. Candidates share parts of their MinHash sketches, or
 * several rare words; topical likeness alone is never enough. Near the number of texts in cost.
 */
export function findDuplicates(told: readonly FingerprintSource[]): Duplicate[] {
  const accounts = told.map(readFingerprint);
  const collection = collected(accounts);
  const rare = ({ stems }: Fingerprint): string[] => [...stems].filter((stem) => collection.stems.rare(stem));
  const count = accounts.length;
  const candidates = new Set([
    ...sharingAtLeast(
      3,
      pairsSharing(accounts, (account) => account.sketch),
      count,
    ),
    ...sharingAtLeast(leastRareWords, pairsSharing(accounts, rare), count),
    ...sharingAtLeast(
      1,
      pairsSharing(accounts, ({ anchors }) => anchors),
      count,
    ),
  ]);
  return [...candidates]
    .flatMap((key): Duplicate[] => {
      const one = Math.floor(key / count);
      const other = key % count;
      const [a, b] = [accounts[one], accounts[other]];
      if (a === undefined || b === undefined) return [];
      const [first, again, verdict] =
        a.at <= b.at ? [one, other, judge(a, b, collection)] : [other, one, judge(b, a, collection)];
      return verdict === null ? [] : [{ first, again, ...verdict }];
    })
    .sort((one, other) => other.alike - one.alike);
}

/** The same event told twice by the same person, or a text that was copied. Another witness of an event is no duplicate. */
import { type Fingerprint, type FingerprintSource, readFingerprint } from './fingerprint.ts';
import type { Holders } from './holders.ts';
import { type Collection, collected, copiedWithin, judge, leastRareShingles, type Verdict } from './judge.ts';

export interface Duplicate extends Verdict {
  /** Positions, the earlier received first. */
  first: number;
  again: number;
}

/** Of each of `others`, whether it and `told` tell the same twice. In the order of `others`. */
export function isRetelling(told: FingerprintSource, others: readonly FingerprintSource[]): (Verdict | null)[] {
  const one = readFingerprint(told);
  const rest = others.map(readFingerprint);
  const collection = collected([one, ...rest]);
  return rest.map((other) => (one.at <= other.at ? judge(one, other, collection) : judge(other, one, collection)));
}

/** Which of the accounts seen so far hold a thing, as far as it is rare. */
class Seen<Key> {
  private readonly places = new Map<Key, number[]>();
  private readonly holders: Holders<Key>;

  constructor(holders: Holders<Key>) {
    this.holders = holders;
  }

  add(keys: Iterable<Key>, place: number): void {
    for (const key of keys) {
      if (!this.holders.rare(key)) continue;
      const list = this.places.get(key);
      if (list === undefined) this.places.set(key, [place]);
      else list.push(place);
    }
  }

  /** How many of `keys` each earlier account has, from `place` on. */
  sharing(keys: Iterable<Key>, place: number): Map<number, number> {
    const found = new Map<number, number>();
    for (const key of keys)
      for (const one of this.places.get(key) ?? []) if (one >= place) found.set(one, (found.get(one) ?? 0) + 1);
    return found;
  }
}

interface SeenSoFar {
  shingles: Seen<number>;
  stems: Seen<string>;
  anchors: Seen<string>;
}

const having = (least: number, shared: ReadonlyMap<number, number>): number[] =>
  [...shared].flatMap(([place, count]) => (count >= least ? [place] : []));

/** Earlier accounts, from `place` on, that have enough in common with this one to be looked at. */
function candidates(account: Fingerprint, { shingles, stems, anchors }: SeenSoFar, place: number): Set<number> {
  const found = new Set(having(leastRareShingles, shingles.sharing(account.shingles, place)));
  if (!account.told.again && !account.told.series) return found;
  for (const one of having(2, stems.sharing(account.stems, place))) found.add(one);
  for (const one of having(1, anchors.sharing(account.anchors, place))) found.add(one);
  return found;
}

/** An account that is told again repeats one other: beside a copy, what is alike in other words is not meant. */
function meant(verdicts: readonly Duplicate[]): readonly Duplicate[] {
  const copies = verdicts.filter(({ how }) => how === 'copy');
  return copies.length > 0 ? copies : verdicts;
}

/**
 * Pairs of contributions that tell the same twice, most alike first. Candidates share rare parts of their wording, or several rare
 * words; topical likeness alone is never enough. Near the number of texts in cost.
 */
export function findDuplicates(told: readonly FingerprintSource[]): Duplicate[] {
  const accounts = told
    .map((source, place) => ({ place, account: readFingerprint(source) }))
    .sort((one, other) => one.account.at - other.account.at || one.place - other.place);
  const collection: Collection = collected(accounts.map(({ account }) => account));
  const seen: SeenSoFar = {
    shingles: new Seen(collection.shingles),
    stems: new Seen(collection.stems),
    anchors: new Seen(collection.anchors),
  };
  let oldest = 0;
  return accounts
    .flatMap(({ place: again, account }, at) => {
      while ((accounts[oldest]?.account.at ?? 0) < account.at - copiedWithin) oldest += 1;
      const found = [...candidates(account, seen, oldest)].flatMap((one): Duplicate[] => {
        const earlier = accounts[one];
        const verdict = earlier === undefined ? null : judge(earlier.account, account, collection);
        return earlier === undefined || verdict === null ? [] : [{ first: earlier.place, again, ...verdict }];
      });
      seen.shingles.add(account.shingles, at);
      seen.stems.add(account.stems, at);
      seen.anchors.add(account.anchors, at);
      return meant(found);
    })
    .sort((one, other) => other.alike - one.alike);
}

/** Whether two accounts tell the same twice. */
import type { Fingerprint } from './fingerprint.ts';
import { Holders } from './holders.ts';

export interface Verdict {
  /** `copy`: the words are the same; `retelling`: other words, the same rare things. */
  how: 'copy' | 'retelling';
  /** 0 to 1, for the order. */
  alike: number;
}

/**
 * What part of the shorter text's shingles the other holds: from `copyFrom` on it is a copy, even inside a letter; from
 * `copyAgainFrom` where the later text says that it was told not long before, from `relayedFrom` where it says that it passes on what
 * somebody else wrote, or is one of a series of letters.
 */
const copyFrom = 0.8;
const copyAgainFrom = 0.5;
const relayedFrom = 0.65;
/** Fewer shingles say nothing. */
const leastShingles = 8;
/**
 * Two texts made of the same stock phrases are no copies: at least this many of the shingles they share must be rare, and more where
 * the later text does not say that it repeats anything.
 */
export const leastRareShingles = 5;
const leastRareShinglesUnsaid = 12;
/** What part of the rare words makes a retelling, where the later text says that it was told before, and how many must be shared. */
const retellingFrom = 0.2;
const leastRareWords = 2;
/** The same where a number, a plate or an account is shared as well, which says more than words. */
const retellingByAnchorFrom = 0.12;
const leastRareWordsByAnchor = 1;

const day = 86_400_000;
/** The same person tells again within this time; a copied post may go round for longer. */
const retoldWithin = 14 * day;
/** One of a series of letters, by its own words. */
const seriesWithin = 60 * day;
/** Milliseconds. */
export const copiedWithin = 60 * day;

/** How common everything is among the texts that are compared. */
export interface Collection {
  shingles: Holders<number>;
  stems: Holders<string>;
  anchors: Holders<string>;
}

export const collected = (accounts: readonly Fingerprint[]): Collection => ({
  shingles: new Holders(accounts.map(({ shingles }) => shingles)),
  stems: new Holders(accounts.map(({ stems }) => stems)),
  anchors: new Holders(accounts.map(({ anchors }) => anchors)),
});

const shared = <Key>(one: ReadonlySet<Key>, other: ReadonlySet<Key>): Key[] => [...one].filter((key) => other.has(key));

/** A message that goes round is held whole by the same texts; stock phrases are held some here and some there. */
function goesRound(common: readonly number[], shingles: Holders<number>): boolean {
  const counts = common.map((shingle) => shingles.of(shingle)).sort((one, other) => one - other);
  const at = (part: number): number => counts[Math.floor((counts.length - 1) * part)] ?? 0;
  return at(0.1) >= at(0.9) * 0.8;
}

function judgeCopy(earlier: Fingerprint, later: Fingerprint, { shingles }: Collection): Verdict | null {
  const shorter = Math.min(earlier.shingles.size, later.shingles.size);
  if (shorter < leastShingles) return null;
  const common = shared(earlier.shingles, later.shingles);
  const alike = common.length / shorter;
  const again = later.told.again && later.at - earlier.at <= retoldWithin;
  const relays = later.told.forwarded || later.told.series;
  if (alike < (again ? copyAgainFrom : relays ? relayedFrom : copyFrom)) return null;
  const rare = common.filter((shingle) => shingles.rare(shingle)).length;
  const least = again || relays ? leastRareShingles : leastRareShinglesUnsaid;
  return rare >= least || goesRound(common, shingles) ? { how: 'copy', alike } : null;
}

/** What both texts say about telling is not part of what they tell. */
function judgeRetelling(earlier: Fingerprint, later: Fingerprint, { stems, anchors }: Collection): Verdict | null {
  const common = shared(earlier.stems, later.stems).filter(
    (stem) => !earlier.aboutTelling.has(stem) || !later.aboutTelling.has(stem),
  );
  const rare = common.filter((stem) => stems.rare(stem));
  const anchored = shared(earlier.anchors, later.anchors).some((one) => anchors.rare(one));
  if (rare.length < (anchored ? leastRareWordsByAnchor : leastRareWords)) return null;
  const least = Math.min(stems.weigh(earlier.stems), stems.weigh(later.stems));
  const alike = least === 0 ? 0 : stems.weigh(common) / least;
  return alike >= (anchored ? retellingByAnchorFrom : retellingFrom) ? { how: 'retelling', alike } : null;
}

/** The later account says that it was told before, no longer ago than people wait before they tell again. */
const saysAgain = ({ told }: Fingerprint, apart: number): boolean =>
  (told.again && apart <= retoldWithin) || (told.series && apart <= seriesWithin);

/** `null` where the two tell different things, or the same independently. */
export function judge(earlier: Fingerprint, later: Fingerprint, collection: Collection): Verdict | null {
  const apart = later.at - earlier.at;
  if (apart > copiedWithin) return null;
  const copy = judgeCopy(earlier, later, collection);
  return copy ?? (saysAgain(later, apart) ? judgeRetelling(earlier, later, collection) : null);
}

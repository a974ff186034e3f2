/** Which records are the same person's, in the manner of Fellegi and Sunter: each feature adds or takes away. */
import { candidatePairs } from './blocking.ts';
import { compareRecords, type Level, type ReadRecord, readRecord } from './levels.ts';
import { type Feature, features, type PersonRecord } from './record.ts';
import { shippedWeights, type Weights } from './weights.ts';

/**
 * Bits of evidence from which two records are taken for one person's. Before any evidence, the odds that two records of a
 * register of some thousands are one person's are about one in 2^12; the one bit more asks for odds on.
 */
export const linkFrom = 13;

export interface Link {
  /** Positions of the records, the lower one first. */
  one: number;
  other: number;
  /** Bits. */
  points: number;
}

export interface Matched {
  links: Link[];
  /** Positions of the records of one person, for persons with more than one record. */
  groups: number[][];
  /** Those that were used. */
  weights: Weights;
}

export interface MatchOptions {
  /** Whether the national number may be looked at. */
  withNumber: boolean;
  /** Position of the second register's first record; null for a single register, which is searched for duplicates. */
  boundary: number | null;
  weights?: Weights;
}

/** How often a value is held. As if a thousand records like the sample's were there besides, so that small registers do not mislead. */
class Frequencies {
  private readonly counts = new Map<string, number>();
  private readonly known = new Map<Feature, number>();

  constructor(records: readonly ReadRecord[]) {
    for (const { values } of records)
      for (const feature of features) {
        const value = values[feature];
        if (value === '') continue;
        this.counts.set(`${feature} ${value}`, (this.counts.get(`${feature} ${value}`) ?? 0) + 1);
        this.known.set(feature, (this.known.get(feature) ?? 0) + 1);
      }
  }

  /** The share of other records that hold the value which these two agree on. */
  share(feature: Feature, value: string, usual: number): number {
    const others = Math.max(0, (this.counts.get(`${feature} ${value}`) ?? 0) - 2);
    return (others + 1000 * usual) / (Math.max(0, (this.known.get(feature) ?? 0) - 2) + 1000);
  }
}

function pointsOf(a: ReadRecord, compared: readonly Level[], frequencies: Frequencies, options: MatchOptions): number {
  const { shares } = options.weights ?? shippedWeights;
  let points = 0;
  for (const [at, feature] of features.entries()) {
    const level = compared[at] ?? 'missing';
    if (level === 'missing' || (feature === 'nationalNumber' && !options.withNumber)) continue;
    const share = shares[feature][level];
    if (share === undefined) continue;
    const { person, strangers } = share;
    const chance = level === 'same' ? frequencies.share(feature, a.values[feature], strangers) : strangers;
    points += Math.log2(person / chance);
  }
  return points;
}

/** Records that are linked directly or through others. */
function groupsOf(count: number, links: readonly Link[]): number[][] {
  const parents = Array.from({ length: count }, (_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] ?? at] ?? at;
      at = parents[at] ?? at;
    }
    return at;
  };
  for (const { one, other } of links) parents[rootOf(other)] = rootOf(one);
  const groups = new Map<number, number[]>();
  for (let index = 0; index < count; index += 1) {
    const root = rootOf(index);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [index]);
    else group.push(index);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/**
 * Links records by `linkFrom` and gathers them to persons. No feature is ethnicity, religion or nationality. Blocks of more
 * than 120 records that share one key are left out, so the cost stays near the number of records.
 */
export function matchPeople(records: readonly PersonRecord[], options: MatchOptions): Matched {
  const read = records.map(readRecord);
  const frequencies = new Frequencies(read);
  const links: Link[] = [];
  for (const [one, other] of candidatePairs(read, options.withNumber, options.boundary)) {
    const a = read[one];
    const b = read[other];
    if (a === undefined || b === undefined) continue;
    const points = pointsOf(a, compareRecords(a, b), frequencies, options);
    if (points >= linkFrom) links.push({ one, other, points });
  }
  return { links, groups: groupsOf(records.length, links), weights: options.weights ?? shippedWeights };
}

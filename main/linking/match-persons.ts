/**
 * One contribution against all others, by the persons that they speak of. Those to compare are looked for among records of one standing at a
 * time, so that whether two are compared depends on nothing that somebody who may see both may not see.
 */
import type { MatchStrength } from '../../preload/contract/vocabulary.ts';
import {
  candidatesFor,
  compareContributions,
  keysOf,
  keysToFollow,
  type PersonMatch,
  type ReadContribution,
  storedKey,
} from '../matching/persons/index.ts';
import { inList } from '../store/sql.ts';
import { PersonCounts, type Reader, weighedEach } from './person-counts.ts';
import { keysRead, personsOf } from './read-persons.ts';

/** A contribution as it is compared. */
export interface Compared {
  /** `null` for a text that is being typed. */
  id: number | null;
  /** `null`: the last. */
  receiptOrder: number | null;
  markingRank: number;
  compartmentId: number;
  read: ReadContribution;
}

/** One that is recorded. */
export type Recorded = Compared & { id: number; receiptOrder: number };

export interface FoundMatch {
  other: Recorded;
  /** Whether the other one was received before. */
  earlier: boolean;
  strength: MatchStrength;
  match: PersonMatch;
}

/** Of those that merely may be meant, so many are kept of each standing: the likeliest. */
const possibleAtMost = 8;

/** A number that is one person's is worth showing whatever else is said, unless something speaks against it. */
function strengthOf({ strength, unique, contradicted, reasons }: PersonMatch): MatchStrength | null {
  if (strength !== 'none') return strength;
  if (!unique) return null;
  const against = contradicted || reasons.some(({ bits }) => bits <= -4);
  const shared = reasons.some(({ kind, bits }) => kind !== 'word' && bits >= 10);
  return shared && !against ? 'probable' : 'possible';
}

interface Place {
  compartmentId: number;
  markingRank: number;
}

/** Those of one standing that share most with these keys. */
async function candidatesIn(
  { db }: Reader,
  counts: PersonCounts,
  keys: readonly string[],
  { compartmentId, markingRank }: Place,
  without: number | null,
): Promise<number[]> {
  const stored = new Map(keys.map((key) => [key, storedKey(key)]));
  const count = (key: string): number => counts.within(stored.get(key) ?? 0, compartmentId, markingRank);
  const follow = keysToFollow(keys, count).map(({ key }) => stored.get(key) ?? 0);
  if (follow.length === 0) return [];
  const rows = await db
    .selectFrom('person_key')
    .select(['key', 'contributionId'])
    .where('key', 'in', inList(follow))
    .where('compartmentId', '=', compartmentId)
    .where('markingRank', '=', markingRank)
    .execute();
  const holders = Map.groupBy(rows, ({ key }) => key);
  return candidatesFor(keys, {
    contributions: counts.total(compartmentId, markingRank),
    count,
    holders: (key) =>
      (holders.get(stored.get(key) ?? 0) ?? []).flatMap(({ contributionId }) =>
        contributionId === without ? [] : [contributionId],
      ),
  });
}

const columns = ['id', 'text', 'receivedAt', 'receiptOrder', 'markingRank', 'compartmentId'] as const;

/** Those of these contributions that the viewer may see, as they are compared. */
export async function comparedOnes({ db }: Reader, ids: readonly number[]): Promise<Recorded[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('contribution').select(columns).where('id', 'in', inList(ids)).execute();
  return rows.map(({ text, receivedAt, ...row }) => ({ ...row, read: personsOf(text, receivedAt) }));
}

/** How one matches each of the others. In their order. */
export async function compareEach(
  reader: Reader,
  one: Compared,
  others: readonly Compared[],
  counts = new PersonCounts(reader),
): Promise<PersonMatch[]> {
  if (others.length === 0) return [];
  await counts.load(others.flatMap(({ read }) => keysRead(read)));
  return weighedEach(counts, others, (other, frequencies) =>
    compareContributions(one.read, other.read, frequencies(Math.max(one.markingRank, other.markingRank))),
  );
}

const isEarlier = (other: Recorded, one: Compared): boolean =>
  one.receiptOrder === null || other.receiptOrder < one.receiptOrder;

/** All that are at least probable, and the likeliest of the rest: whether one is among them depends on those of its own standing alone. */
function worthKeeping(found: readonly FoundMatch[]): FoundMatch[] {
  const possible = new Map<string, number>();
  return found.filter(({ strength, other: { compartmentId, markingRank } }) => {
    if (strength !== 'possible') return true;
    const place = `${compartmentId} ${markingRank}`;
    const n = (possible.get(place) ?? 0) + 1;
    possible.set(place, n);
    return n <= possibleAtMost;
  });
}

/** The likeliest first. */
export async function matchPersons(reader: Reader, one: Compared): Promise<FoundMatch[]> {
  const keys = keysOf(one.read);
  if (keys.length === 0) return [];
  const counts = new PersonCounts(reader);
  await counts.load(keys.map(storedKey));
  const ids: number[] = [];
  for (const place of counts.places()) ids.push(...(await candidatesIn(reader, counts, keys, place, one.id)));
  const others = await comparedOnes(reader, ids);
  const matches = await compareEach(reader, one, others, counts);
  const found = others.flatMap((other, at): FoundMatch[] => {
    const match = matches[at];
    const strength = match === undefined ? null : strengthOf(match);
    if (match === undefined || strength === null) return [];
    return [{ other, earlier: isEarlier(other, one), strength, match }];
  });
  found.sort((a, b) => b.match.bits - a.match.bits || a.other.id - b.other.id);
  return worthKeeping(found);
}

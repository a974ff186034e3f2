/**
 * Contributions that name somebody as this name sounds or may be spelt: for a subject of an investigation, an entry of a watch-list, a search.
 * Only names are compared; whoever looks decides whether it is the same person.
 */
import {
  candidatesFor,
  keysOf,
  keysToFollow,
  type PersonMatch,
  type ReadContribution,
  readName,
  storedKey,
} from '../matching/persons/index.ts';
import { inList } from '../store/sql.ts';
import { comparedOnes, compareEach, type Recorded } from './match-persons.ts';
import { PersonCounts, type Reader } from './person-counts.ts';

export interface NamedLike {
  contributionId: number;
  receiptOrder: number;
  /** As it is written there. */
  written: string;
}

/** Contributions that are looked through for one name, by its rarest keys: what all of whose keys are common is not looked for. */
const lookedThrough = 600;
/** Texts that are read for one name. */
const comparedAtMost = 16;
/** Bits from which two names of several words agree in more than what is common. */
const likeFrom = 7;

export interface Asked {
  name: string;
  read: ReadContribution;
  keys: string[];
}

/** A name as it is looked for, with its keys; nothing where it is no name. */
export const asked = (name: string): Asked[] => {
  const read = readName(name);
  return read === null ? [] : [{ name, read, keys: keysOf(read).filter((key) => !key.startsWith('c:')) }];
};

/** What is written there, where at least two words of it agree. */
export function writtenAs(match: PersonMatch): string | null {
  const name = match.reasons.find(({ kind }) => kind === 'name');
  if (name === undefined || name.bits < likeFrom || (name.how ?? []).length < 2) return null;
  return match.reasons.some(({ kind }) => kind === 'other name') ? null : name.other;
}

/** Contributions that have the keys, and came after the one with the number `after`. */
async function holdersOf({ db }: Reader, keys: readonly number[], after: number): Promise<Map<number, number[]>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('person_key')
    .select(['key', 'contributionId'])
    .where('key', 'in', inList(keys))
    .where('contributionId', '>', after)
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ key }) => key)].map(([key, all]) => [
      key,
      all.map(({ contributionId }) => contributionId),
    ]),
  );
}

/**
 * By name; names of one word, and what is no name, are left out. `after`: only contributions with a higher number; `atMost`: so many texts are
 * read for each.
 */
export async function namedLike(
  reader: Reader,
  names: readonly string[],
  { after = 0, atMost = comparedAtMost }: { after?: number; atMost?: number } = {},
): Promise<Map<string, NamedLike[]>> {
  const found = new Map<string, NamedLike[]>();
  const all = [...new Set(names)].flatMap(asked);
  if (all.length === 0) return found;
  const counts = new PersonCounts(reader);
  await counts.load(all.flatMap(({ keys }) => keys.map(storedKey)));
  const count = (key: string): number => counts.visible(storedKey(key));
  const follow = new Set(
    all.flatMap(({ keys }) => keysToFollow(keys, count, lookedThrough).map(({ key }) => storedKey(key))),
  );
  const holders = await holdersOf(reader, [...follow], after);
  const index = {
    contributions: counts.visible(0),
    count,
    holders: (key: string) => holders.get(storedKey(key)) ?? [],
  };
  const candidates = new Map(all.map((one) => [one.name, candidatesFor(one.keys, index, atMost)]));
  const texts = new Map<number, Recorded>(
    (await comparedOnes(reader, [...new Set([...candidates.values()].flat())])).map((one) => [one.id, one]),
  );
  for (const { name, read } of all) {
    const others = (candidates.get(name) ?? []).flatMap((id) => texts.get(id) ?? []);
    const one = { id: null, receiptOrder: null, markingRank: 0, compartmentId: 0, read };
    const matches = await compareEach(reader, one, others, counts);
    const like = others.flatMap(({ id, receiptOrder }, at): NamedLike[] => {
      const match = matches[at];
      const written = match === undefined ? null : writtenAs(match);
      return written === null ? [] : [{ contributionId: id, receiptOrder, written }];
    });
    found.set(name, like);
  }
  return found;
}

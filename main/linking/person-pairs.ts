/** Pairs of contributions that may speak of one person: kept as they came in, or found when somebody looks where they were not matched. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { MatchStrength } from '../../preload/contract/vocabulary.ts';
import type { PersonMatch } from '../matching/persons/index.ts';
import type { Context } from '../store/use-case.ts';
import { comparedOnes, compareEach, type FoundMatch, matchPersons, type Recorded } from './match-persons.ts';

export interface Pair {
  otherId: number;
  /** Whether the other one was received before. */
  earlier: boolean;
  strength: MatchStrength;
  /** `null` where it was not compared anew. */
  match: PersonMatch | null;
}

interface Kept {
  otherId: number;
  earlier: boolean;
  strength: MatchStrength;
}

/** More than these are not shown; the likeliest are. */
const shownAtMost = 100;

/** Throws NOT_FOUND. */
export async function recordedOne(context: Pick<Context, 'db'>, id: number): Promise<Recorded> {
  const [one] = await comparedOnes(context, [id]);
  if (one === undefined) throw new VigilError('NOT_FOUND');
  return one;
}

/** The likeliest first: one more than is shown, so that somebody can say that there are others. */
async function keptPairs({ db }: Context, id: number): Promise<Kept[]> {
  const columns = ['contributionId', 'otherId', 'strength', 'bits'] as const;
  const all = db
    .selectFrom('person_pair')
    .select(columns)
    .limit(shownAtMost + 1);
  const before = await all.where('contributionId', '=', id).execute();
  const after = await all.where('otherId', '=', id).orderBy('contributionId', 'desc').execute();
  return [...before, ...after]
    .sort(
      (one, other) => other.bits - one.bits || one.otherId - other.otherId || one.contributionId - other.contributionId,
    )
    .map(({ contributionId, otherId, strength }) =>
      contributionId === id
        ? { otherId, earlier: true, strength }
        : { otherId: contributionId, earlier: false, strength },
    );
}

export async function wasMatched({ db }: Pick<Context, 'db'>, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('person_matched')
    .select('contributionId')
    .where('contributionId', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether it came with an import and is to be matched with all others still. */
export async function waitsToBeMatched({ db }: Pick<Context, 'db'>, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('match_due')
    .select('contributionId')
    .where('contributionId', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

const asPair = ({ other, earlier, strength, match }: FoundMatch): Pair => ({
  otherId: other.id,
  earlier,
  strength,
  match,
});

/** It waits to be matched: found for whoever looks, once where they ask for it several times at once. */
export const matchedNow = (context: Context, one: Recorded): Promise<FoundMatch[]> =>
  context.lookOnce(`matched by person: ${one.id}`, () => matchPersons(context, one));

/**
 * All that is known of one contribution and others. `more`: there are others. `reasonsFor`: with which of the others it is compared anew, to say
 * why; what was found as they came in takes no comparing.
 */
export async function pairsOf(
  context: Context,
  one: Recorded,
  reasonsFor: (otherId: number) => boolean = () => true,
): Promise<{ pairs: Pair[]; more: boolean }> {
  const kept = await keptPairs(context, one.id);
  const shown = kept.slice(0, shownAtMost);
  const others = await comparedOnes(context, shown.map(({ otherId }) => otherId).filter(reasonsFor));
  const matches = await compareEach(context, one, others);
  const compared = new Map(others.map(({ id }, at) => [id, matches[at] ?? null]));
  const pairs = shown.map((pair): Pair => ({ ...pair, match: compared.get(pair.otherId) ?? null }));
  if (!(await wasMatched(context, one.id))) {
    const known = new Set(kept.map(({ otherId }) => otherId));
    const found = (await matchedNow(context, one)).filter(({ other }) => !known.has(other.id));
    pairs.push(...found.map(asPair));
  }
  return { pairs, more: kept.length > shownAtMost };
}

/** What was found of these two; `null` where nothing was. */
export async function standingPair(context: Context, id: number, otherId: number): Promise<Pair | null> {
  const { pairs } = await pairsOf(context, await recordedOne(context, id));
  return pairs.find((pair) => pair.otherId === otherId) ?? null;
}

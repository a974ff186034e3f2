/**
 * Contributions are matched by person as they come in, with all that are there, whoever may see them; what is found is shown to those who
 * may see both (see store/policy.ts). Nothing of it depends on any third record that one of them may not see (match-persons.ts).
 */
import type { Insertable } from 'kysely';
import type { Rows } from '../store/schema.ts';
import type { Context } from '../store/use-case.ts';
import { comparedOnes, matchPersons, type Recorded } from './match-persons.ts';
import type { Reader } from './person-counts.ts';

type PairRow = Insertable<Rows['person_pair_row']>;

/** What was found of some contributions, each matched with all others. */
export interface FoundPairs {
  matched: readonly number[];
  pairs: readonly Omit<PairRow, 'at'>[];
}

async function pairsWith(unrestricted: Reader, one: Recorded): Promise<Omit<PairRow, 'at'>[]> {
  return (await matchPersons(unrestricted, one)).map(({ other, earlier, strength, match }) => {
    const [later, before] = earlier ? [one, other] : [other, one];
    const [mine, theirs] = match.mentions;
    return {
      contributionId: later.id,
      otherId: before.id,
      mention: earlier ? mine : theirs,
      otherMention: earlier ? theirs : mine,
      strength,
      bits: Math.round(match.bits * 10) / 10,
      receiptOrder: later.receiptOrder,
    };
  });
}

/** The same for whoever may know of everything already. */
export async function findPairsAmongAll(unrestricted: Reader, ids: readonly number[]): Promise<FoundPairs> {
  const all = await comparedOnes(unrestricted, ids);
  const pairs: Omit<PairRow, 'at'>[] = [];
  for (const one of all) pairs.push(...(await pairsWith(unrestricted, one)));
  return { matched: all.map(({ id }) => id), pairs };
}

/** Looks for pairs of these with all others, whoever may see them. For nobody's eyes: what is found is kept, and then shown by need to know. */
export const findPairs = (context: Context, ids: readonly number[]): Promise<FoundPairs> =>
  context.withUnrestrictedAccess((unrestricted) => findPairsAmongAll(unrestricted, ids));

/** Rows of one statement. */
const rowsAtOnce = 500;

/** One that is there already stays as it was found first. */
export async function keepPairs(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { matched, pairs }: FoundPairs,
): Promise<void> {
  for (let at = 0; at < pairs.length; at += rowsAtOnce)
    await db
      .insertInto('person_pair_row')
      .values(pairs.slice(at, at + rowsAtOnce).map((pair) => ({ ...pair, at: now })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  if (matched.length > 0)
    await db
      .insertInto('person_matched_row')
      .values(matched.map((contributionId) => ({ contributionId, at: now })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Matches one contribution that comes in, whoever takes it in. */
export async function matchWithOthers(context: Context, contributionId: number): Promise<void> {
  await keepPairs(context, await findPairs(context, [contributionId]));
}

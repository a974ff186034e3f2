/**
 * Contributions are matched by person as they come in, with all that are there, whoever may see them; what is found is shown to those who
 * may see both (see store/policy.ts). Nothing of it depends on any third record that one of them may not see (match-persons.ts).
 */
import type { Context } from '../store/use-case.ts';
import { comparedOnes, matchPersons, type Recorded } from './match-persons.ts';

type Unrestricted = Pick<Context, 'db' | 'now'>;

async function keep({ db, now }: Unrestricted, one: Recorded): Promise<void> {
  const pairs = (await matchPersons({ db }, one)).map(({ other, earlier, strength, match }) => {
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
      at: now,
    };
  });
  if (pairs.length > 0)
    await db
      .insertInto('person_pair_row')
      .values(pairs)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await db
    .insertInto('person_matched_row')
    .values({ contributionId: one.id, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** As somebody who may know of everything: each of these with all others. */
export async function keepPairsOf(unrestricted: Unrestricted, ids: readonly number[]): Promise<void> {
  const all = await comparedOnes(unrestricted, ids);
  all.sort((one, other) => one.receiptOrder - other.receiptOrder);
  for (const one of all) await keep(unrestricted, one);
}

/** Matches one contribution that comes in, whoever takes it in. */
export const keepPairs = (context: Context, contributionId: number): Promise<void> =>
  context.withUnrestrictedAccess((unrestricted) => keepPairsOf(unrestricted, [contributionId]));

/** Contributions of persons who were reported before: kept as pairs when they came in (linking/keep-pairs.ts), and shown by need to know. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from '../store/schema.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

/** For each contribution, how many earlier ones strongly or probably name the same person. */
export async function earlierOf({ db }: Context, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) return new Map();
  const pairs = await db
    .selectFrom('person_pair')
    .select(['contributionId', 'otherId'])
    .where('contributionId', 'in', inList(ids))
    .where('strength', '<>', sql.lit('possible'))
    .execute();
  const apart = await apartFrom({ db }, ids);
  const counts = new Map<number, number>();
  for (const { contributionId, otherId } of pairs)
    if (!apart.has(`${contributionId} ${otherId}`)) counts.set(contributionId, (counts.get(contributionId) ?? 0) + 1);
  return counts;
}

/** Of these, with which others somebody said that they are of different persons. */
async function apartFrom({ db }: Pick<Context, 'db'>, ids: readonly number[]): Promise<ReadonlySet<string>> {
  const decided = db
    .selectFrom('same_person')
    .select(['contributionId', 'otherId'])
    .where('decision', '=', 'different')
    .where('withdrawnAt', 'is', null);
  const rows = [
    ...(await decided.where('contributionId', 'in', inList(ids)).execute()),
    ...(await decided.where('otherId', 'in', inList(ids)).execute()),
  ];
  return new Set(
    rows.flatMap(({ contributionId, otherId }) => [`${contributionId} ${otherId}`, `${otherId} ${contributionId}`]),
  );
}

interface From {
  sort: 'newest' | 'oldest';
  after: number | null;
}

/** The places of such contributions in the order of receipt. */
export async function repeatPlaces({ db }: Context, { sort, after }: From, limit: number): Promise<number[]> {
  const newest = sort === 'newest';
  let query = db
    .selectFrom('person_pair')
    .select('receiptOrder')
    .distinct()
    .where('strength', '<>', sql.lit('possible'))
    .where((eb) => stillTogether(eb))
    .orderBy('receiptOrder', newest ? 'desc' : 'asc')
    .limit(limit);
  if (after !== null) query = query.where('receiptOrder', newest ? '<' : '>', after);
  return (await query.execute()).map(({ receiptOrder }) => receiptOrder);
}

/** Nobody said that the two are of different persons: the one with the lower number stands first there. */
function stillTogether(eb: ExpressionBuilder<Schema, 'person_pair'>): Expression<SqlBool> {
  const decided = (first: 'contributionId' | 'otherId', second: 'contributionId' | 'otherId') =>
    eb.exists(
      eb
        .selectFrom('same_person')
        .select('same_person.id')
        .whereRef('same_person.contributionId', '=', `person_pair.${first}`)
        .whereRef('same_person.otherId', '=', `person_pair.${second}`)
        .where('same_person.decision', '=', 'different')
        .where('same_person.withdrawnAt', 'is', null),
    );
  return eb.not(eb.or([decided('contributionId', 'otherId'), decided('otherId', 'contributionId')]));
}

/** Whether a contribution is one of them. */
export const isRepeat = (eb: ExpressionBuilder<Schema, 'contribution'>): Expression<SqlBool> =>
  eb.exists(
    eb
      .selectFrom('person_pair')
      .select('person_pair.otherId')
      .whereRef('person_pair.contributionId', '=', 'contribution.id')
      .where('person_pair.strength', '<>', sql.lit('possible'))
      .where((pair) => stillTogether(pair)),
  );

/** Contributions by how strongly they match a case: kept as they wait (linking/renew-suggestions.ts), and shown by need to know. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { QueueFilter, QueueRow } from '../../preload/contract/contributions.ts';
import type { MatchStrength } from '../../preload/contract/vocabulary.ts';
import type { Schema } from '../store/schema.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

/** Best first. */
export const strengths: readonly MatchStrength[] = ['strong', 'probable', 'possible'];

export type Match = NonNullable<QueueFilter['match']>;

interface From {
  sort: 'newest' | 'oldest';
  after: number | null;
}

/** For each contribution, the case that it matches best of those that the viewer may see. */
export async function bestMatches(
  { db }: Context,
  ids: readonly number[],
): Promise<ReadonlyMap<number, NonNullable<QueueRow['best']>>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('suggestion')
    .innerJoin('investigation', 'investigation.id', 'suggestion.investigationId')
    .select(['contributionId', 'investigationId', 'operation', 'matchStrength'])
    .where('contributionId', 'in', inList(ids))
    .orderBy('contributionId')
    .orderBy('investigationId')
    .execute();
  const best = new Map<number, NonNullable<QueueRow['best']>>();
  for (const { contributionId, ...one } of rows) {
    const before = best.get(contributionId);
    if (before === undefined || strengths.indexOf(one.matchStrength) < strengths.indexOf(before.matchStrength))
      best.set(contributionId, one);
  }
  return best;
}

/** Of these, those that wait and have not been matched with any case yet, and those of an import that were not matched with other reports. */
export async function notMatchedYet({ db }: Context, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('suggestion_kept')
    .select('contributionId')
    .where('contributionId', 'in', inList(ids))
    .where('keys', 'is', null)
    .execute();
  const due = await db
    .selectFrom('match_due')
    .select('contributionId')
    .where('contributionId', 'in', inList(ids))
    .execute();
  return new Set([...rows, ...due].map(({ contributionId }) => contributionId));
}

/** The places in the order of receipt of what matches some case so strongly, whatever else it matches. */
export async function matchPlaces(
  { db }: Context,
  strength: MatchStrength,
  { sort, after }: From,
  limit: number,
): Promise<number[]> {
  const newest = sort === 'newest';
  let query = db
    .selectFrom('suggestion')
    .select('receiptOrder')
    .distinct()
    .where('matchStrength', '=', strength)
    .orderBy('receiptOrder', newest ? 'desc' : 'asc')
    .limit(limit);
  if (after !== null) query = query.where('receiptOrder', newest ? '<' : '>', after);
  return (await query.execute()).map(({ receiptOrder }) => receiptOrder);
}

function matchesOneOf(
  eb: ExpressionBuilder<Schema, 'contribution'>,
  some: readonly MatchStrength[],
): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('suggestion')
      .select('suggestion.investigationId')
      .whereRef('suggestion.contributionId', '=', 'contribution.id')
      .where('suggestion.matchStrength', 'in', [...some]),
  );
}

/** Whether this is how strongly its best match is. */
export function matchesBest(eb: ExpressionBuilder<Schema, 'contribution'>, match: Match): Expression<SqlBool> {
  if (match === 'none') return eb.not(matchesOneOf(eb, strengths));
  const better = strengths.slice(0, strengths.indexOf(match));
  const so = matchesOneOf(eb, [match]);
  return better.length === 0 ? so : eb.and([so, eb.not(matchesOneOf(eb, better))]);
}

/** By which versions of the rules contributions have the outcome that they have, in words for a file. */
import { DecidedUnder, versionInWords } from '../../preload/contract/rule-shapes.ts';
import { inList } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';

/** "sign-off rule version 3, rule on repeats version 2". */
const inWords = (kept: string): string => DecidedUnder.parse(JSON.parse(kept)).map(versionInWords).join(', ');

/**
 * By contribution: the last decision of those that stand, and the rules it was made by. Left out: those without one, and those that were opened
 * again or linked since.
 */
export async function decidedUnderOf({ db }: Context, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('change')
    .innerJoin('contribution', 'contribution.id', 'change.contributionId')
    .select(['change.contributionId', 'change.what', 'change.at', 'change.decidedUnder'])
    .where('change.contributionId', 'in', inList(ids))
    .where('change.decidedUnder', 'is not', null)
    .where('change.undoneAt', 'is', null)
    .where('contribution.state', 'not in', ['untriaged', 'linked'])
    .orderBy('change.id')
    .execute();
  return new Map(
    rows.flatMap(({ contributionId, what, at, decidedUnder }) =>
      decidedUnder === null ? [] : [[contributionId, `${what}, ${ukDay(at)}: ${inWords(decidedUnder)}`]],
    ),
  );
}

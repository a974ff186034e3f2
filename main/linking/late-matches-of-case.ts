/**
 * What came in before it meant anything: contributions that hold a number, a plate, an address or a name which an investigation holds by
 * now, and that nobody has linked to it or ruled out. Looked for when somebody looks, so that nothing has to be told to anybody when an
 * investigation learns something.
 */
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import { receivedPrecisions } from '../contributions/received-precision.ts';
import { requireInvestigation } from '../investigations/require.ts';
import { inList } from '../store/sql.ts';
import type { UseCase } from '../store/use-case.ts';
import { holdOf } from './late-matches.ts';
import { findsByName, findsOf, sought } from './retrospective-search.ts';

/** Newest first. Throws NOT_FOUND. */
export const lateMatchesOfCase: UseCase<'linking.lateMatchesOfCase'> = async (context, { investigationId, limit }) => {
  await requireInvestigation(context, investigationId);
  const written = await findsOf(context, await sought(context, [investigationId]));
  const holding = Map.groupBy(
    [...written, ...(await findsByName(context, [investigationId], written))],
    (find) => find.contributionId,
  );
  if (holding.size === 0) return { found: [], more: false };
  const rows = await context.db
    .selectFrom('contribution')
    .select(['id', 'reference', 'receivedAt', 'state', textStart])
    .where('id', 'in', inList([...holding.keys()]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('link')
            .select('link.id')
            .whereRef('link.contributionId', '=', 'contribution.id')
            .where('link.investigationId', '=', investigationId)
            .where('link.withdrawnAt', 'is', null),
        ),
      ),
    )
    .orderBy('receiptOrder', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const precision = await receivedPrecisions(
    context,
    shown.map(({ id }) => id),
  );
  return {
    found: shown.map(({ start, ...row }) => ({
      ...row,
      receivedPrecision: precision(row.id),
      excerpt: excerptOf(start),
      holds: (holding.get(row.id) ?? []).map(holdOf),
    })),
    more: rows.length > limit,
  };
};
